// Which law a family's formulas stand for where they are 0/0: an extreme value law of shape 0 is Gumbel's.
import { number } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { mapSupport } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { without, type DivergenceProblem, type DivergenceResult } from './divergence.ts';

/** The law at the point, without parameters; undefined where the formulas hold there as they are. */
function limitAt(model: StatisticalModel, point: readonly number[] | undefined): StatisticalModel | undefined {
  const { origin, parameters } = model;
  if (origin.kind !== 'family' || point === undefined || model.known.length > 0) return undefined;
  const values = new Map<Expr, Expr>(parameters.map((p, i) => [p.symbol, number(point[i] as number)]));
  const coordinates = origin.coordinates.map((value) => simplify(substitute(value, values)));
  const limit = origin.family.specialCase?.(coordinates);
  if (limit === undefined) return undefined;
  const canonical = limit.family.law(model.law.variables.length);
  const replacements = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, limit.coordinates[i] as Expr]));
  canonical.variables.forEach((x, i) => replacements.set(x, model.law.variables[i] as Expr));
  return {
    ...model,
    parameters: [],
    positive: [],
    point: [],
    versus: undefined,
    law: {
      name: 'custom',
      measure: canonical.measure,
      variables: model.law.variables,
      support: mapSupport(canonical.support, (bound) => substitute(bound, replacements)),
      logDensity: substitute(canonical.logDensity, replacements),
    },
    origin: { kind: 'family', family: limit.family, canonical, coordinates: limit.coordinates },
  };
}

const known = new WeakMap<DivergenceProblem, { readonly limiting: DivergenceProblem | undefined }>();

/** The problem with such laws in their places, one for each problem; undefined where neither point asks for one. */
export function withLimits(problem: DivergenceProblem): DivergenceProblem | undefined {
  let found = known.get(problem);
  if (found === undefined) known.set(problem, (found = { limiting: replaced(problem) }));
  return found.limiting;
}

function replaced(problem: DivergenceProblem): DivergenceProblem | undefined {
  const { model, other, theta, thetaPrime } = problem;
  const [first, second] = [limitAt(model, theta), limitAt(other, thetaPrime)];
  if (theta === undefined || thetaPrime === undefined || (first ?? second) === undefined) return undefined;
  return {
    ...problem,
    ...(first === undefined ? {} : { model: first, theta: [] }),
    ...(second === undefined ? {} : { other: second, primed: [], thetaPrime: [] }),
  };
}

/** Its formula is one of the limit only, and not shown. */
export const ofLimit = (result: DivergenceResult): DivergenceResult =>
  result.value === undefined || result.errorBound === undefined
    ? without(
        result.status === 'infinite' || result.status === 'undefined' ? result.status : 'unresolved',
        result.reason ?? limitOnly,
      )
    : {
        status: 'numeric',
        reason: limitOnly,
        expression: undefined,
        value: result.value,
        errorBound: result.errorBound,
      };

const limitOnly = 'The general formula is 0/0 at one of the points: the number is of the law that is the limit there.';

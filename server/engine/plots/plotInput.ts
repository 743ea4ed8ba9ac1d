// The functions that plots draw, compiled from the results for a model at the writer's point.
import { Budget, unlessSpent } from '../base/budget.ts';
import { multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import type { FurtherResults } from '../furtherResults.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { bestValue, type FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import type { JeffreysPrior } from '../priors/priorResults.ts';
import { descentInput } from './descentInput.ts';
import { divergenceInput } from './divergenceInput.ts';
import { ladderInput } from './ladderInput.ts';
import type { PlotInput, PlotPrior } from './plotProblem.ts';

/** An integral less exact than this, relative to the size of the information, is not drawn. */
const leastAccuracy = 1e-4;
/** Of all informations that are integrals together. */
const steps = 500_000;

/** Undefined where there is no point, a known symbol has no value, or the law is no density. */
export function plotInput(results: ModelResults, further: FurtherResults): PlotInput | undefined {
  const { model, information, isDensity, algebra } = results;
  const { point, known, versus } = model;
  if (!isDensity) return undefined;
  const knownValues = known.map((s) => model.knownValues.get(s));
  if (point === undefined || !knownValues.every((v) => v !== undefined)) return undefined;
  const parameters = model.parameters.map((p) => ({
    name: p.symbol.name,
    lower: p.symbol.domain.lower,
    upper: p.symbol.domain.upper,
  }));
  const observation = observationInput(model, information, [...point, ...knownValues]);
  const isOwn = versus !== undefined && model.other === undefined && versus.some((v, i) => v !== point[i]);
  const informationAt = closedInformationAt(model, information, knownValues);
  return {
    parameters,
    point,
    ...(isOwn ? { versus } : {}),
    information: informationAt ?? dearInformationAt(model, information, knownValues),
    isDear: informationAt === undefined,
    inverse: algebra?.inverse,
    observations: model.samples.value,
    ...(observation === undefined ? {} : { observation }),
    divergence: divergenceInput(results, further, observation),
    ladder: ladderInput(results, further),
    descent: descentInput(further.descent?.descent),
    jeffreys: priorInput(further.priors?.jeffreys, model, [...point, ...knownValues]),
    geodesics: (further.geometry?.geodesics ?? []).flatMap(({ name, path }) =>
      path === undefined ? [] : [{ name, points: path.points }],
    ),
  };
}

function priorInput(
  prior: JeffreysPrior | undefined,
  { parameters, known }: StatisticalModel,
  theta: readonly number[],
): PlotPrior {
  const { isProper, value } = prior?.facts ?? {};
  if (prior?.density === undefined || value === undefined) return { isProper, atPoint: undefined };
  const out = new Float64Array(1);
  compile([prior.density], [...parameters.map((p) => p.symbol), ...known]).bind(theta)([], out);
  const atPoint = (out[0] as number) / value;
  return { isProper, atPoint: atPoint > 0 && Number.isFinite(atPoint) ? atPoint : undefined };
}

type InformationAt = PlotInput['information'];

function closedInformationAt(
  { point = [], parameters, known }: StatisticalModel,
  { matrix, status, noneAtPoint }: FisherInformation,
  knownValues: readonly number[],
): InformationAt | undefined {
  if (status !== 'closed-form' || matrix === undefined) return undefined;
  const program = compile(matrix.flat() as Expr[], [...parameters.map((p) => p.symbol), ...known]);
  const out = new Float64Array(point.length ** 2);
  return (theta) => {
    if (noneAtPoint !== undefined && theta.every((t, i) => t === point[i])) return undefined;
    program.bind([...theta, ...knownValues])([], out);
    if (!out.every(Number.isFinite)) return undefined;
    return point.map((_, i) => Array.from(out.subarray(i * point.length, (i + 1) * point.length)));
  };
}

/** The covariance of the score by integrals; at the point, what the routes agree on. */
function dearInformationAt(
  { point = [], parameters, known }: StatisticalModel,
  information: FisherInformation,
  knownValues: readonly number[],
): InformationAt {
  const { status, score, normalized, noneAtPoint } = information;
  const here = bestValue(information)?.value;
  if (status !== 'numeric' || score === undefined || here === undefined || noneAtPoint !== undefined)
    return () => undefined;
  const symbols = [...parameters.map((p) => p.symbol), ...known];
  const products = score.flatMap((s) => score.map((t) => multiply(s, t)));
  const prepared = normalized.isNormalized ? prepareExpectation(products, normalized.law, symbols) : undefined;
  const budget = new Budget(steps);
  return (theta) => {
    if (theta.every((t, i) => t === point[i])) return here;
    const found = unlessSpent(() => prepared?.at([...theta, ...knownValues], budget));
    if (found === undefined || found.diverges) return undefined;
    const rows = score.map((_, i) => score.map((__, j) => found.values[i * score.length + j] as number));
    const size = Math.max(...rows.map((row, i) => row[i] ?? NaN));
    return Math.max(...found.errorBounds) <= leastAccuracy * size ? rows : undefined;
  };
}

function observationInput(
  model: StatisticalModel,
  { normalized, score, at }: FisherInformation,
  theta: readonly number[],
): PlotInput['observation'] {
  const { law, isNormalized } = normalized;
  const [x] = law.variables;
  const { support } = law;
  if (law.variables.length !== 1 || x === undefined || score === undefined || support.kind === 'product')
    return undefined;
  // a kernel is divided by its integral at the point, and the mean is taken from its score
  if (!isNormalized && at === undefined) return undefined;
  const logMass = isNormalized ? 0 : Math.log(at?.mass ?? 1);
  const center = isNormalized ? score.map(() => 0) : (at?.scoreMean ?? []);
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const ends =
    support.kind === 'interval'
      ? [support.lower, support.upper]
      : support.kind === 'integers'
        ? [support.from, support.to]
        : support.points;
  const limits = new Float64Array(ends.length);
  compile(ends, symbols).bind(theta)([], limits);
  const density = compile([law.logDensity], symbols, [x]).bind(theta);
  const scores = compile(score, symbols, [x]).bind(theta);
  const [one, many] = [new Float64Array(1), new Float64Array(score.length)];
  return {
    name: x.name,
    measure: law.measure,
    lower: Math.min(...limits),
    upper: Math.max(...limits),
    ...(support.kind === 'finite' ? { points: [...limits] } : {}),
    logDensity(value) {
      density([value], one);
      return (one[0] as number) - logMass;
    },
    score(value) {
      scores([value], many);
      return score.map((_, i) => (many[i] as number) - (center[i] ?? 0));
    },
  };
}

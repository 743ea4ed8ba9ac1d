// The geodesics between the writer's two points, by name: of Levi-Civita's connection, of the exponential (e) and of the mixture (m)
// connection.
import { withinShare, type Budget } from '../base/budget.ts';
import { add, multiply } from '../expr/build.ts';
import { withoutExponentialSums } from '../expr/exponentialSums.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { isZero } from '../expr/simplify.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { ModelResults } from '../modelResults.ts';
import { geodesicsOf, leviCivitaGeodesic, shareOfCurve } from './geodesicProblem.ts';
import type { Geodesic } from './geodesics.ts';
import { straightPath } from './straightPath.ts';
import type { Tensor } from './tensor.ts';

export interface GeodesicResult {
  readonly name: 'levi-civita' | 'e-geodesic' | 'm-geodesic';
  readonly status: 'numeric' | 'unresolved';
  readonly reason: string | undefined;
  readonly path: Geodesic | undefined;
}

const inNumbers = 'The metric is computed by integrals along the curve.';

/** Longer expressions are not tested. */
const longest = 2000;

/** One of each kind; none where the model has not two points. */
export function geodesicResults(
  results: ModelResults,
  skewness: Tensor | undefined,
  budget: Budget,
): readonly GeodesicResult[] {
  const { model, information } = results;
  const { point: from, versus: to } = model;
  if (from === undefined || to === undefined || model.other !== undefined) return [];
  if (from.every((t, i) => t === to[i])) return [];
  const curve = leviCivitaGeodesic(model, information, from, to, budget);
  const isClosed = information.status === 'closed-form';
  return [
    curve === undefined
      ? unresolved('levi-civita', 'No geodesic between the two points was found.')
      : numeric('levi-civita', curve, isClosed ? undefined : inNumbers),
    flat(results, 'e-geodesic', skewness, from, to, budget),
    flat(results, 'm-geodesic', skewness, from, to, budget),
  ];
}

const unresolved = (name: GeodesicResult['name'], reason: string): GeodesicResult => ({
  name,
  status: 'unresolved',
  reason,
  path: undefined,
});
const numeric = (name: GeodesicResult['name'], path: Geodesic, reason: string | undefined): GeodesicResult => ({
  name,
  status: 'numeric',
  reason,
  path,
});

function flat(
  results: ModelResults,
  name: 'e-geodesic' | 'm-geodesic',
  skewness: Tensor | undefined,
  from: readonly number[],
  to: readonly number[],
  budget: Budget,
): GeodesicResult {
  const { model, information } = results;
  const parameters = model.parameters.map((p) => p.symbol);
  const isE = name === 'e-geodesic';
  const straight = (functions: readonly Expr[]): Geodesic | undefined =>
    straightPath(functions, parameters, model.positive, from, to, budget);
  const pair = dualCoordinates(results);
  if (pair !== undefined) {
    const path = straight(isE ? pair.natural : pair.mean);
    return path === undefined
      ? unresolved(name, 'The straight line in these coordinates could not be followed in the parameters.')
      : numeric(
          name,
          path,
          isE ? 'A straight line in the natural parameters.' : 'A straight line in the mean parameters.',
        );
  }
  if (!isE && isMixtureOfPoints(results)) {
    const path = straight(parameters);
    if (path !== undefined)
      return numeric(name, path, 'The density is linear in the parameters, so that it is a straight line in them.');
  }
  const isClosed = information.status === 'closed-form';
  const curves = isClosed && skewness === undefined ? undefined : geodesicsOf(model, information, from, to);
  if (curves === undefined)
    return unresolved(
      name,
      'It is computed for exponential families, and where metric and skewness have closed forms, or numbers by integrals.',
    );
  const path = withinShare(budget, shareOfCurve, (own) => curves.between(isE ? 1 : -1, own));
  return path === undefined
    ? unresolved(name, 'No such curve between the two points was found within the model.')
    : numeric(name, path, isClosed ? undefined : inNumbers);
}

/** Natural and mean coordinates of an exponential family, where their Jacobians multiply to the information: (∂η)ᵀ ∂m = I. */
function dualCoordinates({
  model,
  information,
  canonicalForm: exponentialFamily,
}: ModelResults): { readonly natural: readonly Expr[]; readonly mean: readonly Expr[] } | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const p = parameters.length;
  const mean = exponentialFamily?.mean;
  const { point } = model;
  if (exponentialFamily === undefined || mean === undefined || point === undefined || model.known.length > 0)
    return undefined;
  const { natural } = exponentialFamily;
  const best = information.at?.value;
  if (natural.length !== p || mean.length !== p || best === undefined) return undefined;
  const slopes = [natural, mean].map((functions) =>
    functions.flatMap((f) => parameters.map((s) => differentiate(f, s))),
  );
  const out = new Float64Array(2 * p * p);
  compile(slopes.flat(), parameters).bind(point)([], out);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += (out[k * p + i] as number) * (out[p * p + k * p + j] as number);
      const [own, unit] = [best[i]?.[j] as number, Math.sqrt((best[i]?.[i] as number) * (best[j]?.[j] as number))];
      if (!(Math.abs(sum - own) <= 1e-6 * unit)) return undefined;
    }
  return { natural, mean };
}

/** Is ∂²p = 0, so that the density is linear in the parameters? */
function isMixtureOfPoints({ information }: ModelResults): boolean {
  const { score, hessian } = information;
  if (score === undefined || hessian === undefined) return false;
  return hessian.every((row, i) =>
    row.every((h, j) => {
      const bend = add(h, multiply(score[i] as Expr, score[j] as Expr));
      return nodeCount(bend) <= longest && (isZero(bend) || isZero(withoutExponentialSums(bend)));
    }),
  );
}

// The Fisher–Rao distance, the least length of a path of parameters from θ to θ′, where a step dθ has the length √(dθᵀ I(θ) dθ).
// Source: Rao, Bulletin of the Calcutta Mathematical Society 37 (1945); Atkinson and Mitchell, Sankhyā A 43 (1981).
import { rangeOf } from '../expr/assumptions.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, type Expr } from '../expr/expr.ts';
import { differentiate } from '../expr/differentiate.ts';
import { isNonPositive } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { number } from '../expr/build.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { chartOf } from '../geometry/chart.ts';
import { closedCurvature } from '../geometry/curvature.ts';
import { distanceFormula } from '../geometry/distance.ts';
import { evaluated } from '../geometry/evaluated.ts';
import { closedMetric, leviCivitaGeodesic } from '../geometry/geodesicProblem.ts';
import { lengthByQuadrature } from '../geometry/lineLength.ts';
import { inverseInformation } from '../information/inverse.ts';
import { affinityAt } from './affinityAt.ts';
import { primedSymbol } from './commonFamily.ts';
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';

const triedPoints = 64;

function evaluate(problem: DivergenceProblem): DivergenceResult | undefined {
  const { model, other, information, theta, thetaPrime, budget } = problem;
  if (other !== model || model.parameters.length === 0) return undefined;
  if (information.status === 'undefined' || information.status === 'infinite')
    return without('undefined', 'There is no Fisher information, so there is no distance.');
  const symbols = model.parameters.map((p) => p.symbol);
  const expression = distanceFormula(model, information, primedSymbol);
  const known = new Map<Expr, Expr>(
    model.known.flatMap((s) => {
      const value = model.knownValues.get(s);
      return value === undefined ? [] : [[s, number(value)]];
    }),
  );
  const isKnown = known.size === model.known.length;
  if (expression !== undefined) {
    const at =
      theta === undefined || thetaPrime === undefined || !isKnown
        ? undefined
        : evaluated(
            substitute(expression, known),
            [...symbols, ...symbols.map(primedSymbol)],
            [...theta, ...thetaPrime],
          );
    return {
      status: 'closed-form',
      reason: undefined,
      expression,
      value: at?.value,
      errorBound: at?.errorBound,
    };
  }
  if (theta === undefined || thetaPrime === undefined) return undefined;
  if (!isKnown) return without('unresolved', 'A constant of the model has no value.');
  if (symbols.length === 1) {
    const length = lengthByQuadrature(model, information, theta[0] as number, thetaPrime[0] as number, budget);
    return length === undefined
      ? without('unresolved', 'The root of the information could not be integrated from one point to the other.')
      : numeric(length.value, length.errorBound, 'The integral of the root of the information.');
  }
  const geodesic = leviCivitaGeodesic(model, information, theta, thetaPrime, budget);
  if (geodesic?.length === undefined || geodesic.lengthErrorBound === undefined)
    return without('unresolved', 'No geodesic between the two points was found.');
  const why = shortestBecause(problem, geodesic.points);
  return why === undefined
    ? betweenBounds(problem, geodesic.length + geodesic.lengthErrorBound)
    : numeric(geodesic.length, geodesic.lengthErrorBound, why);
}

/** Of the distance: where its two bounds are nearer, their middle is told. */
const leastAccuracy = 0.05;

/**
 * The roots √p are points of a sphere of radius 2 in the space L² whose metric is Fisher's: no path in the model is shorter than the
 * great circle, 2 arccos ∫√(p q). Source: Amari and Nagaoka, Methods of Information Geometry (2000), section 2.2.
 */
function betweenBounds(problem: DivergenceProblem, longest: number): DivergenceResult {
  const above = `at most ${longest.toPrecision(6)}, the length of a geodesic`;
  const affinity = affinityAt(problem, 0.5);
  if (affinity.status !== 'closed-form' && affinity.status !== 'numeric')
    return without('unresolved', `It is ${above}; that no path is shorter is not proved.`);
  const shortest = 2 * Math.acos(Math.min(1, Math.exp(affinity.value + affinity.errorBound)));
  const [middle, errorBound] = [(shortest + longest) / 2, (longest - shortest) / 2];
  const bounds = `at least ${shortest.toPrecision(6)}, the angle 2 arccos ∫√(p q) between the roots of the densities, and ${above}`;
  if (!(errorBound >= 0) || errorBound > leastAccuracy * middle) return without('unresolved', `It is ${bounds}.`);
  return numeric(middle, errorBound, `The middle of two bounds: it is ${bounds}.`);
}

const numeric = (value: number, errorBound: number, reason: string): DivergenceResult => ({
  status: 'numeric',
  reason,
  expression: undefined,
  value,
  errorBound,
});

/**
 * In two parameters whose space is convex, so that every closed path bounds a disk in it, a geodesic is the shortest path where the
 * curvature is nowhere positive: two paths would bound a disk whose angles add up to less than 0, by the theorem of Gauss and Bonnet.
 */
function shortestBecause(
  { model, information }: DivergenceProblem,
  path: readonly (readonly number[])[],
): string | undefined {
  const metric = closedMetric(information);
  const symbols = model.parameters.map((p) => p.symbol);
  if (metric?.length !== 2 || model.known.length > 0) return undefined;
  const isLinear = (e: Expr): boolean => symbols.every((s) => !symbols.some((t) => dependsOn(differentiate(e, s), t)));
  if (!model.positive.every(isLinear)) return undefined;
  const curvature = closedCurvature(chartOf(information), metric, inverseInformation(metric), symbols);
  if (curvature === undefined) return undefined;
  const geodesic = 'The length of the geodesic, which is the shortest path since the curvature is';
  if (isNonPositive(rangeOf(curvature))) return `${geodesic} nowhere positive.`;
  const program = compile([curvature], symbols);
  const out = new Float64Array(1);
  const tried = [...path, ...samplePoints(symbols, model.positive, 'curvature', triedPoints)];
  const isNegative = tried.every((point) => {
    program.bind(point)([], out);
    return (out[0] as number) < 0;
  });
  return isNegative
    ? `${geodesic} negative at each of ${String(tried.length)} points tried, on it and elsewhere.`
    : undefined;
}

export const fisherRaoDistance: Divergence = {
  name: 'fisher-rao-distance',
  title: 'Fisher–Rao distance',
  isSymmetric: true,
  evaluate,
  source: 'Rao, Bulletin of the Calcutta Mathematical Society 37 (1945)',
};

// Whether a model has the ratios p⁽ⁱ⁾/p with finite covariances, so that ∫ T p may be differentiated as often, and their matrix.
import type { Budget } from '../base/budget.ts';
import { multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, dependsOnAny, freeSymbols, nodeCount, someNode, type Expr } from '../expr/expr.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { closedMoment } from '../estimators/observationMoments.ts';
import { expand } from '../expr/simplify.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { boundsOf } from '../model/supports.ts';
import type { ModelResults } from '../modelResults.ts';
import { densityRatios } from './bhattacharyyaMatrix.ts';

const highest = 3;
const longestRatio = 120;
/** Longer covariances have no third order that anyone would read. */
const longestEntry = 60;
const tolerance = 1e-7;
const verificationPoints = 2;

export interface BhattacharyyaSystem {
  readonly ratios: readonly Expr[];
  /** Their covariances under one observation, in closed form and confirmed by quadrature. */
  readonly matrix: readonly (readonly Expr[])[];
}

/** Something in the density that is not smooth in the parameter at a place that depends on the observation. */
const notSmooth = new Set(['abs', 'sign', 'floor', 'min', 'max']);

/**
 * Of the greatest order that is had; undefined below 2. The density is smooth in θ on a support that stays, and the variances
 * of the ratios are continuous in θ, so that E[T] may be differentiated (Fubini and the Cauchy–Schwarz inequality).
 */
export function bhattacharyyaSystem(
  { model, information, seed }: ModelResults,
  budget: Budget,
): BhattacharyyaSystem | undefined {
  const { law, isNormalized, recognized } = information.normalized;
  const theta = model.parameters[0]?.symbol;
  const score = information.score?.[0];
  if (theta === undefined || score === undefined || model.parameters.length > 1 || !isNormalized) return undefined;
  if (boundsOf(law.support).some((end) => dependsOn(end, theta))) return undefined;
  const isJoint = (e: Expr): boolean => dependsOn(e, theta) && dependsOnAny(e, law.variables);
  const breaks = (node: Expr): boolean =>
    (node.kind === 'piecewise' || (node.kind === 'apply' && notSmooth.has(node.fn))) && isJoint(node);
  if (someNode(law.logDensity, breaks)) return undefined;
  const ratios = densityRatios(score, theta, highest).filter((u) => nodeCount(u) <= longestRatio);
  const problem = { law, parameters: [theta], scores: [score], scoreMeanIsZero: true };
  const momentOf = (f: Expr): Expr | undefined => {
    const moment = closedMoment(f, problem);
    const isUsable = moment?.conditions.length === 0 && isClosed(moment.value);
    return isUsable && [...freeSymbols(moment.value)].every((s) => known.includes(s)) ? moment.value : undefined;
  };
  const known = [theta, ...model.known];
  const positive = [...model.positive, ...(recognized?.positive ?? [])];
  const points = samplePoints(known, positive, seed, verificationPoints);
  let found: BhattacharyyaSystem | undefined;
  for (let order = 2; order <= ratios.length; order++) {
    const own = ratios.slice(0, order);
    const upper = own.map((u, i) =>
      own.slice(i).map((v) => momentOf(multiply(u, v)) ?? momentOf(expand(multiply(u, v)))),
    );
    const full = own.map((_, i) => own.map((_u, j) => upper[Math.min(i, j)]?.[Math.abs(i - j)]));
    if (!isFull(full) || !isConfirmed(own, full)) return found;
    found = { ratios: own, matrix: full };
    if (full.flat().some((entry) => nodeCount(entry) > longestEntry)) break;
  }
  return found;

  /** By quadrature: the ratios have mean 0 and these covariances. */
  function isConfirmed(own: readonly Expr[], full: readonly (readonly Expr[])[]): boolean {
    const products = own.flatMap((u, i) => own.slice(i).map((v) => multiply(u, v)));
    const closed = compile(
      own.flatMap((_, i) => (full[i] ?? []).slice(i)),
      known,
    );
    const numeric = prepareExpectation([...products, ...own], law, known);
    return (
      points.length > 0 &&
      points.every((point) => {
        const out = new Float64Array(products.length);
        closed.bind(point)([], out);
        const { values, errorBounds, diverges } = numeric.at(point, budget);
        // the scale of the product of two ratios is that of their standard deviations
        const deviations = own.map((_, i) => Math.sqrt(out[diagonalIndex(i, own.length)] ?? NaN));
        const scales = [
          ...own.flatMap((_, i) => own.slice(i).map((_u, j) => deviation(i) * deviation(i + j))),
          ...deviations,
        ];
        function deviation(i: number): number {
          return deviations[i] ?? NaN;
        }
        return (
          !diverges &&
          scales.every((scale, k) => {
            const gap = Math.abs((values[k] ?? NaN) - (k < out.length ? (out[k] ?? NaN) : 0));
            return gap <= tolerance * scale + 4 * (errorBounds[k] ?? NaN) && (errorBounds[k] ?? NaN) <= 1e-4 * scale;
          })
        );
      })
    );
  }
}

const isFull = (matrix: readonly (readonly (Expr | undefined)[])[]): matrix is readonly (readonly Expr[])[] =>
  matrix.every((row) => !row.includes(undefined));

/** Where J[i][i] stands among the entries of the upper triangle, row by row. */
const diagonalIndex = (i: number, order: number): number => i * order - (i * (i - 1)) / 2;

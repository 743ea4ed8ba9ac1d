// Whether a model has the ratios ∂^α p/p with finite covariances, so that ∫ T p may be differentiated as often, and their matrix: in
// closed form, and in numbers at the writer's point.
import { type Budget, unlessSpent } from '../base/budget.ts';
import { multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, freeSymbols, nodeCount, someNode, type Expr } from '../expr/expr.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { closedMoment } from '../estimators/observationMoments.ts';
import { expand } from '../expr/simplify.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { boundsOf } from '../model/supports.ts';
import type { ModelResults } from '../modelResults.ts';
import { densityRatios } from './bhattacharyyaMatrix.ts';
import { ratioNumbers } from './bhattacharyyaNumbers.ts';
import type { Bounded } from './bhattacharyyaRings.ts';
import { countOf, multiIndices, type MultiIndex } from './multiIndex.ts';

const highest = 3;
/** Longer ratios have no covariances that anyone would read; longer ones still, none that are had soon. */
const [longestRatio, longestForNumbers] = [120, 1200];
/** Longer covariances have no third order that anyone would read. */
const longestEntry = 60;
/** More ratios have numbers only; and more than these, none. */
const [mostForClosed, mostForNumbers] = [5, 20];
const tolerance = 1e-7;
const verificationPoints = 2;

export interface BhattacharyyaSystem {
  readonly indices: readonly MultiIndex[];
  readonly ratios: readonly Expr[];
  /** Covariances of the first ratios under one observation, in closed form and confirmed by quadrature. */
  readonly closed: readonly (readonly Expr[])[];
  /** Those of more of them in numbers at the writer's point. */
  readonly numbers: readonly (readonly Bounded[])[];
}

/** Something in the density that is not smooth in the parameters at a place that depends on the observation. */
const notSmooth = new Set(['abs', 'sign', 'floor', 'min', 'max']);

/**
 * Undefined without second order. The density is smooth in θ on a support that stays, and the variances of the ratios are
 * continuous in θ, so that E[T] may be differentiated (Fubini and the Cauchy–Schwarz inequality).
 */
export function bhattacharyyaSystem(results: ModelResults, budget: Budget): BhattacharyyaSystem | undefined {
  const { model, information, seed } = results;
  const { law, isNormalized, recognized } = information.normalized;
  const parameters = model.parameters.map((p) => p.symbol);
  const { score } = information;
  if (score === undefined || parameters.length === 0 || !isNormalized) return undefined;
  if (boundsOf(law.support).some((end) => dependsOnAny(end, parameters))) return undefined;
  const isJoint = (e: Expr): boolean => dependsOnAny(e, parameters) && dependsOnAny(e, law.variables);
  const breaks = (node: Expr): boolean =>
    (node.kind === 'piecewise' || (node.kind === 'apply' && notSmooth.has(node.fn))) && isJoint(node);
  if (someNode(law.logDensity, breaks)) return undefined;
  const size = (order: number): number => countOf(parameters.length, order);
  const most = [...Array(highest).keys()].map((k) => k + 1).filter((k) => size(k) <= mostForNumbers);
  const highestOrder = most.at(-1) ?? 0;
  if (highestOrder < 2) return undefined;
  const ratios = withinLength(densityRatios(score, parameters, highestOrder), size);
  const indices = multiIndices(parameters.length, highestOrder).slice(0, ratios.length);
  if (ratios.length < size(2)) return undefined;

  const problem = { law, parameters, scores: score, scoreMeanIsZero: true };
  const known = [...parameters, ...model.known];
  const momentOf = (f: Expr): Expr | undefined => {
    const moment = closedMoment(f, problem);
    const isUsable = moment?.conditions.length === 0 && isClosed(moment.value);
    return isUsable && [...freeSymbols(moment.value)].every((s) => known.includes(s)) ? moment.value : undefined;
  };
  const positive = [...model.positive, ...(recognized?.positive ?? [])];
  const closed = unlessSpent(() => closedMatrix()) ?? [];
  return { indices, ratios, closed, numbers: unlessSpent(() => ratioNumbers(results, ratios, closed, budget)) ?? [] };

  function closedMatrix(): readonly (readonly Expr[])[] {
    const points = samplePoints(known, positive, seed, verificationPoints);
    let found: readonly (readonly Expr[])[] = [];
    for (let order = 2; order <= highestOrder && size(order) <= mostForClosed; order++) {
      const own = ratios.slice(0, size(order));
      if (own.length < size(order) || own.some((u) => nodeCount(u) > longestRatio)) return found;
      const full = covariances(own);
      if (full === undefined || !isConfirmed(own, full, points)) return found;
      found = full;
      if (full.flat().some((entry) => nodeCount(entry) > longestEntry)) break;
    }
    return found;
  }

  /** Undefined at the first that is not closed. */
  function covariances(own: readonly Expr[]): readonly (readonly Expr[])[] | undefined {
    const upper: Expr[][] = [];
    for (const [i, u] of own.entries()) {
      const row: Expr[] = [];
      for (const v of own.slice(i)) {
        const entry = momentOf(multiply(u, v)) ?? momentOf(expand(multiply(u, v)));
        if (entry === undefined) return undefined;
        row.push(entry);
      }
      upper.push(row);
    }
    return own.map((_, i) => own.map((_u, j) => upper[Math.min(i, j)]?.[Math.abs(i - j)] as Expr));
  }

  /** By quadrature: the ratios have mean 0 and these covariances. */
  function isConfirmed(
    own: readonly Expr[],
    full: readonly (readonly Expr[])[],
    points: readonly (readonly number[])[],
  ): boolean {
    const products = own.flatMap((u, i) => own.slice(i).map((v) => multiply(u, v)));
    const entries = compile(
      own.flatMap((_, i) => (full[i] ?? []).slice(i)),
      known,
    );
    const numeric = prepareExpectation([...products, ...own], law, known);
    return (
      points.length > 0 &&
      points.every((point) => {
        const out = new Float64Array(products.length);
        entries.bind(point)([], out);
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

/** The ratios of the orders that are not too long. */
function withinLength(ratios: readonly Expr[], size: (order: number) => number): readonly Expr[] {
  for (let order = highest; order >= 1; order--) {
    const own = ratios.slice(0, size(order));
    if (own.length === size(order) && own.every((u) => nodeCount(u) <= longestForNumbers)) return own;
  }
  return [];
}

/** Where J[i][i] stands among the entries of the upper triangle, row by row. */
const diagonalIndex = (i: number, order: number): number => i * order - (i * (i - 1)) / 2;

// What van Trees' inequality asks of a prior: that it is absolutely continuous and vanishes at the edge of its support; and its
// information J = E[∂ log π ∂ log πᵀ].
// Source: Van Trees, Detection, Estimation, and Modulation Theory I (1968), section 2.4; Gill and Levit, Bernoulli 1 (1995) 59–79.
import type { Budget } from '../base/budget.ts';
import { multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { Prior } from '../model/statisticalModel.ts';
import { meanUnderPrior, type PriorMean } from './meanUnderPrior.ts';

export interface PriorInformation {
  readonly law: Law;
  /** The scores of the prior, in the law's variables. */
  readonly scores: readonly Expr[];
  /** J, by rows. */
  readonly means: readonly (readonly PriorMean[])[];
}

const jumping = new Set(['sign', 'floor']);

/** Of one parameter, or of all coordinates of a vector; a reason where there is none. */
export function priorInformation(
  prior: Prior,
  symbols: readonly SymbolExpr[],
  values: readonly number[] | undefined,
  seed: string,
  budget: Budget,
): PriorInformation | string {
  const { law, isNormalized } = normalizedLaw(prior.model);
  const { variables } = law;
  if (!isNormalized) return 'The prior’s normalizing constant is not had in closed form.';
  if (!variables.every((x) => isDifferentiable(law.logDensity, x)))
    return 'The prior has no derivative, and may not be absolutely continuous.';
  const breaks = (node: Expr): boolean => node.kind === 'piecewise' || (node.kind === 'apply' && jumping.has(node.fn));
  if (someNode(law.logDensity, breaks)) return 'The prior is stated by cases, and may not be absolutely continuous.';
  const edge = edgeOf(law, symbols, values);
  if (edge !== undefined) return edge;
  const scores = variables.map((x) => simplify(differentiate(law.logDensity, x)));
  const upper = scores.map((u, i) =>
    scores.slice(i).map((v) => meanUnderPrior(simplify(multiply(u, v)), { law, symbols, values, seed }, budget)),
  );
  const means = scores.map((_, i) =>
    scores.map((_v, j): PriorMean => upper[Math.min(i, j)]?.[Math.abs(i - j)] ?? { kind: 'unknown' }),
  );
  const what = 'The information of the prior, the covariance of the derivatives of its log-density,';
  if (means.some((row) => row.some((m) => m.kind === 'infinite'))) return `${what} is infinite: the bound is 0.`;
  if (means.some((row) => row.some((m) => m.kind === 'unknown'))) return `${what} was not found.`;
  return { law, scores, means };
}

/** Distances from an end, as shares of the support; between them a density that vanishes with a finite J falls by more than this share. */
const [far, near] = [1e-4, 1e-9];
const leastFall = 0.9 * Math.log(far / near);

const notVanishing =
  'The prior does not vanish fast enough at the edge of its support, so that van Trees’ inequality does not hold for it; that of Weiss and Weinstein does.';

/** Why the prior does not vanish at the edge of its support; undefined where it does, along a line to each side. */
function edgeOf(
  { support, logDensity, variables }: Law,
  symbols: readonly SymbolExpr[],
  values: readonly number[] | undefined,
): string | undefined {
  const ends = boundsOf(support);
  if (ends.every(isInfinite)) return undefined;
  const isSimplex = support.kind === 'product' && support.region?.kind === 'simplex';
  if (support.kind !== 'interval' && !isSimplex)
    return 'The bound is for priors on an interval, on all of space, or on a simplex.';
  if (values === undefined)
    return 'Whether the prior vanishes at the edge of its support depends on constants without a value.';
  const run = compile([logDensity], symbols, variables).bind(values);
  const one = new Float64Array(1);
  const at = (...place: readonly number[]): number => {
    run(place, one);
    return one[0] ?? NaN;
  };
  const vanishes = (from: (distance: number) => readonly number[]): boolean =>
    at(...from(near)) <= at(...from(far)) - leastFall;
  if (isSimplex) {
    // to each side from the middle of it; the last coordinate is 1 less the others
    const size = variables.length + 1;
    const toSide = (side: number) => (distance: number) =>
      variables.map((_, i) => (i === side ? distance : (1 - distance) / (size - 1)));
    return Array.from({ length: size }, (_, side) => toSide(side)).every(vanishes) ? undefined : notVanishing;
  }
  const limits = compile(ends, symbols);
  const out = new Float64Array(2);
  limits.bind(values)([], out);
  const [lower = NaN, upper = NaN] = out;
  const width = Number.isFinite(upper - lower) ? upper - lower : 1;
  const isLeft = (end: number, inward: number): boolean =>
    !Number.isFinite(end) || vanishes((distance) => [end + inward * distance * width]);
  return isLeft(lower, 1) && isLeft(upper, -1) ? undefined : notVanishing;
}

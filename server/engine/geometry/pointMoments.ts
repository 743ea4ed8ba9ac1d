// The moments of score and Hessian at a point, by quadrature or summation, from which every geometric quantity there follows without
// differentiating the metric: Fisher's metric is that of the sphere ξ = 2√p, and the curvature is had from Gauss's equation.
// Source: Amari, Differential-Geometrical Methods in Statistics (1985), chapters 2 to 4; do Carmo, Riemannian Geometry (1992), chapter 6.
import type { Budget } from '../base/budget.ts';
import { add, half, multiply } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { PreparedExpectation } from '../expectation/preparedExpectation.ts';
import { solveDense } from '../numeric/linearSystem.ts';

/** Moments at a point, flat, with the absolute errors of each. */
export interface PointMoments {
  readonly size: number;
  readonly values: Float64Array;
  readonly errorBounds: Float64Array;
}

/** A quantity that is computed from the moments. */
export interface Estimated {
  readonly value: number;
  /** Absolute. */
  readonly errorBound: number;
}

/** Where each kind of moment begins. */
interface Places {
  readonly skewness: number;
  readonly mixed: number;
  readonly squares: number;
  readonly hessians: number;
  readonly end: number;
}

const triangle = (n: number): number => (n * (n + 1)) / 2;
const placesOf = (p: number): Places => {
  const m = triangle(p);
  const skewness = m;
  const mixed = skewness + (m * (p + 2)) / 3;
  const squares = mixed + m * p;
  const hessians = squares + triangle(m);
  return { skewness, mixed, squares, hessians, end: hessians + triangle(m) };
};

/** The place of (i, j) in an upper triangle of order n. */
const pair = (i: number, j: number, n: number): number => {
  const [a, b] = i < j ? [i, j] : [j, i];
  return a * n - (a * (a - 1)) / 2 + b - a;
};
/** The place of (i, j, k) among the ordered triples. */
function triple(i: number, j: number, k: number, p: number): number {
  const [a, b, c] = [i, j, k].sort((x, y) => x - y) as [number, number, number];
  let place = 0;
  for (let u = 0; u < p; u++)
    for (let v = u; v < p; v++)
      for (let w = v; w < p; w++) {
        if (u === a && v === b && w === c) return place;
        place++;
      }
  return place;
}

/** Prepared for a law; without a Hessian, where kinks forbid it, for the metric and the skewness alone; `slopes`: for the slopes of the metric, without fourth moments. */
export function preparedMoments(
  law: Law,
  score: readonly Expr[],
  hessian: readonly (readonly Expr[])[] | undefined,
  symbols: readonly SymbolExpr[],
  extent: 'all' | 'slopes' = 'all',
): { at(point: readonly number[], budget: Budget): PointMoments | undefined } {
  const p = score.length;
  const pairs = score.flatMap((s, i) => score.slice(i).map((t) => multiply(s, t)));
  const triples = score.flatMap((s, i) =>
    score.slice(i).flatMap((t, j) => score.slice(i + j).map((u) => multiply(s, t, u))),
  );
  const second = hessian?.flatMap((row, i) => row.slice(i)) ?? [];
  const mixed = second.flatMap((h) => score.map((s) => multiply(h, s)));
  // ∂ᵢ∂ⱼξ = √p (∂ᵢ∂ⱼℓ + ½ ∂ᵢℓ ∂ⱼℓ)
  const bends = second.map((h, k) => add(h, multiply(half, pairs[k] as Expr)));
  const products = (fs: readonly Expr[]): Expr[] => fs.flatMap((f, k) => fs.slice(k).map((g) => multiply(f, g)));
  const squares = extent === 'all' ? [...products(bends), ...products(second)] : [];
  const all = [...pairs, ...triples, ...mixed, ...squares];
  const prepared: PreparedExpectation = prepareExpectation(all, law, symbols);
  return {
    at(point, budget) {
      const { values, errorBounds, mass, massErrorBound, diverges } = prepared.at(point, budget);
      const lost = Math.abs(mass - 1) + massErrorBound;
      if (diverges || !(lost < 1e-6) || !values.every(Number.isFinite)) return undefined;
      return { size: p, values, errorBounds: errorBounds.map((e, k) => e + Math.abs(values[k] as number) * lost) };
    },
  };
}

/** g, p×p. */
export const metricOf = ({ size, values }: PointMoments): number[][] =>
  indices(size).map((i) => indices(size).map((j) => values[pair(i, j, size)] as number));

const indices = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Tᵢⱼₖ = E[∂ᵢℓ ∂ⱼℓ ∂ₖℓ]. */
export function skewnessAt(moments: PointMoments, i: number, j: number, k: number): Estimated {
  const at = placesOf(moments.size).skewness + triple(i, j, k, moments.size);
  return { value: moments.values[at] as number, errorBound: moments.errorBounds[at] as number };
}

/** E[∂ᵢ∂ⱼℓ ∂ₖℓ]. */
export const mixedAt = ({ size, values }: PointMoments, i: number, j: number, k: number): number =>
  values[placesOf(size).mixed + pair(i, j, size) * size + k] as number;

/** Have the moments those of the Hessian? */
const hasHessian = ({ size, values }: PointMoments): boolean => values.length === placesOf(size).end;

/** The scalar curvature gⁱᵏ gʲˡ Rᵢⱼₖₗ with Rᵢⱼₖₗ = ⟨Bᵢₖ, Bⱼₗ⟩ − ⟨Bᵢₗ, Bⱼₖ⟩, B the normal part of ∂ᵢ∂ⱼξ; undefined where the metric is singular. */
export const curvatureAt = (moments: PointMoments): Estimated | undefined =>
  hasHessian(moments) ? estimated(moments, curvature) : undefined;

/** Efron's γ² = gⁱᵏ gʲˡ ⟨Hᵢⱼ, Hₖₗ⟩, H the part of ∂ᵢ∂ⱼℓ + gᵢⱼ that no combination of the scores holds; for one parameter his γ². */
export const statisticalCurvatureAt = (moments: PointMoments): Estimated | undefined =>
  hasHessian(moments) ? estimated(moments, exponentialCurvature) : undefined;

/** A function of the moments, its error by moving each of them by its own. */
function estimated(
  { size, values, errorBounds }: PointMoments,
  of: (moments: Float64Array, p: number) => number,
): Estimated | undefined {
  const value = of(values, size);
  if (!Number.isFinite(value)) return undefined;
  let errorBound = 1e-14 * Math.abs(value);
  const moved = Float64Array.from(values);
  for (let k = 0; k < values.length; k++) {
    const step = Math.max(errorBounds[k] as number, 4e-16 * Math.abs(values[k] as number));
    moved[k] = (values[k] as number) + step;
    errorBound += Math.abs(of(moved, size) - value);
    moved[k] = values[k] as number;
  }
  return Number.isFinite(errorBound) ? { value, errorBound } : undefined;
}

function curvature(m: Float64Array, p: number): number {
  const { skewness, mixed, squares } = placesOf(p);
  const n = triangle(p);
  const first = (i: number, j: number, k: number): number =>
    (m[mixed + pair(i, j, p) * p + k] as number) + 0.5 * (m[skewness + triple(i, j, k, p)] as number);
  return contracted(m, p, first, (a, b) => m[squares + pair(a, b, n)] as number, true);
}

function exponentialCurvature(m: Float64Array, p: number): number {
  const { mixed, hessians } = placesOf(p);
  const n = triangle(p);
  const g = (a: number): number => m[a] as number;
  const first = (i: number, j: number, k: number): number => m[mixed + pair(i, j, p) * p + k] as number;
  return contracted(m, p, first, (a, b) => (m[hessians + pair(a, b, n)] as number) - g(a) * g(b), false);
}

/** gⁱʲ; undefined where the metric is singular. */
function inverseMetric(m: Float64Array, p: number): readonly Float64Array[] | undefined {
  const columns = indices(p).map((k) => {
    const rows = indices(p).map((i) => Float64Array.from(indices(p), (j) => m[pair(i, j, p)] as number));
    return solveDense(
      rows,
      Float64Array.from(indices(p), (i) => (i === k ? 1 : 0)),
    );
  });
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

/** gⁱᵏ gʲˡ (⟨ij, kl⟩), or gⁱᵏ gʲˡ (⟨ik, jl⟩ − ⟨il, jk⟩), of the parts that are orthogonal to the scores, whose products with them are `first`. */
function contracted(
  m: Float64Array,
  p: number,
  first: (i: number, j: number, k: number) => number,
  product: (a: number, b: number) => number,
  isCurvature: boolean,
): number {
  const up = inverseMetric(m, p);
  if (up === undefined) return Number.NaN;
  const normal = (i: number, j: number, k: number, l: number): number => {
    let value = product(pair(i, j, p), pair(k, l, p));
    for (const a of indices(p))
      for (const b of indices(p)) value -= (up[a]?.[b] as number) * first(i, j, a) * first(k, l, b);
    return value;
  };
  let total = 0;
  for (const i of indices(p))
    for (const j of indices(p))
      for (const k of indices(p))
        for (const l of indices(p)) {
          const weight = (up[i]?.[k] as number) * (up[j]?.[l] as number);
          if (weight === 0) continue;
          total += weight * (isCurvature ? normal(i, k, j, l) - normal(i, l, j, k) : normal(i, j, k, l));
        }
  return total;
}

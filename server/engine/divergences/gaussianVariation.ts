// The total variation of two Gaussian vectors: erf(d/√8) with Mahalanobis' distance d where their covariances are equal; in two
// dimensions from the roots of the quadratic log-ratio along lines, between which the masses are differences of Φ.
// Source: Devroye, Mehrabian and Reddad, arXiv:1810.08693 (2018), theorem 1.1 and section 1, on equal covariances.
import type { Budget } from '../base/budget.ts';
import { add, divide, multiply, number, sqrt, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { erf as erfOf } from '../expr/functions/errorFunction.ts';
import { shape } from '../expr/shape/shape.ts';
import { areEqual } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { divergence, dot, momentsAt, times, type GaussianPoint } from '../information/gaussianPoint.ts';
import { integrate } from '../numeric/quadrature.ts';
import { erf } from '../special/erf.ts';
import { normalCdf, normalPdf } from '../special/normal.ts';
import type { DivergenceProblem } from './divergence.ts';
import type { Bounded } from './mixtureIntegrals.ts';

/** In symbols, where the covariances are one matrix: the divergence is then d²/2. */
export function variationFormula({ model, other, primed }: DivergenceProblem): Expr | undefined {
  const [p, q] = [model, other].map((m) => gaussianMoments(m.law));
  if (p === undefined || q?.mean.length !== p.mean.length) return undefined;
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((s, i) => [s.symbol, primed[i] as Expr]));
  const isEqual = p.covariance.every((row, i) =>
    row.every((entry, j) => areEqual(entry, substitute(q.covariance[i]?.[j] as Expr, toPrimed))),
  );
  if (!isEqual) return undefined;
  const gaps = q.mean.map((m, i) => subtract(substitute(m, toPrimed), p.mean[i] as Expr));
  const terms = p.precision.flatMap((row, i) =>
    row.map((entry, j) => multiply(entry, gaps[i] as Expr, gaps[j] as Expr)),
  );
  return erfOf(divide(sqrt(shape(add(...terms), 'brief')), sqrt(number(8))));
}

/** Two routes in numbers: undefined where neither the covariances are equal nor the dimension is two. */
export function variationRoutes({
  model,
  other,
  theta,
  thetaPrime,
  budget,
}: DivergenceProblem): { readonly first: Bounded; readonly second: () => Bounded } | undefined {
  const [p, q] = [model, other].map((m) => gaussianMoments(m.law));
  if (p === undefined || q?.mean.length !== p.mean.length || model.known.length > 0) return undefined;
  if (theta === undefined || thetaPrime === undefined) return undefined;
  const [ps, qs] = [model, other].map((m) => m.parameters.map((s) => s.symbol));
  const [a, b] = [momentsAt(p, ps ?? [], theta), momentsAt(q, qs ?? [], thetaPrime)];
  if (a.covariance.every((row, i) => row.every((v, j) => v === b.covariance[i]?.[j]))) {
    const gap = b.mean.map((m, i) => m - (a.mean[i] as number));
    return {
      first: ofDistance(dot(gap, times(a.precision, gap))),
      second: () => ofDistance(2 * divergence(a, b)),
    };
  }
  if (a.mean.length !== 2) return undefined;
  const [across, along] = [alongLines(a, b, 0, budget), alongLines(a, b, 1, budget)];
  return across.error < along.error ? { first: across, second: () => along } : { first: along, second: () => across };
}

/** From the square of Mahalanobis' distance. */
const ofDistance = (square: number): Bounded => ({ value: erf(Math.sqrt(Math.max(0, square) / 8)), error: 1e-14 });

/** The law of one component, and of the other given it: its mean is `start + slope·x`. */
interface Conditioned {
  readonly mean: number;
  readonly spread: number;
  readonly start: number;
  readonly slope: number;
  readonly rest: number;
}

function conditioned({ mean, covariance }: GaussianPoint, i: 0 | 1): Conditioned {
  const j = 1 - i;
  const [m, n] = [mean[i] as number, mean[j] as number];
  const [s, r, t] = [covariance[i]?.[i], covariance[i]?.[j], covariance[j]?.[j]] as [number, number, number];
  const slope = r / s;
  return { mean: m, spread: Math.sqrt(s), start: n - slope * m, slope, rest: Math.sqrt(t - slope * r) };
}

/** ∫ (p − q)₊, component i outside: along the other the log-ratio is A y² + B y + C, whose discriminant is a quadratic in x. */
function alongLines(p: GaussianPoint, q: GaussianPoint, i: 0 | 1, budget: Budget): Bounded {
  const [a, b] = [conditioned(p, i), conditioned(q, i)];
  const quadratic = (x: number): readonly [number, number, number] => {
    const [m, n] = [a.start + a.slope * x, b.start + b.slope * x];
    const [u, v] = [a.rest ** -2, b.rest ** -2];
    const apart = (((x - b.mean) / b.spread) ** 2 - ((x - a.mean) / a.spread) ** 2) / 2;
    const ratio = Math.log((b.spread * b.rest) / (a.spread * a.rest));
    return [(v - u) / 2, u * m - v * n, (v * n * n - u * m * m) / 2 + apart + ratio];
  };
  const mass = ({ mean, spread, start, slope, rest }: Conditioned, x: number, from: number, to: number): number => {
    const [low, high] = [from, to].map((y) => (y - start - slope * x) / rest) as [number, number];
    // the difference on the side where both are small
    const between = low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
    return (normalPdf((x - mean) / spread) / spread) * between;
  };
  const inner = (x: number): number => {
    const [lead, middle, last] = quadratic(x);
    const roots = rootsOf(lead, middle, last);
    const ends = [-Infinity, ...roots, Infinity];
    let total = 0;
    for (let k = 0; k + 1 < ends.length; k++) {
      const [from, to] = [ends[k] as number, ends[k + 1] as number];
      const y =
        from === -Infinity
          ? to === Infinity
            ? 0
            : to - 1 - Math.abs(to)
          : to === Infinity
            ? from + 1 + Math.abs(from)
            : (from + to) / 2;
      if (lead * y * y + middle * y + last > 0) total += mass(a, x, from, to) - mass(b, x, from, to);
    }
    return total;
  };
  const discriminant = (x: number): number => {
    const [lead, middle, last] = quadratic(x);
    return middle * middle - 4 * lead * last;
  };
  const unit = Math.max(a.spread, b.spread);
  const center = (a.mean + b.mean) / 2;
  const [before, at, after] = [center - unit, center, center + unit].map(discriminant) as [number, number, number];
  const merging = rootsOf((before + after) / 2 - at, (after - before) / 2, at).map((t) => center + unit * t);
  const found = integrate(
    (x, _lower, _upper, out) => (out[0] = inner(x)),
    1,
    { lower: -Infinity, upper: Infinity },
    {
      center,
      scale: unit,
      breakpoints: [a.mean, b.mean, ...merging],
      budget,
    },
  );
  return { value: found.values[0] as number, error: (found.errorBounds[0] as number) + 1e-14 };
}

/** The real zeros of a quadratic, or of what is left of it, increasing. */
function rootsOf(lead: number, middle: number, last: number): readonly number[] {
  const discriminant = middle * middle - 4 * lead * last;
  if (discriminant < 0) return [];
  const half = -(middle + (middle < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [half / lead, last / half].filter(Number.isFinite).sort((u, v) => u - v);
}

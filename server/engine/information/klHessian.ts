// The second derivative of the divergence D(θ‖θ + δ) at δ = 0 by differences, which equals the information (Kullback 1959,
// section 2.6): a route that uses no derivative of the log-density.
import type { Range } from '../expr/range.ts';
import type { NumericExpectations } from '../expectation/preparedExpectation.ts';

/**
 * Steps in units of the standard deviation 1/sqrt(I_ii), extrapolated to zero by Richardson's scheme: in the step squared for
 * smooth log-densities; in the step itself where a kink in a parameter leaves a term in |δ|³, with smaller steps.
 */
interface Scheme {
  readonly steps: readonly number[];
  /** 2 to the powers of the step that are eliminated one after the other. */
  readonly factors: readonly number[];
}
const smoothScheme: Scheme = { steps: [0.16, 0.08, 0.04], factors: [4, 16] };
const kinkScheme: Scheme = { steps: [0.08, 0.04, 0.02, 0.01], factors: [2, 4, 8] };

export interface KlDirections {
  readonly scheme: Scheme;
  /** The directions i and i + j, in which the second derivative is taken. */
  readonly directions: readonly (readonly [number, number])[];
  /** For each direction, each step, each sign: one perturbed point. */
  readonly points: readonly { readonly direction: number; readonly step: number; readonly sign: 1 | -1 }[];
}

export function klDirections(p: number, isSmooth: boolean): KlDirections {
  const scheme = isSmooth ? smoothScheme : kinkScheme;
  const directions: [number, number][] = [];
  for (let i = 0; i < p; i++) for (let j = i; j < p; j++) directions.push([i, j]);
  const points = directions.flatMap((_, direction) =>
    scheme.steps.flatMap((step) => ([1, -1] as const).map((sign) => ({ direction, step, sign }))),
  );
  return { scheme, directions, points };
}

/**
 * Parts of the unit, tried one after the other: where the data say little of a parameter, its standard deviation is longer than
 * the stretch on which the divergence is like a parabola.
 */
const shares = [1 / 5, 1 / 25, 1 / 125] as const;
/** Differences as exact as this are not repeated with smaller steps. */
const exactEnough = 1e-6;

interface KlHessian {
  readonly value: readonly (readonly number[])[];
  readonly errorBound: number;
}

/**
 * The Hessian with an error bound in units of sqrt(I_ii I_jj); undefined where θ is too near the edge of its domain. The rows of
 * coordinates whose score is known to vanish at θ, so that they have no standard deviation, are 0 without differences.
 */
export function klHessian(
  directions: KlDirections,
  scale: readonly (readonly number[])[],
  theta: readonly number[],
  domains: readonly Range[],
  divergences: (perturbed: readonly (readonly number[])[]) => NumericExpectations | undefined,
  vanishing: ReadonlySet<number> = new Set(),
): KlHessian | undefined {
  // one unit in each coordinate: a standard deviation, but never more than a part of the way to the edge
  const unit = theta.map((t, i) => {
    const room = Math.min(t - (domains[i]?.lower as number), (domains[i]?.upper as number) - t);
    return Math.min(vanishing.has(i) ? 1 : 1 / Math.sqrt(scale[i]?.[i] as number), 2 * room);
  });
  if (!unit.every((u) => u > 0 && Number.isFinite(u))) return undefined;
  const near = unit.map((u, i) => Math.min(u, Math.max(1, Math.abs(theta[i] as number))));
  const units = [unit, ...shares.map((share) => unit.map((u) => share * u)), near, near.map((u) => u / 25)];
  let best: KlHessian | undefined;
  for (const lengths of units) {
    const found = differences(directions, scale, theta, lengths, divergences, vanishing);
    if (found !== undefined && !(found.errorBound >= (best?.errorBound ?? Infinity))) best = found;
    if (best !== undefined && best.errorBound <= exactEnough) break;
  }
  return best;
}

/** By steps in one unit for each coordinate. */
function differences(
  { scheme: { steps, factors }, directions, points }: KlDirections,
  scale: readonly (readonly number[])[],
  theta: readonly number[],
  unit: readonly number[],
  divergences: (perturbed: readonly (readonly number[])[]) => NumericExpectations | undefined,
  vanishing: ReadonlySet<number>,
): KlHessian | undefined {
  const perturbed = points.map(({ direction, step, sign }) => {
    const [i, j] = directions[direction] as readonly [number, number];
    return theta.map((t, k) => t + (k === i || k === j ? sign * step * (unit[k] as number) : 0));
  });
  const result = divergences(perturbed);
  if (result === undefined) return undefined;
  const second: number[] = [];
  const errors: number[] = [];
  directions.forEach((_, d) => {
    let levels = steps.map((step, s) => {
      const at = 2 * (d * steps.length + s);
      return ((result.values[at] as number) + (result.values[at + 1] as number)) / (step * step);
    });
    let previous = NaN;
    for (const factor of factors) {
      previous = levels[levels.length - 1] as number;
      levels = levels.slice(1).map((finer, k) => (factor * finer - (levels[k] as number)) / (factor - 1));
    }
    const best = levels[0] as number;
    const finest = steps[steps.length - 1] as number;
    const rounding = Math.max(...result.errorBounds.subarray(2 * d * steps.length, 2 * (d + 1) * steps.length));
    second.push(best);
    errors.push(Math.abs(best - previous) + (40 * rounding) / (finest * finest));
  });
  const p = theta.length;
  const indexOf = (i: number, j: number): number => directions.findIndex(([a, b]) => a === i && b === j);
  const value: number[][] = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  let errorBound = 0;
  for (let i = 0; i < p; i++)
    for (let j = i; j < p; j++) {
      if (vanishing.has(i) || vanishing.has(j)) continue;
      const joint = indexOf(i, j);
      const [own, other] = [indexOf(i, i), indexOf(j, j)];
      const scaled =
        i === j
          ? (second[joint] as number)
          : ((second[joint] as number) - (second[own] as number) - (second[other] as number)) / 2;
      const error =
        i === j
          ? (errors[joint] as number)
          : (errors[joint] as number) + (errors[own] as number) + (errors[other] as number);
      const entry = scaled / ((unit[i] as number) * (unit[j] as number));
      (value[i] as number[])[j] = entry;
      (value[j] as number[])[i] = entry;
      const size = Math.sqrt((scale[i]?.[i] as number) * (scale[j]?.[j] as number));
      errorBound = Math.max(errorBound, error / ((unit[i] as number) * (unit[j] as number) * size));
    }
  return Number.isFinite(errorBound) ? { value, errorBound } : undefined;
}

// The exact balls of the Kullback–Leibler divergence, {θ′ : D(θ‖θ′) ≤ ε} in the plane of two parameters, by a root along each ray
// from θ; with the ellipse ½ δᵀI(θ)δ = ε, from which the search begins.
import type { PlotDivergence } from './plotProblem.ts';
import type { Point } from './plotSpec.ts';

/** I₁₁, I₁₂, I₂₂. */
export type Information = readonly [number, number, number];

/** The entries of a positive definite 2×2 matrix; undefined where it is none. */
export function positiveDefinite(matrix: readonly (readonly number[])[] | undefined): Information | undefined {
  const [a, b, c] = [matrix?.[0]?.[0] ?? NaN, matrix?.[0]?.[1] ?? NaN, matrix?.[1]?.[1] ?? NaN];
  const isDefinite = a > 0 && c > 0 && a * c - b * b > 1e-12 * a * c && Number.isFinite(a * c);
  return isDefinite ? [a, b, c] : undefined;
}

/** Steps δ with δᵀIδ = `square`, at equal angles in the coordinates in which I is the identity: Lᵀδ = √square·u, I = LLᵀ. */
export function ellipseSteps([a, b, c]: Information, square: number, count: number): readonly Point[] {
  const first = Math.sqrt(a);
  const below = b / first;
  const second = Math.sqrt(c - below * below);
  return Array.from({ length: count }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / count;
    const y = (Math.sqrt(square) * Math.sin(angle)) / second;
    return [(Math.sqrt(square) * Math.cos(angle) - below * y) / first, y];
  });
}

const mostSteps = 40;
/** How many times as far as the ellipse is looked. */
const farthest = 64;

/** The contour D(center‖·) = ε; a point is NaN on a ray along which it is not found. */
export function klContour(
  { between, isDear }: PlotDivergence,
  center: Point,
  information: Information,
  level: number,
  count: number,
): readonly Point[] {
  return ellipseSteps(information, 2 * level, count).map(([dx, dy]): Point => {
    const at = (r: number): Point => [center[0] + r * dx, center[1] + r * dy];
    // √(D/ε) is about r
    const r = rootOfOne((s) => Math.sqrt(between(center, at(s)) / level), isDear ? 1e-3 : 1e-7);
    return at(r);
  });
}

/** The first r found with size(r) = 1, by false positions between 0 and a place beyond; NaN where there is none. */
function rootOfOne(size: (r: number) => number, tolerance: number): number {
  let [low, sizeLow, high] = [0, 0, 1];
  let sizeHigh = size(high);
  while (sizeHigh < 1) {
    [low, sizeLow, high] = [high, sizeHigh, 1.3 * high];
    if (high > farthest) return NaN;
    sizeHigh = size(high);
  }
  let last = 0;
  for (let step = 0; step < mostSteps; step++) {
    const isBounded = Number.isFinite(sizeHigh);
    const middle = isBounded ? low + ((1 - sizeLow) * (high - low)) / (sizeHigh - sizeLow) : (low + high) / 2;
    const there = size(middle);
    if (Math.abs(there - 1) <= tolerance) return middle;
    // the end that stays twice is drawn toward 1, so that both ends close in (the Illinois rule)
    if (there < 1) {
      if (last < 0 && isBounded) sizeHigh = 1 + (sizeHigh - 1) / 2;
      [low, sizeLow, last] = [middle, there, -1];
    } else {
      if (last > 0) sizeLow = 1 - (1 - sizeLow) / 2;
      [high, sizeHigh, last] = [middle, there, 1];
    }
  }
  return NaN;
}

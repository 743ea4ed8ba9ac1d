// Curves u″ = a(u, u′) between two points, by collocation in Chebyshev points with Newton's method.
// Source: Trefethen, Spectral Methods in MATLAB (2000), chapters 13 and 14.
import type { Budget } from '../base/budget.ts';
import { chebyshev, interpolate, type Chebyshev } from '../numeric/chebyshev.ts';
import { solveDense } from '../numeric/linearSystem.ts';

/** Writes the acceleration at u with velocity v; values that are not finite where there is none. */
export type Acceleration = (u: Float64Array, v: Float64Array, out: Float64Array) => void;

/** A curve on [0, 1]: the coordinates of its points, a row for each node. */
export interface NodalPath {
  readonly grid: Chebyshev;
  readonly nodes: readonly Float64Array[];
}

const mostIterations = 30;
const mostHalvings = 10;
/** Of Newton's last step, relative to 1 + the size of the path. */
const stepTolerance = 1e-12;
const difference = 1e-6;
/** A step that leaves less of the residual was made with a derivative that serves. */
const sufficient = 0.1;

/** The points of the path at t; its velocities at the nodes. */
export const pathAt = ({ grid, nodes }: NodalPath, t: number): number[] =>
  Array.from(nodes[0] ?? [], (_, k) =>
    interpolate(
      nodes.map((u) => u[k] as number),
      grid,
      t,
    ),
  );

export const velocities = ({ grid, nodes }: NodalPath): Float64Array[] =>
  grid.derivative.map((row) => combined(row, nodes));

function combined(weights: readonly number[], nodes: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array((nodes[0] as Float64Array).length);
  weights.forEach((w, m) => {
    const node = nodes[m] as Float64Array;
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + w * (node[k] as number);
  });
  return sum;
}

/**
 * The solution with n + 1 nodes near a first guess, whose ends it keeps; undefined where Newton's method does not settle. Where the
 * acceleration is dear its derivative is kept while it serves.
 */
export function solvePath(
  acceleration: Acceleration,
  guess: (t: number) => readonly number[],
  n: number,
  budget: Budget,
  isDear = false,
): NodalPath | undefined {
  const grid = chebyshev(n);
  const second = grid.derivative.map((row) =>
    grid.points.map((_, j) => row.reduce((sum, w, k) => sum + w * (grid.derivative[k]?.[j] as number), 0)),
  );
  let nodes = grid.points.map((t) => Float64Array.from(guess(t)));
  const p = (nodes[0] as Float64Array).length;
  const size = (n - 1) * p;
  const scale = 1 + Math.max(...nodes.map((u) => Math.max(...u.map(Math.abs))));

  const residual = (path: readonly Float64Array[]): Float64Array => {
    const out = new Float64Array(size);
    const a = new Float64Array(p);
    budget.spend(n);
    for (let m = 1; m < n; m++) {
      acceleration(path[m] as Float64Array, combined(grid.derivative[m] as readonly number[], path), a);
      const bend = combined(second[m] as readonly number[], path);
      for (let k = 0; k < p; k++) out[(m - 1) * p + k] = (bend[k] as number) - (a[k] as number);
    }
    return out;
  };

  /** ∂residual/∂nodes, by differences of the acceleration in place and velocity. */
  const jacobian = (path: readonly Float64Array[]): Float64Array[] => {
    const rows = Array.from({ length: size }, () => new Float64Array(size));
    const [above, below] = [new Float64Array(p), new Float64Array(p)];
    budget.spend(4 * p * n);
    for (let m = 1; m < n; m++) {
      const u = path[m] as Float64Array;
      const slopes = grid.derivative[m] as readonly number[];
      const v = combined(slopes, path);
      for (let k = 0; k < p; k++) {
        const slopeOf = (moved: Float64Array): number[] => {
          const held = moved[k] as number;
          const step = difference * (1 + Math.abs(held));
          moved[k] = held + step;
          acceleration(u, v, above);
          moved[k] = held - step;
          acceleration(u, v, below);
          moved[k] = held;
          return Array.from(above, (x, i) => (x - (below[i] as number)) / (2 * step));
        };
        const [inPlace, inVelocity] = [slopeOf(u), slopeOf(v)];
        for (let j = 1; j < n; j++)
          for (let i = 0; i < p; i++) {
            const own = j === m ? (inPlace[i] as number) : 0;
            const bend = i === k ? (second[m]?.[j] as number) : 0;
            (rows[(m - 1) * p + i] as Float64Array)[(j - 1) * p + k] =
              bend - own - (slopes[j] as number) * (inVelocity[i] as number);
          }
      }
    }
    return rows;
  };

  let left = residual(nodes);
  const norm = (r: Float64Array): number => Math.hypot(...r);
  let rows = jacobian(nodes);
  let isCurrent = false;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const step = solveDense(
      rows.map((row) => row.slice()),
      left.slice(),
    );
    if (step === undefined) return undefined;
    const largest = Math.max(...step.map(Math.abs));
    let part = 1;
    for (let halving = 0; ; halving++, part /= 2) {
      if (halving > mostHalvings) return undefined;
      const moved = nodes.map((u, m) =>
        m === 0 || m === n ? u : u.map((x, k) => x - part * (step[(m - 1) * p + k] as number)),
      );
      const next = residual(moved);
      // near the solution rounding of the second derivative is all that is left
      if (!(norm(next) < norm(left)) && !(largest < 1e-6 * scale && next.every(Number.isFinite))) continue;
      const serves = isDear && halving === 0 && norm(next) < sufficient * norm(left);
      [nodes, left] = [moved, next];
      isCurrent = serves;
      break;
    }
    if (part === 1 && largest <= stepTolerance * scale) return { grid, nodes };
    if (part === 1 && largest <= (isDear ? 1e-10 : 1e-9) * scale && (isDear || iteration > 6)) return { grid, nodes };
    if (!isCurrent) rows = jacobian(nodes);
  }
  return undefined;
}

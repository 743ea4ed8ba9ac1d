// Solves dy/dt = f(y) from t = 0 by the embedded pair of Dormand and Prince of orders 5 and 4, with its interpolation between steps.
// Source: Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I (1993), sections II.5 and II.6.

type Vector = readonly number[];

const stages: readonly Vector[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** The weights of order 5 less those of order 4. */
const differences: Vector = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const interpolation: Vector = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];

const mostSteps = 600;
const leastStep = 1e-12;

const moved = (y: Vector, h: number, weights: Vector, slopes: readonly Vector[]): Vector =>
  y.map((v, i) => v + h * weights.reduce((sum, w, k) => sum + w * (slopes[k]?.[i] as number), 0));

/**
 * y at the given times, which ascend from 0; undefined where f has no value on the way however small the step, or more than a few
 * hundred steps are needed. The local error of each step is at most `tolerance`·(1 + |y|).
 */
export function solveFlow(
  f: (y: Vector) => Vector | undefined,
  start: Vector,
  times: Vector,
  tolerance: number,
): readonly Vector[] | undefined {
  const end = times[times.length - 1] as number;
  let first = f(start);
  if (first === undefined) return undefined;
  // a first step that depends on the tolerance, so that two tolerances take different steps even where every step is exact enough
  let [t, y, h] = [0, start, Math.min(end, tolerance ** 0.2)];
  const found: Vector[] = [];
  let next = 0;
  for (let step = 0; step < mostSteps; step++) {
    while (next < times.length && (times[next] as number) <= t) {
      found.push(y);
      next++;
    }
    if (next === times.length) return found;
    h = Math.min(h, end - t);
    const tried = onePass(f, y, first, h);
    const error = tried === undefined ? Number.POSITIVE_INFINITY : errorOf(tried, y, h) / tolerance;
    if (tried === undefined || !(error <= 1)) {
      h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.2;
      if (h < leastStep) return undefined;
      continue;
    }
    const after = end - (t + h) < 1e-14 * end ? end : t + h;
    for (; next < times.length && (times[next] as number) < after; next++)
      found.push(between(y, tried, h, ((times[next] as number) - t) / h));
    [t, y, first] = [after, tried.y, tried.slopes[6] ?? first];
    h *= Math.min(5, 0.9 * Math.max(error, 1e-10) ** -0.2);
  }
  return undefined;
}

interface Pass {
  readonly y: Vector;
  readonly slopes: readonly Vector[];
}

function onePass(f: (y: Vector) => Vector | undefined, y: Vector, first: Vector, h: number): Pass | undefined {
  const slopes: Vector[] = [first];
  let at = y;
  for (const weights of stages) {
    at = moved(y, h, weights, slopes);
    const slope = f(at);
    if (slope === undefined) return undefined;
    slopes.push(slope);
  }
  return { y: at, slopes };
}

const errorOf = ({ y, slopes }: Pass, before: Vector, h: number): number =>
  Math.max(
    ...y.map((v, i) => {
      const error = differences.reduce((sum, w, k) => sum + w * (slopes[k]?.[i] as number), 0);
      return Math.abs(h * error) / (1 + Math.max(Math.abs(v), Math.abs(before[i] as number)));
    }),
  );

/** The interpolant of order 4 at the share s of a step. */
function between(y: Vector, { y: after, slopes }: Pass, h: number, s: number): Vector {
  return y.map((v, i) => {
    const rise = (after[i] as number) - v;
    const bend = h * (slopes[0]?.[i] as number) - rise;
    const twist = rise - h * (slopes[6]?.[i] as number) - bend;
    const last = h * interpolation.reduce((sum, w, k) => sum + w * (slopes[k]?.[i] as number), 0);
    return v + s * (rise + (1 - s) * (bend + s * (twist + (1 - s) * last)));
  });
}

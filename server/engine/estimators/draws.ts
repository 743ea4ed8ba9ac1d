// Draws of one observation: from its pivot's standard law, by inversion of sums, or from its density itself, to nine digits of every
// probability.
// Source: Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000) 363–372 for gamma; Devroye, Non-Uniform Random
// Variate Generation (1986), II.2 and III.2 for inversion.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { CoordinateKernel, GaussianMoments, Law } from '../distributions/law.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { supportPoints } from '../expectation/finiteSum.ts';
import { kernelVariables } from '../expectation/kernelMoments.ts';
import { atEndpoints, endpointSymbols, kinks } from '../expectation/endpoints.ts';
import { cholesky } from '../numeric/cholesky.ts';
import { densitySampler } from '../numeric/densitySampler.ts';
import { locate } from '../numeric/locate.ts';
import type { Random } from '../numeric/random.ts';

/** Writes one observation. */
export type Draw = (out: Float64Array) => void;

/** Draws at a point of the symbols; undefined where there is no way to them. */
export function drawsFrom(
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  random: Random,
  budget: Budget,
): Draw | undefined {
  if (law.measure === 'counting') return fromSums(law, symbols, point, random);
  const { pivot, vectorPivot } = law;
  const gaussian = law.variables.length > 1 ? gaussianMoments(law) : undefined;
  if (gaussian !== undefined) return fromGaussian(gaussian, symbols, point, random);
  if (vectorPivot !== undefined) {
    const kernels = vectorPivot.coordinates.map((c) => c.kernel);
    const variables = vectorPivot.coordinates.map((c) => c.variable);
    return throughKernels({ kernels, variables, inverse: vectorPivot.inverse }, symbols, point, random);
  }
  if (pivot === undefined) return fromDensity(law, symbols, point, random, budget);
  const standard = { kernels: [pivot.kernel], variables: kernelVariables(pivot.kernel), inverse: [pivot.inverse] };
  return throughKernels({ ...standard, sign: pivot.sign }, symbols, point, random);
}

/** By cells of the density, for laws on an interval: truncated, mixed, written out. */
function fromDensity(
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  random: Random,
  budget: Budget,
): Draw | undefined {
  const { support, variables } = law;
  const [x] = variables;
  if (x === undefined || variables.length > 1 || support.kind !== 'interval') return undefined;
  const corners = kinks([law.logDensity], x);
  const ends = new Float64Array(2 + corners.length);
  compile([support.lower, support.upper, ...corners], symbols).bind(point)([], ends);
  const [lower = NaN, upper = NaN, ...breaks] = ends;
  if (!(lower < upper)) return undefined;
  const { distanceLower, distanceUpper, logarithm } = endpointSymbols;
  const inputs = [x, distanceLower, distanceUpper, logarithm];
  const run = compile([atEndpoints(law.logDensity, x, support)], symbols, inputs).bind(point);
  const [input, one] = [new Float64Array(4), new Float64Array(1)];
  const logDensity = (at: number, below: number, above: number): number => {
    input.set([at, below, above, above < 0.5 ? Math.log1p(-above) : Math.log(at)]);
    run(input, one);
    return one[0] ?? NaN;
  };
  const found = locate(logDensity, { lower, upper }, { budget, hints: [...breaks, ...point] });
  const place = { lower, upper, ...found, breakpoints: [...found.breakpoints, ...breaks] };
  const draw = densitySampler((...at) => Math.exp(logDensity(...at)), place, random, budget);
  return draw && ((out) => void (out[0] = draw()));
}

interface Standard {
  readonly kernels: readonly CoordinateKernel[];
  /** Of a beta law alone, z and 1 − z. */
  readonly variables: readonly SymbolExpr[];
  readonly inverse: readonly Expr[];
  /** ±1 with equal probability. */
  readonly sign?: SymbolExpr | undefined;
}

/** x = inverse(z), with independent z of standard laws. */
function throughKernels(
  { kernels, variables, inverse, sign }: Standard,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  random: Random,
): Draw | undefined {
  const shapes = kernels.flatMap((k) => (k.kind === 'gamma' ? [k.shape] : k.kind === 'beta' ? [k.a, k.b] : []));
  const numbers = new Float64Array(shapes.length);
  compile(shapes, symbols).bind(point)([], numbers);
  if (!numbers.every((v) => v > 0 && Number.isFinite(v))) return undefined;
  const all = sign === undefined ? variables : [...variables, sign];
  const run = compile(inverse, symbols, all).bind(point);
  const z = new Float64Array(all.length);
  return (out) => {
    let shape = 0;
    let at = 0;
    for (const { kind } of kernels) {
      if (kind === 'gaussian') z[at++] = random.normal();
      else if (kind === 'gamma') z[at++] = gammaDraw(numbers[shape++] ?? NaN, random);
      else {
        const [u, v] = [gammaDraw(numbers[shape++] ?? NaN, random), gammaDraw(numbers[shape++] ?? NaN, random)];
        z[at++] = u / (u + v);
        if (variables.length > kernels.length) z[at++] = v / (u + v);
      }
    }
    if (sign !== undefined) z[at] = random.uniform() < 0.5 ? -1 : 1;
    run(z, out);
  };
}

function gammaDraw(shape: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * random.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** μ + Lz with LLᵀ = Σ and independent standard normal z. */
function fromGaussian(
  { mean, covariance }: GaussianMoments,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  random: Random,
): Draw | undefined {
  const size = mean.length;
  const numbers = new Float64Array(size + size * size);
  compile([...mean, ...covariance.flat()], symbols).bind(point)([], numbers);
  const rows = mean.map((_, i) => [...numbers.subarray(size + i * size, size + (i + 1) * size)]);
  const root = cholesky(rows);
  if (!root.flat().every(Number.isFinite)) return undefined;
  const z = new Float64Array(size);
  return (out) => {
    for (let i = 0; i < size; i++) z[i] = random.normal();
    for (let i = 0; i < size; i++) {
      let value = numbers[i] ?? NaN;
      for (let j = 0; j <= i; j++) value += (root[i]?.[j] ?? 0) * (z[j] ?? NaN);
      out[i] = value;
    }
  };
}

const mostPoints = 1 << 14;
/** What is left out of a law on whole numbers without an end. */
const negligible = 1e-15;

function fromSums(
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  random: Random,
): Draw | undefined {
  const { support, variables } = law;
  const density = compile([law.logDensity], symbols, variables).bind(point);
  const one = new Float64Array(1);
  const values: Float64Array[] = [];
  const cumulated: number[] = [];
  let total = 0;
  const enter = (x: readonly number[]): void => {
    const own = Float64Array.from(x);
    density(own, one);
    const p = Math.exp(one[0] ?? NaN);
    if (!(p > 0)) return;
    total += p;
    values.push(own);
    cumulated.push(total);
  };
  const points = supportPoints(support, mostPoints);
  if (points !== undefined) for (const x of pointsAt(points, symbols, point)) enter(x);
  else if (support.kind === 'integers') {
    const ends = new Float64Array(2);
    compile([support.from, support.to], symbols).bind(point)([], ends);
    const [from = NaN, to = NaN] = ends;
    if (!Number.isFinite(from)) return undefined;
    for (let x = from; x <= to && x < from + mostPoints && total < 1 - negligible; x++) enter([x]);
  }
  if (!(Math.abs(total - 1) < 1e-10)) return undefined;
  return (out) => {
    const u = random.uniform() * total;
    let [low, high] = [0, cumulated.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 1) < u) low = middle + 1;
      else high = middle;
    }
    const value = values[low];
    if (value !== undefined) out.set(value);
  };
}

function pointsAt(
  points: readonly (readonly Expr[])[],
  symbols: readonly SymbolExpr[],
  point: readonly number[],
): readonly (readonly number[])[] {
  const width = points[0]?.length ?? 0;
  const out = new Float64Array(points.length * width);
  compile(points.flat(), symbols).bind(point)([], out);
  return points.map((_, i) => [...out.subarray(i * width, (i + 1) * width)]);
}

// Expectations in numbers with the integrand in many digits: slower by far than in doubles, for the points where those lose all
// their digits, as near a parameter value at which the density is only defined by its limit.
import { compilePrecise, type PreciseProgram } from '../expr/precise.ts';
import { beside } from '../expr/preciseValues.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Budget } from '../base/budget.ts';
import type { Law } from '../distributions/law.ts';
import { locate } from '../numeric/locate.ts';
import { integrate } from '../numeric/quadrature.ts';
import { sumSeries } from '../numeric/series.ts';
import { Arithmetic, fromDouble, notReal, toDouble, type Real } from '../special/precise/real.ts';
import { kinks } from './endpoints.ts';
import { normalize, type NumericExpectations, type PreparedExpectation } from './preparedExpectation.ts';

/** Digits that are tried, fewest first: enough are those that twice as many confirm. */
const manyBits = [128, 256, 512, 1024] as const;
/** Where the integrand is 0/0, it is taken so far beside the point; the information moves by as little. */
const asideBits = 44;
const asideError = 2 ** (10 - asideBits);
/** By how much more than rounding values on both sides may differ, relatively. */
const mostAcross = 1e-6;
/** What an evaluation counts as, in evaluations in doubles. */
const stepsOfEvaluation = 40;
const farInScales = 1e6;
/** Two evaluations that differ by less, relatively, are alike. */
const likeness = 1e-13;

type Run = (x: readonly Real[]) => readonly Real[];

/** Writes what is averaged, made in doubles of the values of log-density and functions. */
export type Averaged = (values: readonly number[], out: Float64Array) => void;

/**
 * The means of m numbers that `averaged` makes of the values of the fs, for laws of one number; undefined for others, and where
 * a function has values in doubles only.
 */
export function preciseExpectation(
  fs: readonly Expr[],
  m: number,
  averaged: Averaged,
  law: Law,
  symbols: readonly SymbolExpr[],
): PreparedExpectation | undefined {
  const { support } = law;
  const [x] = law.variables;
  if (law.variables.length !== 1 || x === undefined || support.kind === 'finite' || support.kind === 'product')
    return undefined;
  const all = compilePrecise([law.logDensity, ...fs], symbols, [x]);
  const density = compilePrecise([law.logDensity], symbols, [x]);
  const isInterval = support.kind === 'interval';
  const ends = isInterval ? [support.lower, support.upper] : [support.from, support.to];
  const corners = compilePrecise([...ends, ...kinks([law.logDensity, ...fs], x)], symbols);
  if (all === undefined || density === undefined || corners === undefined) return undefined;
  return {
    at(theta, budget) {
      const [lower = notReal, upper = notReal, ...breaks] = corners.bind(256, theta.map(fromDouble))([]);
      const exact = theta.map(fromDouble);
      const problem = {
        all,
        density,
        m,
        averaged,
        lower,
        upper,
        breakpoints: breaks.map(toDouble).filter(Number.isFinite),
        budget,
      };
      const over = isInterval ? overInterval : overIntegers;
      const isDefined = samples(toDouble(lower), toDouble(upper), 0, 1).some(
        (at) => !Number.isNaN(toDouble(density.bind(manyBits[0], exact)([fromDouble(at)])[0] ?? notReal)),
      );
      if (isDefined) return over(problem, exact, theta);
      const found = over(problem, beside(theta, symbols, 1, asideBits), theta);
      const other = over(problem, beside(theta, symbols, -1, asideBits), theta).values;
      const { values, errorBounds } = found;
      // what has no common limit from both sides has no value at the point
      const errors = errorBounds.map((e, i) => {
        const size = 1 + Math.abs(values[i] ?? 0);
        const gap = Math.abs((values[i] ?? NaN) - (other[i] ?? NaN));
        return gap <= 2 * e + mostAcross * size ? e + asideError * size : Infinity;
      });
      return { ...found, errorBounds: errors };
    },
  };
}

interface Problem {
  readonly all: PreciseProgram;
  readonly density: PreciseProgram;
  readonly m: number;
  readonly averaged: Averaged;
  readonly lower: Real;
  readonly upper: Real;
  readonly breakpoints: readonly number[];
  readonly budget: Budget;
}

/** A few points of the interval about a center. */
const samples = (lower: number, upper: number, center: number, scale: number): readonly number[] => {
  const within = (x: number): boolean => x > lower && x < upper;
  const about = [-1.9, -0.7, 0.3, 1.1, 2.3].map((t) => center + scale * t).filter(within);
  if (about.length > 1) return about;
  if (Number.isFinite(lower) && Number.isFinite(upper))
    return [0.11, 0.37, 0.52, 0.83].map((u) => lower + u * (upper - lower));
  return [0.13, 0.7, 1.9, 7].map((d) => (Number.isFinite(lower) ? lower + d : upper - d));
};

/** The program with the fewest digits at which it is exact at the places. */
function exactRun(program: PreciseProgram, theta: readonly Real[], places: readonly number[]): Run {
  const valuesOf = (run: Run): readonly number[][] => places.map((x) => run([fromDouble(x)]).map(toDouble));
  let run = program.bind(manyBits[0], theta);
  let values = valuesOf(run);
  for (const bits of manyBits.slice(1)) {
    const finer = program.bind(bits, theta);
    const next = valuesOf(finer);
    const isAlike = next.every((row, i) =>
      row.every((v, k) => {
        const size = Math.max(...next.map((other) => Math.abs(other[k] ?? 0)).filter(Number.isFinite), 0);
        const difference = Math.abs(v - (values[i]?.[k] ?? Number.NaN));
        return !Number.isFinite(v) || difference <= likeness * size;
      }),
    );
    if (isAlike) return run;
    [run, values] = [finer, next];
  }
  return run;
}

/** Writes [p, p g₁, …] with p = exp(log-density − peak) and what is averaged for g. */
function weigh(values: readonly Real[], averaged: Averaged, peak: number, out: Float64Array): void {
  const [height = Number.NaN, ...fs] = values.map(toDouble);
  const density = Math.exp(height - peak);
  out.fill(0);
  if (!(density > 0)) return;
  averaged(fs, out.subarray(1));
  out.forEach((g, i) => (out[i] = i === 0 ? density : density * g));
}

function overInterval(
  { all, density, m, averaged, lower, upper, breakpoints, budget }: Problem,
  theta: readonly Real[],
  hints: readonly number[],
): NumericExpectations {
  const interval = { lower: toDouble(lower), upper: toDouble(upper) };
  const exact = new Arithmetic(256);
  const place = (at: number, below: number, above: number): Real => {
    const [near, distance] = below <= above ? [lower, fromDouble(below)] : [upper, fromDouble(-above)];
    return Number.isFinite(Math.min(below, above)) && Number.isFinite(near.e)
      ? exact.add(near, distance)
      : fromDouble(at);
  };
  const rough = exactRun(density, theta, samples(interval.lower, interval.upper, 0, 1));
  const found = locate(
    (at, below, above) => {
      budget.spend(stepsOfEvaluation);
      return toDouble(rough([place(at, below, above)])[0] ?? notReal);
    },
    interval,
    { budget, hints: [...breakpoints, ...hints], sparse: true },
  );
  const peak = Number.isFinite(found.logDensity) ? found.logDensity : 0;
  const run = exactRun(all, theta, samples(interval.lower, interval.upper, found.center, found.scale));
  // an end that is very far costs the places their digits, and the density is nothing there
  const isFar = (end: number): boolean => Math.abs(end - found.center) > farInScales * found.scale;
  const bulk = {
    lower: isFar(interval.lower) ? -Infinity : interval.lower,
    upper: isFar(interval.upper) ? Infinity : interval.upper,
  };
  const result = integrate(
    (at, below, above, out) => {
      budget.spend(stepsOfEvaluation);
      weigh(run([place(at, below, above)]), averaged, peak, out);
    },
    m + 1,
    bulk,
    { budget, center: found.center, scale: found.scale, breakpoints: [...found.breakpoints, ...breakpoints] },
  );
  return normalize(result, peak);
}

function overIntegers(
  { all, density, m, averaged, lower, upper, budget }: Problem,
  theta: readonly Real[],
  hints: readonly number[],
): NumericExpectations {
  const [from, to] = [toDouble(lower), toDouble(upper)];
  const places = [0, 1, 2, 5, 30, ...hints.filter((h) => h > 0 && h < 1e9).map(Math.round)]
    .map((k) => (Number.isFinite(from) ? from + k : k))
    .filter((k) => k <= to);
  const [rough, run] = [exactRun(density, theta, places), exactRun(all, theta, places)];
  const logWeight = (k: number): number => {
    budget.spend(stepsOfEvaluation);
    return toDouble(rough([fromDouble(k)])[0] ?? notReal);
  };
  const term = (k: number, out: Float64Array): void => {
    budget.spend(stepsOfEvaluation);
    weigh(run([fromDouble(k)]), averaged, 0, out);
  };
  return normalize(sumSeries(term, m + 1, from, to, { budget, weightIndex: 0, logWeight, hints }), 0);
}

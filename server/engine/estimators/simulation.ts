// The mean and variance of an estimator by seeded simulation, each with its error, at one point and number of observations.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { SampleSummary, Statistic } from '../model/statisticalModel.ts';
import type { Budget } from '../base/budget.ts';
import { seededRandom } from '../numeric/random.ts';
import { drawsFrom } from './draws.ts';

/** Draws of single observations, over all samples. */
const mostDraws = 150_000;
const [fewestSamples, mostSamples] = [1_000, 10_000];
/** The share of the samples in whose values the tail is looked at. */
const tailShare = 0.01;
/** A tail index below this: the variance, or its error, may not be finite. */
const [indexForMean, indexForVariance] = [2.2, 4];

export interface Simulation {
  readonly mean: number;
  readonly meanError: number;
  /** Undefined where the tail is too heavy for a variance from draws. */
  readonly variance: number | undefined;
  readonly varianceError: number | undefined;
  readonly samples: number;
}

/** Undefined where there is no way to draw from the law, or some value is not finite; a text says why there is no number. */
export function simulate(
  statistic: Statistic,
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  size: number,
  seed: string,
  budget: Budget,
): Simulation | string {
  const random = seededRandom(seed);
  const draw = drawsFrom(law, symbols, point, random, budget);
  if (draw === undefined) return 'There is no way to draw from this distribution.';
  const samples = Math.min(mostSamples, Math.floor(mostDraws / size));
  if (samples < fewestSamples) return `A simulation with ${size} observations would take too long.`;
  budget.spend(samples * size);
  const evaluate = evaluator(statistic, law, symbols, point, size);
  const values = new Float64Array(samples);
  const width = law.variables.length;
  const one = new Float64Array(width);
  const sample = new Float64Array(width * size);
  for (let i = 0; i < samples; i++) {
    for (let k = 0; k < size; k++) {
      draw(one);
      sample.set(one, k * width);
    }
    values[i] = evaluate(sample);
  }
  const broken = values.reduce((count, v) => (Number.isFinite(v) ? count : count + 1), 0);
  if (broken > 0) return `The estimator is not a finite number in ${broken} of ${samples} samples.`;
  return summary(values);
}

function summary(values: Float64Array): Simulation | string {
  const count = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / count;
  let [second, fourth] = [0, 0];
  for (const v of values) {
    const square = (v - mean) ** 2;
    second += square / count;
    fourth += square ** 2 / count;
  }
  const index = tailIndex(values);
  if (index < indexForMean) return 'Its tails are too heavy for a mean from draws.';
  const isLight = index >= indexForVariance;
  return {
    mean,
    meanError: Math.sqrt(second / count),
    variance: isLight ? (second * count) / (count - 1) : undefined,
    varianceError: isLight ? Math.sqrt(Math.max(fourth - second ** 2, 0) / count) : undefined,
    samples: count,
  };
}

/** Hill's estimate from the values farthest from the median (Annals of Statistics 3 (1975) 1163–1174). */
function tailIndex(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const median = sorted[sorted.length >> 1] ?? 0;
  const distances = sorted.map((v) => Math.abs(v - median)).sort();
  const top = Math.max(20, Math.floor(tailShare * distances.length));
  const threshold = distances[distances.length - 1 - top] ?? 0;
  if (!(threshold > 0)) return Infinity;
  let sum = 0;
  for (let i = distances.length - top; i < distances.length; i++) sum += Math.log((distances[i] ?? 0) / threshold);
  return sum > 0 ? top / sum : Infinity;
}

/** The estimator's value in a sample, which is laid out observation by observation. */
function evaluator(
  { expr, summaries }: Statistic,
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  size: number,
): (sample: Float64Array) => number {
  const width = law.variables.length;
  const names = summaries.map((s) => s.symbol);
  const inputs = [...law.variables, ...names];
  const bind = (e: Expr): ((x: Float64Array, out: Float64Array) => void) => compile([e], symbols, inputs).bind(point);
  const parts = summaries.map((s) => ({ kind: s.kind, run: bind(s.of) }));
  const last = bind(expr);
  const input = new Float64Array(inputs.length);
  const out = new Float64Array(1);
  const values = new Float64Array(size);
  return (sample) => {
    parts.forEach(({ kind, run }, j) => {
      for (let k = 0; k < size; k++) {
        for (let w = 0; w < width; w++) input[w] = sample[k * width + w] ?? NaN;
        run(input, out);
        values[k] = out[0] ?? NaN;
      }
      input[width + j] = summarized(kind, values);
    });
    for (let w = 0; w < width; w++) input[w] = sample[w] ?? NaN;
    last(input, out);
    return out[0] ?? NaN;
  };
}

function summarized(kind: SampleSummary['kind'], values: Float64Array): number {
  const count = values.length;
  switch (kind) {
    case 'mean':
      return values.reduce((a, b) => a + b, 0) / count;
    case 'minimum':
      return values.reduce((a, b) => Math.min(a, b), Infinity);
    case 'maximum':
      return values.reduce((a, b) => Math.max(a, b), -Infinity);
    case 'median': {
      const sorted = Float64Array.from(values).sort();
      return ((sorted[(count - 1) >> 1] ?? NaN) + (sorted[count >> 1] ?? NaN)) / 2;
    }
    case 'variance': {
      const mean = values.reduce((a, b) => a + b, 0) / count;
      return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (count - 1);
    }
  }
}

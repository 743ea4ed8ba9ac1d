// The exact laws of summaries: means and variances of what is affine in a Gaussian pivot, means of what is affine in a gamma pivot,
// extremes and medians of laws with a closed distribution function.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), sections 1.5 and 2.2; David and Nagaraja, Order Statistics (2003), 2.1.
import {
  add,
  divide,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  square,
  sqrt,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals, reals } from '../expr/range.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import type { Kernel, Law } from '../distributions/law.ts';
import { positiveHalfLine, realLine } from '../distributions/support.ts';
import { inPivot, randomSign } from '../expectation/pivotForm.ts';
import { recognizeFamily } from '../expectation/recognition/recognizeFamily.ts';
import { distributionFunction } from '../model/distributionFunctions.ts';
import { wholeNumber } from '../model/reading.ts';
import type { LawOrigin, SampleSummary } from '../model/statisticalModel.ts';

/** Summaries as functions of independent coordinates, each with its law. */
export interface SamplingLaws {
  readonly coordinates: readonly Law[];
  readonly values: ReadonlyMap<Expr, Expr>;
}

/** The joint law of the summaries, where the rules have it. */
export function samplingLaws(
  summaries: readonly SampleSummary[],
  law: Law,
  origin: LawOrigin,
  n: Expr,
): SamplingLaws | undefined {
  if (law.variables.length !== 1) return undefined;
  const [only] = summaries;
  if (summaries.length === 1 && only !== undefined && only.kind !== 'mean' && only.kind !== 'variance')
    return orderStatistic(only, law, origin, n);
  return fromPivot(summaries, law, n);
}

/** All summaries in one Gaussian pivot, or one mean in a gamma pivot. */
function fromPivot(summaries: readonly SampleSummary[], law: Law, n: Expr): SamplingLaws | undefined {
  const { pivot } = law;
  const [x] = law.variables;
  if (pivot === undefined || x === undefined || pivot.sign !== undefined) return undefined;
  const chart = exponentialChart(pivot.kernel);
  const kernel = chart?.kernel ?? pivot.kernel;
  if (kernel.kind === 'beta') return undefined;
  const written = (f: Expr): Expr => {
    const own = inPivot(f, x, pivot);
    return chart === undefined ? own : simplify(substitute(own, chart.values));
  };
  const forms = summaries.map((s) => affine(written(s.of), kernel.variable));
  if (forms.includes(undefined)) return undefined;
  const values = new Map<Expr, Expr>();
  if (kernel.kind === 'gamma') {
    const shape = multiply(n, kernel.shape);
    const total = symbol('_g', 'observation', positiveReals);
    for (const [i, s] of summaries.entries()) {
      if (s.kind !== 'mean') return undefined;
      const { shift, scale } = forms[i] as Affine;
      values.set(s.symbol, add(shift, multiply(scale, divide(total, n))));
    }
    return { coordinates: [gammaLaw(total, shape)], values };
  }
  const mean = symbol('_z', 'observation', reals);
  const spread = symbol('_g', 'observation', positiveReals);
  const freedom = subtract(n, one);
  for (const [i, s] of summaries.entries()) {
    const { shift, scale } = forms[i] as Affine;
    if (s.kind === 'mean') values.set(s.symbol, add(shift, multiply(scale, divide(mean, sqrt(n)))));
    else if (s.kind === 'variance')
      values.set(s.symbol, multiply(square(scale), divide(multiply(two, spread), freedom)));
    else return undefined;
  }
  const hasVariance = summaries.some((s) => s.kind === 'variance');
  return {
    coordinates: [gaussianLaw(mean), ...(hasVariance ? [gammaLaw(spread, divide(freedom, two))] : [])],
    values,
  };
}

/** With a pivot of density a u^(a − 1), −a log u is exponential: u, and 1 − u, as functions of that. */
function exponentialChart(
  kernel: Kernel,
): { readonly kernel: Kernel & { kind: 'gamma' }; readonly values: ReadonlyMap<Expr, Expr> } | undefined {
  if (kernel.kind !== 'beta' || (kernel.a !== one && kernel.b !== one)) return undefined;
  const { variable: u, complement: v, a, b } = kernel;
  const power = call('exp', [negate(divide(pivotSymbol, b === one ? a : b))]);
  const rest = subtract(one, power);
  return {
    kernel: { kind: 'gamma', variable: pivotSymbol, shape: one },
    values: new Map<Expr, Expr>(
      b === one
        ? [
            [u, power],
            [v, rest],
          ]
        : [
            [u, rest],
            [v, power],
          ],
    ),
  };
}

interface Affine {
  readonly shift: Expr;
  readonly scale: Expr;
}

/** shift + scale·z with a scale that is not 0. */
export function affine(f: Expr, z: SymbolExpr): Affine | undefined {
  if (dependsOn(f, z) && f === randomSign) return undefined;
  const scale = simplify(differentiate(f, z));
  if (dependsOn(scale, z)) return undefined;
  const shift = simplify(subtract(f, multiply(scale, z)));
  return dependsOn(shift, z) || isZero(scale) ? undefined : { shift, scale };
}

const gammaLaw = (z: SymbolExpr, shape: Expr): Law => ({
  name: 'custom',
  measure: 'lebesgue',
  variables: [z],
  support: positiveHalfLine,
  logDensity: subtract(subtract(multiply(subtract(shape, one), log(z)), z), lgamma(shape)),
  pivot: { kernel: { kind: 'gamma', variable: pivotSymbol, shape }, inverse: pivotSymbol },
});
const pivotSymbol = symbol('_z', 'pivot', positiveReals);

const gaussianPivot = symbol('_z', 'pivot', reals);
const gaussianLaw = (z: SymbolExpr): Law => ({
  name: 'custom',
  measure: 'lebesgue',
  variables: [z],
  support: realLine,
  logDensity: negate(add(multiply(half, square(z)), multiply(half, log(multiply(two, pi))))),
  pivot: { kernel: { kind: 'gaussian', variable: gaussianPivot }, inverse: gaussianPivot },
});

/** The k-th of N: density N!/((k − 1)!(N − k)!) F^(k − 1) (1 − F)^(N − k) f. */
export function orderStatistic(summary: SampleSummary, law: Law, origin: LawOrigin, n: Expr): SamplingLaws | undefined {
  const [x] = law.variables;
  if (x === undefined || summary.of !== x || law.measure !== 'lebesgue' || origin.kind !== 'family') return undefined;
  const cdf = distributionFunction(law.name);
  if (cdf === undefined || dependsOnAny(n, [x])) return undefined;
  const rank = rankOf(summary, n);
  if (rank === undefined) return undefined;
  const above = subtract(n, rank);
  const below = subtract(rank, one);
  const part = (exponent: Expr, probability: Expr): Expr =>
    exponent === zero ? zero : multiply(exponent, log(probability));
  const factorial = (e: Expr): Expr => lgamma(add(e, one));
  const constant = subtract(factorial(n), add(factorial(below), factorial(above)));
  const logDensity = add(
    simplify(constant),
    part(below, cdf.below(x, origin.coordinates)),
    part(above, cdf.above(x, origin.coordinates)),
    law.logDensity,
  );
  const { support } = law;
  const own: Law = { name: 'custom', measure: 'lebesgue', variables: [x], support, logDensity };
  const recognized = recognizeFamily(own, false);
  const withPivot = recognized?.pivot === undefined ? own : { ...own, pivot: recognized.pivot };
  return { coordinates: [withPivot], values: new Map([[summary.symbol, x]]) };
}

/** Which of N in order it is; undefined for a median of an even number, or of one that is not known. */
export function rankOf({ kind }: SampleSummary, n: Expr): Expr | undefined {
  if (kind === 'minimum') return one;
  if (kind === 'maximum') return n;
  const count = wholeNumber(n);
  return kind === 'median' && count !== undefined && count % 2 === 1 ? number((count + 1) / 2) : undefined;
}

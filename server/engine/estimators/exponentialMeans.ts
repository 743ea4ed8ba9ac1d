// The mean of Σ c exp(Σ t mean(f)): a product over the observations, (E exp(Σ t f/N))ᴺ, where that expectation has a closed form.
import { add, divide, e, multiply, negate, one, power } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { call } from '../expr/substitute.ts';
import { logPartition } from '../expectation/logPartition.ts';
import type { Law } from '../distributions/law.ts';
import type { Statistic } from '../model/statisticalModel.ts';
import type { DerivedMoment } from './observationMoments.ts';

/** E[T] of such a sum with what it rests on; undefined where the statistic is none, or an expectation is not closed. */
export function meanOfExponentials(
  { expr, summaries }: Statistic,
  law: Law,
  n: Expr,
): { readonly value: Expr; readonly steps: readonly DerivedMoment[] } | undefined {
  const symbols = summaries.map((s) => s.symbol);
  if (summaries.some((s) => s.kind !== 'mean' || dependsOnAny(s.of, symbols))) return undefined;
  const terms = expr.kind === 'sum' ? expr.terms : [expr];
  const steps: DerivedMoment[] = [];
  const means = terms.map((term) => {
    const parts = exponentOf(term, symbols);
    if (parts === undefined) return undefined;
    const tilt = add(...summaries.map((s, i) => multiply(divide(parts.slopes[i] ?? one, n), s.of)));
    const partition = logPartition({ ...law, logDensity: add(law.logDensity, tilt) });
    if (partition === undefined) return undefined;
    steps.push({ of: call('exp', [tilt]), law, closed: call('exp', [partition.value]) });
    return multiply(parts.coefficient, call('exp', [simplify(multiply(n, partition.value))]));
  });
  if (means.includes(undefined)) return undefined;
  return { value: simplify(add(...(means as readonly Expr[]))), steps };
}

/** A term as coefficient · exp(Σ slope · mean). */
function exponentOf(
  term: Expr,
  symbols: readonly SymbolExpr[],
): { coefficient: Expr; slopes: readonly Expr[] } | undefined {
  const factors = term.kind === 'product' ? term.factors : [term];
  const random = factors.filter((f) => dependsOnAny(f, symbols));
  const exponents = random.map((f) => {
    if (f.kind !== 'power' || dependsOnAny(f.base, symbols)) return undefined;
    return f.base === e ? f.exponent : multiply(f.exponent, call('log', [f.base]));
  });
  if (exponents.includes(undefined)) return undefined;
  const exponent = add(...(exponents as readonly Expr[]));
  const slopes = symbols.map((s) => simplify(differentiate(exponent, s)));
  if (slopes.some((slope) => symbols.some((s) => dependsOn(slope, s)))) return undefined;
  const rest = simplify(add(exponent, ...symbols.map((s, i) => multiply(slopes[i] ?? one, negate(s)))));
  return { coefficient: multiply(...factors.filter((f) => !random.includes(f)), power(e, rest)), slopes };
}

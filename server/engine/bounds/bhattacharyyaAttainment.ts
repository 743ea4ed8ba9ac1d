// Whether an unbiased estimator attains a Bhattacharyya bound: if and only if g + Σ wᵢ uᵢ, of the whole sample, is free of θ.
// Source: equality in the Cauchy–Schwarz inequality; Fend, Annals of Mathematical Statistics 30 (1959) 381–388.
import { add, fromRational, multiply, number, one, subtract, symbol, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, samplePoint } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { ModelResults } from '../modelResults.ts';
import { binomial, factorial } from './bhattacharyyaMatrix.ts';

const longest = 3000;

/** Coefficients of 1, t, t², … */
type Series = readonly Expr[];

const productOf = (a: Series, b: Series): Series =>
  a.map((_, k) => add(...a.slice(0, k + 1).map((c, i) => multiply(c, b[k - i] ?? zero))));

/** aᴺ for a series that begins with 1. */
function powerOf(a: Series, n: Expr): Series {
  const rest = [zero, ...a.slice(1)];
  let raised: Series = a.map((_, k) => (k === 0 ? one : zero));
  let total = raised;
  for (let r = 1; r < a.length; r++) {
    raised = productOf(raised, rest);
    total = total.map((c, k) => add(c, multiply(binomial(n, r), raised[k] ?? zero)));
  }
  return total;
}

/**
 * The weights solve JᵀW = γ for the sample. The statistic is a sum of functions of at most k observations: it is free of θ for all
 * samples if it is where k observations are free and all others are alike. Undefined where neither is shown.
 */
export function attainedByRatios(
  g: Expr,
  weights: readonly Expr[],
  ratios: readonly Expr[],
  { model, information, sampleSize }: ModelResults,
): boolean | undefined {
  const theta = model.parameters[0]?.symbol;
  const { law } = information.normalized;
  if (theta === undefined || law.variables.length > 3) return undefined;
  const fixed = model.samples.value ?? (model.samples.symbol === undefined ? 1 : Infinity);
  const free = Math.min(ratios.length, fixed);
  const inverseFactorial = (k: number): Expr => fromRational(Q.rational(1n, BigInt(factorial(k))));
  const copies: SymbolExpr[] = [];
  const seriesOf = (copy: string): Series => {
    const own = law.variables.map((x) => symbol(`${x.name}_${copy}`, x.role, x.domain));
    copies.push(...own);
    const renamed = new Map<Expr, Expr>(law.variables.map((x, i) => [x, own[i] as Expr]));
    return [one, ...ratios.map((u, k) => multiply(inverseFactorial(k + 1), substitute(u, renamed)))];
  };
  let product = Array.from({ length: free }, (_, i) => seriesOf(String(i + 1))).reduce(productOf);
  if (fixed > free) product = productOf(product, powerOf(seriesOf('rest'), subtract(sampleSize, number(free))));
  const terms = weights.map((w, k) => multiply(w, number(factorial(k + 1)), product[k + 1] ?? zero));
  const slope = differentiate(add(g, ...terms), theta);
  const isFree = vanishes(slope);
  if (isFree !== true) return isFree;
  return nodeCount(slope) <= longest && isZero(slope) ? true : undefined;
}

/** Whether it is 0 in numbers, at generic points; false where it is clearly not. */
function vanishes(e: Expr): boolean | undefined {
  const symbols = [...freeSymbols(e)];
  const parts = e.kind === 'sum' ? [...e.terms] : [e];
  const program = compile([e, ...parts], symbols);
  const out = new Float64Array(1 + parts.length);
  let seen = false;
  for (const shift of [0, 3, 7, 11]) {
    const isOfSample = (s: SymbolExpr): boolean => s.domain.integer && s.domain.lower >= 1;
    // more observations than are free
    program.bind(symbols.map((s, i) => samplePoint(s.domain, i + shift) + (isOfSample(s) ? 5 : 0)))([], out);
    const [value = NaN, ...sizes] = out;
    const size = sizes.reduce((sum, v) => sum + Math.abs(v), 0);
    if (!Number.isFinite(size)) continue;
    if (Math.abs(value) > 1e-6 * size) return false;
    seen = true;
  }
  return seen ? true : undefined;
}

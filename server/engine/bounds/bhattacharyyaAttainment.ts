// Whether an unbiased estimator attains a Bhattacharyya bound: if and only if g + Σ w_α u_α, of the whole sample, is free of θ.
// Source: equality in the Cauchy–Schwarz inequality; Fend, Annals of Mathematical Statistics 30 (1959) 381–388.
import { add, multiply, number, one, subtract, symbol, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, samplePoint } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { ModelResults } from '../modelResults.ts';
import { binomial } from './bhattacharyyaMatrix.ts';
import { expressions } from './bhattacharyyaRings.ts';
import { degree, factorial, splits, type MultiIndex } from './multiIndex.ts';

const longest = 3000;

/** The coefficients of t^α; that of 1 stands apart. */
interface Series {
  readonly first: Expr;
  readonly rest: readonly Expr[];
}

type Splits = ReturnType<typeof splits>;

const productOf = (a: Series, b: Series, parts: Splits): Series => ({
  first: multiply(a.first, b.first),
  rest: a.rest.map((c, k) =>
    add(
      multiply(c, b.first),
      multiply(a.first, b.rest[k] ?? zero),
      ...(parts[k] ?? []).map(([i, j]) => multiply(a.rest[i] ?? zero, b.rest[j] ?? zero)),
    ),
  ),
});

/** aᴺ for a series that begins with 1. */
function powerOf(a: Series, n: Expr, parts: Splits, order: number): Series {
  const rest = { first: zero, rest: a.rest };
  let raised: Series = { first: one, rest: a.rest.map(() => zero) };
  let total = raised;
  for (let r = 1; r <= order; r++) {
    raised = productOf(raised, rest, parts);
    const weight = binomial(n, r, expressions);
    const own = raised.rest;
    total = { first: one, rest: total.rest.map((c, k) => add(c, multiply(weight, own[k] ?? zero))) };
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
  indices: readonly MultiIndex[],
  { model, information, sampleSize }: ModelResults,
): boolean | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const { law } = information.normalized;
  if (law.variables.length > 3) return undefined;
  const order = degree(indices.at(-1) ?? []);
  const parts = splits(indices);
  const fixed = model.samples.value ?? (model.samples.symbol === undefined ? 1 : Infinity);
  const free = Math.min(order, fixed);
  const copies: SymbolExpr[] = [];
  const seriesOf = (copy: string): Series => {
    const own = law.variables.map((x) => symbol(`${x.name}_${copy}`, x.role, x.domain));
    copies.push(...own);
    const renamed = new Map<Expr, Expr>(law.variables.map((x, i) => [x, own[i] as Expr]));
    const rest = ratios.map((u, k) => multiply(expressions.of(1, factorial(indices[k] ?? [])), substitute(u, renamed)));
    return { first: one, rest };
  };
  let product = Array.from({ length: free }, (_, i) => seriesOf(String(i + 1))).reduce((a, b) =>
    productOf(a, b, parts),
  );
  if (fixed > free) {
    const others = powerOf(seriesOf('rest'), subtract(sampleSize, number(free)), parts, order);
    product = productOf(product, others, parts);
  }
  const terms = weights.map((w, k) => multiply(w, number(factorial(indices[k] ?? [])), product.rest[k] ?? zero));
  const statistic = add(g, ...terms);
  const slopes = parameters.map((p) => differentiate(statistic, p));
  const verdicts = slopes.map(vanishes);
  if (verdicts.includes(false)) return false;
  if (verdicts.includes(undefined)) return undefined;
  return slopes.every((slope) => nodeCount(slope) <= longest && isZero(slope)) ? true : undefined;
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

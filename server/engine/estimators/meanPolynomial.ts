// A statistic as a polynomial in means of functions of one observation, where it is one.
import { add, divide, multiply, number, one, subtract, symbol, zero } from '../expr/build.ts';
import { dependsOnAny, freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { reals } from '../expr/range.ts';
import { expand } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { SampleSummary, Statistic } from '../model/statisticalModel.ts';

/** coefficient · Π mean(factor). */
export interface MeanTerm {
  readonly coefficient: Expr;
  readonly factors: readonly Expr[];
}

const mostTerms = 20;
/** Longer expressions are not multiplied out. */
const longest = 150;
/** A product of more means has too many partitions. */
export const highestDegree = 6;

/** Symbols that stand for means of functions of one observation. */
class Means {
  readonly of = new Map<SymbolExpr, Expr>();

  /** The symbol for the mean of f, a function of one observation. */
  symbolFor(f: Expr): SymbolExpr {
    for (const [s, known] of this.of) if (known === f) return s;
    const fresh = symbol(`_mean${this.of.size}`, 'pivot', reals);
    this.of.set(fresh, f);
    return fresh;
  }

  /** The mean of a polynomial in means whose coefficients depend on the observation. */
  meanOf(f: Expr, variables: readonly SymbolExpr[]): Expr | undefined {
    if (nodeCount(f) > longest) return undefined;
    if (![...freeSymbols(f)].some((s) => this.of.has(s))) return dependsOnAny(f, variables) ? this.symbolFor(f) : f;
    const terms = this.termsOf(f);
    if (terms === undefined) return undefined;
    const means = terms.map(({ coefficient, symbols }) => {
      const mean = this.meanOf(coefficient, variables);
      return mean === undefined ? undefined : multiply(mean, ...symbols);
    });
    return means.includes(undefined) ? undefined : add(...(means as readonly Expr[]));
  }

  /** Multiplied out: coefficients free of the means, and the means that each multiplies, as often as they do. */
  termsOf(expr: Expr): readonly { coefficient: Expr; symbols: readonly SymbolExpr[] }[] | undefined {
    if (nodeCount(expr) > longest) return undefined;
    const expanded = expand(expr);
    const terms = expanded.kind === 'sum' ? expanded.terms : [expanded];
    if (terms.length > mostTerms) return undefined;
    const result = terms.map((term) => {
      const factors = term.kind === 'product' ? term.factors : [term];
      const symbols: SymbolExpr[] = [];
      const rest: Expr[] = [];
      for (const factor of factors) {
        const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, one];
        if (base.kind === 'symbol' && this.of.has(base)) {
          const count = exponent.kind === 'number' && Q.isInteger(exponent.value) ? Q.toNumber(exponent.value) : -1;
          if (count < 0 || symbols.length + count > highestDegree) return undefined;
          for (let i = 0; i < count; i++) symbols.push(base);
        } else if ([...freeSymbols(factor)].some((s) => this.of.has(s))) return undefined;
        else rest.push(factor);
      }
      return { coefficient: multiply(...rest), symbols };
    });
    return result.includes(undefined) ? undefined : (result as readonly { coefficient: Expr; symbols: SymbolExpr[] }[]);
  }
}

/** The statistic to the power 1 and 2; undefined where it is no polynomial in means. */
export function meanPolynomials(
  { expr, summaries }: Statistic,
  variables: readonly SymbolExpr[],
  n: Expr,
): { readonly first: readonly MeanTerm[]; readonly second: readonly MeanTerm[] | undefined } | undefined {
  const means = new Means();
  const values = new Map<Expr, Expr>();
  for (const summary of summaries) {
    const value = valueOf(summary, values, means, variables, n);
    if (value === undefined) return undefined;
    values.set(summary.symbol, value);
  }
  const polynomial = substitute(expr, values);
  const first = inFactors(means, polynomial);
  return first === undefined ? undefined : { first, second: inFactors(means, multiply(polynomial, polynomial)) };
}

function inFactors(means: Means, polynomial: Expr): readonly MeanTerm[] | undefined {
  return means
    .termsOf(polynomial)
    ?.map(({ coefficient, symbols }) => ({ coefficient, factors: symbols.map((s) => means.of.get(s) ?? zero) }));
}

/** A mean as it is; a variance as N/(N − 1) (mean of squares − square of the mean). */
function valueOf(
  { kind, of }: SampleSummary,
  values: ReadonlyMap<Expr, Expr>,
  means: Means,
  variables: readonly SymbolExpr[],
  n: Expr,
): Expr | undefined {
  const inner = substitute(of, values);
  if (kind === 'mean') return means.meanOf(inner, variables);
  if (kind !== 'variance') return undefined;
  const [mean, squares] = [means.meanOf(inner, variables), means.meanOf(multiply(inner, inner), variables)];
  if (mean === undefined || squares === undefined) return undefined;
  return multiply(divide(n, subtract(n, one)), subtract(squares, multiply(mean, mean)));
}

/** The falling factorial N(N − 1)…(N − k + 1). */
const falling = (n: Expr, k: number): Expr => multiply(...Array.from({ length: k }, (_, i) => subtract(n, number(i))));

/**
 * E[Π mean(fⱼ)] = N⁻ᵏ Σ N(N − 1)…(N − |π| + 1) Π E[Π fⱼ], over the partitions π of the k factors into blocks.
 * Source: McCullagh, Tensor Methods in Statistics (1987), section 4.2.
 */
export function meanOfTerms(terms: readonly MeanTerm[], n: Expr, moment: (f: Expr) => Expr): Expr {
  return add(
    ...terms.map(({ coefficient, factors }) => {
      const total = add(
        ...partitions(factors).map((blocks) =>
          multiply(falling(n, blocks.length), ...blocks.map((block) => moment(expand(multiply(...block))))),
        ),
      );
      return multiply(coefficient, divide(total, multiply(...factors.map(() => n))));
    }),
  );
}

/** All ways to put the things into blocks. */
function partitions(things: readonly Expr[]): readonly (readonly (readonly Expr[])[])[] {
  const [first, ...rest] = things;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((_, i) => blocks.map((block, j) => (i === j ? [first, ...block] : block))),
  ]);
}

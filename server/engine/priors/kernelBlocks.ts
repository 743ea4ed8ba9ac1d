// A positive function of the parameters as a product of functions of fewer of them, as far as its factors tell.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { minusOne, multiply, negate, one, power } from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';

export interface KernelBlock {
  readonly parameters: readonly SymbolExpr[];
  readonly factor: Expr;
}

/** `together`: sets of parameters that stay in one block. Constants are in `constant`. */
export function kernelBlocks(
  f: Expr,
  parameters: readonly SymbolExpr[],
  together: readonly (readonly SymbolExpr[])[],
): { readonly constant: Expr; readonly blocks: readonly KernelBlock[] } {
  // each positive: signs go into the constant
  const signs = factorsOf(f).filter(isNegative).length % 2 === 0 ? one : minusOne;
  const factors = factorsOf(f).map((g) => (isNegative(g) ? negate(g) : g));
  const holders = [...factors.map((g) => parameters.filter((p) => dependsOn(g, p))), ...together];
  const block = parameters.map((_, i) => i);
  for (const held of holders) {
    const places = held.map((p) => parameters.indexOf(p));
    const names = places.map((i) => block[i] as number);
    const least = Math.min(...names);
    block.forEach((b, i) => {
      if (names.includes(b)) block[i] = least;
    });
  }
  const blocks = [...new Set(block)].map((b) => {
    const own = parameters.filter((_, i) => block[i] === b);
    return { parameters: own, factor: multiply(...factors.filter((g) => own.some((p) => dependsOn(g, p)))) };
  });
  const constant = multiply(signs, ...factors.filter((g) => !parameters.some((p) => dependsOn(g, p))));
  return { constant, blocks };
}

/** Powers of products are split where every factor is positive. */
function factorsOf(f: Expr): readonly Expr[] {
  if (f.kind === 'product') return f.factors.flatMap(factorsOf);
  if (f.kind !== 'power') return [f];
  const { base, exponent } = f;
  const inner = factorsOf(base);
  return inner.length > 1 && inner.every(isPositive) ? inner.map((g) => power(g, exponent)) : [f];
}

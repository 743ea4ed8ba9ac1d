// The words that conditions and rules share: parameters, supports and ends as a sentence names them.
import { infinity } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Support } from '../distributions/support.ts';
import { listed } from '../model/issue.ts';
import { isInfinite } from '../model/supports.ts';
import { displayName } from '../text/names.ts';

export type Write = (expr: Expr) => string;

/** `μ and σ`. */
export const nameList = (symbols: readonly SymbolExpr[]): string => listed(symbols.map((s) => displayName(s.name)));

/** The support as one writes it: `(0, θ)`, `{0, …, n}`. */
export function supportWords(support: Support, write: Write): string {
  const bound = (e: Expr): string => (isInfinite(e) ? (e === infinity ? '∞' : '−∞') : write(e));
  switch (support.kind) {
    case 'interval':
      if (isInfinite(support.lower) && isInfinite(support.upper)) return 'ℝ';
      return `${support.lowerClosed ? '[' : '('}${bound(support.lower)}, ${bound(support.upper)}${support.upperClosed ? ']' : ')'}`;
    case 'integers':
      return `{${isInfinite(support.from) ? '…' : `${bound(support.from)}, …`}${isInfinite(support.to) ? '' : `, ${bound(support.to)}`}}`;
    case 'finite':
      return `{${support.points.map(bound).join(', ')}}`;
    case 'product': {
      const { region } = support;
      if (region?.total !== undefined)
        return `{0, …, ${write(region.total)}}^${region.size} with sum ${write(region.total)}`;
      if (region !== undefined) return `${region.kind}(${region.size})`;
      const factors = support.factors.map((factor) => supportWords(factor, write));
      const [first] = factors;
      return first !== undefined && factors.every((f) => f === first)
        ? `${first}^${factors.length}`
        : factors.join(' × ');
    }
  }
}

/** A number with six digits at most. */
export const roundedText = (value: number): string => String(Number(value.toPrecision(6)));

/** `σ = 1, μ = 0`. */
export const pointWords = (symbols: readonly SymbolExpr[], values: readonly number[]): string =>
  symbols.map((s, i) => `${displayName(s.name)} = ${roundedText(values[i] as number)}`).join(', ');

// Decides which values of the covariates a block states in its own text, as exact numbers.
import { fromRational } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { ExpressionSyntax, SourceSyntax } from '../text/syntax.ts';
import type { BlockNames } from './names.ts';

/** For each row of the design the values of the covariates that have a list of numbers; none where their lengths differ. */
export function designRows(
  names: BlockNames,
  covariates: readonly SymbolExpr[],
): readonly ReadonlyMap<SymbolExpr, Expr>[] {
  const listed = covariates.flatMap((symbol) => {
    const values = numbersOf(names.covariates.get(symbol.name)?.source);
    return values === undefined ? [] : [{ symbol, values }];
  });
  const [first] = listed;
  if (first === undefined || listed.some(({ values }) => values.length !== first.values.length)) return [];
  return first.values.map((_, i) => new Map(listed.map(({ symbol, values }) => [symbol, values[i] as Expr])));
}

function numbersOf(source: SourceSyntax | undefined): readonly Expr[] | undefined {
  if (source?.kind !== 'values' || source.value.kind !== 'list') return undefined;
  const values = source.value.elements.map(numberOf);
  return values.includes(undefined) ? undefined : (values as readonly Expr[]);
}

function numberOf(syntax: ExpressionSyntax): Expr | undefined {
  const [digits, sign] = syntax.kind === 'negate' ? [syntax.operand, -1n] : [syntax, 1n];
  return digits.kind === 'number'
    ? fromRational(Q.rational(sign * digits.value.numerator, digits.value.denominator))
    : undefined;
}

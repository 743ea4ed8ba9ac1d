// Decides the number of observations that `samples` states.
import type { BlockBody } from '../text/syntax.ts';
import { number, one, symbol } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { positiveIntegers } from '../expr/range.ts';
import { numberOf } from './declaredDomains.ts';
import { ExpressionReader } from './expressionReader.ts';
import type { IssueList } from './issue.ts';
import { ConstantLeaves, type FreeName } from './leaves.ts';
import { statementsOf, type BlockNames } from './names.ts';
import type { SampleSize } from './statisticalModel.ts';

/** N, as a symbol, a value, or neither: then everything is for one observation. */
export function sampleSize(
  body: BlockBody,
  names: BlockNames,
  parameters: readonly FreeName[],
  issues: IssueList,
  used: Set<string>,
): SampleSize {
  const statements = statementsOf(body, 'samples');
  const [first, second] = statements;
  const none = { symbol: undefined, value: undefined };
  if (first === undefined) return none;
  if (second !== undefined)
    issues.report(
      'duplicate-statement',
      second.span,
      'The number of observations is stated twice; the first line counts.',
      {
        related: [{ span: first.span, message: 'It is stated here.' }],
      },
    );
  const reader = new ExpressionReader(names, new ConstantLeaves('samples', issues), issues, used);
  const { symbol } = first;
  const name = symbol === undefined || symbol.name === '' ? undefined : symbol.name;
  if (symbol !== undefined && parameters.some((p) => p.name === name)) {
    issues.report(
      'duplicate-name',
      symbol.span,
      `“${symbol.text}” is a parameter; the number of observations needs a name of its own.`,
    );
    return none;
  }
  const constant = name === undefined ? undefined : names.constants.get(name);
  if (name !== undefined && constant !== undefined) used.add(name);
  const syntax = first.value ?? constant?.value;
  if (syntax === undefined) return { symbol: name, value: undefined };
  const expr = reader.scalar(syntax);
  const value = numberOf(expr);
  if (expr === undefined || value === undefined) return { symbol: name, value: undefined };
  if (Number.isSafeInteger(value) && value >= 1) return { symbol: name, value };
  issues.report('type-mismatch', syntax.span, 'The number of observations is a whole number from 1 on.');
  return { symbol: name, value: undefined };
}

/** N: its value, else its symbol, else 1. */
export function sampleCount({ symbol: name, value }: SampleSize): Expr {
  if (value !== undefined) return number(value);
  return name === undefined ? one : symbol(name, 'constant', positiveIntegers);
}

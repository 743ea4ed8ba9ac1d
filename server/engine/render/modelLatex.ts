// Sets a model's name in LaTeX: the observation and its distribution.
import type { Expr } from '../expr/expr.ts';
import type { Support } from '../distributions/support.ts';
import { supportLatex } from './domains.ts';
import { toLatex } from './latex.ts';
import { latexName } from './names.ts';

/** One name as it is, several in brackets. */
export const tupleLatex = (names: readonly string[]): string =>
  names.length === 1 ? latexName(names[0] as string) : `(${names.map(latexName).join(', ')})`;

/** x ∼ Family(arguments), restricted to the support where one is given. */
export function familyLatex(
  names: readonly string[],
  family: string,
  args: readonly Expr[],
  support: Support | undefined,
): string {
  const restriction = support === undefined ? '' : `\\ \\text{on}\\ ${supportLatex(support)}`;
  return `${tupleLatex(names)} \\sim \\mathrm{${family}}(${args.map((a) => toLatex(a)).join(', ')})${restriction}`;
}

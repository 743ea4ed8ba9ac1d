// Sets a model's name in LaTeX: the observation and its distribution.
import type { Expr } from '../expr/expr.ts';
import type { Support } from '../distributions/support.ts';
import { supportLatex } from './domains.ts';
import { toLatex } from './latex.ts';
import { latexName } from './names.ts';

/** One name as it is, several in brackets. */
export const tupleLatex = (names: readonly string[]): string =>
  names.length === 1 ? latexName(names[0] as string) : `(${names.map(latexName).join(', ')})`;

/** Family(arguments), restricted to the support where one is given. */
export const lawLatex = (family: string, args: readonly Expr[], support: Support | undefined): string =>
  `\\mathrm{${family}}(${args.map((a) => toLatex(a)).join(', ')})${restriction(support)}`;

const restriction = (support: Support | undefined): string =>
  support === undefined ? '' : `\\ \\text{on}\\ ${supportLatex(support)}`;

/** x ∼ Family(arguments), restricted to the support where one is given. */
export const familyLatex = (
  names: readonly string[],
  family: string,
  args: readonly Expr[],
  support: Support | undefined,
): string => `${tupleLatex(names)} \\sim ${lawLatex(family, args, support)}`;

/** x ∼ w Law + (1 − w) Law + …, restricted to the support where one is given. */
export function mixtureLatex(
  names: readonly string[],
  parts: readonly { readonly weight: Expr; readonly law: string }[],
  support: Support | undefined,
): string {
  const terms = parts.map(({ weight, law }) => {
    const factor = toLatex(weight);
    return `${weight.kind === 'sum' ? `\\left(${factor}\\right)` : factor}\\,${law}`;
  });
  return `${tupleLatex(names)} \\sim ${terms.join(' + ')}${restriction(support)}`;
}

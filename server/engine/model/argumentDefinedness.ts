// Decides what an expression in the arguments of a law asks of its parameters by itself: logarithms, roots and gamma functions within
// it are those of positive numbers. What may be 0 without harm, as under a root, is an end of the parameter space all the same.
import type { Span } from '../base/span.ts';
import { isNonNegative } from '../expr/range.ts';
import { freeSymbols, someNode, type Expr } from '../expr/expr.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { definedness } from './customDemands.ts';
import type { LawDemand } from './lawDraft.ts';

/** That the expressions, written at `span`, are real numbers; inferred domains are open. */
export function definednessDemands(exprs: readonly Expr[], span: Span, written: string): readonly LawDemand[] {
  const subject = `what makes ${written} a real number`;
  return [...new Set(exprs)].flatMap((expr) =>
    definedness(expr, [], undefined)
      // what is never negative by itself, as a square, has no end at 0
      .filter((d) => d.expr.kind === 'symbol' || !isNonNegative(rangeOf(d.expr)))
      .filter((d) => [...freeSymbols(d.expr)].some((s) => s.role === 'parameter'))
      // a part given by cases may be 0 in a whole region: it has its value there
      .filter((d) => !someNode(d.expr, (node) => node.kind === 'piecewise'))
      .map(({ expr: part, range, atEnd, isRoot }) => {
        const closure = atEnd || isRoot === true ? { ...range, lowerOpen: false, upperOpen: false } : range;
        return { expr: part, range, closure, span, subject, written: undefined };
      }),
  );
}

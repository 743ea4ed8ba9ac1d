// An expectation put together from the means of the statistics in it, with its steps: linearity, each mean, collection.
import { add, multiply } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { PrincipleId } from '../derivation/principles.ts';
import { combination, expectation, expression, type Trace } from '../derivation/step.ts';
import type { LinearForm } from './linearForm.ts';

/** E[f] for f as a linear form, from the mean of each of its atoms, in their order. */
export function fromMeans(
  f: Expr,
  form: LinearForm,
  means: readonly Expr[],
  principle: PrincipleId,
  variables: readonly SymbolExpr[],
  trace: Trace,
): Expr {
  const value = simplify(add(form.constant, ...form.terms.map((t, i) => multiply(t.coefficient, means[i] as Expr))));
  const split = combination(
    form.terms.map((t) => ({ coefficient: t.coefficient, of: expectation(t.atom, variables) })),
    form.constant,
  );
  trace.record({ from: expectation(f, variables), relation: '=', to: split, principle: 'linearity' });
  trace.detail(() => {
    form.terms.forEach((t, i) => {
      trace.record({
        from: expectation(t.atom, variables),
        relation: '=',
        to: expression(simplify(means[i] as Expr)),
        principle,
        subjects: { statistic: expression(t.atom) },
      });
    });
  });
  trace.record({ from: split, relation: '=', to: expression(value), principle: 'algebra' });
  return value;
}

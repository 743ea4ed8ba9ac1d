// An expectation put together from the means of the statistics in it, with its steps: linearity, each mean, collection.
import { add, multiply } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { PrincipleId } from '../derivation/principles.ts';
import { combination, expectation, expression, type Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { linearForm, type LinearForm } from './linearForm.ts';
import type { ExpectationStrategy } from './strategy.ts';

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

/** The strategy for laws of one kind under which the mean of each atom of a combination is known. */
export const byMeansOfAtoms = <Shape>(
  id: PrincipleId,
  shapeOf: (law: Law) => Shape | undefined,
  meanOf: (atom: Expr, x: SymbolExpr, shape: Shape) => Expr | undefined,
): ExpectationStrategy => ({
  id,
  expectation(f, { law }, trace) {
    const [x] = law.variables;
    const shape = shapeOf(law);
    const form = x === undefined || shape === undefined ? undefined : linearForm(f, [x]);
    if (x === undefined || shape === undefined || form === undefined) return undefined;
    const means = form.terms.map(({ atom }) => meanOf(atom, x, shape)).filter((mean) => mean !== undefined);
    if (means.length < form.terms.length) return undefined;
    return fromMeans(f, form, means, id, [x], trace);
  },
});

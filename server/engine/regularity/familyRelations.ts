// Decides what makes fewer statistics of an exponential family enough, and what makes it curved: relations among its statistics on the
// support, and among its natural parameters. Numbers suggest them; only what is then proved is told.
import { add, multiply, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { combination, relationsAmong } from '../information/affineRelations.ts';
import { linearRelations, type LinearRelation } from '../information/linearRelations.ts';
import { factorsOf } from '../model/supports.ts';
import { ObservationDraws } from './observationDraws.ts';

/** left = right for all observations, or all parameters. */
export interface Equality {
  readonly left: Expr;
  readonly right: Expr;
}

/** Values at so many places for each function. */
const perFunction = 4;
const mostPoints = 256;

/** The statistics that on the support are affine combinations of those before them. */
export function relationsOfStatistics(
  { sufficient }: ExponentialForm,
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
): readonly Equality[] {
  const draw = new ObservationDraws(law, symbols).at(point);
  const run = compile(sufficient, symbols, law.variables).bind(point);
  const out = new Float64Array(sufficient.length);
  const rows = Array.from({ length: perFunction * (sufficient.length + 2) }, (_, k) => {
    run(draw(k), out);
    return [...out];
  }).filter((row) => row.every(Number.isFinite));
  return linearRelations(rows).flatMap((relation) => {
    const rest = combination(sufficient, relation);
    const constant = constantOn(law, simplify(subtract(sufficient[relation.index] as Expr, rest)));
    return constant === undefined ? [] : [{ left: sufficient[relation.index] as Expr, right: add(rest, constant) }];
  });
}

/** The value that an expression has at every observation; undefined where it is not seen to be one. */
function constantOn({ variables, support }: Law, expr: Expr): Expr | undefined {
  if (!dependsOnAny(expr, variables)) return expr;
  const factors = factorsOf(support);
  if (factors.length !== variables.length || factors.some((factor) => factor.kind !== 'finite')) return undefined;
  let values: readonly Expr[] = [expr];
  variables.forEach((x, i) => {
    const factor = factors[i];
    const points = factor?.kind === 'finite' ? factor.points : [];
    if (values.length * points.length <= mostPoints)
      values = [...new Set(values.flatMap((v) => points.map((p) => simplify(substitute(v, new Map([[x, p]]))))))];
  });
  const [first] = values;
  const isOne = first !== undefined && values.every((v) => isZero(subtract(v, first)));
  return isOne && !dependsOnAny(first, variables) ? first : undefined;
}

/** η₁, η₂, … as symbols. */
export const naturalSymbols = ({ natural }: ExponentialForm): readonly SymbolExpr[] =>
  natural.map((_, i) => symbol(`eta_${i + 1}`, 'parameter', reals));

/** The natural parameters that are affine combinations of those before them, as equalities of their symbols, with their coefficients. */
export function relationsOfNaturals(
  form: ExponentialForm,
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): readonly (Equality & { readonly relation: LinearRelation })[] {
  const names = naturalSymbols(form);
  return relationsAmong(form.natural, symbols, positive).map(({ relation, constant }) => ({
    relation,
    left: names[relation.index] as Expr,
    right: add(combination(names, relation), constant),
  }));
}

/** Relations of second degree among the natural parameters: what bends the family. */
export function bendsOfNaturals(
  form: ExponentialForm,
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): readonly Equality[] {
  const names = naturalSymbols(form);
  const squares = (of: readonly Expr[]): readonly Expr[] => [
    ...of,
    ...of.flatMap((a, i) => of.slice(i).map((b) => multiply(a, b))),
  ];
  const monomials = squares(names);
  return relationsAmong(squares(form.natural), symbols, positive).map(({ relation, constant }) => ({
    left: monomials[relation.index] as Expr,
    right: add(combination(monomials, relation), constant),
  }));
}

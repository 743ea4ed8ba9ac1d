// Johnson's law on the line: a log-density that is quadratic in arsinh((x − m)/s), but for −½ log(1 + ((x − m)/s)²).
import { add, divide, half, multiply, negate, number, one, square, symbol, zero } from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, eachNode, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { reals } from '../../expr/range.ts';
import { simplify } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import { coefficientOf, linearForm } from '../linearForm.ts';
import type { Candidate } from './candidate.ts';
import { root } from './exponentialShape.ts';
import { johnsonSU } from './namelessLaws.ts';

const w = symbol('_w', 'observation', reals);

/** The one arsinh of the observation in the expression. */
function inverseSine(expr: Expr, x: SymbolExpr): Expr | undefined {
  const found = new Set<Expr>();
  eachNode(expr, (node) => {
    if (node.kind === 'apply' && node.fn === 'asinh' && dependsOn(node, x)) found.add(node);
  });
  const [first, other] = found;
  return other === undefined ? first : undefined;
}

export function inverseSineCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const node = inverseSine(logDensity, x);
  if (node?.kind !== 'apply') return [];
  const argument = node.args[0] as Expr;
  const slope = simplify(differentiate(argument, x));
  if (dependsOn(slope, x)) return [];
  const start = substitute(argument, new Map([[x, zero]]));
  const jacobian = multiply(half, log(add(one, square(argument))));
  const rest = simplify(add(substitute(logDensity, new Map([[node, w]])), jacobian));
  const form = dependsOn(rest, x) ? undefined : linearForm(rest, [w]);
  if (form === undefined || form.terms.some((t) => t.atom !== w && t.atom !== square(w))) return [];
  // −½ d² w² − g d w
  const d = root(multiply(number(-2), coefficientOf(form, square(w))), half);
  const g = simplify(divide(negate(coefficientOf(form, w)), d));
  const location = simplify(negate(divide(start, slope)));
  return [{ family: johnsonSU, coordinates: [g, d, location, simplify(divide(one, slope))], center: location }];
}

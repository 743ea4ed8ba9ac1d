// Decides how functions of sums of an observation and a parameter are written as sums of products of a function of each, by the
// addition theorems, and the logarithms of powers with an exponent as a parameter as products.
// Source: NIST DLMF 4.21.1–2, 4.35.1–2.
import { add, multiply, negate } from '../expr/build.ts';
import { isIntegerValued } from '../expr/assumptions.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { call, mapOperands, sharedMap } from '../expr/substitute.ts';

/** cos(x − μ) as cos μ cos x + sin μ sin x; log((1 − x²)ᵃ) as a log(1 − x²), since a power with such an exponent asks for a positive base. */
export function withoutSums(expr: Expr, variables: readonly SymbolExpr[], parameters: readonly SymbolExpr[]): Expr {
  const visit = sharedMap((node, within) => {
    const [argument, another] = node.kind === 'apply' ? node.args : [];
    if (node.kind !== 'apply' || argument === undefined || another !== undefined) return mapOperands(node, within);
    if (node.fn === 'log') return ofLogarithm(argument, within) ?? mapOperands(node, within);
    if (argument.kind !== 'sum') return mapOperands(node, within);
    const own = argument.terms.filter((term) => !dependsOnAny(term, variables));
    const varying = argument.terms.filter((term) => dependsOnAny(term, variables));
    const isMixed = own.some((term) => dependsOnAny(term, parameters)) && varying.length > 0;
    return (isMixed ? ofSum(node.fn, add(...own), add(...varying)) : undefined) ?? mapOperands(node, within);
  });
  return visit(expr);
}

function ofLogarithm(argument: Expr, within: (expr: Expr) => Expr): Expr | undefined {
  if (argument.kind !== 'power' || argument.exponent.kind === 'number' || isIntegerValued(argument.exponent))
    return undefined;
  return multiply(within(argument.exponent), log(within(argument.base)));
}

function ofSum(fn: string, a: Expr, b: Expr): Expr | undefined {
  const both = (f: string, g: string): Expr => multiply(call(f, [a]), call(g, [b]));
  switch (fn) {
    case 'cos':
      return add(both('cos', 'cos'), negate(both('sin', 'sin')));
    case 'sin':
      return add(both('sin', 'cos'), both('cos', 'sin'));
    case 'cosh':
      return add(both('cosh', 'cosh'), both('sinh', 'sinh'));
    case 'sinh':
      return add(both('sinh', 'cosh'), both('cosh', 'sinh'));
    default:
      return undefined;
  }
}

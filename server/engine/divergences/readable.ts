// Results with logarithms and exponentials in the shape that a reader knows: what is no logarithm is gathered by itself, as is
// what stands in an exponent; conditions of positivity without denominators.
import { isPositive } from '../expr/assumptions.ts';
import { add, e, exp, minusOne, multiply, negate, power, primitivePart } from '../expr/build.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { erf } from '../expr/functions/errorFunction.ts';
import { shape } from '../expr/shape/shape.ts';
import { expand } from '../expr/simplify.ts';
import { mapOperands } from '../expr/substitute.ts';

const holdsLogarithm = (term: Expr): boolean => {
  const factors = term.kind === 'product' ? term.factors : [term];
  return factors.some((f) => f.kind === 'apply' && (f.fn === 'log' || f.fn === 'lgamma'));
};

/** An equal expression. */
export function readable(expr: Expr): Expr {
  const whole = withShapedExponents(shape(expr, 'brief'));
  if (whole.kind !== 'sum') return whole;
  const logarithms = whole.terms.filter(holdsLogarithm);
  if (logarithms.length === 0) return whole;
  const rest = shape(add(...whole.terms.filter((term) => !holdsLogarithm(term))), 'brief');
  const parted = add(rest, ...logarithms);
  return nodeCount(parted) <= nodeCount(whole) ? parted : whole;
}

function withShapedExponents(expr: Expr): Expr {
  if (expr.kind === 'power' && expr.base === e) return exp(shape(expr.exponent, 'brief'));
  if (expr.kind === 'apply' && expr.fn === 'erf') return erf(shape(expr.args[0] as Expr, 'brief'));
  return mapOperands(expr, withShapedExponents);
}

/** What has the sign of the expression, without denominators and factors that are positive. */
export function signOf(expr: Expr): Expr {
  const whole = shape(expr, 'brief');
  const factors = whole.kind === 'product' ? whole.factors : [whole];
  const left = factors.filter((f) => !isPositive(f)).map((f) => (f.kind === 'power' ? odd(f) : f));
  const sign = multiply(...left);
  if (sign.kind !== 'sum') return sign;
  const below = sign.terms.flatMap((term) => (term.kind === 'product' ? term.factors : [term])).filter(isReciprocal);
  if (below.length === 0) return withoutContent(sign);
  const cleared = shape(expand(multiply(sign, ...[...new Set(below)].map((f) => power(f, minusOne)))), 'brief');
  return withoutContent(nodeCount(cleared) <= nodeCount(sign) ? cleared : sign);
}

/** 2a − b for a − b/2. */
function withoutContent(expr: Expr): Expr {
  const { content, primitive } = primitivePart(expr);
  return content.numerator < 0n ? negate(primitive) : primitive;
}

/** uⁿ has the sign of u for odd n, and so has its reciprocal. */
function odd(factor: Expr & { kind: 'power' }): Expr {
  const { exponent } = factor;
  const isOdd = exponent.kind === 'number' && exponent.value.denominator === 1n && exponent.value.numerator % 2n !== 0n;
  return isOdd ? factor.base : factor;
}

const isReciprocal = (factor: Expr): boolean =>
  factor.kind === 'power' &&
  isPositive(factor) &&
  factor.exponent.kind === 'number' &&
  factor.exponent.value.numerator < 0n;

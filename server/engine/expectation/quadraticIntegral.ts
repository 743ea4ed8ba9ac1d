// Integrals over an interval of x^i q^(−k), q a quadratic without real zeros, k whole: rational functions, arctangents and logarithms.
// Source: NIST DLMF 4.24(ii) and integration by parts; Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 16.
import {
  add,
  divide,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  ratio,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { atan } from '../expr/functions/trigonometric.ts';
import { positiveReals, reals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { mapOperands, substitute } from '../expr/substitute.ts';
import { coefficientOf, linearForm } from './linearForm.ts';
import { root } from './recognition/exponentialShape.ts';
import type { Interval } from './supportPieces.ts';

const t = symbol('_t', 'observation', reals);
/** 1 + t². */
const q = symbol('_q', 'observation', positiveReals);

/** Exponents beyond this are not looked at. */
const largest = 12;

/** ∫ f quadratic^exponent over the interval; undefined where f has other factors, or where the quadratic may vanish. */
export function quadraticIntegral(
  f: Expr,
  quadratic: Expr,
  exponent: Expr,
  x: SymbolExpr,
  { lower, upper }: Interval,
): Expr | undefined {
  const form = linearForm(quadratic, [x]);
  const whole = simplify(exponent);
  if (form === undefined || whole.kind !== 'number' || !Q.isInteger(whole.value)) return undefined;
  if (form.terms.some(({ atom }) => atom !== x && atom !== square(x))) return undefined;
  const leading = coefficientOf(form, square(x));
  if (leading === zero) return undefined;
  const center = simplify(divide(coefficientOf(form, x), multiply(number(-2), leading)));
  const spread = simplify(subtract(divide(form.constant, leading), square(center)));
  if (!isPositive(spread)) return undefined;
  // x = center + scale·t makes of it leading·scale²·(1 + t²)
  const scale = root(spread, half);
  const least = multiply(leading, spread);
  const standard = simplify(inSquares(substitute(f, new Map([[x, add(center, multiply(scale, t))]]))));
  const terms = linearForm(standard, [t, q]);
  if (terms === undefined) return undefined;
  const at = (end: Expr): Expr =>
    end === infinity || end === negate(infinity) ? end : simplify(divide(subtract(end, center), scale));
  const [from, to] = [at(lower), at(upper)];
  const parts: Expr[] = [];
  for (const { atom, coefficient } of [...terms.terms, { atom: one, coefficient: terms.constant }]) {
    const read = exponents(atom);
    if (read === undefined) return undefined;
    const [low, high] = [from, to].map((end) => antiderivative(read.i, read.k - Q.toNumber(whole.value), end));
    if (low === undefined || high === undefined) return undefined;
    parts.push(multiply(coefficient, subtract(high, low)));
  }
  return simplify(multiply(scale, power(least, whole), add(...parts)));
}

/** The expression with what it is divided by, where that is a multiple of 1 + t², as a multiple of q. */
function inSquares(e: Expr): Expr {
  if (!dependsOn(e, t)) return e;
  if (e.kind === 'power' && isNegative(e.exponent)) {
    const multiple = simplify(divide(e.base, add(one, square(t))));
    if (!dependsOn(multiple, t)) return power(multiply(multiple, q), e.exponent);
  }
  return mapOperands(e, inSquares);
}

/** i and k of t^i q^(−k). */
function exponents(atom: Expr): { readonly i: number; readonly k: number } | undefined {
  let [i, k] = [0, 0];
  for (const factor of atom === one ? [] : atom.kind === 'product' ? atom.factors : [atom]) {
    const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, one];
    if (exponent.kind !== 'number' || !Q.isInteger(exponent.value)) return undefined;
    const n = Q.toNumber(exponent.value);
    if (base === t && n >= 0) i += n;
    else if (base === q) k -= n;
    else return undefined;
  }
  return i > largest || Math.abs(k) > largest ? undefined : { i, k };
}

/** An antiderivative of t^i (1 + t²)^(−k) at the end; undefined where it is infinite there. */
function antiderivative(i: number, k: number, end: Expr): Expr | undefined {
  const isInfinite = end === infinity || end === negate(infinity);
  const sum = (a: Expr | undefined, factor: Expr, b: Expr | undefined): Expr | undefined =>
    a === undefined || b === undefined ? undefined : add(a, multiply(factor, b));
  if (isInfinite && i - 2 * k >= -1) return undefined;
  if (k < 0) return sum(antiderivative(i, k + 1, end), one, antiderivative(i + 2, k + 1, end));
  if (k === 0) return divide(power(end, number(i + 1)), number(i + 1));
  const rest = add(one, square(end));
  const falling = (n: number): Expr => (isInfinite ? zero : power(rest, number(-n)));
  if (i === 1) return k === 1 ? multiply(half, log(rest)) : multiply(ratio(-1, 2 * (k - 1)), falling(k - 1));
  if (i === 0 && k === 1) return isInfinite ? (end === infinity ? divide(pi, two) : divide(pi, number(-2))) : atan(end);
  if (i === 0) {
    const own = isInfinite ? zero : multiply(ratio(1, 2 * (k - 1)), end, falling(k - 1));
    return sum(own, ratio(2 * k - 3, 2 * (k - 1)), antiderivative(0, k - 1, end));
  }
  // t^i = t^(i−2) ((1 + t²) − 1); together they may converge where the parts do not
  return sum(antiderivative(i - 2, k - 1, end), number(-1), antiderivative(i - 2, k, end));
}

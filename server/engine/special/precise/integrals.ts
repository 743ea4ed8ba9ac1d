/** The error function and the modified Bessel function I to any number of binary digits (DLMF 7.6, 7.12, 10.25). */
import { exp, pi, power } from './elementary.ts';
import { gamma } from './gamma.ts';
import {
  absReal,
  Arithmetic,
  fromDouble,
  isFiniteReal,
  magnitude,
  notReal,
  signOfReal,
  toDouble,
  type Real,
} from './real.ts';

/** Terms after which a power series is given up. */
const mostTerms = 20_000;

/** Σ tₖ with t₀ = 1 and tₖ = tₖ₋₁ · ratio(k), all positive. */
function positiveSeries(a: Arithmetic, ratio: (k: number) => Real): Real {
  let term = a.integer(1);
  let sum = term;
  for (let k = 1; k < mostTerms; k += 1) {
    term = a.multiply(term, ratio(k));
    sum = a.add(sum, term);
    if (magnitude(term) < magnitude(sum) - a.bits) return sum;
  }
  return notReal;
}

/** erf x = 2x e^(−x²)/√π · Σ (2x²)^k/(1·3·…·(2k + 1)). */
export function erf(arithmetic: Arithmetic, x: Real): Real {
  if (!isFiniteReal(x)) return fromDouble(Math.sign(toDouble(x)));
  const size = toDouble(x);
  if (size * size > arithmetic.bits) return fromDouble(Math.sign(size));
  const a = new Arithmetic(arithmetic.bits + 16);
  const square = a.multiply(x, x);
  const double: Real = { m: square.m, e: square.e + 1 };
  const sum = positiveSeries(a, (k) => a.divide(double, a.integer(2 * k + 1)));
  const factor = a.divide(exp(a, { m: -square.m, e: square.e }), a.sqrt(pi(a)));
  const value = a.multiply(a.multiply({ m: x.m, e: x.e + 1 }, factor), sum);
  return arithmetic.round(value.m, value.e);
}

/** 1 − erf x without cancellation: by more digits, or for large x by the asymptotic expansion. */
export function erfc(arithmetic: Arithmetic, x: Real): Real {
  if (!isFiniteReal(x)) return fromDouble(1 - Math.sign(toDouble(x)));
  const size = toDouble(x);
  const lost = size > 0 ? Math.ceil(1.45 * size * size) + 16 : 0;
  if (lost <= arithmetic.bits + 64) {
    const a = new Arithmetic(arithmetic.bits + lost + 16);
    return arithmetic.subtract(a.integer(1), size * size > a.bits ? fromDouble(Math.sign(size)) : erf(a, x));
  }
  const a = new Arithmetic(arithmetic.bits + 16);
  const square = a.multiply(x, x);
  const minus: Real = { m: -square.m, e: square.e + 1 };
  let term = a.integer(1);
  let sum = term;
  for (let k = 1; k < mostTerms && magnitude(term) > -a.bits; k += 1) {
    term = a.divide(a.multiply(term, a.integer(2 * k - 1)), minus);
    sum = a.add(sum, term);
  }
  const factor = a.divide(exp(a, { m: -square.m, e: square.e }), a.multiply(x, a.sqrt(pi(a))));
  return arithmetic.multiply(factor, sum);
}

/** Φ(x), the standard normal distribution function. */
export function normalCdf(arithmetic: Arithmetic, x: Real): Real {
  const a = new Arithmetic(arithmetic.bits + 16);
  const tail = erfc(arithmetic, a.divide({ m: -x.m, e: x.e }, a.sqrt(a.integer(2))));
  return { m: tail.m, e: tail.e - 1 };
}

/** I_ν(x) for real ν, x ≥ 0, or any real x with ν a whole number; NaN where the power series takes too long. */
export function besselI(arithmetic: Arithmetic, order: Real, x: Real): Real {
  const nu = toDouble(order);
  const isWhole = Number.isInteger(nu) && arithmetic.subtract(order, fromDouble(nu)).m === 0n;
  if (!isFiniteReal(x) || (signOfReal(x) < 0 && !isWhole)) return notReal;
  const n = isWhole ? fromDouble(Math.abs(nu)) : order;
  if (signOfReal(x) === 0) return fromDouble(nu === 0 ? 1 : nu > 0 || isWhole ? 0 : Number.NaN);
  const a = new Arithmetic(arithmetic.bits + 32);
  const half: Real = { m: x.m, e: x.e - 1 };
  const square = a.multiply(half, half);
  const sum = positiveSeries(a, (k) => a.divide(square, a.multiply(a.integer(k), a.add(n, a.integer(k)))));
  const front = a.divide(power(a, absReal(half), n), gamma(a, a.add(n, a.integer(1))));
  const value = arithmetic.multiply(front, sum);
  return signOfReal(x) < 0 && Math.abs(nu) % 2 === 1 ? { m: -value.m, e: value.e } : value;
}

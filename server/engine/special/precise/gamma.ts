/** The gamma function, its logarithm and the polygamma functions to any number of binary digits (DLMF 5.5, 5.11, 5.15). */
import { charge } from '../../base/work.ts';
import { exp, log, pi } from './elementary.ts';
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

/** An argument further below zero is not shifted up. */
const mostShifts = 4000;

let tangents: bigint[] = [];

/** The tangent numbers T₁ … Tₙ. Source: Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers" (2013). */
function tangentNumbers(n: number): readonly bigint[] {
  if (tangents.length > n) return tangents;
  charge(10 * n * n);
  const t: bigint[] = [0n, 1n];
  for (let k = 2; k <= n; k += 1) t[k] = BigInt(k - 1) * (t[k - 1] ?? 0n);
  for (let k = 2; k <= n; k += 1)
    for (let j = k; j <= n; j += 1) t[j] = BigInt(j - k) * (t[j - 1] ?? 0n) + BigInt(j - k + 2) * (t[j] ?? 0n);
  return (tangents = t);
}

/** B₂ₖ = (−1)^(k−1) 2k Tₖ/(4^k (4^k − 1)). */
function bernoulli(arithmetic: Arithmetic, k: number): Real {
  const many = k < tangents.length ? tangents : tangentNumbers(Math.max(64, 2 * k));
  const four = 1n << BigInt(2 * k);
  return arithmetic.ratio((k % 2 === 1 ? 1n : -1n) * BigInt(2 * k) * (many[k] ?? 0n), four * (four - 1n));
}

/** How often 1 is added to x until the asymptotic expansions reach the digits; undefined where that is too often. */
function shiftsOf({ bits }: Arithmetic, x: Real): number | undefined {
  const n = Math.max(0, Math.ceil(0.2 * bits + 8 - toDouble(x)));
  return n <= mostShifts ? n : undefined;
}

const plus = (arithmetic: Arithmetic, x: Real, n: number): Real =>
  new Arithmetic(arithmetic.bits + 64).add(x, arithmetic.integer(n));

/** Σ aₖ of an asymptotic series until the terms no longer count. */
function asymptotic(arithmetic: Arithmetic, term: (k: number) => Real, scale: number): Real {
  let sum = fromDouble(0);
  for (let k = 1; k < arithmetic.bits; k += 1) {
    const next = term(k);
    sum = arithmetic.add(sum, next);
    if (magnitude(next) < scale - arithmetic.bits) break;
  }
  return sum;
}

/** log Γ(y) for large y. */
function stirling(arithmetic: Arithmetic, y: Real): Real {
  const a = new Arithmetic(arithmetic.bits + 24 + Math.max(0, 2 * magnitude(y)));
  const main = a.subtract(a.multiply(a.subtract(y, fromDouble(0.5)), log(a, y)), y);
  const twoPi = pi(a);
  const half = log(a, { m: twoPi.m, e: twoPi.e + 1 });
  const inverse = a.divide(a.integer(1), y);
  const square = a.multiply(inverse, inverse);
  let power = inverse;
  const tail = asymptotic(
    a,
    (k) => {
      const term = a.divide(a.multiply(bernoulli(a, k), power), a.integer(2 * k * (2 * k - 1)));
      power = a.multiply(power, square);
      return term;
    },
    0,
  );
  return a.add(a.add(main, { m: half.m, e: half.e - 1 }), tail);
}

/** x(x + 1)…(x + n − 1); 0 at a pole. */
function rising(a: Arithmetic, x: Real, n: number): Real {
  let product = a.integer(1);
  for (let i = 0; i < n; i += 1) product = a.multiply(product, plus(a, x, i));
  return product;
}

/** log |Γ(x)|; NaN at the poles. */
export function logGamma(arithmetic: Arithmetic, x: Real): Real {
  const a = new Arithmetic(arithmetic.bits + 24);
  const n = isFiniteReal(x) ? shiftsOf(a, x) : undefined;
  if (n === undefined) return notReal;
  const product = rising(a, x, n);
  if (signOfReal(product) === 0) return notReal;
  // near its zeros at 1 and 2 the logarithm is a small difference
  const value = a.subtract(stirling(a, plus(a, x, n)), log(a, absReal(product)));
  return arithmetic.round(value.m, value.e);
}

/** Γ(x); NaN at the poles. */
export function gamma(arithmetic: Arithmetic, x: Real): Real {
  const a = new Arithmetic(arithmetic.bits + 24);
  const n = isFiniteReal(x) ? shiftsOf(a, x) : undefined;
  if (n === undefined) return notReal;
  return arithmetic.divide(exp(a, stirling(a, plus(a, x, n))), rising(a, x, n));
}

/** ψ⁽ᵏ⁾(x) for a whole number k ≥ 0; NaN at the poles. */
export function polygamma(arithmetic: Arithmetic, k: number, x: Real): Real {
  const a = new Arithmetic(arithmetic.bits + 24);
  const n = isFiniteReal(x) ? shiftsOf(a, x) : undefined;
  if (n === undefined || !Number.isInteger(k) || k < 0) return notReal;
  const one = a.integer(1);
  let passed = fromDouble(0);
  for (let i = 0; i < n; i += 1) {
    const at = plus(a, x, i);
    if (signOfReal(at) === 0) return notReal;
    passed = a.add(passed, a.wholePower(a.divide(one, at), k + 1));
  }
  const y = plus(a, x, n);
  const inverse = a.divide(one, y);
  const square = a.multiply(inverse, inverse);
  const base = a.wholePower(inverse, k);
  // (2j + k − 1)!/(2j)! of the expansion, carried along
  let factor = a.ratio(factorial(k + 1), 2n);
  let power = a.multiply(base, square);
  const tail = asymptotic(
    a,
    (j) => {
      const term = a.multiply(a.multiply(bernoulli(a, j), factor), power);
      power = a.multiply(power, square);
      factor = a.multiply(factor, a.ratio(BigInt((2 * j + k) * (2 * j + k + 1)), BigInt((2 * j + 1) * (2 * j + 2))));
      return term;
    },
    magnitude(base),
  );
  const first = k === 0 ? a.multiply(fromDouble(-1), log(a, y)) : a.multiply(a.integer(factorial(k - 1)), base);
  const second = a.multiply(a.ratio(factorial(k), 2n), a.multiply(base, inverse));
  const all = a.add(a.add(a.add(first, second), tail), a.multiply(a.integer(factorial(k)), passed));
  return arithmetic.round(k % 2 === 0 ? -all.m : all.m, all.e);
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i += 1n) product *= i;
  return product;
}

/** Real numbers with as many binary digits as are asked for: m · 2^e with a whole number m. */
import { charge } from '../../base/work.ts';

/** Not finite where e is not: NaN, or an infinity of the sign of m. */
export interface Real {
  readonly m: bigint;
  readonly e: number;
}

export const zeroReal: Real = { m: 0n, e: 0 };
export const notReal: Real = { m: 0n, e: Number.NaN };
export const isFiniteReal = (a: Real): boolean => Number.isFinite(a.e);
export const signOfReal = (a: Real): number => (a.m > 0n ? 1 : a.m < 0n ? -1 : 0);
export const negateReal = (a: Real): Real => ({ m: -a.m, e: a.e });
export const absReal = (a: Real): Real => (a.m < 0n ? negateReal(a) : a);

const withinDouble = 1n << 1000n;

/** The number of binary digits of |m|; near a power of two it may be one too many. */
function digits(m: bigint): number {
  const size = m < 0n ? -m : m;
  if (size === 0n) return 0;
  return size < withinDouble ? Math.floor(Math.log2(Number(size))) + 1 : 4 * size.toString(16).length;
}

/** log₂|a|, rounded up; −Infinity at 0. */
export const magnitude = (a: Real): number => (a.m === 0n ? -Infinity : digits(a.m) + a.e);

/** m · 2^by, rounded down. */
export const shift = (m: bigint, by: number): bigint => (by >= 0 ? m << BigInt(by) : m >> BigInt(-by));

/** The double as it is. */
export function fromDouble(x: number): Real {
  if (Number.isNaN(x)) return notReal;
  if (!Number.isFinite(x)) return { m: x > 0 ? 1n : -1n, e: Infinity };
  if (x === 0) return zeroReal;
  const e = Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 53);
  const half = Math.trunc(e / 2);
  return { m: BigInt(Math.round((x / 2 ** half) * 2 ** (half - e))), e };
}

/** The nearest double, or one beside it. */
export function toDouble(a: Real): number {
  if (!isFiniteReal(a)) return a.m === 0n ? Number.NaN : a.m > 0n ? Infinity : -Infinity;
  const excess = Math.max(0, digits(a.m) - 64);
  const exponent = a.e + excess;
  const half = Math.trunc(exponent / 2);
  return Number(shift(a.m, -excess)) * 2 ** half * 2 ** (exponent - half);
}

/** Sums, products, quotients and roots rounded to a number of binary digits. What is not finite goes as it does in doubles. */
export class Arithmetic {
  readonly bits: number;
  /** What an operation costs. */
  private readonly steps: number;

  constructor(bits: number) {
    this.bits = bits;
    this.steps = 10 + Math.floor(bits / 32);
  }

  round(m: bigint, e: number): Real {
    charge(this.steps);
    const excess = digits(m) - this.bits;
    if (excess <= 8) return m === 0n ? zeroReal : { m, e };
    return { m: (m + (1n << BigInt(excess - 1))) >> BigInt(excess), e: e + excess };
  }

  add(a: Real, b: Real): Real {
    if (!isFiniteReal(a) || !isFiniteReal(b)) return fromDouble(toDouble(a) + toDouble(b));
    if (a.m === 0n) return b;
    if (b.m === 0n) return a;
    const apart = magnitude(a) - magnitude(b);
    if (apart > this.bits + 8) return a;
    if (apart < -this.bits - 8) return b;
    const e = Math.min(a.e, b.e);
    return this.round(shift(a.m, a.e - e) + shift(b.m, b.e - e), e);
  }

  subtract(a: Real, b: Real): Real {
    return this.add(a, negateReal(b));
  }

  multiply(a: Real, b: Real): Real {
    if (!isFiniteReal(a) || !isFiniteReal(b)) return fromDouble(toDouble(a) * toDouble(b));
    return this.round(a.m * b.m, a.e + b.e);
  }

  /** NaN where the divisor is 0. */
  divide(a: Real, b: Real): Real {
    if (b.m === 0n) return notReal;
    if (!isFiniteReal(a) || !isFiniteReal(b)) return fromDouble(toDouble(a) / toDouble(b));
    const by = Math.max(0, this.bits + 4 + digits(b.m) - digits(a.m));
    return this.round((a.m << BigInt(by)) / b.m, a.e - by - b.e);
  }

  /** a^n for a whole number n. */
  wholePower(a: Real, n: number): Real {
    let result = this.integer(1);
    let square = a;
    for (let k = Math.abs(n); k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) result = this.multiply(result, square);
      if (k > 1) square = this.multiply(square, square);
    }
    return n < 0 ? this.divide(this.integer(1), result) : result;
  }

  sqrt(a: Real): Real {
    if (a.m < 0n) return notReal;
    if (a.m === 0n || !isFiniteReal(a)) return a;
    let by = Math.max(0, 2 * this.bits + 8 - digits(a.m));
    if ((a.e - by) % 2 !== 0) by += 1;
    return this.round(integerRoot(a.m << BigInt(by)), (a.e - by) / 2);
  }

  integer(n: number | bigint): Real {
    return this.round(BigInt(n), 0);
  }

  ratio(numerator: bigint, denominator: bigint): Real {
    return this.divide({ m: numerator, e: 0 }, { m: denominator, e: 0 });
  }
}

/** ⌊√n⌋ by Newton's method. */
function integerRoot(n: bigint): bigint {
  let x = 1n << BigInt(Math.ceil(digits(n) / 2) + 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

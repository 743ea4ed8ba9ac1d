/** π, exponential, logarithm, powers, sine and cosine to any number of binary digits (DLMF 4). */
import {
  Arithmetic,
  fromDouble,
  isFiniteReal,
  magnitude,
  notReal,
  shift,
  signOfReal,
  toDouble,
  zeroReal,
  type Real,
} from './real.ts';

/** Beyond, e^x is taken for 0 or infinite. */
const greatestExponent = 1e9;

const constants = new Map<string, bigint>();

/** ⌊c · 2^bits⌋ of a constant, computed once. */
function constant(name: string, bits: number, compute: (scale: bigint) => bigint): bigint {
  const key = `${name} ${String(bits)}`;
  let value = constants.get(key);
  if (value === undefined) constants.set(key, (value = compute(1n << BigInt(bits + 16)) >> 16n));
  return value;
}

/** scale · Σ s^k/((2k + 1) n^(2k+1)): the arc tangent of 1/n for s = −1, its hyperbolic sister for s = 1. */
function inverseTangent(n: bigint, s: bigint, scale: bigint): bigint {
  let power = scale / n;
  let sum = power;
  for (let k = 1n; power !== 0n; k += 1n) {
    power = (s * power) / (n * n);
    sum += power / (2n * k + 1n);
  }
  return sum;
}

/** Machin's formula. */
const piScaled = (bits: number): bigint =>
  constant('pi', bits, (one) => 4n * (4n * inverseTangent(5n, -1n, one) - inverseTangent(239n, -1n, one)));
/** log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749). */
const logTwoScaled = (bits: number): bigint =>
  constant(
    'log 2',
    bits,
    (one) =>
      18n * inverseTangent(26n, 1n, one) - 2n * inverseTangent(4801n, 1n, one) + 8n * inverseTangent(8749n, 1n, one),
  );

export const pi = ({ bits }: Arithmetic): Real => ({ m: piScaled(bits + 8), e: -bits - 8 });

/** The real as a fixed-point number with w binary digits after the point. */
const fixed = (a: Real, w: number): bigint => shift(a.m, a.e + w);

export function exp(arithmetic: Arithmetic, x: Real): Real {
  if (!isFiniteReal(x)) return fromDouble(Math.exp(toDouble(x)));
  const size = toDouble(x);
  if (Math.abs(size) > greatestExponent) return fromDouble(size > 0 ? Infinity : 0);
  const { bits } = arithmetic;
  const n = Math.round(size / Math.LN2);
  const halvings = Math.floor(Math.sqrt(bits) / 2) + 2;
  const w = bits + 2 * halvings + 40;
  const one = 1n << BigInt(w);
  const r = (fixed(x, w) - BigInt(n) * logTwoScaled(w)) >> BigInt(halvings);
  let term = one;
  let sum = one;
  for (let k = 1n; term !== 0n && term !== -1n; k += 1n) {
    term = ((term * r) >> BigInt(w)) / k;
    sum += term;
  }
  for (let i = 0; i < halvings; i += 1) sum = (sum * sum) >> BigInt(w);
  return arithmetic.round(sum, n - w);
}

/** log x by Halley's iteration on e^y = x; NaN for x < 0, −Infinity at 0. */
export function log(arithmetic: Arithmetic, x: Real): Real {
  if (signOfReal(x) <= 0 || !isFiniteReal(x)) return fromDouble(Math.log(toDouble(x)));
  let n = magnitude(x);
  let f: Real = { m: x.m, e: x.e - n };
  if (toDouble(f) < 0.75) {
    n -= 1;
    f = { m: f.m, e: f.e + 1 };
  }
  const one = arithmetic.integer(1);
  const away = magnitude(new Arithmetic(arithmetic.bits * 2 + 64).subtract(f, one));
  if (away === -Infinity) return timesLogTwo(arithmetic, n);
  // near 1 the logarithm is small, and needs that many more digits
  const finer = new Arithmetic(arithmetic.bits + 16 + (n === 0 ? Math.max(0, -away) : 0));
  const start = fromDouble(Math.log1p(toDouble(finer.subtract(f, one))));
  let y = start;
  for (let correct = 45 + Math.max(0, -away); ; correct *= 3) {
    const power = exp(finer, y);
    const step = finer.divide(finer.subtract(f, power), finer.add(f, power));
    y = finer.add(y, { m: step.m, e: step.e + 1 });
    if (3 * correct > finer.bits) break;
  }
  return arithmetic.add(y, timesLogTwo(arithmetic, n));
}

const timesLogTwo = (arithmetic: Arithmetic, n: number): Real =>
  arithmetic.round(BigInt(n) * logTwoScaled(arithmetic.bits + 32), -arithmetic.bits - 32);

/** a^b, real; NaN for a < 0 unless b is a whole number, and for a = 0 with b ≤ 0. */
export function power(arithmetic: Arithmetic, a: Real, b: Real): Real {
  const exponent = toDouble(b);
  if (Number.isInteger(exponent) && Math.abs(exponent) < 4096 && arithmetic.subtract(b, fromDouble(exponent)).m === 0n)
    return a.m === 0n && exponent < 0 ? notReal : arithmetic.wholePower(a, exponent);
  if (a.m < 0n) return notReal;
  if (a.m === 0n && isFiniteReal(a)) return exponent > 0 ? zeroReal : notReal;
  const finer = new Arithmetic(arithmetic.bits + 16 + Math.max(0, magnitude(b)));
  return exp(arithmetic, finer.multiply(b, log(finer, a)));
}

/** [sin x, cos x]. */
export function sineAndCosine(arithmetic: Arithmetic, x: Real): readonly [Real, Real] {
  if (!isFiniteReal(x)) return [notReal, notReal];
  const w = arithmetic.bits + 40 + Math.max(0, magnitude(x));
  const half = piScaled(w) / 2n;
  const at = fixed(x, w);
  const turns = (2n * at + half) / (2n * half) - (2n * at + half < 0n ? 1n : 0n);
  const r = at - turns * half;
  const series = (first: bigint, k: bigint): bigint => {
    let [term, sum] = [first, first];
    for (let j = k; term !== 0n && term !== -1n; j += 2n) {
      term = -((((term * r) >> BigInt(w)) * r) >> BigInt(w)) / (j * (j + 1n));
      sum += term;
    }
    return sum;
  };
  const sine = arithmetic.round(series(r, 2n), -w);
  const cosine = arithmetic.round(series(1n << BigInt(w), 1n), -w);
  const negated = ({ m, e }: Real): Real => ({ m: -m, e });
  const quarter = Number(((turns % 4n) + 4n) % 4n);
  if (quarter === 0) return [sine, cosine];
  if (quarter === 1) return [cosine, negated(sine)];
  return quarter === 2 ? [negated(sine), negated(cosine)] : [negated(cosine), sine];
}

// The functions of the language in as many digits as are asked for; those that are not here have values in doubles only.
import { besselI, erf, erfc, normalCdf } from '../special/precise/integrals.ts';
import { exp, log, sineAndCosine } from '../special/precise/elementary.ts';
import { gamma, logGamma, polygamma } from '../special/precise/gamma.ts';
import {
  Arithmetic,
  absReal,
  fromDouble,
  isFiniteReal,
  magnitude,
  notReal,
  shift,
  signOfReal,
  toDouble,
  type Real,
} from '../special/precise/real.ts';

export type PreciseFunction = (a: Arithmetic, ...args: readonly Real[]) => Real;

const unary =
  (f: (a: Arithmetic, x: Real) => Real): PreciseFunction =>
  (a, x = notReal) =>
    f(a, x);

/** ⌊x⌋. */
const floor = (x: Real): Real => (isFiniteReal(x) && x.e < 0 ? { m: shift(x.m, x.e), e: 0 } : x);

/** log(|x| + √(1 + x²)) with the sign of x, whose digits near 0 are as many as of x. */
const asinh: PreciseFunction = (a, x = notReal) => {
  if (!isFiniteReal(x) || x.m === 0n) return x;
  const wide = new Arithmetic(a.bits + Math.max(0, -magnitude(x)));
  const size = absReal(x);
  const value = log(wide, wide.add(size, wide.sqrt(wide.add(wide.integer(1), wide.multiply(size, size)))));
  return signOfReal(x) < 0 ? { m: -value.m, e: value.e } : value;
};

/** log Σ e^(uᵢ) about the greatest uᵢ. */
const logSumExp: PreciseFunction = (a, ...us) => {
  const [first = notReal, ...others] = us;
  const greatest = others.reduce((best, u) => (isGreater(a, u, best) ? u : best), first);
  if (!isFiniteReal(greatest)) return greatest;
  const sum = us.reduce((total, u) => a.add(total, exp(a, a.subtract(u, greatest))), fromDouble(0));
  return a.add(greatest, log(a, sum));
};

const softmax: PreciseFunction = (a, u = notReal, ...others) =>
  isFiniteReal(u)
    ? a.divide(
        a.integer(1),
        others.reduce((total, v) => a.add(total, exp(a, a.subtract(v, u))), a.integer(1)),
      )
    : fromDouble(Number.isNaN(toDouble(u)) ? Number.NaN : 0);

const isGreater = (a: Arithmetic, u: Real, v: Real): boolean =>
  isFiniteReal(u) && isFiniteReal(v) ? signOfReal(a.subtract(u, v)) > 0 : toDouble(u) > toDouble(v);

const functions: ReadonlyMap<string, PreciseFunction> = new Map<string, PreciseFunction>([
  ['log', unary(log)],
  ['asinh', asinh],
  ['abs', unary((_, x) => absReal(x))],
  ['sign', unary((_, x) => (Number.isNaN(x.e) ? notReal : fromDouble(signOfReal(x))))],
  ['floor', unary((_, x) => floor(x))],
  ['sin', unary((a, x) => sineAndCosine(a, x)[0])],
  ['cos', unary((a, x) => sineAndCosine(a, x)[1])],
  ['erf', unary(erf)],
  ['erfc', unary(erfc)],
  ['Phi', unary(normalCdf)],
  ['gamma', unary(gamma)],
  ['lgamma', unary(logGamma)],
  ['polygamma', (a, k = notReal, x = notReal) => polygamma(a, toDouble(k), x)],
  ['besselI', (a, order = notReal, x = notReal) => besselI(a, order, x)],
  ['logSumExp', logSumExp],
  ['softmax', softmax],
]);

export const preciseFunction = (name: string): PreciseFunction | undefined => functions.get(name);

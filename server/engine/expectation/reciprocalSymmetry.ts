// Expectations under x = β w with sinh(½ log w) = a z, z ~ N(0, 1), the Birnbaum–Saunders law: 1/w is distributed as w, so that
// w^p (1 + w)^(−q) has the mean of a function of r² = 1 + a² z² alone, and the negative powers of r² have error functions.
// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), section 33.2; NIST DLMF 7.7.1.
import {
  add,
  divide,
  exp,
  half,
  multiply,
  number,
  one,
  pi,
  power,
  ratio,
  sqrt,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, type Expr } from '../expr/expr.ts';
import { erfc } from '../expr/functions/errorFunction.ts';
import { positiveReals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { expectation, expression } from '../derivation/step.ts';
import type { Pivot } from '../distributions/law.ts';
import { linearForm } from './linearForm.ts';
import type { ExpectationStrategy } from './strategy.ts';

const w = symbol('_w', 'observation', positiveReals);
const s = symbol('_s', 'index', positiveReals);

/** β and a of x = β (a z + √(1 + a² z²))². */
function shapeOf({ kernel, inverse }: Pivot): { readonly scale: Expr; readonly a: Expr } | undefined {
  if (kernel.kind !== 'gaussian') return undefined;
  const z = kernel.variable;
  const scale = simplify(substitute(inverse, new Map([[z, zero]])));
  // ∂x/∂z at 0 is 2 a β
  const slope = simplify(substitute(differentiate(inverse, z), new Map([[z, zero]])));
  const a = simplify(divide(slope, multiply(two, scale)));
  if (scale === zero || dependsOnAny(a, [z])) return undefined;
  const same = multiply(scale, square(add(multiply(a, z), sqrt(add(one, square(multiply(a, z)))))));
  return isZero(subtract(inverse, same)) ? { scale, a } : undefined;
}

/** The whole exponents p and −q of w^p (1 + w)^(−q), and the factor before it. */
function readAtom(atom: Expr): { readonly p: number; readonly q: number; readonly factor: Expr } | undefined {
  let [p, q, factor]: [number, number, Expr] = [0, 0, one];
  for (const f of atom.kind === 'product' ? atom.factors : [atom]) {
    const [base, exponent] = f.kind === 'power' ? [f.base, f.exponent] : [f, one];
    if (exponent.kind !== 'number' || !Q.isInteger(exponent.value)) return undefined;
    const n = Q.toNumber(exponent.value);
    const multiple = base === w ? one : simplify(divide(base, add(one, w)));
    if (dependsOn(multiple, w)) return undefined;
    if (base === w) p += n;
    else [q, factor] = [q - n, multiply(factor, power(multiple, exponent))];
  }
  return { p, q, factor };
}

/** The coefficients of the Chebyshev polynomial T_n. */
function chebyshev(n: number): readonly number[] {
  let [before, current]: [readonly number[], readonly number[]] = [[1], [0, 1]];
  if (n === 0) return before;
  for (let k = 1; k < n; k++) {
    const next = [0, ...current.map((c) => 2 * c)].map((c, i) => c - (before[i] ?? 0));
    [before, current] = [current, next];
  }
  return current;
}

/** E (1 + a² z²)^j. */
function meanOfPower(j: number, a: Expr): Expr {
  if (j >= 0) {
    let [moment, choose]: [number, number] = [1, 1];
    const terms: Expr[] = [];
    for (let i = 0; i <= j; i++) {
      terms.push(multiply(number(choose * moment), power(a, number(2 * i))));
      [moment, choose] = [moment * (2 * i + 1), (choose * (j - i)) / (i + 1)];
    }
    return add(...terms);
  }
  // E 1/(s + z²) = √(π/(2s)) e^(s/2) erfc(√(s/2)), at s = 1/a²; higher powers by derivatives in s
  let result: Expr = multiply(
    sqrt(divide(pi, multiply(two, s))),
    exp(multiply(half, s)),
    erfc(sqrt(multiply(half, s))),
  );
  for (let m = 1; m < -j; m++) result = multiply(ratio(-1, m), differentiate(result, s));
  return multiply(power(a, number(2 * j)), substitute(result, new Map([[s, power(a, number(-2))]])));
}

/** E w^p (1 + w)^(−q) = 2^(−q) E T_n(r) r^(−q) with n = |2p − q|, where w = e^(2t), sinh t = a z, r = cosh t. */
function meanOfAtom(p: number, q: number, a: Expr): Expr {
  const polynomial = chebyshev(Math.abs(2 * p - q));
  const terms = polynomial.flatMap((c, k) => (c === 0 ? [] : [multiply(number(c), meanOfPower((k - q) / 2, a))]));
  return multiply(power(two, number(-q)), add(...terms));
}

/** Exponents beyond this are not looked at. */
const largest = 8;

export const reciprocalSymmetry: ExpectationStrategy = {
  id: 'reciprocal-symmetry',
  expectation(f, { law }, trace) {
    const [x] = law.variables;
    const shape = law.pivot === undefined ? undefined : shapeOf(law.pivot);
    if (x === undefined || shape === undefined) return undefined;
    const form = linearForm(simplify(substitute(f, new Map([[x, multiply(shape.scale, w)]]))), [w]);
    if (form === undefined) return undefined;
    let value = form.constant;
    for (const { atom, coefficient } of form.terms) {
      const read = readAtom(atom);
      if (read === undefined || Math.abs(read.p) > largest || Math.abs(read.q) > largest) return undefined;
      value = add(value, multiply(coefficient, read.factor, meanOfAtom(read.p, read.q, shape.a)));
    }
    const result = simplify(value);
    trace.record({
      from: expectation(f, [x]),
      relation: '=',
      to: expression(result),
      principle: 'reciprocal-symmetry',
    });
    return result;
  },
};

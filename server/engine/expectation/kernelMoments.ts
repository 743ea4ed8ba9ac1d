// Expectations of the monomials of each kernel, by differentiating its generating expectation in the exponents.
import {
  add,
  divide,
  exp,
  half,
  multiply,
  negate,
  number,
  one,
  square,
  subtract,
  symbol,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { gamma, lgamma, polygamma } from '../expr/functions/gammaFamily.ts';
import { reals } from '../expr/range.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { substitute } from '../expr/substitute.ts';
import type { Kernel } from '../distributions/law.ts';

/** z^power (log z)^logs of a kernel's variable. */
export interface Monomial {
  readonly power: Expr;
  readonly logs: number;
}

const exponent = (name: string): SymbolExpr => symbol(name, 'index', reals);
const [p, q] = [exponent('_p'), exponent('_q')];

/** E z^p e^(tz) (log z)^m … as ratio · logarithms, and what must be positive for it to exist. */
export interface Moment {
  /** E z^p …, which is a quotient of Γ. */
  readonly ratio: Expr;
  /** The mean of the logarithms under the density that z^p … tilts: a polynomial in polygamma functions. */
  readonly logarithms: Expr;
  readonly positive: readonly Expr[];
}

/** Is the expression certainly not positive (a moment that certainly diverges)? */
const cannotBePositive = (e: Expr): boolean => rangeOf(e).upper <= 0;

interface Tilt {
  readonly variable: SymbolExpr;
  readonly monomial: Monomial;
}

/** e^(−K) ∂ᵐ e^K at the powers, for the cumulant generating function K of the logarithms. */
function logarithmsOf(cumulants: Expr, tilts: readonly Tilt[]): Expr {
  let result: Expr = one;
  for (const { variable, monomial } of tilts)
    for (let i = 0; i < monomial.logs; i++)
      result = add(differentiate(result, variable), multiply(result, differentiate(cumulants, variable)));
  return substitute(result, new Map(tilts.map((t) => [t.variable, t.monomial.power])));
}

/**
 * E z^p (log z)^m for z ~ Gamma(s): ∂ᵐ/∂pᵐ Γ(s + p)/Γ(s); it exists for s + p > 0.
 * Source: NIST DLMF 5.2.1.
 */
export function gammaMoment(shape: Expr, monomial: Monomial): Moment | undefined {
  const argument = add(shape, monomial.power);
  if (cannotBePositive(argument)) return undefined;
  return {
    ratio: divide(gamma(argument), gamma(shape)),
    logarithms: logarithmsOf(lgamma(add(shape, p)), [{ variable: p, monomial }]),
    positive: [argument],
  };
}

/**
 * E u^p v^q (log u)^m (log v)^n for u ~ Beta(a, b), v = 1 − u: mixed derivatives of B(a + p, b + q)/B(a, b); it exists
 * for a + p > 0 and b + q > 0. Source: NIST DLMF 5.12.1.
 */
export function betaMoment(a: Expr, b: Expr, u: Monomial, v: Monomial): Moment | undefined {
  const [first, second] = [add(a, u.power), add(b, v.power)];
  const atPole =
    second === zero && v.logs === 0
      ? logarithmOverComplement(first, u.logs)
      : first === zero && u.logs === 0
        ? logarithmOverComplement(second, v.logs)
        : undefined;
  if (atPole !== undefined)
    return {
      ratio: divide(gamma(add(a, b)), multiply(gamma(a), gamma(b))),
      logarithms: atPole,
      positive: [second === zero ? first : second],
    };
  if (cannotBePositive(first) || cannotBePositive(second)) return undefined;
  const beta = (x: Expr, y: Expr): Expr => divide(multiply(gamma(x), gamma(y)), gamma(add(x, y)));
  const cumulants = subtract(add(lgamma(add(a, p)), lgamma(add(b, q))), lgamma(add(a, b, p, q)));
  return {
    ratio: divide(beta(first, second), beta(a, b)),
    logarithms: logarithmsOf(cumulants, [
      { variable: p, monomial: u },
      { variable: q, monomial: v },
    ]),
    positive: [first, second],
  };
}

/** ∫₀¹ u^(p−1) (log u)^m/(1 − u) du = −ψ⁽ᵐ⁾(p) for m ≥ 1: (log u)^m vanishes where 1 − u does. Source: NIST DLMF 5.9.12 and 5.15.1. */
const logarithmOverComplement = (exponent: Expr, logs: number): Expr | undefined =>
  logs === 0 || cannotBePositive(exponent) ? undefined : negate(polygamma(number(logs), exponent));

/** E z^k e^(tz) for z ~ N(0, 1), k whole: ∂ᵏ/∂tᵏ e^(t²/2). */
export function gaussianMoment(k: number, rate: Expr): Moment {
  let result = exp(multiply(half, square(p)));
  for (let i = 0; i < k; i++) result = differentiate(result, p);
  return { ratio: substitute(result, new Map([[p, rate]])), logarithms: one, positive: [] };
}

/** A sign that is ±1 with equal probability has odd moments zero. */
export const signMoment = (power: number): Expr => (power % 2 === 0 ? one : zero);

/** The variables of a kernel. */
export const kernelVariables = (kernel: Kernel): readonly SymbolExpr[] =>
  kernel.kind === 'beta' ? [kernel.variable, kernel.complement] : [kernel.variable];

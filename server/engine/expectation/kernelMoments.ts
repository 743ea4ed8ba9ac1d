// Expectations of the monomials of each kernel, by differentiating its generating expectation in the exponents.
import { add, divide, exp, half, multiply, one, square, symbol, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { gamma } from '../expr/functions/gammaFamily.ts';
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

/** ∂ᵐ/∂sᵐ at s = value. */
function derivativeAt(f: Expr, variable: SymbolExpr, order: number, value: Expr): Expr {
  let result = f;
  for (let i = 0; i < order; i++) result = differentiate(result, variable);
  return substitute(result, new Map([[variable, value]]));
}

/** A moment, and what must be positive for it to exist. */
export interface Moment {
  readonly value: Expr;
  readonly positive: readonly Expr[];
}

/** Is the expression certainly not positive (a moment that certainly diverges)? */
const cannotBePositive = (e: Expr): boolean => rangeOf(e).upper <= 0;

/**
 * E z^p (log z)^m for z ~ Gamma(s): ∂ᵐ/∂pᵐ Γ(s + p)/Γ(s); it exists for s + p > 0.
 * Source: NIST DLMF 5.2.1.
 */
export function gammaMoment(shape: Expr, monomial: Monomial): Moment | undefined {
  const argument = add(shape, monomial.power);
  if (cannotBePositive(argument)) return undefined;
  const generating = gamma(add(shape, p));
  return {
    value: divide(derivativeAt(generating, p, monomial.logs, monomial.power), gamma(shape)),
    positive: [argument],
  };
}

/**
 * E u^p v^q (log u)^m (log v)^n for u ~ Beta(a, b), v = 1 − u: mixed derivatives of B(a + p, b + q)/B(a, b); it exists
 * for a + p > 0 and b + q > 0. Source: NIST DLMF 5.12.1.
 */
export function betaMoment(a: Expr, b: Expr, u: Monomial, v: Monomial): Moment | undefined {
  const [first, second] = [add(a, u.power), add(b, v.power)];
  if (cannotBePositive(first) || cannotBePositive(second)) return undefined;
  const beta = (x: Expr, y: Expr): Expr => divide(multiply(gamma(x), gamma(y)), gamma(add(x, y)));
  const inFirst = derivativeAt(beta(add(a, p), add(b, q)), p, u.logs, u.power);
  return {
    value: divide(derivativeAt(inFirst, q, v.logs, v.power), beta(a, b)),
    positive: [first, second],
  };
}

/** E z^k e^(tz) for z ~ N(0, 1), k whole: ∂ᵏ/∂tᵏ e^(t²/2). */
export function gaussianMoment(k: number, rate: Expr): Moment {
  return { value: derivativeAt(exp(multiply(half, square(p))), p, k, rate), positive: [] };
}

/** A sign that is ±1 with equal probability has odd moments zero. */
export const signMoment = (power: number): Expr => (power % 2 === 0 ? one : zero);

/** The variables of a kernel. */
export const kernelVariables = (kernel: Kernel): readonly SymbolExpr[] =>
  kernel.kind === 'beta' ? [kernel.variable, kernel.complement] : [kernel.variable];

// A function with trigamma, Bessel and zeta functions as an algebraic one, to so many orders, where a symbol y goes to infinity: so
// that terms which cancel at the leading order are told.
// Source: NIST DLMF 5.15.9 (trigamma), 10.40.1 (Iₙ), 25.2.4 (ζ at 1).
import { add, divide, multiply, number, one, power, ratio, subtract, symbol } from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { NormalForms } from '../expr/normalForm.ts';
import { exponentKey, TooLarge } from '../expr/polynomial.ts';
import { positiveReals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { mapOperands } from '../expr/substitute.ts';
import { isUnbounded, leadingGrowth } from '../model/growth.ts';

/** What is left out is smaller by this power of y than the terms that are kept. */
export const keptOrders = 8;

/** eᵘ/√(2πu), which cancels in quotients of Bessel functions. */
const common = symbol('_e', 'constant', positiveReals);

const growsWithoutLimit = (u: Expr, y: SymbolExpr): boolean => {
  const growth = leadingGrowth(u, y);
  return growth !== undefined && !growth.exponential && isUnbounded(growth) && isPositive(growth.coefficient);
};

/** Σ cₖ u^(−k). */
const inReciprocals = (u: Expr, coefficients: readonly (readonly [k: number, c: Expr])[]): Expr =>
  add(...coefficients.map(([k, c]) => multiply(c, power(u, number(-k)))));

const trigamma = (u: Expr): Expr =>
  inReciprocals(u, [
    [1, one],
    [2, ratio(1, 2)],
    [3, ratio(1, 6)],
    [5, ratio(-1, 30)],
    [7, ratio(1, 42)],
    [9, ratio(-1, 30)],
  ]);

/** Without the common factor: Σ (−1)ᵏ aₖ(n) u^(−k), aₖ = Π (4n² − (2j − 1)²)/(k! 8ᵏ). */
function besselSeries(n: number, u: Expr): Expr {
  const coefficients: [number, Expr][] = [[0, one]];
  let [top, bottom] = [1, 1];
  for (let k = 1; k <= keptOrders + 1; k++) {
    top *= -(4 * n * n - (2 * k - 1) ** 2);
    bottom *= 8 * k;
    coefficients.push([k, ratio(top, bottom)]);
  }
  return inReciprocals(u, coefficients);
}

const wholeOf = (e: Expr | undefined): number | undefined =>
  e?.kind === 'number' && e.value.denominator === 1n ? Number(e.value.numerator) : undefined;

function replaced(e: Expr, y: SymbolExpr): Expr {
  if (!dependsOn(e, y)) return e;
  if (e.kind === 'apply') {
    const [first, second] = e.args;
    if (e.fn === 'polygamma' && wholeOf(first) === 1 && second !== undefined && growsWithoutLimit(second, y))
      return trigamma(second);
    const order = wholeOf(first);
    if (e.fn === 'besselI' && order !== undefined && second !== undefined && growsWithoutLimit(second, y))
      return multiply(common, besselSeries(order, second));
    const derivative = second === undefined ? 0 : wholeOf(second);
    if (e.fn === 'zeta' && first !== undefined && derivative !== undefined) {
      const apart = simplify(divide(one, subtract(first, one)));
      // ζ⁽ᵏ⁾(1 + ε) = (−1)ᵏ k!/ε^(k + 1) + O(1)
      if (growsWithoutLimit(apart, y)) {
        const factorial = Array.from({ length: derivative }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
        return multiply(number((-1) ** derivative * factorial), power(apart, number(derivative + 1)));
      }
    }
  }
  return mapOperands(e, (o) => replaced(o, y));
}

/** Algebraic in y where these were the only other functions of it; itself where there are none, or where a factor is left. */
export function expandedFar(f: Expr, y: SymbolExpr): Expr {
  const algebraic = replaced(f, y);
  if (algebraic === f) return f;
  const result = inRadicands(algebraic);
  return dependsOn(result, common) ? f : result;
}

/** Sums under powers and in products, on one denominator and multiplied out. */
export function inRadicands(e: Expr): Expr {
  if (e.kind === 'power' || e.kind === 'product') return mapOperands(e, inRadicands);
  return e.kind === 'sum' ? (onOneDenominator(e) ?? e) : e;
}

function onOneDenominator(e: Expr): Expr | undefined {
  try {
    const forms = new NormalForms();
    const { numerator, denominator } = forms.of(e);
    const unit = new Map([[exponentKey([]), { exponents: [], coefficient: Q.one }]]);
    return multiply(forms.polynomialExpr(numerator), forms.toExpr({ numerator: unit, denominator }));
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

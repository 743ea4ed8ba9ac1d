// Means under the logistic law of log(1 + eᵛ), v linear in x with the law's own scale: its distribution function U is uniform, and
// E log(1 + e^(d−Z)) = ∫ log(u + e^d (1 − u)) − log u du over (0, 1) = d/(1 − e^(−d)). Divergences of one scale rest on it.
// Source: Balakrishnan, Handbook of the Logistic Distribution (1992), chapter 1, for the law of the distribution function.
import { add, divide, exp, infinity, multiply, negate, number, one, subtract, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { coefficientOf, linearForm } from './linearForm.ts';
import { byMeansOfAtoms } from './meansOfStatistics.ts';

/** An atom log(eᵘ + eʷ) = w + log(1 + eᵛ) with u and w linear in x: w and v with their slopes. */
interface SoftMaximum {
  readonly v: Expr;
  readonly slope: Expr;
  readonly w: Expr;
  readonly slopeOfW: Expr;
}

function exponentOf(term: Expr): Expr | undefined {
  if (term === one) return zero;
  if (term.kind === 'constant' && term.name === 'e') return one;
  if (term.kind === 'product') {
    const exponents = term.factors.map(exponentOf).filter((e) => e !== undefined);
    return exponents.length === term.factors.length ? add(...exponents) : undefined;
  }
  return term.kind === 'power' && term.base.kind === 'constant' && term.base.name === 'e' ? term.exponent : undefined;
}

function softMaximum(atom: Expr, x: SymbolExpr): SoftMaximum | undefined {
  const sum = atom.kind === 'apply' && atom.fn === 'log' ? atom.args[0] : undefined;
  if (sum?.kind !== 'sum' || sum.terms.length !== 2) return undefined;
  const [u, w] = sum.terms.map(exponentOf);
  if (u === undefined || w === undefined) return undefined;
  const v = subtract(u, w);
  const [slope, slopeOfW] = [simplify(differentiate(v, x)), simplify(differentiate(w, x))];
  return dependsOn(slope, x) || dependsOn(slopeOfW, x) || isZero(slope) ? undefined : { v, slope, w, slopeOfW };
}

/** The median, and the slope of ±(x − m)/s, where the law is logistic on the whole line: log p = v − 2 log(1 + eᵛ) + …. */
function logisticOf({ variables, support, logDensity, measure }: Law): { center: Expr; slope: Expr } | undefined {
  const [x, other] = variables;
  if (x === undefined || other !== undefined || measure !== 'lebesgue' || support.kind !== 'interval') return undefined;
  if (support.lower !== negate(infinity) || support.upper !== infinity) return undefined;
  const form = linearForm(logDensity, [x]);
  const term = form?.terms.find(({ atom }) => atom !== x);
  if (form === undefined || term === undefined || simplify(term.coefficient) !== number(-2)) return undefined;
  if (form.terms.some(({ atom }) => atom !== x && atom !== term.atom)) return undefined;
  const found = softMaximum(term.atom, x);
  if (found === undefined) return undefined;
  const { v, slope, slopeOfW } = found;
  const own = subtract(coefficientOf(form, x), multiply(number(2), slopeOfW));
  return isZero(subtract(own, slope)) ? { center: simplify(subtract(x, divide(v, slope))), slope } : undefined;
}

function meanOf(atom: Expr, x: SymbolExpr, { center, slope }: { center: Expr; slope: Expr }): Expr | undefined {
  if (atom === x) return center;
  const found = softMaximum(atom, x);
  if (found === undefined) return undefined;
  const ratio = simplify(divide(found.slope, slope));
  if (ratio !== one && ratio !== number(-1)) return undefined;
  const at = (e: Expr): Expr => simplify(substitute(e, new Map([[x, center]])));
  const d = at(found.v);
  return add(at(found.w), isZero(d) ? one : divide(d, subtract(one, exp(negate(d)))));
}

export const logisticMean = byMeansOfAtoms('logistic-mean', logisticOf, meanOf);

// Means under Cauchy's law of log q, q a quadratic, and of waves: the law is the Poisson kernel of the upper half-plane, so that
// the mean of a function harmonic there is its value at m + iγ: log|z + ig|² at the point, and e^(−|t|γ) cos(tm).
// Sources: Axler, Bourdon and Ramey, Harmonic Function Theory (2001), chapter 7; Chyzak and Nielsen, arXiv:1905.10965, on the divergence.
import { abs, add, divide, exp, half, infinity, multiply, negate, number, square, subtract } from '../expr/build.ts';
import { isNonNegative, isPositive } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { coefficientOf, linearForm } from './linearForm.ts';
import { byMeansOfAtoms } from './meansOfStatistics.ts';
import { root } from './recognition/exponentialShape.ts';

/** leading · ((x − center)² + width²) */
interface Quadratic {
  readonly leading: Expr;
  readonly center: Expr;
  readonly width: Expr;
}

/** Undefined where it may be negative. */
function quadraticOf(e: Expr, x: SymbolExpr): Quadratic | undefined {
  const form = linearForm(e, [x]);
  if (form === undefined || form.terms.some(({ atom }) => atom !== x && atom !== square(x))) return undefined;
  const leading = coefficientOf(form, square(x));
  if (!isPositive(leading)) return undefined;
  const center = simplify(divide(coefficientOf(form, x), multiply(number(-2), leading)));
  const spread = simplify(subtract(divide(form.constant, leading), square(center)));
  return isNonNegative(spread) ? { leading, center, width: root(spread, half) } : undefined;
}

/** The median and the scale, where the law is Cauchy's on the whole line. */
function cauchyOf({ variables, support, logDensity, measure }: Law): Quadratic | undefined {
  const [x, other] = variables;
  if (x === undefined || other !== undefined || measure !== 'lebesgue' || support.kind !== 'interval') return undefined;
  if (support.lower !== negate(infinity) || support.upper !== infinity) return undefined;
  const form = linearForm(logDensity, [x]);
  const [term, another] = form?.terms ?? [];
  if (term === undefined || another !== undefined || simplify(term.coefficient) !== number(-1)) return undefined;
  const found =
    term.atom.kind === 'apply' && term.atom.fn === 'log' ? quadraticOf(term.atom.args[0] as Expr, x) : undefined;
  return found !== undefined && isPositive(found.width) ? found : undefined;
}

function meanOf(atom: Expr, x: SymbolExpr, { center, width }: Quadratic): Expr | undefined {
  if (atom.kind !== 'apply') return undefined;
  const [u] = atom.args as [Expr];
  if (atom.fn === 'log') {
    // log|x − c| is half of log (x − c)²
    const isModulus = u.kind === 'apply' && u.fn === 'abs';
    const q = quadraticOf(isModulus ? square(u.args[0] as Expr) : u, x);
    if (q === undefined) return undefined;
    const value = log(multiply(q.leading, add(square(subtract(center, q.center)), square(add(width, q.width)))));
    return isModulus ? multiply(half, value) : value;
  }
  if (atom.fn !== 'cos' && atom.fn !== 'sin') return undefined;
  const frequency = simplify(differentiate(u, x));
  if (dependsOn(frequency, x)) return undefined;
  return multiply(exp(negate(multiply(width, abs(frequency)))), call(atom.fn, [substitute(u, new Map([[x, center]]))]));
}

export const harmonicMean = byMeansOfAtoms('harmonic-mean', cauchyOf, meanOf);

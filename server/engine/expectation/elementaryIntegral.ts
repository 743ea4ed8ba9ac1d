// Integrals over an interval of what is elementary under a density e^(r x) or w^r, w affine in x: polynomials in x with the one,
// powers and logarithms of w with the other; rational functions under a power of a quadratic. Source: NIST DLMF 4.10.1 and 4.10.2, repeated integration by parts.
import {
  add,
  divide,
  exp,
  infinity,
  multiply,
  negate,
  number,
  one,
  power,
  subtract,
  symbol,
  zero,
} from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { linearForm, type LinearForm } from './linearForm.ts';
import { quadraticIntegral } from './quadraticIntegral.ts';
import type { Interval } from './supportPieces.ts';

const w = symbol('_w', 'observation', positiveReals);

/** t^degree e^(rate t), and what does not depend on t. */
interface Term {
  readonly degree: number;
  readonly rate: Expr;
  readonly coefficient: Expr;
}

/** ∫ f e^logDensity over the interval; undefined where it is none of these. */
export function elementaryIntegral(f: Expr, logDensity: Expr, x: SymbolExpr, interval: Interval): Expr | undefined {
  const form = linearForm(logDensity, [x]);
  const [first, second] = form?.terms ?? [];
  if (form === undefined) return undefined;
  if (second !== undefined) return withFactors(f, form, x, interval);
  const constant = exp(form.constant);
  if (first === undefined || first.atom === x) {
    const rate = first?.coefficient ?? zero;
    const terms = termsOf(f, x, (atom) => powerOf(atom, x), rate);
    return terms === undefined ? undefined : total(terms, constant, interval.lower, interval.upper);
  }
  const { atom, coefficient } = first;
  const inside = atom.kind === 'apply' && atom.fn === 'log' ? (atom.args[0] as Expr) : undefined;
  if (inside === undefined) return undefined;
  const slope = simplify(differentiate(inside, x));
  if (dependsOn(slope, x)) return quadraticIntegral(multiply(f, constant), inside, coefficient, x, interval);
  const start = simplify(substitute(inside, new Map([[x, zero]])));
  const into = (e: Expr): Expr =>
    simplify(substitute(substitute(e, new Map([[inside, w]])), new Map([[x, divide(subtract(w, start), slope)]])));
  const isRising = rangeOf(slope).lower >= 0;
  const isBounded = isFinite(interval.lower) && isFinite(interval.upper);
  // which infinity the other end becomes turns on the sign of the slope
  if (!isBounded && !isRising && rangeOf(slope).upper > 0) return undefined;
  const at = (end: Expr): Expr => {
    if (end === infinity) return isRising ? infinity : zero;
    if (end === negate(infinity)) return isRising ? zero : infinity;
    const value = simplify(substitute(inside, new Map([[x, end]])));
    return value === zero ? negate(infinity) : log(value);
  };
  // in t = log w: dx = e^t dt/slope
  const terms = termsOf(into(f), w, logPowerOf, add(coefficient, one));
  const [from, to] = [at(interval.lower), at(interval.upper)];
  return terms === undefined ? undefined : total(terms, divide(constant, slope), from, to);
}

/** Whole powers of other functions than one count as factors of f. */
function withFactors(f: Expr, { terms, constant }: LinearForm, x: SymbolExpr, interval: Interval): Expr | undefined {
  const isFactor = ({ atom, coefficient }: LinearForm['terms'][number]): boolean =>
    atom.kind === 'apply' &&
    atom.fn === 'log' &&
    atom.args[0] !== x &&
    (wholeNumber(simplify(coefficient)) ?? most) < most;
  const factors = terms.filter(isFactor);
  const rest = terms.filter((term) => !factors.includes(term));
  if (factors.length === 0 || rest.length > 1) return undefined;
  const powers = factors.map(({ atom, coefficient }) => exp(multiply(simplify(coefficient), atom)));
  const kernel = add(constant, ...rest.map(({ atom, coefficient }) => multiply(coefficient, atom)));
  return elementaryIntegral(multiply(f, ...powers), kernel, x, interval);
}

/** Higher powers are not multiplied out. */
const most = 5;

const isFinite = (end: Expr): boolean => end !== infinity && end !== negate(infinity);

const wholeNumber = (e: Expr): number | undefined =>
  e.kind === 'number' && Q.isInteger(e.value) && Q.sign(e.value) >= 0 ? Q.toNumber(e.value) : undefined;

/** x^n as t^n. */
function powerOf(atom: Expr, x: SymbolExpr): Omit<Term, 'coefficient'> | undefined {
  const degree = atom === x ? 1 : atom.kind === 'power' && atom.base === x ? wholeNumber(atom.exponent) : undefined;
  return degree === undefined ? undefined : { degree, rate: zero };
}

/** w^p (log w)^m as t^m e^(p t). */
function logPowerOf(atom: Expr): Omit<Term, 'coefficient'> | undefined {
  let [degree, rate]: [number, Expr] = [0, zero];
  for (const factor of atom.kind === 'product' ? atom.factors : [atom]) {
    const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, one];
    const whole = wholeNumber(exponent);
    if (base === w && !dependsOn(exponent, w)) rate = add(rate, exponent);
    else if (base === log(w) && whole !== undefined) degree += whole;
    else return undefined;
  }
  return { degree, rate };
}

function termsOf(
  f: Expr,
  variable: SymbolExpr,
  read: (atom: Expr) => Omit<Term, 'coefficient'> | undefined,
  rate: Expr,
): readonly Term[] | undefined {
  const form = linearForm(f, [variable]);
  if (form === undefined) return undefined;
  const terms: Term[] = form.constant === zero ? [] : [{ degree: 0, rate, coefficient: form.constant }];
  for (const { atom, coefficient } of form.terms) {
    const part = read(atom);
    if (part === undefined) return undefined;
    terms.push({ degree: part.degree, rate: simplify(add(part.rate, rate)), coefficient });
  }
  return terms;
}

function total(terms: readonly Term[], factor: Expr, from: Expr, to: Expr): Expr | undefined {
  const parts: Expr[] = [];
  for (const term of terms) {
    const [upper, lower] = [antiderivative(term, to), antiderivative(term, from)];
    if (upper === undefined || lower === undefined) return undefined;
    parts.push(multiply(term.coefficient, subtract(upper, lower)));
  }
  return simplify(multiply(factor, add(...parts)));
}

/** ∫ t^n e^(r t) dt at the end t, 0 at an infinite end where the exponential vanishes. */
function antiderivative({ degree, rate }: Term, t: Expr): Expr | undefined {
  const isLow = t === negate(infinity);
  if (t === infinity || isLow) {
    const growth = rangeOf(isLow ? negate(rate) : rate);
    return growth.upper < 0 || (growth.upper === 0 && growth.upperOpen) ? zero : undefined;
  }
  if (rate === zero) return divide(power(t, number(degree + 1)), number(degree + 1));
  let factor: Expr = divide(one, rate);
  const terms: Expr[] = [];
  for (let k = degree; k >= 0; k--) {
    terms.push(multiply(factor, power(t, number(k))));
    factor = multiply(factor, divide(number(-k), rate));
  }
  return multiply(exp(multiply(rate, t)), add(...terms));
}

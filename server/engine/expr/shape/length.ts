// How long an expression is on paper, in signs: the measure by which one of several equal shapes is chosen.
import { withoutCharge } from '../../base/work.ts';
import { isPositive } from '../assumptions.ts';
import { e, negate, one, power, splitCoefficient } from '../build.ts';
import { someNode, type Expr } from '../expr.ts';
import * as Q from '../rational.ts';
import { commonSymbols } from './commonSymbols.ts';

const lengths = new WeakMap<Expr, number>();

/** The number of signs, names and functions counting as one and two; signs that a reader stumbles over count more. */
export function length(expr: Expr): number {
  const known = lengths.get(expr);
  if (known !== undefined) return known;
  const result = withoutCharge(() => measure(expr));
  lengths.set(expr, result);
  return result;
}

const digits = (n: bigint): number => String(n < 0n ? -n : n).length;

function measure(expr: Expr): number {
  switch (expr.kind) {
    case 'number':
      return (
        digits(expr.value.numerator) +
        (Q.isInteger(expr.value) ? 0 : 1 + digits(expr.value.denominator)) +
        (Q.sign(expr.value) < 0 ? 1 : 0)
      );
    case 'constant':
    case 'symbol':
      return 1;
    case 'sum': {
      const leadsNegative = expr.terms.every((t) => Q.sign(splitCoefficient(t).coefficient) < 0);
      const clumsy = (sharesDenominator(expr.terms) ? 5 : 0) + (commonSymbols(expr) === one ? 0 : 4);
      return expr.terms.reduce((total, t) => total + unsigned(t) + 2, clumsy + (leadsNegative ? -1 : -2));
    }
    case 'product':
    case 'power':
      return ofProduct(expr);
    case 'apply':
      return expr.args.reduce((total, a) => total + length(a) + 1, 3) + awkwardness(expr);
    case 'piecewise':
      return expr.branches.reduce((total, b) => total + length(b.value) + 6, length(expr.otherwise) + 6);
    case 'series':
      return 6 + length(expr.body) + length(expr.from) + length(expr.to);
  }
}

/** Γ(−1/p) has nothing positive in its argument; Γ(ξ) may have a pole inside the domain, where Γ(ξ + 1) has none. */
function awkwardness(expr: Expr & { readonly kind: 'apply' }): number {
  const argument = expr.args.at(-1);
  if (argument === undefined || !['gamma', 'lgamma', 'polygamma'].includes(expr.fn)) return 0;
  const terms = argument.kind === 'sum' ? argument.terms : [argument];
  if (terms.every((t) => Q.sign(splitCoefficient(t).coefficient) < 0)) return 6;
  return isPositive(argument) || terms.some((t) => t.kind === 'number') ? 0 : 4;
}

const unsigned = (term: Expr): number => length(term) - (Q.sign(splitCoefficient(term).coefficient) < 0 ? 1 : 0);

function ofProduct(expr: Expr): number {
  let [over, above, under, below] = [0, 0, 0, 0];
  let sign = 0;
  for (const factor of expr.kind === 'product' ? expr.factors : [expr]) {
    if (factor.kind === 'number') {
      const { numerator, denominator } = Q.absoluteValue(factor.value);
      if (numerator !== 1n) [over, above] = [over + digits(numerator), above + 1];
      if (denominator !== 1n) [under, below] = [under + digits(denominator), below + 1];
      if (Q.sign(factor.value) < 0) sign = 1;
      continue;
    }
    const isUnder =
      factor.kind === 'power' &&
      factor.base !== e &&
      factor.exponent.kind === 'number' &&
      Q.sign(factor.exponent.value) < 0;
    const upright = isUnder ? power(factor.base, negate(factor.exponent)) : factor;
    const size = upright.kind === 'power' ? ofPower(upright.base, upright.exponent) : bracketed(upright);
    if (isUnder) [under, below] = [under + size, below + 1];
    else [over, above] = [over + size, above + 1];
  }
  if (above === 0) over = 1;
  const isAlone = above === 1 && below === 0 && expr.kind === 'product' && sign === 0;
  const space = Math.max(0, above - 1) + Math.max(0, below - 1);
  const clumsy = expr.kind === 'product' ? clumsiness(expr.factors, below > 0) : 0;
  return sign + over + space + (below === 0 ? 0 : 1 + under + (below > 1 ? 2 : 0)) - (isAlone ? 2 : 0) + clumsy;
}

/** ψ(a) (2 + ψ(a)) is ψ(a)² + 2 ψ(a) to a reader, and logarithms stand beside a fraction, not in it. */
function clumsiness(factors: readonly Expr[], isFraction: boolean): number {
  const holds = (sum: Expr, is: (node: Expr) => boolean): boolean => sum.kind === 'sum' && someNode(sum, is);
  const repeats = factors.some((f) => f.kind === 'apply' && factors.some((g) => holds(g, (node) => node === f)));
  const logs = isFraction && factors.some((f) => holds(f, (node) => node.kind === 'apply' && node.fn === 'log'));
  return (repeats ? 4 : 0) + (logs ? 6 : 0);
}

/** a/k + b/k is (a + b)/k to a reader. */
function sharesDenominator(terms: readonly Expr[]): boolean {
  const isUnder = (f: Expr): boolean =>
    f.kind === 'power' && f.base !== e && f.exponent.kind === 'number' && Q.sign(f.exponent.value) < 0;
  const bases = (term: Expr): readonly Expr[] =>
    (term.kind === 'product' ? term.factors : [term]).flatMap((f) =>
      f.kind === 'power' && isUnder(f) ? [f.base] : [],
    );
  const [first = [], ...rest] = terms.map(bases);
  return first.some((base) => rest.every((other) => other.includes(base)));
}

/** A bracket with many terms is harder to read than two brackets. */
const bracketed = (expr: Expr): number => length(expr) + (expr.kind === 'sum' ? (expr.terms.length > 2 ? 4 : 2) : 0);

function ofPower(base: Expr, exponent: Expr): number {
  if (exponent === one) return bracketed(base);
  if (base === e) return 1 + length(exponent);
  return bracketed(base) + length(exponent);
}

// Decides the order and the signs of the terms of a sum: x − μ, 1 − p, k − 1, a positive term first where there is one.
import { fromRational, multiply, splitCoefficient } from '../expr/build.ts';
import { freeSymbols, type Expr, type SumExpr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { gatherIdentities } from './gatherIdentities.ts';
import {
  gatherLogGammas,
  gatherLogRatios,
  gatherNumericChoose,
  gatherNumericLogs,
  gatherSquares,
  nothingGathered,
  type Entry,
} from './gatherTerms.ts';
import {
  digits,
  productOf,
  quotientOf,
  signed,
  sumOf,
  type Arrange,
  type Gathering,
  type Notation,
  type SignedTerm,
} from './notation.ts';

export function arrangeSum(sum: SumExpr, recur: Arrange, gathering: Gathering): Notation {
  const common = commonMagnitude(sum.terms);
  if (common !== undefined) {
    const inverse = fromRational(Q.invert(common));
    const inner = arrangeTerms(
      sum.terms.map((t) => multiply(inverse, t)),
      recur,
      gathering,
    );
    const allNegative = inner.every((t) => t.negative);
    const shown = sumOf(allNegative ? inner.map((t) => ({ negative: false, of: t.of })) : inner);
    const numerator = productOf([digits(String(common.numerator)), shown]);
    const notation = quotientOf(numerator, digits(String(common.denominator)));
    return allNegative ? { kind: 'negative', of: notation } : notation;
  }
  return sumOf(arrangeTerms(sum.terms, recur, gathering));
}

/** The magnitude that all coefficients share, where it is not 1 and the terms are powers: it goes out of the bracket. */
function commonMagnitude(terms: readonly Expr[]): Q.Rational | undefined {
  const split = terms.map(splitCoefficient);
  const first = Q.absoluteValue((split[0] as (typeof split)[number]).coefficient);
  if (Q.isOne(first)) return undefined;
  // a term that is a fraction already keeps its own bar
  const isPower = (rest: Expr): boolean =>
    rest.kind === 'product'
      ? rest.factors.every(isPower)
      : !['apply', 'piecewise', 'series'].includes(rest.kind) &&
        !(rest.kind === 'power' && isNegativeNumber(rest.exponent));
  return split.every((s) => Q.equal(Q.absoluteValue(s.coefficient), first) && isPower(s.rest)) ? first : undefined;
}

const isNegativeNumber = (expr: Expr): boolean => expr.kind === 'number' && Q.sign(expr.value) < 0;

function arrangeTerms(terms: readonly Expr[], recur: Arrange, gathering: Gathering): readonly SignedTerm[] {
  const choose = gathering === 'reading' ? gatherNumericChoose(terms, recur) : nothingGathered(terms);
  const identities = gatherIdentities(choose.rest, recur);
  const squares = gatherSquares(identities.rest, recur);
  const ratios = gatherLogRatios(squares.rest, recur);
  const logs = gatherNumericLogs(ratios.rest, recur);
  const gammas = gathering === 'reading' ? gatherLogGammas(logs.rest, recur) : nothingGathered(logs.rest);
  const plain = gammas.rest.map((expr): Entry => ({ ...signed(recur(expr)), expr }));
  return withPositiveFirst(
    inOrder([
      ...plain,
      ...gammas.entries,
      ...choose.entries,
      ...identities.entries,
      ...squares.entries,
      ...ratios.entries,
      ...logs.entries,
    ]),
  );
}

const isObserved = (s: SymbolExpr): boolean => s.role === 'observation' || s.role === 'pivot' || s.role === 'index';

/** Terms of the observation first, by falling degree; then those of the parameters; then constants. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const key = ({ expr }: Entry): readonly [number, number, number] => {
    const free = [...freeSymbols(expr)];
    const group = free.some(isObserved) ? 0 : free.length > 0 ? 1 : 2;
    return [group, -degree(expr, isObserved), -degree(expr, () => true)];
  };
  const keyed = entries.map((entry, place) => ({ entry, key: [...key(entry), place] }));
  keyed.sort((a, b) => {
    const differing = a.key.findIndex((k, i) => k !== b.key[i]);
    return differing < 0 ? 0 : (a.key[differing] as number) - (b.key[differing] as number);
  });
  const falling = keyed.map((k) => k.entry);
  return risesBetter(falling) ? rising(falling) : placeNumber(falling);
}

/** Products of parameters read better by rising degree, 1 − a + a f, where falling they would begin with a minus sign or end in a 1 to subtract from. */
function risesBetter(entries: readonly Entry[]): boolean {
  const startsFromNumber =
    entries.some((t) => t.expr.kind === 'number' && !t.negative) && entries.some((t) => t.negative);
  return (
    (entries[0]?.negative === true || startsFromNumber) &&
    entries.every((t) => isMonomial(t.expr) && ![...freeSymbols(t.expr)].some(isObserved)) &&
    entries.some((t) => freeSymbols(t.expr).size > 1)
  );
}

function rising(entries: readonly Entry[]): readonly Entry[] {
  const key = (t: Entry): number => 2 * degree(t.expr, () => true) + (t.negative ? 1 : 0);
  return [...entries].sort((a, b) => key(a) - key(b));
}

/** A number stands last in k − 1 and a + b + 1, first in 1 − p and 1 + e^(−x). */
function placeNumber(entries: readonly Entry[]): readonly Entry[] {
  const place = entries.findIndex((t) => t.expr.kind === 'number');
  if (place < 0) return entries;
  const number = entries[place] as Entry;
  const others = entries.filter((t) => t !== number);
  const positives = others.filter((t) => !t.negative);
  const last =
    number.negative || (positives.length > 0 && positives.every((t) => isPlain(t.expr))) || isPolynomial(others);
  return last ? [...others, number] : [number, ...others];
}

/** θ² + 4θ, to which 1 is added last: several powers of one symbol, the highest with a plus sign. */
const isPolynomial = (entries: readonly Entry[]): boolean =>
  entries.length > 1 &&
  entries[0]?.negative === false &&
  entries.every((t) => freeSymbols(t.expr).size === 1 && isMonomial(t.expr)) &&
  new Set(entries.flatMap((t) => [...freeSymbols(t.expr)])).size === 1;

const isMonomial = (expr: Expr): boolean =>
  expr.kind === 'symbol' ||
  expr.kind === 'number' ||
  (expr.kind === 'power' && expr.base.kind === 'symbol' && expr.exponent.kind === 'number') ||
  (expr.kind === 'product' && expr.factors.every(isMonomial));

const isPlain = (expr: Expr): boolean =>
  expr.kind === 'number' ||
  expr.kind === 'symbol' ||
  (expr.kind === 'product' &&
    expr.factors.every((f) => f.kind === 'symbol' || (f.kind === 'number' && Q.isInteger(f.value))));

function withPositiveFirst(entries: readonly Entry[]): readonly Entry[] {
  const first = entries.findIndex((t) => !t.negative);
  if (first <= 0) return entries;
  return [entries[first] as Entry, ...entries.filter((_, i) => i !== first)];
}

/** The degree in the symbols that count, functions being of degree 0. */
function degree(expr: Expr, counts: (s: SymbolExpr) => boolean, known = new Map<Expr, number>()): number {
  const before = known.get(expr);
  if (before !== undefined) return before;
  const result = degreeOf(expr, counts, (part) => degree(part, counts, known));
  known.set(expr, result);
  return result;
}

function degreeOf(expr: Expr, counts: (s: SymbolExpr) => boolean, within: (part: Expr) => number): number {
  switch (expr.kind) {
    case 'symbol':
      return counts(expr) ? 1 : 0;
    case 'sum':
      return Math.max(...expr.terms.map(within));
    case 'product':
      return expr.factors.reduce((total, f) => total + within(f), 0);
    case 'power':
      return within(expr.base) * (expr.exponent.kind === 'number' ? Q.toNumber(expr.exponent.value) : 1);
    default:
      return 0;
  }
}

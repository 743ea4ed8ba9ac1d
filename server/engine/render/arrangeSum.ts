// Decides the order and the signs of the terms of a sum: x − μ, 1 − p, k − 1, a positive term first where there is one.
import { fromRational, multiply, power, splitCoefficient } from '../expr/build.ts';
import { freeSymbols, type Expr, type SumExpr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { matchGammas } from './gatherGamma.ts';
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
import { rationalDigits } from './numbers.ts';

interface Entry extends SignedTerm {
  /** What the order goes by; for gathered terms, one of the terms that they are made of. */
  readonly expr: Expr;
}

/** Logarithms of numbers are gathered only while the number stays below this. */
const largestGatheredNumber = 1_000_000n;

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
  const isPower = (rest: Expr): boolean =>
    rest.kind === 'product' ? rest.factors.every(isPower) : !['apply', 'piecewise', 'series'].includes(rest.kind);
  return split.every((s) => Q.equal(Q.absoluteValue(s.coefficient), first) && isPower(s.rest)) ? first : undefined;
}

function arrangeTerms(terms: readonly Expr[], recur: Arrange, gathering: Gathering): readonly SignedTerm[] {
  const logs = gatherNumericLogs(terms, recur);
  const gammas = gathering === 'reading' ? gatherLogGammas(logs.rest, recur) : { rest: logs.rest, entries: [] };
  const plain = gammas.rest.map((expr): Entry => ({ ...signed(recur(expr)), expr }));
  return withPositiveFirst(inOrder([...plain, ...gammas.entries, ...logs.entries]));
}

/** log 2 + log π as log(2π): rational multiples of logarithms of numbers and constants, in one. */
function gatherNumericLogs(
  terms: readonly Expr[],
  recur: Arrange,
): { readonly rest: readonly Expr[]; readonly entries: readonly Entry[] } {
  const logs = logTerms(terms).filter((l) => isPositiveNumber(l.argument));
  const [firstLog] = logs;
  const alike = symbolicPartner(terms, logs);
  if (firstLog === undefined || logs.length + alike.length < 2) return { rest: terms, entries: [] };
  const content = Q.content(logs.map((l) => l.coefficient));
  const negative = logs.every((l) => Q.sign(l.coefficient) < 0);
  const scale = negative ? Q.negate(content) : content;
  const exponents = logs.map((l) => Q.divide(l.coefficient, scale));
  if (exponents.some((n) => Q.absoluteValue(n).numerator > 20n)) return { rest: terms, entries: [] };
  const argument = multiply(...logs.map((l, i) => power(l.argument, fromRational(exponents[i] as Q.Rational))));
  const { coefficient } = splitCoefficient(argument);
  if (coefficient.numerator > largestGatheredNumber || coefficient.denominator > largestGatheredNumber)
    return { rest: terms, entries: [] };
  const partner = alike.find((a) => Q.equal(a.coefficient, scale));
  if (logs.length < 2 && partner === undefined) return { rest: terms, entries: [] };
  const whole = partner === undefined ? argument : multiply(argument, partner.argument);
  const log: Notation = { kind: 'apply', fn: 'log', args: [recur(whole)] };
  const expr = (partner ?? firstLog).term;
  return {
    rest: terms.filter((t) => t !== partner?.term && !logs.some((l) => l.term === t)),
    entries: [{ negative, of: productOf([rationalDigits(content), log]), expr }],
  };
}

const isPositiveNumber = (u: Expr): boolean =>
  u.kind === 'number' ? Q.sign(u.value) > 0 : u.kind === 'constant' && u.name !== 'infinity';

interface NumericLog {
  readonly term: Expr;
  readonly coefficient: Q.Rational;
  readonly argument: Expr;
}

/** The terms that are rational multiples of logarithms. */
const logTerms = (terms: readonly Expr[]): readonly NumericLog[] =>
  terms.flatMap((term) => {
    const { coefficient, rest } = splitCoefficient(term);
    const argument = rest.kind === 'apply' && rest.fn === 'log' ? rest.args[0] : undefined;
    return argument === undefined ? [] : [{ term, coefficient, argument }];
  });

/** The one logarithm of a symbol that may take the numbers in: −log b − log 2 is −log(2b). None where there are several. */
function symbolicPartner(terms: readonly Expr[], logs: readonly NumericLog[]): readonly NumericLog[] {
  if (logs.length === 0) return [];
  const symbols = logTerms(terms).filter((l) => l.argument.kind === 'symbol');
  return symbols.length === 1 ? symbols : [];
}

/** log Γ(a) + log Γ(b) − log Γ(a + b) as log B(a, b), and binomial coefficients likewise. */
function gatherLogGammas(
  terms: readonly Expr[],
  recur: Arrange,
): { readonly rest: readonly Expr[]; readonly entries: readonly Entry[] } {
  const isLogGamma = (rest: Expr): boolean => rest.kind === 'apply' && rest.fn === 'lgamma';
  const argument = (term: Expr): Expr => operand(splitCoefficient(term).rest);
  const ofSign = (sign: number): readonly Expr[] =>
    terms.filter((t) => {
      const { coefficient, rest } = splitCoefficient(t);
      return isLogGamma(rest) && Q.isOne(Q.absoluteValue(coefficient)) && Q.sign(coefficient) === sign;
    });
  const [positive, negative] = [ofSign(1), ofSign(-1)];
  for (const [up, down, isNegative] of [
    [positive, negative, false],
    [negative, positive, true],
  ] as const) {
    const match = matchGammas(up.map(argument), down.map(argument));
    if (match === undefined) continue;
    const used = [...match.up.map((i) => up[i]), ...match.down.map((i) => down[i])];
    const of: Notation = {
      kind: 'apply',
      fn: match.fn === 'beta' ? 'lbeta' : 'lchoose',
      args: match.args.map(recur),
    };
    const entry: Entry = { negative: isNegative, of, expr: used[0] as Expr };
    return { rest: terms.filter((t) => !used.includes(t)), entries: [entry] };
  }
  return { rest: terms, entries: [] };
}

const operand = (expr: Expr): Expr => (expr.kind === 'apply' ? (expr.args[0] as Expr) : expr);

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
  return placeNumber(keyed.map((k) => k.entry));
}

/** A number stands last in k − 1 and a + b + 1, first in 1 − p and 1 + e^(−x). */
function placeNumber(entries: readonly Entry[]): readonly Entry[] {
  const place = entries.findIndex((t) => t.expr.kind === 'number');
  if (place < 0) return entries;
  const number = entries[place] as Entry;
  const others = entries.filter((t) => t !== number);
  const positives = others.filter((t) => !t.negative);
  const last = number.negative || (positives.length > 0 && positives.every((t) => isPlain(t.expr)));
  return last ? [...others, number] : [number, ...others];
}

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
function degree(expr: Expr, counts: (s: SymbolExpr) => boolean): number {
  switch (expr.kind) {
    case 'symbol':
      return counts(expr) ? 1 : 0;
    case 'sum':
      return Math.max(...expr.terms.map((t) => degree(t, counts)));
    case 'product':
      return expr.factors.reduce((total, f) => total + degree(f, counts), 0);
    case 'power':
      return degree(expr.base, counts) * (expr.exponent.kind === 'number' ? Q.toNumber(expr.exponent.value) : 1);
    default:
      return 0;
  }
}

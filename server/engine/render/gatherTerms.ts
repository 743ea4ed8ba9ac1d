// Gathers terms of a sum that are written as one: log 2 + log π as log(2π), log-gammas as log B(a, b), 1 − 2γ + γ² as (1 − γ)².
import {
  add,
  eulerGamma,
  fromRational,
  minusOne,
  multiply,
  number,
  power,
  splitCoefficient,
  subtract,
  two,
} from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import * as Q from '../expr/rational.ts';
import { matchGammas } from './gatherGamma.ts';
import { digits, productOf, type Arrange, type Notation, type SignedTerm } from './notation.ts';
import { rationalDigits } from './numbers.ts';

export interface Entry extends SignedTerm {
  /** What the order goes by; for gathered terms, one of the terms that they are made of. */
  readonly expr: Expr;
}

/** What was gathered, and the terms that were not. */
export interface Gathered {
  readonly rest: readonly Expr[];
  readonly entries: readonly Entry[];
}

export const nothingGathered = (terms: readonly Expr[]): Gathered => ({ rest: terms, entries: [] });

/** Logarithms of numbers are gathered only while the number stays below this. */
const largestGatheredNumber = 1_000_000n;

/** log 2 + log π as log(2π): rational multiples of logarithms of numbers and constants, in one. */
export function gatherNumericLogs(terms: readonly Expr[], recur: Arrange): Gathered {
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
export function gatherLogGammas(terms: readonly Expr[], recur: Arrange): Gathered {
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

/**
 * The binomial coefficient of a known number of trials: −log Γ(x + 1) − log Γ(11 − x) with the logarithms of 10! as
 * log C(10, x).
 */
export function gatherNumericChoose(terms: readonly Expr[], recur: Arrange): Gathered {
  const lower = terms.filter((t) => {
    const { coefficient, rest } = splitCoefficient(t);
    return rest.kind === 'apply' && rest.fn === 'lgamma' && Q.equal(coefficient, Q.minusOne);
  });
  const numeric = logTerms(terms).filter((l) => l.argument.kind === 'number');
  for (const [i, first] of lower.entries())
    for (const second of lower.slice(i + 1)) {
      const arguments_ = [first, second].map((t) => operand(splitCoefficient(t).rest)) as [Expr, Expr];
      const upper = subtract(add(...arguments_), number(1));
      if (upper.kind !== 'number') continue;
      if (add(...numeric.map((l) => l.term)) !== lgamma(upper)) continue;
      const chosen = arguments_.map((u) => add(u, minusOne)) as [Expr, Expr];
      const shorter = chosen[1].kind === 'symbol' ? chosen[1] : chosen[0];
      const args = [add(upper, minusOne), shorter].map(recur);
      const used = [first, second, ...numeric.map((l) => l.term)];
      return {
        rest: terms.filter((t) => !used.includes(t)),
        entries: [{ negative: false, of: { kind: 'apply', fn: 'lchoose', args }, expr: first }],
      };
    }
  return nothingGathered(terms);
}

/** a γ² + b γ + c with b² = 4ac as a (γ + b/2a)²: what the moments of log-exponential variables are made of. */
export function gatherSquares(terms: readonly Expr[], recur: Arrange): Gathered {
  const split = terms.map((term) => ({ term, ...splitCoefficient(term) }));
  const square = split.find((s) => s.rest === power(eulerGamma, two));
  const linear = split.find((s) => s.rest === eulerGamma);
  const constant = split.find((s) => s.term.kind === 'number');
  if (square === undefined || linear === undefined || constant === undefined) return nothingGathered(terms);
  const [a, b, c] = [square.coefficient, linear.coefficient, constant.coefficient];
  const root = Q.divide(b, Q.multiply(Q.integer(2), a));
  if (!Q.equal(Q.multiply(a, Q.multiply(root, root)), c)) return nothingGathered(terms);
  // (r − γ)² where the root is −r
  const base =
    Q.sign(root) < 0 ? subtract(fromRational(Q.negate(root)), eulerGamma) : add(eulerGamma, fromRational(root));
  const squared: Notation = { kind: 'power', base: recur(base), exponent: digits('2') };
  const of = productOf([rationalDigits(Q.absoluteValue(a)), squared]);
  return {
    rest: terms.filter((t) => t !== square.term && t !== linear.term && t !== constant.term),
    entries: [{ negative: Q.sign(a) < 0, of, expr: square.term }],
  };
}

/** c log a − c log b as c log(a/b), for positive parameters and constants. */
export function gatherLogRatios(terms: readonly Expr[], recur: Arrange): Gathered {
  const entries: Entry[] = [];
  let rest = terms;
  const logs = terms.flatMap((term) => logOfSymbol(term));
  for (const above of logs) {
    if (!rest.includes(above.term) || isNegativeTerm(above.outer)) continue;
    const opposite = multiply(minusOne, above.outer);
    const below = logs.find((l) => rest.includes(l.term) && l.outer === opposite);
    if (below === undefined) continue;
    rest = rest.filter((t) => t !== above.term && t !== below.term);
    const log: Notation = {
      kind: 'apply',
      fn: 'log',
      args: [{ kind: 'quotient', numerator: recur(above.argument), denominator: recur(below.argument) }],
    };
    entries.push({ negative: false, of: productOf([recur(above.outer), log]), expr: above.term });
  }
  return { rest, entries };
}

const isNegativeTerm = (term: Expr): boolean => Q.sign(splitCoefficient(term).coefficient) < 0;

interface SymbolicLog {
  readonly term: Expr;
  /** What the logarithm is multiplied by: numbers and powers of symbols. */
  readonly outer: Expr;
  readonly argument: Expr;
}

function logOfSymbol(term: Expr): readonly SymbolicLog[] {
  const factors = term.kind === 'product' ? term.factors : [term];
  const log = factors.find((f) => f.kind === 'apply' && f.fn === 'log');
  const argument = log?.kind === 'apply' ? log.args[0] : undefined;
  if (argument === undefined || !isShortAndPositive(argument)) return [];
  const others = factors.filter((f) => f !== log);
  const isSimple = others.every((f) => ['number', 'symbol', 'sum'].includes(f.kind));
  return isSimple ? [{ term, outer: multiply(...others), argument }] : [];
}

/** σ or 1 − p, free of the observation. */
const isShortAndPositive = (u: Expr): boolean =>
  (u.kind === 'symbol' || (u.kind === 'sum' && u.terms.length === 2)) &&
  isPositive(u) &&
  [...freeSymbols(u)].every((s) => s.role === 'parameter' || s.role === 'constant');

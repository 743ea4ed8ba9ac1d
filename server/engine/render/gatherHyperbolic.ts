// Writes the sums of exponentials in a fraction as hyperbolic functions: 4 e^(2h)/(1 + e^(2h))² as 1/cosh² h.
import { add, e as euler, half, multiply, number, splitCoefficient, subtract, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Factor } from './gatherGamma.ts';
import { digits, productOf, sumOf, type Arrange, type Notation, type SignedTerm } from './notation.ts';
import { rationalDigits } from './numbers.ts';

/** e^center · scale · (constant + Σ multiple · fn(argument)). */
interface Hyperbolic {
  readonly center: Expr;
  readonly scale: Q.Rational;
  readonly constant: Q.Rational;
  readonly calls: readonly { readonly multiple: Q.Rational; readonly fn: 'cosh' | 'sinh'; readonly argument: Expr }[];
}

interface Exponential {
  readonly scale: Q.Rational;
  readonly exponent: Expr;
}

const mostTerms = 5;

/** A sum of exponentials that reads the same from both ends, or a difference of two. */
function hyperbolicOf(base: Expr): Hyperbolic | undefined {
  if (base.kind !== 'sum' || base.terms.length > mostTerms) return undefined;
  const terms = base.terms.map(exponentialOf);
  const all = terms.flatMap((t) => (t === undefined ? [] : [t]));
  const [first, ...others] = all;
  if (first === undefined || all.length < terms.length) return undefined;
  for (const last of others) {
    const found = about(add(first.exponent, last.exponent), all);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The terms paired off so that the exponents of each pair have this sum. */
function about(sum: Expr, terms: readonly Exponential[]): Hyperbolic | undefined {
  const center = multiply(half, sum);
  let constant = Q.zero;
  const calls: { multiple: Q.Rational; fn: 'cosh' | 'sinh'; argument: Expr }[] = [];
  for (const term of terms) {
    const argument = subtract(term.exponent, center);
    if (argument === zero) {
      constant = term.scale;
      continue;
    }
    const partner = terms.find((t) => add(t.exponent, term.exponent) === sum);
    const isOdd = partner !== undefined && Q.equal(partner.scale, Q.negate(term.scale));
    if (partner === undefined || !(isOdd ? terms.length === 2 : Q.equal(partner.scale, term.scale))) return undefined;
    if (Q.sign(splitCoefficient(argument).coefficient) < 0) continue;
    calls.push({ multiple: Q.multiply(Q.integer(2), term.scale), fn: isOdd ? 'sinh' : 'cosh', argument });
  }
  const content = Q.content([...calls.map((c) => c.multiple), ...(Q.isZero(constant) ? [] : [constant])]);
  const [only, other] = calls;
  if (only === undefined) return undefined;
  const scale = other === undefined && Q.isZero(constant) ? only.multiple : content;
  return {
    center,
    scale,
    constant: Q.divide(constant, scale),
    calls: calls.map((c) => ({ ...c, multiple: Q.divide(c.multiple, scale) })),
  };
}

/** A term as a number times an exponential, which may be e⁰. */
function exponentialOf(term: Expr): Exponential | undefined {
  const { coefficient, rest } = splitCoefficient(term);
  if (rest.kind === 'number') return { scale: coefficient, exponent: zero };
  return rest.kind === 'power' && rest.base === euler ? { scale: coefficient, exponent: rest.exponent } : undefined;
}

export interface HyperbolicFraction {
  /** With its sign. */
  readonly magnitude: Q.Rational;
  readonly over: readonly Factor[];
  readonly under: readonly Factor[];
  readonly notationOver: readonly Notation[];
  readonly notationUnder: readonly Notation[];
}

/** The fraction in hyperbolic functions; undefined unless every exponential goes into them. */
export function inHyperbolics(
  magnitude: Q.Rational,
  over: readonly Factor[],
  under: readonly Factor[],
  recur: Arrange,
): HyperbolicFraction | undefined {
  let scale = magnitude;
  let exponent: Expr = zero;
  const rest: Record<'over' | 'under', Factor[]> = { over: [], under: [] };
  const found: { readonly of: Hyperbolic; readonly times: number }[] = [];
  for (const { side, factor, sign } of [
    ...over.map((factor) => ({ side: 'over' as const, factor, sign: 1 })),
    ...under.map((factor) => ({ side: 'under' as const, factor, sign: -1 })),
  ]) {
    const power = factor.exponent;
    const of = power.kind === 'number' && Q.isInteger(power.value) ? hyperbolicOf(factor.base) : undefined;
    if (of !== undefined && power.kind === 'number') {
      const times = sign * Q.toNumber(power.value);
      found.push({ of, times });
      scale = Q.multiply(scale, Q.power(of.scale, times));
      exponent = add(exponent, multiply(number(times), of.center));
    } else if (factor.base === euler) exponent = add(exponent, multiply(number(sign), factor.exponent));
    else rest[side].push(factor);
  }
  if (found.length === 0 || exponent !== zero) return undefined;
  const written = asTangents(found).map(({ of, fn, times }) => ({
    of: raised(notationOf(of, fn, recur), Math.abs(times)),
    times,
  }));
  return {
    magnitude: scale,
    ...rest,
    notationOver: written.filter((w) => w.times > 0).map((w) => w.of),
    notationUnder: written.filter((w) => w.times < 0).map((w) => w.of),
  };
}

/** sinhᵏ u/coshᵏ u as tanhᵏ u. */
function asTangents(
  found: readonly { readonly of: Hyperbolic; readonly times: number }[],
): readonly { readonly of: Hyperbolic; readonly fn?: 'tanh'; readonly times: number }[] {
  const isAlone = (of: Hyperbolic, fn: string): boolean =>
    of.calls.length === 1 && Q.isZero(of.constant) && of.calls[0]?.fn === fn;
  for (const sine of found) {
    const cosine = found.find(
      (f) =>
        isAlone(sine.of, 'sinh') &&
        isAlone(f.of, 'cosh') &&
        f.of.calls[0]?.argument === sine.of.calls[0]?.argument &&
        f.times === -sine.times,
    );
    if (cosine === undefined || sine.times < 0) continue;
    return [
      { of: sine.of, fn: 'tanh', times: sine.times },
      ...asTangents(found.filter((f) => f !== sine && f !== cosine)),
    ];
  }
  return found;
}

function notationOf({ constant, calls }: Hyperbolic, fn: 'tanh' | undefined, recur: Arrange): Notation {
  const terms: SignedTerm[] = Q.isZero(constant)
    ? []
    : [{ negative: Q.sign(constant) < 0, of: rationalDigits(Q.absoluteValue(constant)) }];
  for (const call of calls) {
    const of: Notation = { kind: 'apply', fn: fn ?? call.fn, args: [recur(call.argument)] };
    terms.push({
      negative: Q.sign(call.multiple) < 0,
      of: productOf([rationalDigits(Q.absoluteValue(call.multiple)), of]),
    });
  }
  return sumOf(terms);
}

const raised = (base: Notation, times: number): Notation =>
  times === 1 ? base : { kind: 'power', base, exponent: digits(String(times)) };

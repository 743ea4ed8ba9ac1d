// Writes the sums of exponentials in a fraction as hyperbolic functions: 4 e^(2h)/(1 + e^(2h))² as 1/cosh² h.
import {
  add,
  divide,
  e as euler,
  fromRational,
  half,
  multiply,
  negate,
  number,
  one,
  splitCoefficient,
  subtract,
  two,
  zero,
} from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Factor } from './gatherGamma.ts';
import { digits, productOf, signed, sumOf, type Arrange, type Notation, type SignedTerm } from './notation.ts';

type Hyperbolics = 'cosh' | 'sinh';

/** e^center · scale · (constant + Σ multiple · fn(argument)). */
interface Hyperbolic {
  readonly center: Expr;
  readonly scale: Q.Rational;
  readonly constant: Expr;
  readonly calls: readonly { readonly multiple: Expr; readonly fn: Hyperbolics; readonly argument: Expr }[];
}

/** coefficient · e^exponent, the coefficient without an exponential. */
interface Exponential {
  readonly coefficient: Expr;
  readonly exponent: Expr;
}

const mostTerms = 5;

/** A sum of exponentials that reads the same from both ends, but for signs. */
function hyperbolicOf(base: Expr): Hyperbolic | undefined {
  if (base.kind !== 'sum' || base.terms.length > mostTerms) return undefined;
  const terms = base.terms.map(exponentialOf);
  // the first, or else the second, has a partner: one at most stands in the middle
  for (const [i, left] of terms.slice(0, 2).entries())
    for (const other of terms.slice(i + 1)) {
      const found = about(add(left.exponent, other.exponent), terms);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The terms paired off so that the exponents of each pair have this sum. */
function about(sum: Expr, terms: readonly Exponential[]): Hyperbolic | undefined {
  const center = multiply(half, sum);
  let constant: Expr = zero;
  const calls: { multiple: Expr; fn: Hyperbolics; argument: Expr }[] = [];
  for (const { coefficient, exponent } of terms) {
    const argument = subtract(exponent, center);
    if (argument === zero) {
      constant = add(constant, coefficient);
      continue;
    }
    const partners = terms.filter((t) => add(t.exponent, exponent) === sum);
    const [partner] = partners;
    if (partner === undefined || partners.length > 1) return undefined;
    const isOdd = partner.coefficient === negate(coefficient);
    if (!isOdd && partner.coefficient !== coefficient) return undefined;
    if (Q.sign(splitCoefficient(argument).coefficient) < 0) continue;
    calls.push({ multiple: multiply(two, coefficient), fn: isOdd ? 'sinh' : 'cosh', argument });
  }
  const [only, other] = calls;
  if (only === undefined) return undefined;
  const numbers = [...calls.map((c) => c.multiple), ...(constant === zero ? [] : [constant])].map(
    (c) => splitCoefficient(c).coefficient,
  );
  const scale = other === undefined && constant === zero ? (numbers[0] as Q.Rational) : Q.content(numbers);
  const within = (part: Expr): Expr => divide(part, fromRational(scale));
  return {
    center,
    scale,
    constant: within(constant),
    calls: calls.map((c) => ({ ...c, multiple: within(c.multiple) })),
  };
}

/** A term as a multiple of an exponential, which may be e⁰. */
function exponentialOf(term: Expr): Exponential {
  const factors = term.kind === 'product' ? term.factors : [term];
  const found = factors.find((f) => f.kind === 'power' && f.base === euler);
  const exponent = found?.kind === 'power' ? found.exponent : zero;
  return { coefficient: found === undefined ? term : divide(term, found), exponent };
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
    of.calls.length === 1 && of.constant === zero && of.calls[0]?.fn === fn && of.calls[0].multiple === one;
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
  const own = constant.kind === 'sum' ? constant.terms : constant === zero ? [] : [constant];
  const terms: SignedTerm[] = own.map((term) => signed(recur(term)));
  for (const call of calls) {
    const of: Notation = { kind: 'apply', fn: fn ?? call.fn, args: [recur(call.argument)] };
    const negative = Q.sign(splitCoefficient(call.multiple).coefficient) < 0;
    const multiple = negative ? negate(call.multiple) : call.multiple;
    terms.push({ negative, of: multiple === one ? of : productOf([recur(multiple), of]) });
  }
  const first = terms.findIndex((t) => !t.negative);
  return sumOf(first <= 0 ? terms : [terms[first] as SignedTerm, ...terms.filter((_, i) => i !== first)]);
}

const raised = (base: Notation, times: number): Notation =>
  times === 1 ? base : { kind: 'power', base, exponent: digits(String(times)) };

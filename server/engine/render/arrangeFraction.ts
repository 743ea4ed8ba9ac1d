// Decides how a product is arranged: one fraction, roots gathered, numbers before constants before symbols, exponentials last.
import { isNonNegative, isPositive } from '../expr/assumptions.ts';
import { e as euler, half, minusOne, multiply, negate, one, power, splitCoefficient, two } from '../expr/build.ts';
import { freeSymbols, someNode, type Expr, type PowerExpr, type ProductExpr, type SumExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { gatherFactors } from './gatherFactors.ts';
import { gatherGammaFactors, type Factor } from './gatherGamma.ts';
import { inHyperbolics, type HyperbolicFraction } from './gatherHyperbolic.ts';
import { countMinus, distributed, mirror } from './signsAndScales.ts';
import {
  digits,
  isUnit,
  leaves,
  negativeOf,
  productOf,
  quotientOf,
  type Arrange,
  type Gathering,
  type Notation,
} from './notation.ts';
import { terminatingDecimal } from './numbers.ts';

/** An exponential of more signs than this stands beside a fraction, not in it, and is written with `exp`. */
const longestSuperscript = 5;

/** Is the exponent so long that the exponential is better written exp(…)? */
export const isLongExponent = (exponent: Notation): boolean => leaves(exponent) > longestSuperscript;

export function arrangeFraction(expr: ProductExpr | PowerExpr, recur: Arrange, gathering: Gathering): Notation {
  let coefficient = Q.one;
  let over: Factor[] = [];
  let under: Factor[] = [];
  for (const factor of expr.kind === 'product' ? expr.factors : [expr]) {
    if (factor.kind === 'number') coefficient = Q.multiply(coefficient, factor.value);
    else if (factor.kind !== 'power') over.push({ base: factor, exponent: one });
    else if (factor.base !== euler && factor.exponent.kind === 'number' && Q.sign(factor.exponent.value) < 0)
      under.push({ base: factor.base, exponent: negate(factor.exponent) });
    else over.push({ base: factor.base, exponent: factor.exponent });
  }
  for (const list of [over, under])
    for (const [i, factor] of list.entries()) {
      const better = turned(factor);
      list[i] = better.factor;
      if (better.changesSign) coefficient = Q.negate(coefficient);
    }
  if (Q.sign(coefficient) < 0) {
    const absorbed = absorbSign(over);
    const absorbedUnder = absorbed === undefined ? absorbSign(under) : undefined;
    if (absorbed !== undefined) over = absorbed;
    if (absorbedUnder !== undefined) under = absorbedUnder;
    if (absorbed !== undefined || absorbedUnder !== undefined) coefficient = Q.negate(coefficient);
  }
  const negative = Q.sign(coefficient) < 0;
  const magnitude = rationalizeBackwards(Q.absoluteValue(coefficient), over, under);
  const hyperbolic = inHyperbolics(coefficient, over, under, recur);
  over = [...gatherFactors(gatherOppositePowers(over))];
  under = [...gatherFactors(under)];
  const extra: { over: Notation[]; under: Notation[] } = { over: [], under: [] };
  if (gathering === 'reading') {
    const gathered = gatherGammaFactors(over, under, recur);
    over = [...gathered.over];
    under = [...gathered.under];
    extra.over.push(...gathered.notationOver);
    extra.under.push(...gathered.notationUnder);
  }
  const write = (above: readonly Factor[], below: readonly Factor[]): Notation => {
    const plain = assemble(magnitude, above, below, extra, recur);
    const shared = distributed(magnitude, above);
    const other = shared === undefined ? plain : assemble(shared.magnitude, shared.over, below, extra, recur);
    return leaves(other) < leaves(plain) ? other : plain;
  };
  const upright = write(over, under);
  const mirrored = mirror(over, under);
  const turnedRound = mirrored === undefined ? upright : write(mirrored.over, mirrored.under);
  const fraction = countMinus(turnedRound) <= countMinus(upright) ? turnedRound : upright;
  const whole = negative ? negativeOf(fraction) : fraction;
  const other = hyperbolic && writtenHyperbolic(hyperbolic, recur);
  return other !== undefined && leaves(other) < leaves(whole) ? other : whole;
}

function writtenHyperbolic(found: HyperbolicFraction, recur: Arrange): Notation {
  const beside = { over: found.notationOver, under: found.notationUnder };
  const written = assemble(Q.absoluteValue(found.magnitude), found.over, found.under, beside, recur);
  return Q.sign(found.magnitude) < 0 ? negativeOf(written) : written;
}

const isOddInteger = (exponent: Expr): boolean =>
  exponent.kind === 'number' && Q.isInteger(exponent.value) && exponent.value.numerator % 2n !== 0n;
const isEvenInteger = (exponent: Expr): boolean =>
  exponent.kind === 'number' && Q.isInteger(exponent.value) && exponent.value.numerator % 2n === 0n;

/**
 * The factors with one sum's sign turned, so that it takes the minus sign in: −(1 − k) is k − 1. Not a sum that is known to
 * be positive, such as 1 − p, nor one in which the observation would get the minus sign: −(x − μ) stays.
 */
function absorbSign(factors: readonly Factor[]): Factor[] | undefined {
  const place = factors.findIndex(
    ({ base, exponent }) =>
      base.kind === 'sum' &&
      isOddInteger(exponent) &&
      !isNonNegative(base) &&
      !isDeterminant(base) &&
      (!holdsObservation(base) || hidesObservation(base) || base.terms.some(isNegatedConstant)) &&
      base.terms.some((t) => Q.sign(splitCoefficient(t).coefficient) < 0),
  );
  return place < 0
    ? undefined
    : factors.map((f, i) => (i === place ? { base: negate(f.base), exponent: f.exponent } : f));
}

/** Has every term of the observation a minus sign, as in μ − log x? In 1 − x that is how it is written. */
function hidesObservation(base: SumExpr): boolean {
  const observed = base.terms.filter(holdsObservation);
  const isComplement =
    base.terms.length === 2 && base.terms[0]?.kind === 'number' && isPlainTerm(base.terms[1] as Expr);
  return observed.length > 0 && !isComplement && observed.every((t) => Q.sign(splitCoefficient(t).coefficient) < 0);
}

const isPlainTerm = (term: Expr): boolean => splitCoefficient(term).rest.kind === 'symbol';

/** In −(x − n) the n is such: the count of trials stands first. */
const isNegatedConstant = (term: Expr): boolean => {
  const { coefficient, rest } = splitCoefficient(term);
  return rest.kind === 'symbol' && rest.role === 'constant' && Q.sign(coefficient) < 0;
};

/** s₁₁ s₂₂ − s₁₂² in either sign: a product of two symbols against a square. */
function isDeterminant(base: Expr): boolean {
  if (base.kind !== 'sum' || base.terms.length !== 2) return false;
  const rests = base.terms.map((t) => splitCoefficient(t).rest);
  const [square] = rests.filter((r) => r.kind === 'power' && r.base.kind === 'symbol' && r.exponent === two);
  const [pair] = rests.filter(
    (r) => r.kind === 'product' && r.factors.length === 2 && r.factors.every((f) => f.kind === 'symbol'),
  );
  const signs = base.terms.map((t) => Q.sign(splitCoefficient(t).coefficient));
  return square !== undefined && pair !== undefined && signs[0] !== signs[1];
}

/** The factor with its sum's sign turned where it reads better so, and whether the product changes its sign by it. */
function turned(factor: Factor): { readonly factor: Factor; readonly changesSign: boolean } {
  const { base, exponent } = factor;
  const same = { factor, changesSign: false };
  if (base.kind !== 'sum' || !(isOddInteger(exponent) || isEvenInteger(exponent))) return same;
  const squareLeads = base.terms.some((t) => t.kind === 'power');
  // with b > 1 it is −(b − 1), and (b − 1)²
  const isBelowZero = isNonNegative(negate(base));
  const wanted = isBelowZero || (isDeterminant(base) ? squareLeads : isEvenInteger(exponent) && hidesObservation(base));
  return wanted ? { factor: { base: negate(base), exponent }, changesSign: isOddInteger(exponent) } : same;
}

/** λ^(−k) y^k is written (y/λ)^k; both bases are positive. */
function gatherOppositePowers(factors: readonly Factor[]): Factor[] {
  const result = [...factors];
  for (const divisor of factors) {
    if (divisor.base === euler || divisor.exponent.kind === 'number' || !isPositive(divisor.base)) continue;
    const wanted = negate(divisor.exponent);
    const leadsNegative = Q.sign(splitCoefficient(divisor.exponent).coefficient) < 0;
    const place = result.findIndex((f) => f.exponent === wanted && f.base !== euler && isPositive(f.base));
    if (!leadsNegative || place < 0) continue;
    const partner = result[place] as Factor;
    result[place] = { base: multiply(partner.base, power(divisor.base, minusOne)), exponent: wanted };
    result.splice(result.indexOf(divisor), 1);
  }
  return result;
}

/** √2/2 is written 1/√2: a root over the bar that divides the denominator goes under it. Changes both lists. */
function rationalizeBackwards(magnitude: Q.Rational, over: Factor[], under: Factor[]): Q.Rational {
  let result = magnitude;
  for (let i = over.length - 1; i >= 0; i--) {
    const factor = over[i] as Factor;
    if (factor.exponent !== half || factor.base.kind !== 'number' || !Q.isInteger(factor.base.value)) continue;
    const radicand = factor.base.value.numerator;
    if (result.denominator % radicand !== 0n) continue;
    over.splice(i, 1);
    under.push(factor);
    result = Q.multiply(result, Q.rational(radicand));
  }
  return result;
}

const holdsObservation = (expr: Expr): boolean =>
  [...freeSymbols(expr)].some((s) => s.role === 'observation' || s.role === 'pivot' || s.role === 'index');

const rankOfFunctions = 8;

/** The place of a factor among the others. */
function rank({ base }: Factor): number {
  if (base.kind === 'number') return 0;
  if (base === euler) return 10;
  if (base.kind === 'piecewise' || base.kind === 'series') return 11;
  const observed = holdsObservation(base);
  if (base.kind === 'apply' && (freeSymbols(base).size > 0 || base.fn === 'log'))
    return observed ? rankOfFunctions + 1 : rankOfFunctions;
  if (freeSymbols(base).size === 0 && base.kind !== 'sum') return someNode(base, (n) => n.kind === 'apply') ? 2 : 1;
  if (base.kind === 'symbol') return observed ? 6 : base.role === 'constant' ? 3 : 4;
  return observed ? 7 : 5;
}

const ordered = (factors: readonly Factor[]): readonly Factor[] =>
  factors
    .map((factor, place) => ({ factor, place, rank: rank(factor) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map((entry) => entry.factor);

interface Side {
  readonly notation: Notation;
  readonly isLogarithm: boolean;
  readonly isLong: boolean;
}

/** The factors in their order, the square roots of what is not negative under one root sign. */
function sides(factors: readonly Factor[], recur: Arrange): readonly Side[] {
  const roots = factors.filter((f) => f.exponent === half && isNonNegative(f.base));
  const rest = factors.filter((f) => !roots.includes(f));
  const radicands = withOneNumber(roots);
  const root: Side[] =
    radicands.length === 0
      ? []
      : [
          {
            notation: {
              kind: 'root',
              of: productOf(ordered(radicands.map(({ base }) => ({ base, exponent: one }))).map((f) => recur(f.base))),
            },
            isLogarithm: false,
            isLong: false,
          },
        ];
  const shown = ordered(rest).map((factor): Side & { readonly rank: number } => {
    const notation = factorNotation(factor, recur);
    return {
      notation,
      rank: rank(factor),
      isLogarithm: factor.base.kind === 'apply' && ['log', 'lgamma'].includes(factor.base.fn),
      isLong: notation.kind === 'exponential' && isLongExponent(notation.exponent),
    };
  });
  const before = shown.filter((s) => s.rank <= 4);
  const after = shown.filter((s) => s.rank > 4);
  return [...before, ...root, ...after];
}

/** √2 √3 is √6. */
function withOneNumber(roots: readonly Factor[]): readonly Factor[] {
  const numbers = roots.filter((f) => f.base.kind === 'number');
  if (numbers.length < 2) return roots;
  return [
    { base: multiply(...numbers.map((f) => f.base)), exponent: half },
    ...roots.filter((f) => !numbers.includes(f)),
  ];
}

function factorNotation({ base, exponent }: Factor, recur: Arrange): Notation {
  if (base === euler) return { kind: 'exponential', exponent: recur(exponent) };
  if (exponent === one) return recur(base);
  if (exponent === half) return { kind: 'root', of: recur(base) };
  return { kind: 'power', base: recur(base), exponent: recur(exponent) };
}

function assemble(
  magnitude: Q.Rational,
  over: readonly Factor[],
  under: readonly Factor[],
  extra: { readonly over: readonly Notation[]; readonly under: readonly Notation[] },
  recur: Arrange,
): Notation {
  const decimal = terminatingDecimal(magnitude);
  const lead = digits(decimal ?? String(magnitude.numerator));
  const divisor = digits(decimal === undefined ? String(magnitude.denominator) : '1');
  const numerator = sides(over, recur);
  const denominator = productOf([divisor, ...sides(under, recur).map((s) => s.notation), ...extra.under]);
  const numericDenominator = extra.under.length === 0 && under.every((f) => freeSymbols(f.base).size === 0);
  // ½ log(2π), not log(2π)/2; and a long exponential stands beside its fraction
  const beside = isUnit(denominator) ? [] : numerator.filter((s) => s.isLong || (s.isLogarithm && numericDenominator));
  const inside = numerator.filter((s) => !beside.includes(s)).map((s) => s.notation);
  const quotient = quotientOf(productOf([lead, ...extra.over, ...inside]), denominator);
  return productOf([quotient, ...beside.map((s) => s.notation)]);
}

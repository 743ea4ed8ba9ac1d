// Decides what a law written out asks of its parameters: positive where it lives, defined there, and integrable.
import { isNegative, isPositive, rangeOf } from '../expr/assumptions.ts';
import { add, e, half, isZeroNumber, minusOne, multiply, negate, number, one, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, operands, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { positiveReals, range } from '../expr/range.ts';
import { samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import { positiveAtCorners } from './cornerSigns.ts';
import type { Demand } from './domainInference.ts';
import { wholeNumber } from './reading.ts';
import { factorsOf, isInfinite } from './supports.ts';

/** A demand, and whether it concerns an end of the support alone, so that the law exists where it fails just so. */
export interface CustomDemand extends Demand {
  readonly atEnd: boolean;
  /** Of what stands under a root: it is defined at 0, and only has no derivative there. */
  readonly isRoot?: true;
}

const positive = (expr: Expr, atEnd = false): CustomDemand => ({ expr, range: positiveReals, atEnd });
const pointsTried = 6;
const combinationsTried = 16;

/** That the density or kernel is positive on its support. */
export function positivityDemands(
  kernel: Expr,
  variables: readonly SymbolExpr[],
  support: Support,
): readonly CustomDemand[] {
  const places = discretePlaces(variables, support);
  const demands: CustomDemand[] = [];
  if (places !== undefined) {
    for (const place of places) {
      const value = ofUnknownSign(substitute(kernel, place));
      if (!isZeroNumber(value) && freeSymbols(value).size > 0) demands.push(positive(value));
    }
  } else if (variables.length === 1) demands.push(...positiveOver(kernel, variables, support));
  else demands.push(...positiveAtCorners(kernel, variables, support).map((v) => positive(v, true)));
  return demands.filter((d) => parametersOf(d.expr, variables));
}

/** A product without the factors that are known to be positive: they may be too large or too small for a number. */
const ofUnknownSign = (value: Expr): Expr =>
  value.kind === 'product' ? multiply(...value.factors.filter((f) => !isPositive(f))) : value;

const parametersOf = (expr: Expr, variables: readonly SymbolExpr[]): boolean =>
  [...freeSymbols(expr)].length > 0 && !dependsOnAny(expr, variables);

/** Some points of a discrete support; undefined for a continuous one. */
function discretePlaces(
  variables: readonly SymbolExpr[],
  support: Support,
): readonly ReadonlyMap<Expr, Expr>[] | undefined {
  let places: ReadonlyMap<Expr, Expr>[] = [new Map()];
  const factors = factorsOf(support);
  for (const [i, variable] of variables.entries()) {
    const points = pointsOf(factors[i]);
    if (points === undefined) return undefined;
    places = places
      .flatMap((place) => points.map((point) => new Map([...place, [variable, point]])))
      .slice(0, combinationsTried);
  }
  return places;
}

function pointsOf(support: ScalarSupport | undefined): readonly Expr[] | undefined {
  if (support === undefined || support.kind === 'interval') return undefined;
  if (support.kind === 'finite') return support.points.slice(0, pointsTried);
  const [from, to] = [wholeNumber(support.from), wholeNumber(support.to)];
  if (from === undefined) return to === undefined ? [number(0), number(1)] : [support.to];
  const last = Math.min(to ?? Infinity, from + pointsTried - 1);
  const points = Array.from({ length: last - from + 1 }, (_, i) => number(from + i));
  return to !== undefined || isInfinite(support.to) ? points : [...points.slice(0, 1), support.to];
}

/** That an expression is positive on an interval, by its factors; what is neither a constant nor affine in x is left open. */
function positiveOver(expr: Expr, variables: readonly SymbolExpr[], support: Support): readonly CustomDemand[] {
  if (isPositive(expr)) return [];
  if (!dependsOnAny(expr, variables)) return [positive(expr)];
  const [x] = variables;
  if (variables.length !== 1 || x === undefined) return [];
  switch (expr.kind) {
    case 'product': {
      // a factor that vanishes at an end of the support has the sign throughout that it has in the middle
      const signs = expr.factors.map((f) => (dependsOnAny(f, variables) ? signWithin(f, x, support) : undefined));
      const constants = expr.factors.flatMap((f, i) => (dependsOnAny(f, variables) ? (signs[i] ?? []) : f));
      const others = expr.factors.filter((f, i) => dependsOnAny(f, variables) && signs[i] === undefined);
      const negatives = others.filter(isNegative).length;
      const lead = multiply(...(negatives % 2 === 0 ? constants : [minusOne, ...constants]));
      const open = others.filter((f) => !isNegative(f));
      // (x − a)(b − x) is held as −(x − a)(x − b): the sign belongs to one of the factors
      if (!isNegative(lead) || open.length === 0)
        return [lead, ...open].flatMap((f) => positiveOver(f, variables, support));
      // of an odd number each is taken to be, of an even number the last
      const isTurned = (i: number): boolean => open.length % 2 === 1 || i === open.length - 1;
      return open
        .map((f, i) => (isTurned(i) ? negate(f) : f))
        .flatMap((f, i) => (isTurned(i) && f.kind !== 'sum' ? [] : positiveOver(f, variables, support)));
    }
    case 'power':
      if (expr.base === e) return [];
      if (
        expr.exponent.kind === 'number' &&
        Q.isInteger(expr.exponent.value) &&
        expr.exponent.value.numerator % 2n === 0n
      )
        return [];
      return positiveOver(expr.base, variables, support);
    case 'sum':
      return affinePositive(expr, x, support);
    default:
      return [];
  }
}

/** An expression with the sign of a factor that vanishes at an end of the interval: its value in the middle. */
function signWithin(factor: Expr, x: SymbolExpr, support: Support): Expr | undefined {
  if (support.kind !== 'interval' || isPositive(factor)) return undefined;
  if (factor.kind === 'power') {
    const { base, exponent } = factor;
    const isOdd = exponent.kind === 'number' && Q.isInteger(exponent.value) && exponent.value.numerator % 2n !== 0n;
    return isOdd ? signWithin(base, x, support) : undefined;
  }
  if (factor.kind !== 'sum' && factor.kind !== 'apply') return undefined;
  const { lower, upper } = support;
  const at = (place: Expr): Expr => simplify(substitute(factor, new Map([[x, place]])));
  if (![lower, upper].some((end) => !isInfinite(end) && vanishes(at(end), support))) return undefined;
  const middle = isInfinite(lower)
    ? subtract(upper, one)
    : isInfinite(upper)
      ? add(lower, one)
      : multiply(half, add(lower, upper));
  const value = at(middle);
  const sign = freeSymbols(value).size > 0 ? NaN : Math.sign(evaluate(value, new Map()));
  return sign === 1 || sign === -1 ? number(sign) : value;
}

function affinePositive(expr: Expr, x: SymbolExpr, support: Support): readonly CustomDemand[] {
  if (support.kind !== 'interval' || !isDifferentiable(expr, x)) return [];
  const slope = differentiate(expr, x);
  const isAffine = !dependsOnAny(slope, [x]);
  const at = (end: Expr): CustomDemand[] => {
    const value = substitute(expr, new Map([[x, end]]));
    return vanishes(value, support) || !isFiniteSomewhere(value) || someNode(value, isOpenPowerOfZero)
      ? []
      : [positive(value, true)];
  };
  // what is not affine may fall below zero in between; at the ends it cannot
  if (!isAffine) {
    const ends = [support.lower, support.upper].filter((end) => !isInfinite(end));
    return [...ends, ...(ends.length === 2 ? [multiply(half, add(...ends))] : [])].flatMap(at);
  }
  return [
    ...(isInfinite(support.upper) ? [positive(slope)] : at(support.upper)),
    ...(isInfinite(support.lower) ? [positive(negate(slope))] : at(support.lower)),
  ];
}

/** Whether the expression is 0 wherever the interval has a length: log c + log(1/c) is so where c > 0 only. */
function vanishes(expr: Expr, { lower, upper }: Extract<ScalarSupport, { kind: 'interval' }>): boolean {
  if (isZeroNumber(expr)) return true;
  if (freeSymbols(expr).size === 0 || isInfinite(lower) || isInfinite(upper)) return false;
  const symbols = [...new Set([...freeSymbols(expr), ...freeSymbols(lower), ...freeSymbols(upper)])];
  const sizes = Array.from({ length: pointsTried }, (_, k) => {
    const values = new Map(
      symbols.map((s, i) => [s, (k % 2 === 0 ? 1 : -1) * (0.37 + (((k + 1) * (i + 2) * 0.71) % 2.3))]),
    );
    return evaluate(upper, values) > evaluate(lower, values) ? Math.abs(evaluate(expr, values)) : NaN;
  }).filter((size) => !Number.isNaN(size));
  return sizes.length > 1 && sizes.every((size) => size < 1e-12);
}

/** 0^k is 0 or infinite, by the sign of k: at such an end nothing is decided yet. */
const isOpenPowerOfZero = (node: Expr): boolean =>
  node.kind === 'power' && isZeroNumber(node.base) && node.exponent.kind !== 'number';

/** Whether the expression has a value at a generic point. */
function isFiniteSomewhere(expr: Expr): boolean {
  const symbols = [...freeSymbols(expr)];
  return Number.isFinite(evaluate(expr, new Map(symbols.map((s, i) => [s, samplePoint(s.domain, i)]))));
}

/** That Γ has positive arguments, at the first and the last of the whole numbers that it is taken at. */
function gammaOverIntegers(
  argument: Expr,
  variables: readonly SymbolExpr[],
  support: Support | undefined,
): readonly CustomDemand[] {
  const [x] = variables;
  if (!dependsOnAny(argument, variables)) return [positive(argument)];
  if (support?.kind !== 'integers' || x === undefined || !isDifferentiable(argument, x)) return [];
  const slope = differentiate(argument, x);
  const end = isPositive(slope) ? support.from : isNegative(slope) ? support.to : undefined;
  return end === undefined || isInfinite(end) ? [] : [positive(substitute(argument, new Map([[x, end]])))];
}

/** Of what stands in asin and acos; inferred domains are open. */
const arcRange = range(-1, 1, { lowerOpen: true, upperOpen: true });

/** That logarithms, roots and gamma functions within the expression have arguments that they are defined for. */
export function definedness(
  expr: Expr,
  variables: readonly SymbolExpr[],
  support: Support | undefined,
): readonly CustomDemand[] {
  const demands: CustomDemand[] = [];
  const seen = new Set<Expr>();
  const need = (u: Expr, isRoot = false): void => {
    if (support !== undefined && dependsOnAny(u, variables)) demands.push(...positiveOver(u, variables, support));
    else if (!dependsOnAny(u, variables))
      demands.push({ ...positive(u), ...(isRoot ? { isRoot: true as const } : {}) });
  };
  const visit = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const [first, second] = operands(node);
    if (node.kind === 'apply' && first !== undefined) {
      if (node.fn === 'log' || node.fn === 'lgamma') need(first);
      // where Γ stands for a factorial its argument is positive: what writers mean by it
      if (node.fn === 'gamma' || node.fn === 'lgamma') demands.push(...gammaOverIntegers(first, variables, support));
      if (node.fn === 'polygamma' && second !== undefined) need(second);
      if ((node.fn === 'asin' || node.fn === 'acos') && !dependsOnAny(first, variables))
        demands.push({ expr: first, range: arcRange, atEnd: true });
    }
    // u^k with an unknown k is read with k > 0, the usual one of its two branches
    if (node.kind === 'power' && node.exponent.kind === 'symbol' && dependsOnAny(node.base, variables))
      demands.push({ ...positive(node.exponent), isConvention: true });
    if (
      node.kind === 'power' &&
      node.base !== e &&
      (node.exponent.kind !== 'number' || !Q.isInteger(node.exponent.value))
    )
      if (!rangeOf(node.exponent).integer) need(node.base, isPositive(node.exponent));
    // in a branch for some parameters only, nothing is asked of the others
    if (node.kind === 'piecewise' && !dependsOnAny(node, variables)) return;
    operands(node).forEach(visit);
  };
  visit(expr);
  return demands.filter((d) => freeSymbols(d.expr).size > 0);
}

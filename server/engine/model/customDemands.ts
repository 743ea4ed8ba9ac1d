// Decides what a law written out asks of its parameters: positive where it lives, defined there, and integrable.
import { isNegative, isPositive, rangeOf } from '../expr/assumptions.ts';
import {
  add,
  divide,
  e,
  infinity,
  isZeroNumber,
  minusOne,
  multiply,
  negate,
  number,
  one,
  piecewise,
  subtract,
  symbol,
  power,
  ratio,
} from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, operands, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { positiveReals, range } from '../expr/range.ts';
import { leadingMinors } from '../expr/matrix.ts';
import { samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import type { Demand } from './domainInference.ts';
import { wholeNumber } from './expressionReader.ts';
import { holdsLogOfZero, isUnbounded, leadingGrowth, type Growth } from './growth.ts';
import { factorsOf, isInfinite } from './supports.ts';

/** A demand, and whether it concerns an end of the support alone, so that the law exists where it fails just so. */
export interface CustomDemand extends Demand {
  readonly atEnd: boolean;
}

const positive = (expr: Expr, atEnd = false): CustomDemand => ({ expr, range: positiveReals, atEnd });
const pointsTried = 6;
const combinationsTried = 16;

/** log u, with the logarithm taken inside branches and of each factor by itself. */
export function logarithm(u: Expr): Expr {
  if (u.kind === 'piecewise')
    return piecewise(
      u.branches.map((b) => ({ condition: b.condition, value: logarithm(b.value) })),
      logarithm(u.otherwise),
    );
  if (u.kind === 'product' && u.factors.some((f) => f.kind === 'piecewise')) {
    const [split, rest] = [
      u.factors.filter((f) => f.kind === 'piecewise'),
      u.factors.filter((f) => f.kind !== 'piecewise'),
    ];
    return add(...split.map(logarithm), log(multiply(...rest)));
  }
  return log(u);
}

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
      const value = substitute(kernel, place);
      if (!isZeroNumber(value) && freeSymbols(value).size > 0) demands.push(positive(value));
    }
  } else if (variables.length === 1) demands.push(...positiveOver(kernel, variables, support));
  return demands.filter((d) => parametersOf(d.expr, variables));
}

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
      const constants = expr.factors.filter((f) => !dependsOnAny(f, variables));
      const others = expr.factors.filter((f) => dependsOnAny(f, variables));
      const negatives = others.filter(isNegative).length;
      const lead = negatives % 2 === 0 ? constants : [minusOne, ...constants];
      return [
        ...positiveOver(multiply(...lead), variables, support),
        ...others.filter((f) => !isNegative(f)).flatMap((f) => positiveOver(f, variables, support)),
      ];
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

function affinePositive(expr: Expr, x: SymbolExpr, support: Support): readonly CustomDemand[] {
  if (support.kind !== 'interval' || !isDifferentiable(expr, x)) return [];
  const slope = differentiate(expr, x);
  const isAffine = !dependsOnAny(slope, [x]);
  const at = (end: Expr): CustomDemand[] => {
    const value = substitute(expr, new Map([[x, end]]));
    return isZeroNumber(value) || !isFiniteSomewhere(value) ? [] : [positive(value, true)];
  };
  // what is not affine may fall below zero in between; at the ends it cannot
  if (!isAffine) return [support.lower, support.upper].filter((end) => !isInfinite(end)).flatMap(at);
  return [
    ...(isInfinite(support.upper) ? [positive(slope)] : at(support.upper)),
    ...(isInfinite(support.lower) ? [positive(negate(slope))] : at(support.lower)),
  ];
}

/** Whether the expression has a value at a generic point. */
function isFiniteSomewhere(expr: Expr): boolean {
  const symbols = [...freeSymbols(expr)];
  return Number.isFinite(evaluate(expr, new Map(symbols.map((s, i) => [s, samplePoint(s.domain, i)]))));
}

/** That logarithms, roots and gamma functions within the expression have arguments that they are defined for. */
export function definedness(
  expr: Expr,
  variables: readonly SymbolExpr[],
  support: Support | undefined,
): readonly CustomDemand[] {
  const demands: CustomDemand[] = [];
  const seen = new Set<Expr>();
  const need = (u: Expr): void => {
    if (support !== undefined && dependsOnAny(u, variables)) demands.push(...positiveOver(u, variables, support));
    else if (!dependsOnAny(u, variables)) demands.push(positive(u));
  };
  const visit = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const [first, second] = operands(node);
    if (node.kind === 'apply' && first !== undefined) {
      if (node.fn === 'log' || node.fn === 'lgamma') need(first);
      if (node.fn === 'polygamma' && second !== undefined) need(second);
      if ((node.fn === 'asin' || node.fn === 'acos') && !dependsOnAny(first, variables))
        demands.push({ expr: first, range: range(-1, 1), atEnd: false });
    }
    // u^k with an unknown k is read with k > 0, the usual one of its two branches
    if (node.kind === 'power' && node.exponent.kind === 'symbol' && dependsOnAny(node.base, variables))
      need(node.exponent);
    if (
      node.kind === 'power' &&
      node.base !== e &&
      (node.exponent.kind !== 'number' || !Q.isInteger(node.exponent.value))
    )
      if (!rangeOf(node.exponent).integer) need(node.base);
    operands(node).forEach(visit);
  };
  visit(expr);
  return demands.filter((d) => freeSymbols(d.expr).size > 0);
}

export interface TailFindings {
  readonly demands: readonly Demand[];
  /** The end at which the law has no finite integral, whatever the parameters; with why. */
  readonly diverges: 'upper' | 'lower' | undefined;
}

/** What integrability at the ends of the support asks, from the leading term of the log-kernel there. */
export function tailDemands(logKernel: Expr, variables: readonly SymbolExpr[], support: Support): TailFindings {
  const [x] = variables;
  const demands: Demand[] = [];
  let diverges: TailFindings['diverges'];
  if (support.kind === 'product') return { demands: definiteness(logKernel, variables, support), diverges };
  if (variables.length !== 1 || x === undefined || support.kind === 'finite') return { demands, diverges };
  const ends =
    support.kind === 'interval'
      ? ([
          ['upper', support.upper],
          ['lower', support.lower],
        ] as const)
      : ([
          ['upper', support.to],
          ['lower', support.from],
        ] as const);
  for (const [side, end] of ends) {
    if (support.kind === 'integers' && !isInfinite(end)) continue;
    const demand = demandAtEnd(logKernel, x, side, end);
    if (demand === 'never') diverges ??= side;
    else if (demand !== undefined) demands.push(demand);
  }
  return { demands, diverges };
}

/** That a quadratic log-kernel on all of ℝᵏ is concave: its Hessian is negative definite. */
function definiteness(logKernel: Expr, variables: readonly SymbolExpr[], support: Support): readonly Demand[] {
  const isWhole = factorsOf(support).every((f) => f.kind === 'interval' && isInfinite(f.lower) && isInfinite(f.upper));
  if (!isWhole || variables.length > largestQuadratic || variables.some((x) => !isDifferentiable(logKernel, x)))
    return [];
  const rows = variables.map((x) => variables.map((y) => negate(differentiate(differentiate(logKernel, x), y))));
  if (rows.some((row) => row.some((entry) => dependsOnAny(entry, variables)))) return [];
  return leadingMinors(rows).map((minor) => positive(simplify(minor)));
}
const largestQuadratic = 4;

/**
 * What integrability at one end asks. A power of x with a positive unknown exponent is tried at two exponents: what both
 * ask is asked.
 */
function demandAtEnd(logKernel: Expr, x: SymbolExpr, side: 'upper' | 'lower', end: Expr): Demand | 'never' | undefined {
  const demands = plainExponents(logKernel, x).map((kernel) => {
    const growth = growthAtEnd(kernel, x, side, end);
    return growth === undefined ? undefined : integrable(growth);
  });
  const [first, second] = demands;
  if (demands.length < 2 || first === second) return first;
  if (typeof first !== 'object' || typeof second !== 'object') return undefined;
  return first.expr === second.expr ? first : undefined;
}

/** The log-kernel with its one unknown positive exponent of x replaced by numbers; as it is, where it has none. */
function plainExponents(logKernel: Expr, x: SymbolExpr): readonly Expr[] {
  const powers = new Set<Expr & { kind: 'power' }>();
  const visit = (node: Expr): void => {
    if (node.kind === 'power' && node.exponent.kind !== 'number' && dependsOnAny(node.base, [x])) powers.add(node);
    operands(node).forEach(visit);
  };
  visit(logKernel);
  const [exponent, another] = new Set([...powers].map((p) => p.exponent));
  if (exponent === undefined) return [logKernel];
  if (another !== undefined || !isPositive(exponent)) return [];
  return [ratio(3, 5), ratio(7, 5)].map((value) =>
    substitute(logKernel, new Map([...powers].map((p) => [p, power(p.base, value)]))),
  );
}

/** That the lower end of the support lies below the upper. */
export const lengthDemands = (support: Support): readonly Demand[] =>
  factorsOf(support).flatMap((factor) => {
    if (factor.kind !== 'interval' || isInfinite(factor.lower) || isInfinite(factor.upper)) return [];
    const length = subtract(factor.upper, factor.lower);
    return freeSymbols(length).size > 0 ? [positive(length)] : [];
  });

/** Large: the transform of an end to infinity. */
const far = symbol('y', 'pivot', range(1, Infinity, { lowerOpen: true }));

/** The growth of the log-kernel towards an end, in a variable that goes to infinity there; with the transform's Jacobian. */
function growthAtEnd(logKernel: Expr, x: SymbolExpr, side: 'upper' | 'lower', end: Expr): Growth | undefined {
  if (isInfinite(end)) {
    const tail = substitute(logKernel, new Map([[x, end === infinity ? far : negate(far)]]));
    return holdsLogOfZero(tail) ? undefined : leadingGrowth(tail, far);
  }
  const step = divide(one, far);
  const moved = substitute(logKernel, new Map([[x, side === 'upper' ? subtract(end, step) : add(end, step)]]));
  return holdsLogOfZero(moved) ? undefined : leadingGrowth(add(moved, multiply(number(-2), log(far))), far);
}

/** What the coefficient of the leading term must satisfy for ∫ exp(growth) to be finite. */
function integrable(growth: Growth): Demand | 'never' | undefined {
  const { coefficient } = growth;
  const logarithmic = !growth.exponential && Q.isZero(growth.power) && Q.isOne(growth.logPower);
  if (!isUnbounded(growth)) return 'never';
  const margin = logarithmic ? subtract(minusOne, coefficient) : negate(coefficient);
  if (isPositive(margin)) return undefined;
  if (isNegative(margin) || isZeroNumber(margin)) return 'never';
  return freeSymbols(margin).size > 0 ? positive(margin) : undefined;
}

// Decides what a law written out asks of its parameters so that its integral over the support is finite.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import {
  add,
  divide,
  infinity,
  isOneNumber,
  isZeroNumber,
  minusOne,
  multiply,
  negate,
  number,
  one,
  power,
  ratio,
  subtract,
  symbol,
} from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, eachNode, freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { leadingMinors } from '../expr/matrix.ts';
import { positiveReals, range } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { termRatio } from '../expr/termRatio.ts';
import type { Support } from '../distributions/support.ts';
import type { Demand } from './domainInference.ts';
import { ellipticalOf } from './ellipticalLaw.ts';
import { holdsLogOfZero, isUnbounded, leadingGrowth, type Growth } from './growth.ts';
import { expandedNear } from './leadingTerm.ts';
import { factorsOf, isInfinite } from './supports.ts';

const positive = (expr: Expr): Demand => ({ expr, range: positiveReals });

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
  if (support.kind === 'product') {
    const elliptical = ellipticalOf({ name: 'custom', measure: 'lebesgue', variables, support, logDensity: logKernel });
    if (elliptical !== undefined) {
      const { radial } = elliptical;
      return tailDemands(radial.logDensity, radial.variables, radial.support);
    }
    const apart = ownTerms(logKernel, variables, support).map((own) => tailDemands(own.kernel, [own.x], own.support));
    return {
      demands: [...definiteness(logKernel, variables, support), ...apart.flatMap((found) => found.demands)],
      diverges: apart.find((found) => found.diverges !== undefined)?.diverges,
    };
  }
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
    const demand =
      (support.kind === 'integers' ? demandOfRatio(logKernel, x, end) : undefined) ??
      demandAtEnd(logKernel, x, side, end);
    if (demand === 'never') diverges ??= side;
    else if (demand !== undefined && demand !== 'nothing') demands.push(demand);
  }
  return { demands, diverges };
}

/** The components that share no term of the log-kernel with another one, each with its terms: its integral is a factor of the whole. */
function ownTerms(
  logKernel: Expr,
  variables: readonly SymbolExpr[],
  support: Support,
): readonly { readonly x: SymbolExpr; readonly kernel: Expr; readonly support: Support }[] {
  if (support.kind === 'product' && support.region !== undefined) return [];
  const terms = logKernel.kind === 'sum' ? logKernel.terms : [logKernel];
  const factors = factorsOf(support);
  return variables.flatMap((x, i) => {
    const own = terms.filter((t) => dependsOnAny(t, [x]));
    const factor = factors[i];
    const isApart = own.every((t) => variables.every((y) => y === x || !dependsOnAny(t, [y])));
    return isApart && factor !== undefined ? [{ x, kernel: add(...own), support: factor }] : [];
  });
}

/** Its second derivatives leave out what abs and cases do at their corners. */
const hasCorner = (e: Expr): boolean =>
  someNode(e, (n) => n.kind === 'piecewise' || (n.kind === 'apply' && ['abs', 'sign', 'floor'].includes(n.fn)));

/** That a quadratic log-kernel on all of ℝᵏ is concave: its Hessian is negative definite. */
function definiteness(logKernel: Expr, variables: readonly SymbolExpr[], support: Support): readonly Demand[] {
  const isWhole = factorsOf(support).every((f) => f.kind === 'interval' && isInfinite(f.lower) && isInfinite(f.upper));
  if (
    !isWhole ||
    variables.length > largestQuadratic ||
    variables.some((x) => !isDifferentiable(logKernel, x)) ||
    hasCorner(logKernel)
  )
    return [];
  const rows = variables.map((x) => variables.map((y) => negate(differentiate(differentiate(logKernel, x), y))));
  if (rows.some((row) => row.some((entry) => dependsOnAny(entry, variables)))) return [];
  return leadingMinors(rows).map((minor) => positive(simplify(minor)));
}
const largestQuadratic = 4;

/**
 * What a sum to infinity asks, from the ratio of neighboring terms z·∏(x + uᵢ)/∏(x + lⱼ): with as many factors above as below
 * z < 1, or at z = 1 (Raabe's test) Σ lⱼ − Σ uᵢ > 1. Undefined where there is no such ratio.
 */
function demandOfRatio(logKernel: Expr, x: SymbolExpr, end: Expr): Demand | 'never' | 'nothing' | undefined {
  const ratio = termRatio(end === infinity ? logKernel : substitute(logKernel, new Map([[x, negate(x)]])), x);
  if (ratio === undefined) return undefined;
  const { z, upper, lower } = ratio;
  if (upper.length !== lower.length) return upper.length > lower.length ? 'never' : 'nothing';
  const margin = simplify(isOneNumber(z) ? add(...lower, negate(add(...upper)), minusOne) : subtract(one, z));
  if (isPositive(margin)) return 'nothing';
  if (isNegative(margin) || isZeroNumber(margin)) return 'never';
  return freeSymbols(margin).size > 0 ? positive(margin) : undefined;
}

/**
 * What integrability at one end asks. A power of x with a positive unknown exponent is tried at small and large
 * exponents: what all of them ask is asked.
 */
function demandAtEnd(logKernel: Expr, x: SymbolExpr, side: 'upper' | 'lower', end: Expr): Demand | 'never' | undefined {
  const direct = isInfinite(end)
    ? undefined
    : (growthAtEnd(logKernel, x, side, end) ?? growthByExpansion(logKernel, x, side, end));
  if (direct !== undefined) return integrable(direct);
  const demands = plainExponents(logKernel, x).map((kernel) => {
    const growth = growthAtEnd(kernel, x, side, end);
    return growth === undefined ? undefined : integrable(growth);
  });
  const [first, ...others] = demands;
  if (others.every((other) => other === first)) return first;
  const isSame = (other: Demand | 'never' | undefined): boolean =>
    typeof other === 'object' && typeof first === 'object' && other.expr === first.expr;
  return others.every(isSame) ? first : undefined;
}

/** The log-kernel with its one unknown positive exponent of x replaced by numbers; as it is, where it has none. */
function plainExponents(logKernel: Expr, x: SymbolExpr): readonly Expr[] {
  const powers = new Set<Expr & { kind: 'power' }>();
  eachNode(logKernel, (node) => {
    if (node.kind === 'power' && node.exponent.kind !== 'number' && dependsOnAny(node.base, [x])) powers.add(node);
  });
  const [exponent, another] = new Set([...powers].map((p) => p.exponent));
  if (exponent === undefined) return [logKernel];
  if (another !== undefined || !isPositive(exponent)) return [];
  return [ratio(1, 8), ratio(3, 5), ratio(7, 5), number(40)].map((value) =>
    substitute(logKernel, new Map([...powers].map((p) => [p, power(p.base, value)]))),
  );
}

/** That the lower end of the support lies below the upper, and that the ends of whole numbers are whole. */
export const lengthDemands = (support: Support): readonly Demand[] =>
  (support.kind === 'product' && support.region !== undefined ? [] : factorsOf(support)).flatMap((factor) => {
    if (factor.kind === 'integers') {
      const { from, to } = factor;
      const least = from.kind === 'number' ? Q.toNumber(from.value) : -Infinity;
      const whole = range(least, Infinity, { integer: true, lowerOpen: least === -Infinity });
      return [from, to].flatMap((end) => (freeSymbols(end).size > 0 ? [{ expr: end, range: whole }] : []));
    }
    if (factor.kind !== 'interval' || isInfinite(factor.lower) || isInfinite(factor.upper)) return [];
    const length = subtract(factor.upper, factor.lower);
    return freeSymbols(length).size > 0 ? [positive(length)] : [];
  });

/** Large: the transform of an end to infinity. */
const far = symbol('y', 'pivot', range(1, Infinity, { lowerOpen: true }));

/** The distance to a finite end. */
const near = symbol('z', 'pivot', range(0, 1, { lowerOpen: true, upperOpen: true }));

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

/** The same at a finite end by derivatives, where what vanishes there is no power of the distance as written. */
function growthByExpansion(logKernel: Expr, x: SymbolExpr, side: 'upper' | 'lower', end: Expr): Growth | undefined {
  const place = side === 'upper' ? subtract(end, near) : add(end, near);
  const expanded = expandedNear(substitute(logKernel, new Map([[x, place]])), near);
  const moved = substitute(expanded, new Map([[near, divide(one, far)]]));
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

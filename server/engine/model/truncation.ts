// Decides how a family is restricted to a smaller support: divided by the probability of that support, where that is closed.
import { isNegative, isNonNegative, isPositive } from '../expr/assumptions.ts';
import { add, exp, infinity, negate, number, one, piecewise, subtract } from '../expr/build.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { IntegerSupport, IntervalSupport, ScalarSupport, Support } from '../distributions/support.ts';
import { distributionFunction } from './distributionFunctions.ts';
import { wholeNumber } from './reading.ts';
import { isInfinite } from './supports.ts';

/** The most terms that a probability is written out in. */
const longestSum = 40;

export type Truncation =
  | { readonly kind: 'closed'; readonly logProbability: Expr; readonly demands: readonly Expr[] }
  /** The probability of the support has no closed form here. */
  | { readonly kind: 'open'; readonly demands: readonly Expr[] }
  /** The support is not part of the law's own. */
  | { readonly kind: 'outside'; readonly why: string };

const outside = (why: string): Truncation => ({ kind: 'outside', why });

/** The part of the support inside the law's own where an end is left open: `(c, inf)` of a law that ends before, `{k..}` of one on 0 to n. */
export function withOwnEnds(support: Support, own: Support): Support {
  if (support.kind === 'interval' && own.kind === 'interval')
    return {
      ...support,
      ...(support.lower === minusInfinity ? { lower: own.lower, lowerClosed: own.lowerClosed } : {}),
      ...(support.upper === infinity ? { upper: own.upper, upperClosed: own.upperClosed } : {}),
    };
  if (support.kind !== 'integers') return support;
  if (own.kind === 'integers')
    return {
      ...support,
      from: support.from === minusInfinity ? own.from : support.from,
      to: support.to === infinity ? own.to : support.to,
    };
  if (own.kind !== 'finite' || support.to !== infinity) return support;
  const points = own.points.filter((point) => isNonNegative(subtract(point, support.from)));
  return points.length === 0 ? support : { kind: 'finite', points };
}

const minusInfinity = negate(infinity);

/** log P(X ∈ support), with what must be positive for the support to be one, for a law of one component in the parameters `coordinates` of its family. */
export function truncation(law: Law, family: string, coordinates: readonly Expr[], support: Support): Truncation {
  const own = law.support;
  if (own.kind === 'product' || support.kind === 'product' || law.variables.length !== 1)
    return outside('only a distribution of one number is truncated');
  if (law.measure === 'lebesgue')
    return support.kind === 'interval' && own.kind === 'interval'
      ? continuous(family, coordinates, own, support)
      : outside('a continuous distribution is truncated to an interval');
  if (support.kind === 'interval') return outside('a discrete distribution is truncated to whole numbers, as {a..b}');
  return discrete(law, own, support);
}

function continuous(
  family: string,
  coordinates: readonly Expr[],
  own: IntervalSupport,
  support: IntervalSupport,
): Truncation {
  const [freeBelow, freeAbove] = [support.lower === own.lower, support.upper === own.upper];
  const below = freeBelow ? undefined : distanceTo(own.lower, (end) => subtract(support.lower, end));
  const above = freeAbove ? undefined : distanceTo(own.upper, (end) => subtract(end, support.upper));
  if (below !== undefined && isNegative(below)) return outside('its lower end lies below');
  if (above !== undefined && isNegative(above)) return outside('its upper end lies above');
  const length = distanceTo(support.lower, (lower) => distanceTo(support.upper, (upper) => subtract(upper, lower)));
  const demands = [below, above, length].filter((d) => d !== undefined && !isNonNegative(d)).map((d) => d as Expr);
  const closed = (probability: Expr): Truncation => ({ kind: 'closed', logProbability: log(probability), demands });
  if (freeBelow && freeAbove) return closed(one);
  const cdf = distributionFunction(family);
  if (cdf === undefined) return { kind: 'open', demands };
  if (freeBelow) return closed(cdf.below(support.upper, coordinates));
  if (freeAbove) return closed(cdf.above(support.lower, coordinates));
  const direct = subtract(cdf.below(support.upper, coordinates), cdf.below(support.lower, coordinates));
  const tails = subtract(cdf.above(support.lower, coordinates), cdf.above(support.upper, coordinates));
  return closed(nodeCount(tails) < nodeCount(direct) ? tails : direct);
}

/** The distance to an end that may be written by cases; in a case without an end, any positive number. */
function distanceTo(end: Expr, distance: (end: Expr) => Expr): Expr {
  if (isInfinite(end)) return one;
  if (end.kind !== 'piecewise') return distance(end);
  const branches = end.branches.map((b) => ({ condition: b.condition, value: distanceTo(b.value, distance) }));
  return piecewise(branches, distanceTo(end.otherwise, distance));
}

function discrete(law: Law, own: ScalarSupport, support: ScalarSupport): Truncation {
  const [variable] = law.variables;
  if (variable === undefined) return { kind: 'open', demands: [] };
  const probability = (points: readonly Expr[]): Expr =>
    add(...points.map((point) => exp(substitute(law.logDensity, new Map([[variable, point]])))));
  const points = pointsOf(support);
  const strange = points?.find((point) => !isMember(point, own));
  if (strange !== undefined) return outside('it holds a value that the distribution never takes');
  if (points !== undefined && points.length <= longestSum)
    return { kind: 'closed', logProbability: log(probability(points)), demands: [] };
  if (support.kind !== 'integers' || own.kind !== 'integers') return { kind: 'open', demands: [] };
  const [from, first, to, last] = [support.from, own.from, support.to, own.to].map(wholeNumber);
  if (from === undefined || first === undefined) return { kind: 'open', demands: [] };
  if (from < first) return outside('it begins below');
  const upperIsOwn = support.to === own.to;
  if (!upperIsOwn && to !== undefined && last !== undefined && to > last) return outside('it ends above');
  if (upperIsOwn && from - first <= longestSum) {
    const missing = Array.from({ length: from - first }, (_, i) => number(first + i));
    return { kind: 'closed', logProbability: log(subtract(one, probability(missing))), demands: [] };
  }
  return { kind: 'open', demands: [] };
}

/** The points of a support that can be listed. */
function pointsOf(support: ScalarSupport): readonly Expr[] | undefined {
  if (support.kind === 'finite') return support.points;
  if (support.kind === 'interval') return undefined;
  const [from, to] = [wholeNumber(support.from), wholeNumber(support.to)];
  if (from === undefined || to === undefined || to - from >= longestSum) return undefined;
  return Array.from({ length: to - from + 1 }, (_, i) => number(from + i));
}

/** Whether a point lies in the law's own support; true also where a parameter leaves it open. */
function isMember(point: Expr, own: ScalarSupport): boolean {
  if (own.kind === 'finite') return own.points.includes(point);
  if (own.kind === 'interval') return true;
  return wholeNumber(point) !== undefined && isInside(point, own);
}
const isInside = (point: Expr, own: IntegerSupport): boolean =>
  !(wholeNumber(own.from) !== undefined && isPositive(subtract(own.from, point))) &&
  !(own.to !== infinity && isPositive(subtract(point, own.to)));

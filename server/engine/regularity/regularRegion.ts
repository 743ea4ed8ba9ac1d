// Decides in what part of the parameter space a model is regular whose moving ends are so for some parameters only, and says it.
import { number, symbol } from '../expr/build.ts';
import { freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { negativeReals, positiveReals, range, reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { invertCondition } from '../model/invertCondition.ts';
import { listed } from '../model/issue.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { displayName } from '../text/names.ts';
import { movingEnds, type MovingEnd } from './movingEnds.ts';
import type { Write } from './words.ts';

const aboveTwo = range(2, Infinity, { lowerOpen: true });

/**
 * `ξ > −1/2`: where the ends that move are all regular, for a model without a point of which every other end is; undefined where
 * the ends are regular everywhere, or somewhere nowhere.
 */
export function regularRegion(model: StatisticalModel, write: Write): string | undefined {
  if (model.point !== undefined) return undefined;
  const broken = movingEnds(model).filter((end) => end.kind !== 'regular');
  const words = broken.map((end) => regionOfEnd(end, write));
  if (words.length === 0 || words.includes(undefined)) return undefined;
  return listed([...new Set(words)] as string[]);
}

function regionOfEnd({ kind, order }: MovingEnd, write: Write): string | undefined {
  if (kind !== 'depends' || order?.kind !== 'power') return undefined;
  const sum = soleSum(order.order);
  const solved = solve(sum === undefined ? order.order : substitute(order.order, new Map([[sum, whole]])));
  if (solved === undefined) return `${write(order.order)} > 2`;
  const name = sum === undefined ? displayName(solved.symbol.name) : write(sum);
  return solved.side === 'above'
    ? `${name} > ${write(number(solved.bound))}`
    : `${name} < ${write(number(solved.bound))}`;
}

/** Stands for a sum. */
const whole = symbol('d', 'parameter', reals);

/** A sum through which alone the order depends on its several symbols. */
function soleSum(order: Expr): Expr | undefined {
  const symbols = freeSymbols(order).size;
  if (symbols < 2) return undefined;
  let found: Expr | undefined;
  someNode(order, (node) => {
    const isAll = node.kind === 'sum' && freeSymbols(node).size === symbols;
    const isSole = isAll && freeSymbols(substitute(order, new Map([[node, whole]]))).size === 1;
    if (isSole) found = node;
    return isSole;
  });
  return found;
}

/** A parameter on one side of a number. */
export interface RegularSide {
  readonly symbol: SymbolExpr;
  readonly side: 'above' | 'below';
  readonly bound: number;
}

/** The region as bounds on single parameters, where it is of that form and the model without a point. */
export function regularSides(model: StatisticalModel): readonly RegularSide[] | undefined {
  if (model.point !== undefined) return undefined;
  const broken = movingEnds(model).filter((end) => end.kind !== 'regular');
  const sides = broken.map(({ kind, order }) =>
    kind === 'depends' && order?.kind === 'power' ? solve(order.order) : undefined,
  );
  return sides.length === 0 || sides.includes(undefined) ? undefined : (sides as readonly RegularSide[]);
}

/** The order above 2 as a bound on its one symbol; where an end is one for negative values only, it is regular beyond them. */
function solve(order: Expr): RegularSide | undefined {
  const [only, another] = [...freeSymbols(order)];
  if (only === undefined || another !== undefined) return undefined;
  for (const domain of [only.domain, negativeReals, positiveReals]) {
    const narrow = symbol(only.name, only.role, domain);
    const inverted = invertCondition(substitute(order, new Map([[only, narrow]])), aboveTwo, {
      isFree: (s) => s === narrow,
      takesPositive: () => false,
    });
    if (inverted === undefined || inverted === 'impossible' || !inverted.complete) continue;
    const [bound, another] = inverted.bounds;
    if (bound === undefined || another !== undefined) continue;
    const { lower, upper } = bound.range;
    if (lower > domain.lower && upper >= domain.upper) return { symbol: only, side: 'above', bound: lower };
    if (upper < domain.upper && lower <= domain.lower) return { symbol: only, side: 'below', bound: upper };
  }
  return undefined;
}

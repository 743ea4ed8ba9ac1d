// Decides in what part of the parameter space a model is regular whose moving ends are so for some parameters only, and says it.
import { add, number, splitCoefficient, subtract, symbol, zero } from '../expr/build.ts';
import { freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { negativeReals, positiveReals, range, reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { invertCondition } from '../model/invertCondition.ts';
import { listed } from '../model/issue.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { movingEnds, type MovingEnd } from './movingEnds.ts';
import type { Write } from './words.ts';

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
  return kind === 'depends' && order?.kind === 'power' ? whereAbove(order.order, 2, write) : undefined;
}

/** `ξ > −1/2` for −1/ξ above 2: where the expression is above the number, for one parameter or one sum where it can be solved. */
export function whereAbove(expr: Expr, level: number, write: Write): string {
  const sum = soleSum(expr);
  const solved = solve(sum === undefined ? expr : substitute(expr, new Map([[sum, whole]])), level);
  if (solved === undefined) return compared(expr, '>', level, write);
  const sign = solved.side === 'above' ? '>' : '<';
  return compared(sum ?? solved.symbol, sign, solved.bound, write);
}

/** With what is subtracted in a sum on the other side: `c k > 1` for c k − 1 > 0, `a > b` for a − b > 0. */
function compared(expr: Expr, sign: '>' | '<', bound: number, write: Write): string {
  const terms = expr.kind === 'sum' ? expr.terms : [expr];
  const isAdded = (term: Expr): boolean => freeSymbols(term).size > 0 && Q.sign(splitCoefficient(term).coefficient) > 0;
  const left = add(...terms.filter(isAdded));
  const right = subtract(number(bound), add(...terms.filter((term) => !isAdded(term))));
  if (left !== zero) return `${write(left)} ${sign} ${write(right)}`;
  const constant = add(...terms.filter((term) => freeSymbols(term).size === 0));
  return `${write(subtract(constant, expr))} ${sign === '>' ? '<' : '>'} ${write(subtract(constant, number(bound)))}`;
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
    kind === 'depends' && order?.kind === 'power' ? solve(order.order, 2) : undefined,
  );
  return sides.length === 0 || sides.includes(undefined) ? undefined : (sides as readonly RegularSide[]);
}

/** The order above the level as a bound on its one symbol; where an end is one for negative values only, it is regular beyond them. */
function solve(order: Expr, level: number): RegularSide | undefined {
  const [only, another] = [...freeSymbols(order)];
  if (only === undefined || another !== undefined) return undefined;
  for (const domain of [only.domain, negativeReals, positiveReals]) {
    const narrow = symbol(only.name, only.role, domain);
    const inverted = invertCondition(
      substitute(order, new Map([[only, narrow]])),
      range(level, Infinity, { lowerOpen: true }),
      {
        isFree: (s) => s === narrow,
        takesPositive: () => false,
      },
    );
    if (inverted === undefined || inverted === 'impossible' || !inverted.complete) continue;
    const [bound, another] = inverted.bounds;
    if (bound === undefined || another !== undefined) continue;
    const { lower, upper } = bound.range;
    if (lower > domain.lower && upper >= domain.upper) return { symbol: only, side: 'above', bound: lower };
    if (upper < domain.upper && lower <= domain.lower) return { symbol: only, side: 'below', bound: upper };
  }
  return undefined;
}

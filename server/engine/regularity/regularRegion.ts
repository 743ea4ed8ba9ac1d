// Decides in what part of the parameter space a model is regular whose moving ends are so for some parameters only, and says it.
import { number, symbol } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { negativeReals, positiveReals, range } from '../expr/range.ts';
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
  const [only, another] = [...freeSymbols(order.order)];
  const solved = only === undefined || another !== undefined ? undefined : solve(order.order, only, write);
  return solved ?? `${write(order.order)} > 2`;
}

/** The order above 2 as a bound on its one symbol; where an end is one for negative values only, it is regular beyond them. */
function solve(order: Expr, only: SymbolExpr, write: Write): string | undefined {
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
    const name = displayName(only.name);
    if (lower > domain.lower && upper >= domain.upper) return `${name} > ${write(number(lower))}`;
    if (upper < domain.upper && lower <= domain.lower) return `${name} < ${write(number(upper))}`;
  }
  return undefined;
}

// Decides which ends a support has in each part of the parameter space, where an end is written by cases.
import { evaluate } from '../expr/compile.ts';
import { minusOne, multiply, negate, one, subtract, symbol, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { freeSymbols, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { intersection } from '../model/intervals.ts';
import { negativeReals, positiveReals } from '../expr/range.ts';
import { isInfinite } from '../model/supports.ts';

/** A finite end, and the symbols that stand for parameters with the smaller domain on which it is the end. */
export interface EndCase {
  readonly end: Expr;
  /** The narrowed symbol for a parameter, where the case narrows one. */
  readonly narrowed: ReadonlyMap<Expr, Expr>;
  /** What the narrowed symbol stands for. */
  readonly widened: ReadonlyMap<Expr, Expr>;
}

const none: ReadonlyMap<Expr, Expr> = new Map();
const everywhere = { narrowed: none, widened: none };

/** The finite ends that the bound stands for: all of them, or at the point the one that holds there. */
export function endCases(bound: Expr, at: ReadonlyMap<SymbolExpr, number> | undefined): readonly EndCase[] {
  if (bound.kind !== 'piecewise') return isInfinite(bound) ? [] : [{ end: bound, ...everywhere }];
  const cases: EndCase[] = [];
  for (const { condition, value } of bound.branches) {
    const here = at === undefined ? undefined : truth(condition, at);
    if (here === false) continue;
    const own = narrowing(condition);
    const both = (c: EndCase): EndCase => ({
      end: c.end,
      narrowed: new Map([...own.narrowed, ...c.narrowed]),
      widened: new Map([...own.widened, ...c.widened]),
    });
    cases.push(...endCases(value, at).map(both));
    if (here === true) return cases;
  }
  return [...cases, ...endCases(bound.otherwise, at)];
}

/** Whether a comparison holds at the point; undefined for other conditions, and where it has no value. */
function truth(condition: Condition, at: ReadonlyMap<SymbolExpr, number>): boolean | undefined {
  if (condition.kind !== 'comparison') return undefined;
  const value = evaluate(condition.difference, at);
  if (Number.isNaN(value)) return undefined;
  switch (condition.relation) {
    case '<':
      return value < 0;
    case '<=':
      return value <= 0;
    case '=':
      return value === 0;
    case '!=':
      return value !== 0;
  }
}

/** A parameter below zero, or above it, as a symbol of that sign; the first of a sum so that the sum has that sign. */
function narrowing(condition: Condition): Pick<EndCase, 'narrowed' | 'widened'> {
  if (condition.kind !== 'comparison' || condition.relation !== '<') return everywhere;
  const { difference } = condition;
  const [parameter, sign] =
    difference.kind === 'symbol' ? [difference, negativeReals] : [negate(difference), positiveReals];
  if (parameter.kind !== 'symbol') return narrowedSum(difference);
  const domain = intersection(parameter.domain, sign);
  if (domain === undefined) return everywhere;
  const narrow = symbol(parameter.name, parameter.role, domain);
  return { narrowed: new Map([[parameter, narrow]]), widened: new Map([[narrow, parameter]]) };
}

/** Of a sum d < 0 that is affine in a parameter with slope ±1: the parameter is ±(d − rest), with a negative symbol for d. */
function narrowedSum(difference: Expr): Pick<EndCase, 'narrowed' | 'widened'> {
  const below = symbol('d', 'parameter', negativeReals);
  const parameter = [...freeSymbols(difference)].find((s) => {
    const slope = isDifferentiable(difference, s) ? differentiate(difference, s) : zero;
    return s.role === 'parameter' && (slope === one || slope === minusOne);
  });
  if (parameter === undefined) return everywhere;
  const rest = substitute(difference, new Map([[parameter, zero]]));
  const value = multiply(differentiate(difference, parameter), subtract(below, rest));
  return { narrowed: new Map([[parameter, value]]), widened: new Map([[below, difference]]) };
}

/** The expression within the case; and back. */
export const withinCase = (expr: Expr, { narrowed }: EndCase): Expr => substitute(expr, narrowed);
export const outOfCase = (expr: Expr, { widened }: EndCase): Expr => substitute(expr, widened);

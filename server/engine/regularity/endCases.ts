// Decides which ends a support has in each part of the parameter space, where an end is written by cases.
import { evaluate } from '../expr/compile.ts';
import { negate, symbol } from '../expr/build.ts';
import type { Condition, Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { intersection } from '../model/intervals.ts';
import { negativeReals, positiveReals } from '../expr/range.ts';
import { isInfinite } from '../model/supports.ts';

/** A finite end, and the symbols that stand for parameters with the smaller domain on which it is the end. */
export interface EndCase {
  readonly end: Expr;
  /** The narrowed symbol for a parameter, where the case narrows one. */
  readonly narrowed: ReadonlyMap<Expr, Expr>;
}

const everywhere: ReadonlyMap<Expr, Expr> = new Map();

/** The finite ends that the bound stands for: all of them, or at the point the one that holds there. */
export function endCases(bound: Expr, at: ReadonlyMap<SymbolExpr, number> | undefined): readonly EndCase[] {
  if (bound.kind !== 'piecewise') return isInfinite(bound) ? [] : [{ end: bound, narrowed: everywhere }];
  const cases: EndCase[] = [];
  for (const { condition, value } of bound.branches) {
    const here = at === undefined ? undefined : truth(condition, at);
    if (here === false) continue;
    const narrowed = narrowing(condition);
    cases.push(...endCases(value, at).map((c) => ({ end: c.end, narrowed: new Map([...narrowed, ...c.narrowed]) })));
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

/** A parameter below zero, or above it, as a symbol of that sign. */
function narrowing(condition: Condition): ReadonlyMap<Expr, Expr> {
  if (condition.kind !== 'comparison' || condition.relation !== '<') return everywhere;
  const { difference } = condition;
  const [parameter, sign] =
    difference.kind === 'symbol' ? [difference, negativeReals] : [negate(difference), positiveReals];
  if (parameter.kind !== 'symbol') return everywhere;
  const domain = intersection(parameter.domain, sign);
  return domain === undefined ? everywhere : new Map([[parameter, symbol(parameter.name, parameter.role, domain)]]);
}

/** The expression within the case; and back. */
export const withinCase = (expr: Expr, { narrowed }: EndCase): Expr => substitute(expr, narrowed);
export const outOfCase = (expr: Expr, { narrowed }: EndCase): Expr =>
  substitute(expr, new Map([...narrowed].map(([wide, narrow]) => [narrow, wide])));

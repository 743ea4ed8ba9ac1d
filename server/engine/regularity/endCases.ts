// Decides which ends a support has in each part of the parameter space, where an end is written by cases.
import { evaluate } from '../expr/compile.ts';
import { minusOne, multiply, negate, one, subtract, symbol, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { freeSymbols, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { extremeOf } from '../expr/functions/extremes.ts';
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
const everywhere: Narrowing = { narrowed: none, widened: none };

/** The finite ends that the bound stands for: all of them, or at the point the one that holds there. */
export function endCases(bound: Expr, at: ReadonlyMap<SymbolExpr, number> | undefined): readonly EndCase[] {
  if (bound.kind !== 'piecewise') return isInfinite(bound) ? [] : [{ end: bound, ...everywhere }];
  const cases: EndCase[] = [];
  const failed: Condition[] = [];
  const add = (value: Expr, conditions: readonly Condition[]): void => {
    const own = conditions.reduce(narrowedBy, everywhere);
    cases.push(...endCases(value, at).map((c) => ({ end: c.end, ...both(own, c) })));
  };
  for (const { condition, value } of bound.branches) {
    const here = at === undefined ? undefined : truth(condition, at);
    if (here !== false) add(value, [...failed.flatMap(failing), condition]);
    if (here === true) return cases;
    failed.push(condition);
  }
  // of more than two numbers one is always the largest
  const isReached = bound.branches.length === 1 || extremeOf(bound) === undefined;
  if (isReached) add(bound.otherwise, failed.flatMap(failing));
  return cases;
}

type Narrowing = Pick<EndCase, 'narrowed' | 'widened'>;

const both = (a: Narrowing, b: Narrowing): Narrowing => ({
  narrowed: new Map([...a.narrowed, ...b.narrowed]),
  widened: new Map([...a.widened, ...b.widened]),
});

/** Whether a condition holds at the point; undefined where it has no value. */
function truth(condition: Condition, at: ReadonlyMap<SymbolExpr, number>): boolean | undefined {
  if (condition.kind === 'not') {
    const part = truth(condition.part, at);
    return part === undefined ? undefined : !part;
  }
  if (condition.kind !== 'comparison') {
    const parts = condition.parts.map((part) => truth(part, at));
    const decisive = condition.kind === 'any';
    return parts.includes(decisive) ? decisive : parts.includes(undefined) ? undefined : !decisive;
  }
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

/** What holds, but for equality, where a condition fails; nothing is said where several may be the one that does. */
function failing(condition: Condition): readonly Condition[] {
  if (condition.kind === 'not') return [condition.part];
  if (condition.kind === 'any') return condition.parts.flatMap(failing);
  const isOrder = condition.kind === 'comparison' && (condition.relation === '<' || condition.relation === '<=');
  return isOrder ? [{ kind: 'comparison', difference: negate(condition.difference), relation: '<' }] : [];
}

/** With a further condition: a parameter below zero, or above it, as a symbol of that sign; the first of a sum so that the sum has that sign. */
function narrowedBy(known: Narrowing, condition: Condition): Narrowing {
  if (condition.kind === 'all') return condition.parts.reduce(narrowedBy, known);
  if (condition.kind !== 'comparison' || (condition.relation !== '<' && condition.relation !== '<=')) return known;
  const difference = substitute(condition.difference, known.narrowed);
  const [parameter, sign] =
    difference.kind === 'symbol' ? [difference, negativeReals] : [negate(difference), positiveReals];
  if (parameter.kind !== 'symbol') return both(known, narrowedSum(difference, condition.difference, known));
  const domain = intersection(parameter.domain, sign);
  const isKnown = domain === undefined || known.widened.has(parameter);
  if (isKnown) return known;
  const narrow = symbol(parameter.name, parameter.role, domain);
  return both(inTerms(known, parameter, narrow), {
    narrowed: new Map([[parameter, narrow]]),
    widened: new Map([[narrow, parameter]]),
  });
}

/** The narrowing with another expression for one of the symbols in it. */
const inTerms = (known: Narrowing, from: SymbolExpr, to: Expr): Narrowing => ({
  narrowed: new Map([...known.narrowed].map(([s, e]) => [s, substitute(e, new Map([[from, to]]))])),
  widened: known.widened,
});

/** Of a sum d < 0 that is affine in a parameter with slope ±1: the parameter is ±(d − rest), with a negative symbol for d. */
function narrowedSum(difference: Expr, written: Expr, known: Narrowing): Narrowing {
  const below = symbol(`d${String(known.widened.size)}`, 'parameter', negativeReals);
  const parameter = [...freeSymbols(difference)].find((s) => {
    const slope = isDifferentiable(difference, s) ? differentiate(difference, s) : zero;
    return s.role === 'parameter' && !known.widened.has(s) && (slope === one || slope === minusOne);
  });
  if (parameter === undefined) return everywhere;
  const rest = substitute(difference, new Map([[parameter, zero]]));
  const value = multiply(differentiate(difference, parameter), subtract(below, rest));
  return {
    narrowed: new Map([...inTerms(known, parameter, value).narrowed, [parameter, value]]),
    widened: new Map([[below, written]]),
  };
}

/** The expression within the case; and back. */
export const withinCase = (expr: Expr, { narrowed }: EndCase): Expr => substitute(expr, narrowed);
export const outOfCase = (expr: Expr, { widened }: EndCase): Expr => substitute(expr, widened);

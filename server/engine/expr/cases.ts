// Expressions by cases, and sums over an index: what the domains decide is decided as they are built.
import type { Branch, Condition, Expr, SymbolExpr } from './expr.ts';
import { intern } from './interning.ts';
import { isNegative, isNonNegative, isPositive } from './assumptions.ts';
import * as Q from './rational.ts';

const isZeroNumber = (x: Expr): boolean => x.kind === 'number' && Q.isZero(x.value);

/** The expression that the first true condition selects; branches decided by numbers are decided here. */
export function piecewise(branches: readonly Branch[], otherwise: Expr): Expr {
  const open: Branch[] = [];
  for (const branch of branches) {
    const decided = decide(branch.condition);
    if (decided === true) return open.length === 0 ? branch.value : finish(open, branch.value);
    if (decided === undefined) open.push(branch);
  }
  return finish(open, otherwise);
}

function finish(branches: readonly Branch[], otherwise: Expr): Expr {
  if (branches.every((b) => b.value === otherwise)) return otherwise;
  return intern({ kind: 'piecewise', branches, otherwise });
}

/** The truth of a condition where the domains of its symbols decide it. */
export function decide(condition: Condition): boolean | undefined {
  if (condition.kind === 'not') {
    const inner = decide(condition.part);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind === 'comparison') {
    const { difference: d, relation } = condition;
    if (isZeroNumber(d)) return relation === '<=' || relation === '=';
    const [below, above] = [isNegative(d), isPositive(d)];
    if (relation === '<') return below ? true : isNonNegative(d) ? false : undefined;
    if (relation === '<=') return below ? true : above ? false : undefined;
    return below || above ? relation === '!=' : undefined;
  }
  const parts = condition.parts.map(decide);
  if (condition.kind === 'all')
    return parts.includes(false) ? false : parts.every((p) => p === true) ? true : undefined;
  return parts.includes(true) ? true : parts.every((p) => p === false) ? false : undefined;
}

/** Σ of the body over index = from … to; written out where both bounds are near whole numbers. */
export const rawSeries = (body: Expr, index: SymbolExpr, from: Expr, to: Expr): Expr =>
  intern({ kind: 'series', body, index, from, to });

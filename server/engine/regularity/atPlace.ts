// Decides which pieces of an expression are in force at a place in the observation: what the conditions in it are there, and what
// it may be where they stay open.
import { piecewise, primitivePart } from '../expr/build.ts';
import {
  conditionOperands,
  dependsOnAny,
  someNode,
  type Branch,
  type Condition,
  type Expr,
  type SymbolExpr,
} from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../expr/substitute.ts';
import type { SignOf } from './nearEnd.ts';

/** The expression with those conditions decided whose difference has a known sign at the place, where it takes these values. */
export function settledAt(expr: Expr, place: ReadonlyMap<Expr, Expr>, signOf: SignOf): Expr {
  /** What is left of the condition. */
  const rest = (condition: Condition): Condition | boolean => {
    if (condition.kind === 'not') {
      const part = rest(condition.part);
      return typeof part === 'boolean' ? !part : { kind: 'not', part };
    }
    if (condition.kind !== 'comparison') {
      const decisive = condition.kind === 'any';
      const parts = condition.parts.map(rest);
      if (parts.includes(decisive)) return decisive;
      const open = parts.filter((part) => typeof part !== 'boolean');
      const [only, another] = open;
      return only === undefined ? !decisive : another === undefined ? only : { kind: condition.kind, parts: open };
    }
    const sign = signOf(simplify(substitute(condition.difference, place)));
    if (sign === undefined) return condition;
    return condition.relation === '!=' || (condition.relation !== '=' && sign < 0);
  };
  const visit = sharedMap((node, within) => {
    if (node.kind !== 'piecewise') return mapOperands(node, within);
    const left: Branch[] = [];
    for (const { condition, value } of node.branches) {
      const open = rest(condition);
      if (open === true) return left.length === 0 ? within(value) : piecewise(left, within(value));
      if (open !== false) left.push({ condition: open, value: within(value) });
    }
    return piecewise(left, within(node.otherwise));
  });
  return visit(expr);
}

/** Whether a condition in the expression that turns on the place turns on the parameters as well. */
export const turnsOnParameters = (expr: Expr, place: Expr, variables: readonly SymbolExpr[]): boolean =>
  someNode(
    expr,
    (node) =>
      node.kind === 'piecewise' &&
      node.branches.some(({ condition }) => {
        const all = conditionOperands(condition);
        return all.some((u) => primitivePart(u).primitive === place) && all.some((u) => !dependsOnAny(u, variables));
      }),
  );

/** More than this are not told apart. */
const mostAlternatives = 16;

/** What the expression may be, with each of its open cases in force; undefined where they are too many. */
export function alternatives(expr: Expr): readonly Expr[] | undefined {
  let [open, done]: [readonly Expr[], readonly Expr[]] = [[expr], []];
  while (open.length > 0) {
    if (open.length + done.length > mostAlternatives) return undefined;
    const next = open.map((e) => ({ e, cases: firstCases(e) }));
    done = [...done, ...next.flatMap(({ e, cases }) => (cases === undefined ? [e] : []))];
    open = next.flatMap(({ e, cases }) => cases?.map((value) => substituteNode(e, value.node, value.by)) ?? []);
  }
  return done;
}

/** An expression by cases in it, with each of the values that it may have. */
function firstCases(expr: Expr): readonly { readonly node: Expr; readonly by: Expr }[] | undefined {
  let found: Expr | undefined;
  someNode(expr, (node) => {
    if (node.kind === 'piecewise') found = node;
    return found !== undefined;
  });
  if (found?.kind !== 'piecewise') return undefined;
  const node = found;
  return [...new Set([...node.branches.map((b) => b.value), node.otherwise])].map((by) => ({ node, by }));
}

const substituteNode = (expr: Expr, node: Expr, by: Expr): Expr =>
  sharedMap((part, within) => (part === node ? by : mapOperands(part, within)))(expr);

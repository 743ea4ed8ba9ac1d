// Symbolic expressions: immutable nodes, interned so that equal structure is one object.
import type { Rational } from './rational.ts';
import type { Range } from './range.ts';

export type ConstantName = 'pi' | 'e' | 'eulerGamma' | 'infinity';

/** What a symbol stands for; it decides the order in sums, and what may be differentiated. */
export type SymbolRole = 'observation' | 'pivot' | 'parameter' | 'constant' | 'index';

interface NodeBase {
  /** Unique among the nodes alive; equal nodes are one object, so `===` decides structural equality. */
  readonly id: number;
  /** The number of nodes written out as a tree. */
  readonly size: number;
  /** Those that occur free. */
  readonly symbols: ReadonlySet<SymbolExpr>;
}
export interface NumberExpr extends NodeBase {
  readonly kind: 'number';
  readonly value: Rational;
}
export interface ConstantExpr extends NodeBase {
  readonly kind: 'constant';
  readonly name: ConstantName;
}
export interface SymbolExpr extends NodeBase {
  readonly kind: 'symbol';
  readonly name: string;
  readonly role: SymbolRole;
  readonly domain: Range;
}
/** At least two terms, sorted, no sum among them, no two alike but for a rational coefficient. */
export interface SumExpr extends NodeBase {
  readonly kind: 'sum';
  readonly terms: readonly Expr[];
}
/** At least two factors, sorted, a rational coefficient first, no two with one base. */
export interface ProductExpr extends NodeBase {
  readonly kind: 'product';
  readonly factors: readonly Expr[];
}
/** Also the exponential: its base is the constant e. */
export interface PowerExpr extends NodeBase {
  readonly kind: 'power';
  readonly base: Expr;
  readonly exponent: Expr;
}
export interface ApplyExpr extends NodeBase {
  readonly kind: 'apply';
  /** The name of a function in `functions/index.ts`. */
  readonly fn: string;
  readonly args: readonly Expr[];
  /** Where the function's values lie for these arguments; given by the function's own file. */
  readonly range: Range;
}
/** The first branch whose condition holds; `otherwise` where none does. */
export interface PiecewiseExpr extends NodeBase {
  readonly kind: 'piecewise';
  readonly branches: readonly Branch[];
  readonly otherwise: Expr;
}
/** Σ of the body over whole numbers of the index, where the bounds are not both numbers. */
export interface SeriesExpr extends NodeBase {
  readonly kind: 'series';
  readonly body: Expr;
  readonly index: SymbolExpr;
  readonly from: Expr;
  readonly to: Expr;
}
export type Expr =
  NumberExpr | ConstantExpr | SymbolExpr | SumExpr | ProductExpr | PowerExpr | ApplyExpr | PiecewiseExpr | SeriesExpr;

export interface Branch {
  readonly condition: Condition;
  readonly value: Expr;
}
/** `difference` compared with zero, or a conjunction, a disjunction, a negation of such. */
export type Condition =
  | { readonly kind: 'comparison'; readonly difference: Expr; readonly relation: Relation }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };
export type Relation = '<' | '<=' | '=' | '!=';

export function conditionKey(condition: Condition): string {
  switch (condition.kind) {
    case 'comparison':
      return `${String(condition.difference.id)}${condition.relation}0`;
    case 'not':
      return `!(${conditionKey(condition.part)})`;
    default:
      return `${condition.kind}(${condition.parts.map(conditionKey).join(',')})`;
  }
}

/** The expressions that stand directly in a condition. */
export function conditionOperands(condition: Condition): readonly Expr[] {
  switch (condition.kind) {
    case 'comparison':
      return [condition.difference];
    case 'not':
      return conditionOperands(condition.part);
    default:
      return condition.parts.flatMap(conditionOperands);
  }
}

/** The direct operands of a node, in order; an index of a series counts as bound, not as an operand. */
export function operands(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'constant':
    case 'symbol':
      return [];
    case 'sum':
      return expr.terms;
    case 'product':
      return expr.factors;
    case 'power':
      return [expr.base, expr.exponent];
    case 'apply':
      return expr.args;
    case 'piecewise':
      return [...expr.branches.flatMap((b) => [...conditionOperands(b.condition), b.value]), expr.otherwise];
    case 'series':
      return [expr.body, expr.from, expr.to];
  }
}

/** The symbols that occur free in the expression. */
export const freeSymbols = (expr: Expr): ReadonlySet<SymbolExpr> => expr.symbols;

export const dependsOn = (expr: Expr, symbol: SymbolExpr): boolean => expr.symbols.has(symbol);
export const dependsOnAny = (expr: Expr, symbols: readonly SymbolExpr[]): boolean => {
  for (const s of symbols) if (expr.symbols.has(s)) return true;
  return false;
};

/** The number of nodes of the expression written out as a tree: its size for a reader. */
export const nodeCount = (expr: Expr): number => expr.size;

/** Looks at every node of the expression, at common parts once. */
export function eachNode(expr: Expr, look: (node: Expr) => void): void {
  someShared(
    expr,
    (node) => {
      look(node);
      return false;
    },
    new Set(),
  );
}

/** Does the predicate hold for some node of the tree? */
export function someNode(expr: Expr, predicate: (node: Expr) => boolean): boolean {
  if (nodeCount(expr) > longTree) return someShared(expr, predicate, new Set());
  return predicate(expr) || operands(expr).some((operand) => someNode(operand, predicate));
}

/** From this size on it pays to look at common parts once. */
const longTree = 2000;

function someShared(expr: Expr, predicate: (node: Expr) => boolean, seen: Set<Expr>): boolean {
  if (seen.has(expr)) return false;
  seen.add(expr);
  return predicate(expr) || operands(expr).some((operand) => someShared(operand, predicate, seen));
}

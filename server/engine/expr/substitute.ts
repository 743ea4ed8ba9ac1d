// Replaces symbols (or whole subexpressions) by expressions, rebuilding what depends on them in canonical form.
import { abs, add, multiply, number, piecewise, power, rawApply, rawSeries } from './build.ts';
import { freeSymbols, type Condition, type Expr } from './expr.ts';
import { functionOfNode } from './functions/index.ts';

/** A function of the language applied to canonical arguments. */
export function call(name: string, args: readonly Expr[]): Expr {
  if (name === 'abs') return abs(args[0] as Expr);
  const definition = functionOfNode(name);
  return definition === undefined
    ? rawApply(name, args, { lower: -Infinity, upper: Infinity, lowerOpen: true, upperOpen: true, integer: false })
    : definition.call(args);
}

/** A map of expressions that maps common parts once; `rewrite` is given the map for what stands within a node. */
export function sharedMap(rewrite: (node: Expr, within: (operand: Expr) => Expr) => Expr): (expr: Expr) => Expr {
  const done = new Map<Expr, Expr>();
  const map = (node: Expr): Expr => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const result = rewrite(node, map);
    done.set(node, result);
    return result;
  };
  return map;
}

/** The expression with its operands mapped, in canonical form again. */
export function mapOperands(expr: Expr, f: (operand: Expr) => Expr): Expr {
  switch (expr.kind) {
    case 'number':
    case 'constant':
    case 'symbol':
      return expr;
    case 'sum':
      return add(...expr.terms.map(f));
    case 'product':
      return multiply(...expr.factors.map(f));
    case 'power':
      return power(f(expr.base), f(expr.exponent));
    case 'apply':
      return call(expr.fn, expr.args.map(f));
    case 'piecewise':
      return piecewise(
        expr.branches.map((b) => ({ condition: mapCondition(b.condition, f), value: f(b.value) })),
        f(expr.otherwise),
      );
    case 'series':
      return series(f(expr.body), expr, f(expr.from), f(expr.to));
  }
}

const series = (body: Expr, node: Expr & { kind: 'series' }, from: Expr, to: Expr): Expr =>
  sum(body, node.index, from, to);

/** The longest sum that is written out term by term. */
export const longestWrittenSum = 64;

/** Σ of the body over index = from … to: written out where the bounds are whole numbers not far apart. */
export function sum(body: Expr, index: Expr & { kind: 'symbol' }, from: Expr, to: Expr): Expr {
  if (from.kind === 'number' && to.kind === 'number') {
    const [first, last] = [Number(from.value.numerator), Number(to.value.numerator)];
    if (last - first < longestWrittenSum) {
      const terms: Expr[] = [];
      for (let i = first; i <= last; i++) terms.push(substitute(body, new Map([[index, number(i)]])));
      return add(...terms);
    }
  }
  return rawSeries(body, index, from, to);
}

function mapCondition(condition: Condition, f: (operand: Expr) => Expr): Condition {
  switch (condition.kind) {
    case 'comparison':
      return { ...condition, difference: f(condition.difference) };
    case 'not':
      return { kind: 'not', part: mapCondition(condition.part, f) };
    default:
      return { kind: condition.kind, parts: condition.parts.map((p) => mapCondition(p, f)) };
  }
}

function holdsAny(node: Expr, symbols: ReadonlyMap<Expr, Expr>): boolean {
  for (const s of freeSymbols(node)) if (symbols.has(s)) return true;
  return false;
}

/** The expression with each key of the map replaced by its value, all at once. */
export function substitute(expr: Expr, replacements: ReadonlyMap<Expr, Expr>): Expr {
  if (replacements.size === 0) return expr;
  const symbolsOnly = [...replacements.keys()].every((k) => k.kind === 'symbol');
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    const direct = replacements.get(node);
    if (direct !== undefined) return direct;
    if (symbolsOnly && !holdsAny(node, replacements)) return node;
    const known = done.get(node);
    if (known !== undefined) return known;
    const result = mapOperands(node, visit);
    done.set(node, result);
    return result;
  };
  return visit(expr);
}

// A text for the structure of an expression, the same on every run: what two expressions are hashed by beyond this process.
import { contentHash } from '../numeric/hash.ts';
import type { Condition, Expr } from './expr.ts';
import type { Range } from './range.ts';

const known = new WeakMap<Expr, string>();

/** 16 hexadecimal digits, equal for equal structure; of symbols, name, role and domain count. */
export function structureHash(expr: Expr): string {
  const cached = known.get(expr);
  if (cached !== undefined) return cached;
  const result = contentHash(textOf(expr));
  known.set(expr, result);
  return result;
}

const all = (list: readonly Expr[]): string => list.map(structureHash).join(',');
const rangeText = ({ lower, upper, lowerOpen, upperOpen, integer }: Range): string =>
  [lower, upper, lowerOpen, upperOpen, integer].map(String).join();

function textOf(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return `${String(expr.value.numerator)}/${String(expr.value.denominator)}`;
    case 'constant':
      return expr.name;
    case 'symbol':
      return `${expr.role} ${expr.name} ${rangeText(expr.domain)}`;
    case 'sum':
      return `+${all(expr.terms)}`;
    case 'product':
      return `*${all(expr.factors)}`;
    case 'power':
      return `^${all([expr.base, expr.exponent])}`;
    case 'apply':
      return `${expr.fn}(${all(expr.args)})`;
    case 'piecewise':
      return `{${expr.branches.map((b) => `${conditionText(b.condition)}?${structureHash(b.value)}`).join(':')}:${structureHash(expr.otherwise)}`;
    case 'series':
      return `sum ${all([expr.body, expr.index, expr.from, expr.to])}`;
  }
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'comparison':
      return structureHash(condition.difference) + condition.relation;
    case 'not':
      return `!(${conditionText(condition.part)})`;
    default:
      return `${condition.kind}(${condition.parts.map(conditionText).join(',')})`;
  }
}

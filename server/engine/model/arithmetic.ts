// Decides what sums, products, quotients and powers mean, of numbers, lists and matrices.
import { add, divide, isZeroNumber, minusOne, multiply, negate, power, subtract, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Value } from '../distributions/family.ts';
import type { BinarySyntax, ExpressionSyntax } from '../text/syntax.ts';
import type { Reading } from './reading.ts';
import { matrix, nameOfKind, scalar, vector, type Meaning } from './values.ts';

/** −a, entry by entry. */
export function readNegation(reader: Reading, operand: ExpressionSyntax): Meaning | undefined {
  const value = reader.value(operand);
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return scalar(negate(value.value));
  return value.kind === 'vector' ? vector(value.entries.map(negate)) : matrix(value.rows.map((row) => row.map(negate)));
}

/** a + b, a − b, a·b, a/b, a^b of numbers; sums and multiples of lists and matrices. */
export function readArithmetic(reader: Reading, syntax: BinarySyntax): Meaning | undefined {
  const [left, right] = [reader.value(syntax.left), reader.value(syntax.right)];
  if (left === undefined || right === undefined) return undefined;
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalars(reader, syntax, left.value, right.value);
  return entrywise(reader, syntax, left, right);
}

function scalars(reader: Reading, syntax: BinarySyntax, left: Expr, right: Expr): Meaning | undefined {
  switch (syntax.operator) {
    case '+':
      return scalar(add(left, right));
    case '-':
      return scalar(subtract(left, right));
    case '*':
      return scalar(multiply(left, right));
    case '/':
      if (!isZeroNumber(right)) return scalar(divide(left, right));
      reader.issues.report('type-mismatch', syntax.right.span, 'A number is divided by 0 here.');
      return undefined;
    default:
      if (!isZeroNumber(left) || right.kind !== 'number' || Q.sign(right.value) > 0) return scalar(power(left, right));
      reader.issues.report('type-mismatch', syntax.span, 'A power of 0 needs a positive exponent.');
      return undefined;
  }
}

/** Lists and matrices are added, and multiplied by numbers, entry by entry. */
function entrywise(reader: Reading, syntax: BinarySyntax, left: Value, right: Value): Meaning | undefined {
  const { operator } = syntax;
  if ((operator === '+' || operator === '-') && left.kind === right.kind) {
    const combine = operator === '+' ? add : subtract;
    if (left.kind === 'vector' && right.kind === 'vector' && left.entries.length === right.entries.length)
      return vector(left.entries.map((entry, i) => combine(entry, right.entries[i] as Expr)));
    if (left.kind === 'matrix' && right.kind === 'matrix' && left.rows.length === right.rows.length)
      return matrix(left.rows.map((row, i) => row.map((entry, j) => combine(entry, right.rows[i]?.[j] ?? zero))));
    reader.issues.report('type-mismatch', syntax.span, 'Lists are added where they are equally long.');
    return undefined;
  }
  const [factor, other] =
    left.kind === 'scalar' ? [left.value, right] : [right.kind === 'scalar' ? right.value : undefined, left];
  if (factor !== undefined && (operator === '*' || (operator === '/' && right.kind === 'scalar'))) {
    const scale = operator === '*' ? factor : power(factor, minusOne);
    if (other.kind === 'vector') return vector(other.entries.map((entry) => multiply(scale, entry)));
    if (other.kind === 'matrix') return matrix(other.rows.map((row) => row.map((entry) => multiply(scale, entry))));
  }
  const message = `“${operator}” joins ${nameOfKind(left.kind)} and ${nameOfKind(right.kind)} here; products of lists are written dot(a, b).`;
  reader.issues.report(
    'type-mismatch',
    syntax.operatorSpan.start < syntax.operatorSpan.end ? syntax.operatorSpan : syntax.span,
    message,
  );
  return undefined;
}

/** Decides what the parts of an expression are, for whoever walks one. */

import type { ExpressionSyntax } from './syntax.ts';

/** The operands of an expression, from left to right as written; of a sum: body, index, from, to. */
export function operandsOf(expression: ExpressionSyntax): readonly ExpressionSyntax[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
    case 'error':
      return [];
    case 'negate':
    case 'not':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'comparison':
      return [expression.first, ...expression.rest.map((link) => link.operand)];
    case 'call':
      return expression.arguments.map((argument) => argument.value);
    case 'if':
      return [expression.condition, expression.then, expression.otherwise];
    case 'indicator':
      return [expression.condition];
    case 'list':
      return expression.elements;
    case 'matrix':
      return expression.rows.flat();
    case 'sum':
      return [expression.body, expression.index, expression.from, expression.to];
    case 'index':
      return [expression.target, ...expression.indices];
  }
}

/** Every expression within the one given, itself first, in the order in which they are written. No recursion. */
export function* expressionsIn(expression: ExpressionSyntax): Generator<ExpressionSyntax> {
  const waiting = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const operands = operandsOf(next);
    for (let at = operands.length - 1; at >= 0; at--) {
      const operand = operands[at];
      if (operand !== undefined) waiting.push(operand);
    }
  }
}

/** Whether the tree is at most `limit` levels high, so that walkers may recurse. No recursion. */
export function isAtMostAsHighAs(expression: ExpressionSyntax, limit: number): boolean {
  let level: readonly ExpressionSyntax[] = [expression];
  for (let height = 1; level.length > 0; height++) {
    if (height > limit) return false;
    level = level.flatMap(operandsOf);
  }
  return true;
}

/** Random expressions have the value that mathjs, which reads them with a parser of its own, gives them. */

import fc from 'fast-check';
import { evaluate } from 'mathjs/number';
import { expect, test } from 'vitest';
import { parseExpression } from '../../server/engine/text/blockParser.ts';
import type { ExpressionSyntax } from '../../server/engine/text/syntax.ts';

const values: Readonly<Record<string, number>> = {
  a: 1.25,
  b: 0.5,
  c: 3,
  x: 2.75,
  y_1: 0.125,
  inf: Infinity,
  pi: Math.PI,
  e: Math.E,
};
const functions: Readonly<Record<string, (...list: number[]) => number>> = {
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  max: Math.max,
};

function truth(value: number): boolean {
  return value !== 0 && !Number.isNaN(value);
}

function compare(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    default:
      return left !== right;
  }
}

function valueOf(expression: ExpressionSyntax): number {
  switch (expression.kind) {
    case 'number':
      return Number(expression.value.numerator) / Number(expression.value.denominator);
    case 'name':
      return values[expression.name] ?? NaN;
    case 'negate':
      return -valueOf(expression.operand);
    case 'not':
      return truth(valueOf(expression.operand)) ? 0 : 1;
    case 'call':
      return functions[expression.name]?.(...expression.arguments.map((argument) => valueOf(argument.value))) ?? NaN;
    case 'comparison': {
      const operands = [expression.first, ...expression.rest.map((link) => link.operand)].map(valueOf);
      const holds = expression.rest.every((link, at) =>
        compare(link.operator, operands[at] ?? NaN, operands[at + 1] ?? NaN),
      );
      return holds ? 1 : 0;
    }
    case 'binary': {
      const [left, right] = [valueOf(expression.left), valueOf(expression.right)];
      switch (expression.operator) {
        case '+':
          return left + right;
        case '-':
          return left - right;
        case '*':
          return left * right;
        case '/':
          return left / right;
        case '^':
          return left ** right;
        case 'and':
          return truth(left) && truth(right) ? 1 : 0;
        case 'or':
          return truth(left) || truth(right) ? 1 : 0;
      }
    }
    default:
      return NaN;
  }
}

const blanks = fc.constantFrom('', ' ', '  ');
const { expression } = fc.letrec<{ expression: string; operand: string; joined: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', 'x', 'y_1', 'pi', 'e', '2', '0.5', '3', '1e-1', '.25', '2e0'),
    tie('expression').map((inside) => `(${inside})`),
    fc
      .tuple(fc.constantFrom('exp', 'sqrt', 'abs', 'sin'), tie('expression'))
      .map(([name, inside]) => `${name}(${inside})`),
    fc.tuple(tie('expression'), tie('expression')).map(([first, second]) => `max(${first}, ${second})`),
    tie('operand').map((inside) => `-${inside}`),
    fc.tuple(fc.constantFrom('2 a', '3(b + c)', '2 exp(b)', '4 x^2', '.5 (a)')).map(([product]) => product),
  ),
  joined: fc
    .tuple(
      tie('operand'),
      blanks,
      fc.constantFrom('+', '-', '*', '/', '^', '^', '<', '<=', '>', '!=', ' and ', ' or '),
      blanks,
      tie('operand'),
    )
    .map((parts) => parts.join('')),
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('operand'),
    tie('joined'),
    fc
      .tuple(tie('joined'), fc.constantFrom(' + ', '-', '*', ' / ', '^', ' < ', ' or '), tie('joined'))
      .map((parts) => parts.join('')),
  ),
}));

/** Whether two conditions meet, or a condition and a number: there mathjs keeps truth values apart, we do not. */
const mixesTruth = /[<>=]|and|or/;

test('values of random expressions', () => {
  let compared = 0;
  fc.assert(
    fc.property(expression, (text) => {
      const { expression: read, issues } = parseExpression(text);
      if (issues.length > 0) {
        // Only where the text can be read in two ways, which mathjs settles for its writers, and we ask.
        expect(issues.map(({ message }) => message).join()).toMatch(/two ways|an operator before/);
        return;
      }
      const reference: unknown = evaluate(text, { ...values });
      const ours = valueOf(read);
      if (typeof reference === 'boolean') expect(ours).toBe(reference ? 1 : 0);
      else if (typeof reference !== 'number' || !Number.isFinite(reference)) return;
      else if (mixesTruth.test(text)) expect(ours).toBeCloseTo(reference, 6);
      else expect(Math.abs(ours - reference)).toBeLessThanOrEqual(1e-12 * Math.abs(reference) + 1e-12);
      compared++;
    }),
    { numRuns: 5000, seed: 1925 },
  );
  expect(compared).toBeGreaterThan(2500);
});

// What rules for Gaussian vectors say of polynomials beyond their degree: the value, or an error bound that holds.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { add, multiply, number, power } from '../../../server/engine/expr/build.ts';
import { prepareExpectation } from '../../../server/engine/expectation/numericExpectation.ts';
import { modelOf } from '../modelOf.ts';

const correlation = 0.2;

/** E(xᵀx)³ = t₁³ + 6 t₁t₂ + 8 t₃ with tₖ = tr Σᵏ. Source: Magnus and Neudecker, Matrix Differential Calculus (1999), chapter 10. */
function thirdMoment(d: number): number {
  const eigenvalues = [1 + (d - 1) * correlation, ...Array.from({ length: d - 1 }, () => 1 - correlation)];
  const [first, second, third] = [1, 2, 3].map((k) => eigenvalues.reduce((sum, l) => sum + l ** k, 0)) as [
    number,
    number,
    number,
  ];
  return first ** 3 + 6 * first * second + 8 * third;
}

describe.each([3, 4, 5, 6, 8])('in %i dimensions', (d) => {
  const names = Array.from({ length: d }, (_, i) => `x${String(i)}`);
  const rows = names.map((_, i) => `[${names.map((__, j) => (i === j ? '1' : 'r')).join(', ')}]`);
  const lines = [`(${names.join(', ')}) ~ MvNormal([${names.map(() => '0').join(', ')}], [${rows.join(', ')}])`];

  it('the cube of the square length is had, or its error is told', () => {
    const { law, parameters } = modelOf(...lines, `at r = ${String(correlation)}`);
    const square = add(...law.variables.map((x) => power(x, number(2))));
    const cube = multiply(square, square, square);
    const symbols = parameters.map((p) => p.symbol);
    const { values, errorBounds } = prepareExpectation([cube], law, symbols).at([correlation], new Budget(1e6));
    const error = Math.abs((values[0] as number) - thirdMoment(d));
    expect(error).toBeLessThanOrEqual(errorBounds[0] as number);
    if (d === 3) expect(error).toBeLessThan(1e-9);
  });
});

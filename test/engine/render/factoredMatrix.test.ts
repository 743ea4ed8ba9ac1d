/** A common factor stands before the information matrix, as textbooks set it; factor times entries is the matrix. */

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { withCommonFactor } from '../../../server/engine/expr/shape/commonFactor.ts';
import { fisherReport } from '../../../server/engine/report/fisherReport.ts';
import { displayedMatrix } from '../../../server/engine/render/matrix.ts';
import { informationLatex } from '../../../server/engine/render/reportLatex.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { resultsOf } from '../modelOf.ts';

function matrixOf(...lines: readonly string[]) {
  const results = resultsOf(...lines);
  const rows = results.information.matrix ?? [];
  const matrix = rows.map((row) => row.flatMap((e): Expr[] => (e === undefined ? [] : [e])));
  expect(matrix.flat()).toHaveLength(results.model.parameters.length ** 2);
  return { matrix, results };
}

const written = (lines: readonly string[]): string | undefined => {
  const factored = withCommonFactor(matrixOf(...lines).matrix);
  if (factored === undefined) return undefined;
  const rows = factored.entries.map((row) => row.map(toUnicode).join(', ')).join('; ');
  return `${toUnicode(factored.factor)} [${rows}]`;
};

const factorable: readonly (readonly string[])[] = [
  ['x ~ Gumbel(m, b)'],
  ['x ~ GeneralizedPareto(s, k)', 'param k > 0'],
  ['x ~ kernel(exp(-lambda*x^2/2 + h*x)) on R'],
  ['x ~ Normal(a + b*t, s)', 'given t = [1, 2, 4]'],
  ['x ~ Categorical([p, q, 1 - p - q])'],
  ['(x, y) ~ MvNormal([a, b], [[1, r], [r, 1]])', 'param r in (-1, 1)'],
];

describe('the information matrix with its common factor', () => {
  it.each([
    // Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 22
    ['Gumbel', ['x ~ Gumbel(m, b)'], '1/b² [1, γ − 1; γ − 1, π²/6 + (1 − γ)²]'],
    // by hand: 1/λ, −h/λ² and 1/(2λ²) + h²/λ³ over λ³
    ['a natural normal law', ['x ~ kernel(exp(-lambda*x^2/2 + h*x)) on R'], '1/λ³ [h² + λ/2, −h λ; −h λ, λ²]'],
    // Seber and Lee, Linear Regression Analysis (2003), chapter 3: σ⁻² XᵀX and 2/σ² for the standard deviation
    ['one predictor', ['x ~ Normal(a + b*t, s)', 'given t = [1, 2]'], '1/s² [1, t, 0; t, t², 0; 0, 0, 2]'],
  ])('%s', (_, lines, expected) => {
    expect(written(lines)).toBe(expected);
  });

  it('is not taken out of a diagonal, nor where no factor is common', () => {
    expect(written(['x ~ Normal(mu, sigma)'])).toBeUndefined();
    expect(written(['x ~ Gamma(k, b)'])).toBeUndefined();
  });

  it.each(factorable.map((lines) => [lines[0] ?? '', lines] as const))('factor times entries: %s', (_, lines) => {
    const { matrix } = matrixOf(...lines);
    const symbols = [...new Set(matrix.flat().flatMap((e) => [...freeSymbols(e)]))];
    const factored = withCommonFactor(matrix);
    const values = new Map(symbols.map((s: SymbolExpr, i): [SymbolExpr, number] => [s, 0.31 + 0.17 * i]));
    const factor = evaluate(factored?.factor as Expr, values);
    matrix.forEach((row, i) => {
      row.forEach((entry, j) => {
        const inner = evaluate(factored?.entries[i]?.[j] as Expr, values);
        expect(factor * inner).toBeCloseTo(evaluate(entry, values), 10);
      });
    });
  });

  it('stands in the report and in LaTeX', () => {
    const { results } = matrixOf('x ~ Gumbel(m, b)');
    const report = fisherReport(results, []);
    expect(report.factored?.factor.text).toBe('1/b^2');
    const parameters = ['m', 'b'].map((name) => ({ name, latex: name, domain: 'R', declared: false, role: null }));
    expect(informationLatex(parameters, report)).toBe(
      'I(m, b) = \\frac{1}{b^{2}} \\begin{pmatrix} 1 & \\gamma - 1 \\\\[6pt] ' +
        '\\gamma - 1 & \\dfrac{\\pi^{2}}{6} + (1 - \\gamma)^{2} \\end{pmatrix}',
    );
  });

  it('has fractions at full size where it is displayed, but not inside others', () => {
    expect(
      displayedMatrix([
        ['\\frac{1}{1 + \\frac{1}{k}}', '0'],
        ['0', '-\\frac{1}{k}'],
      ]),
    ).toBe('\\begin{pmatrix} \\dfrac{1}{1 + \\frac{1}{k}} & 0 \\\\[6pt] 0 & -\\dfrac{1}{k} \\end{pmatrix}');
  });
});

// How expressions, domains, numbers and warrants are written where only text can stand.
import { describe, expect, test } from 'vitest';
import { openCall, statementBefore } from '../../server/service/callAt.ts';
import { escapeMarkdown, markdownCode } from '../../server/service/convert.ts';
import { domainText, setText } from '../../server/service/domainText.ts';
import { inlineMatrix, shownNumber, unicodeMath } from '../../server/service/unicodeMath.ts';
import { closestAgreement } from '../../server/service/warrant.ts';

describe('expressions in Unicode', () => {
  test.each([
    ['2/sigma^2', '2/σ²'],
    ['-1/b', '−1/b'],
    ['2*sigma^2', '2σ²'],
    ['1/2*(x - mu)^2/sigma^2', '1/2·(x − μ)²/σ²'],
    ['trigamma(k)', 'ψ₁(k)'],
    ['polygamma(2, k_1 + 1)', 'ψ₂(k₁ + 1)'],
    ['lgamma(a + b)', 'log Γ(a + b)'],
    ['sqrt(n)', '√n'],
    ['abs(x - mu)/s', '|x − μ|/s'],
    ['besselI(1, kappa)', 'I₁(κ)'],
    ['sqrt(sigma^2 + 1)', '√(σ² + 1)'],
    ['sigma^(-2)', 'σ⁻²'],
    ['x^(-1/2)', 'x^(−1/2)'],
    ["mu' - mu", 'μ′ − μ'],
    ['p[1]*(1 - p[1])', 'p₁·(1 − p₁)'],
    ['x^2.5', 'x^2.5'],
    ['a <= inf', 'a ≤ ∞'],
    ['(1 - eulerGamma)/lambda', '(1 − γ)/λ'],
    ['eulerGamma*gamma', 'γₑ·γ'],
    ['eulerGamma*gamma(k)', 'γ·Γ(k)'],
    ['Größe^2', 'Größe²'],
    ['', ''],
    ['sqrt(', '√()'],
  ])('%s is %s', (text, shown) => {
    expect(unicodeMath(text)).toBe(shown);
  });

  test('a matrix on one line', () => {
    expect(
      inlineMatrix([
        ['a', null],
        ['b', 'c'],
      ]),
    ).toBe('[[a, ?], [b, c]]');
    expect(inlineMatrix([['a']])).toBe('a');
  });
});

describe('domains', () => {
  test.each([
    ['(0, inf)', 'σ > 0'],
    ['[0, inf)', 'σ ≥ 0'],
    ['(-inf, 3]', 'σ ≤ 3'],
    ['R', 'σ ∈ ℝ'],
    ['(-inf, inf)', 'σ ∈ ℝ'],
    ['(0, 1)', '0 < σ < 1'],
    ['[a, theta^2)', 'a ≤ σ < θ²'],
    ['{0..}', 'σ ∈ {0, 1, …}'],
    ['{1..n}', 'σ ∈ {1, 2, …, n}'],
    ['R^2', 'σ ∈ ℝ²'],
    ['simplex(3)', 'σ ∈ simplex(3)'],
  ])('%s is said as %s', (domain, said) => {
    expect(domainText('sigma', domain)).toBe(said);
  });
});

test.each([
  ['R', 'ℝ'],
  ['R^2', 'ℝ²'],
  ['(0, inf)', '(0, ∞)'],
  ['{0..}', '{0, 1, …}'],
  ['{-1, 1}^3', '{−1, 1}³'],
])('the set %s is written %s', (set, written) => {
  expect(setText(set)).toBe(written);
});

describe('numbers', () => {
  test.each([
    [0.6449340668, '0.6449'],
    [-1, '−1'],
    [25, '25'],
    [1e-13, '1e−13'],
    [1234567.8, '1.235e6'],
    [0.5, '0.5'],
    [0, '0'],
  ])('%d is shown as %s', (value, shown) => {
    expect(shownNumber(value)).toBe(shown);
  });

  test('the agreement of routes is that of the closest, relative to the diagonal', () => {
    const value = [
      [4, 0],
      [0, 9],
    ];
    const other = [
      [4, 6e-10],
      [6e-10, 9],
    ];
    const routes = [
      { name: 'closed-form' as const, value, agrees: true },
      {
        name: 'kl-hessian' as const,
        value: [
          [4.1, 0],
          [0, 9],
        ],
        agrees: true,
      },
      { name: 'score-covariance' as const, value: other, agrees: true },
    ];
    expect(closestAgreement(routes)).toBeCloseTo(1e-10, 15);
    expect(closestAgreement(routes.slice(0, 1))).toBe(Infinity);
  });
});

describe('the text around a cursor', () => {
  test('a statement goes on while a bracket is open, and no further', () => {
    const text = 'let a = (b)\nx ~ Gamma(k, # shape\n  rate = ';
    expect(statementBefore(text, text.length)).toBe('x ~ Gamma(k, \n  rate = ');
  });

  test('the innermost open call has its arguments so far', () => {
    expect(openCall('x ~ Gamma(max(1, 2), rate = ')).toEqual({
      name: 'Gamma',
      argument: 1,
      arguments: ['max(1, 2)', 'rate ='],
    });
    expect(openCall('x ~ Gamma(k, b)')).toBeUndefined();
  });

  test('what Markdown would read as its own is escaped', () => {
    expect(escapeMarkdown('a_b*[c](d)')).toBe('a\\_b\\*\\[c\\](d)');
    expect(markdownCode('a`b')).toBe('``a`b``');
  });
});

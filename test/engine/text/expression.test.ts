/** Expressions: precedence, spellings, and what is asked where mathematicians would disagree. */

import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../../server/engine/text/blockParser.ts';
import { show, showIssue } from './show.ts';

function read(text: string): string {
  const { expression, issues } = parseExpression(text);
  expect(issues.map((issue) => showIssue(text, issue))).toEqual([]);
  return show(expression);
}

function complaint(text: string): string {
  const { issues } = parseExpression(text);
  expect(issues).toHaveLength(1);
  return issues.map((issue) => showIssue(text, issue)).join();
}

describe('precedence', () => {
  test.each([
    ['-x^2', '(-(x ^ 2))'],
    ['2^-x', '(2 ^ (-x))'],
    ['a^b^c', '(a ^ (b ^ c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a/b/c', '((a / b) / c)'],
    ['a*b + c/d', '((a * b) + (c / d))'],
    ['-a*b', '((-a) * b)'],
    ['a - -b', '(a - (-b))'],
    ['+a', 'a'],
    ['a < b + 1', '(a < (b + 1))'],
    ['0 < x <= 1', '(0 < x <= 1)'],
    ['a < 1 and b < 2 or c = 3', '(((a < 1) and (b < 2)) or (c = 3))'],
    ['not a < 1 and b', '((not (a < 1)) and b)'],
    ['(a + b)*c', '((a + b) * c)'],
    ['p[1]^2', '(p[1] ^ 2)'],
    ['exp(-lambda*x)', 'exp(((-lambda) * x))'],
    ['e^-x', '(e ^ (-x))'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

describe('a number multiplies the name or bracket after it', () => {
  test.each([
    ['2 sigma^2', '(2 * (sigma ^ 2))'],
    ['2sigma', '(2 * sigma)'],
    ['2(x - mu)', '(2 * (x - mu))'],
    ['2 exp(x)', '(2 * exp(x))'],
    ['2exp(x)', '(2 * exp(x))'],
    ['-2 x', '((-2) * x)'],
    ['a*2 b', '((a * 2) * b)'],
    ['2[x > 0]', '(2 * 1[(x > 0)])'],
    ['2 x/3', '((2 * x) / 3)'],
    ['1 - 2 x', '(1 - (2 * x))'],
    ['2 e', '(2 * e)'],
    ['2e-x', '((2 * e) - x)'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['1/2 sigma', '0-9 This can be read in two ways; set a bracket: (1/2)*sigma or 1/(2*sigma).'],
    ['a/b c', '0-5 This can be read in two ways; set a bracket: (a/b)*c or a/(b*c).'],
    ['x + 1/2(y)', '4-10 This can be read in two ways; set a bracket: (1/2)*(y) or 1/(2*(y)).'],
    ['x y', '2-3 Expected an operator before “y”; a product is written with “*”. → x*y'],
    ['2 3', '2-3 Expected an operator before “3”; a product is written with “*”. → 2*3'],
    ['2^3 x', '4-5 Expected an operator before “x”; a product is written with “*”. → 2^3*x'],
    ['(a)(b)', '3-4 Expected an operator before “(”; a product is written with “*”. → (a)*(b)'],
    ['2 x y', '4-5 Expected an operator before “y”; a product is written with “*”. → 2 x*y'],
    [
      'x [x > 0]',
      '2-9 A product with an indicator is written with “*”; without it, the bracket is an index. → x*[x > 0]',
    ],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('numbers', () => {
  test.each([
    ['2e3', '2000'],
    ['1.5E-2', '3/200'],
    ['0.1', '1/10'],
    ['.5', '1/2'],
    ['3.', '3'],
    ['0.30', '3/10'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['1.2.3', '0-5 This is not a number: digits, and at most one decimal point.'],
    ['1_000', '0-5 This is not a number: digits, and at most one decimal point.'],
    ['1e999999999', '0-11 Numbers have at most 400 digits, and exponents up to 400.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('brackets', () => {
  test.each([
    ['[a, b]', '[a, b]'],
    ['[a]', '[a]'],
    ['[[a, b], [c, d]]', 'matrix[[a, b], [c, d]]'],
    ['[[1]]', 'matrix[[1]]'],
    ['[x > 0]', '1[(x > 0)]'],
    ['[x = 0 or y = 0]', '1[((x = 0) or (y = 0))]'],
    ['[x == 0]', '1[(x = 0)]'],
    ['S[1, 2]', 'S[1, 2]'],
    ['inverse(S)[1, 1]', 'inverse(S)[1, 1]'],
    ['if(x > 0, x, -x)', 'if((x > 0), x, (-x))'],
    ['sum(x[i]^2, i in 1..n)', 'sum((x[i] ^ 2), i in 1..n)'],
    ['sum(a*b, i in 1..n, j in i..m - 1)', 'sum(sum((a * b), j in i..(m - 1)), i in 1..n)'],
    ['sum(x)', 'sum(x)'],
    ['beta(beta, 2)', 'beta(beta, 2)'],
    ['f()', 'f()'],
    ['zeta(s, 2)', 'zeta(s, 2)'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['(a', '2-2 Expected “)” to close the bracket.'],
    ['(a, b)', '2-3 Expected a closing bracket (a list is written [a, b]), found “,”.'],
    ['f(a', '3-3 Expected “)” or “,” after the argument.'],
    ['f(a,', '4-4 Expected a number, a name or a bracket.'],
    ['f(a b)', '4-5 Expected an operator before “b”; a product is written with “*”. → f(a*b)'],
    ['f(a = 1)', '2-3 Arguments have names in distributions only; in a condition, put the comparison in a bracket.'],
    ['[a, b', '5-5 Expected “]” or “,” in the square bracket.'],
    ['[]', '1-2 Expected a number, a name or a bracket, found “]”.'],
    ['[[1, 2], [3]]', '9-12 The rows of a matrix are equally long: “[3]” has 1, the first 2.'],
    ['if(x > 0, 1)', '11-12 Expected “,” and a further part: if(CONDITION, A, B), found “)”.'],
    ['if x', '3-4 Expected “(” after if: if(CONDITION, A, B), found “x”.'],
    ['sum(x, i)', '8-9 Expected “in” after the index: sum(EXPR, i in 1..n), found “)”.'],
    ['sum(x, i in 1)', '13-14 Expected “..” between the first and the last index, found “)”.'],
    ['{a}', '0-1 Formulas are grouped with round brackets.'],
    ['2{a}', '1-2 Formulas are grouped with round brackets.'],
    ['a)', '1-2 Expected the end of the expression, found “)”.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('spellings', () => {
  test.each([
    ['σ²', '(sigma ^ 2)'],
    ['x⁻¹', '(x ^ -1)'],
    ['x¹²', '(x ^ 12)'],
    ['(x − μ)²', '((x - mu) ^ 2)'],
    ['\\sigma_1^2 + \\mu', '((sigma_1 ^ 2) + mu)'],
    ['a·b × c ⋅ d', '(((a * b) * c) * d)'],
    ['a ÷ b', '(a / b)'],
    ['a ≤ b ≠ c', '(a <= b != c)'],
    ['∞', 'inf'],
    ['-∞', '(-inf)'],
    ['x₁ + x_2', '(x_1 + x_2)'],
    ['Γ(k)', 'gamma(k)'],
    ['Φ(x)', 'Phi(x)'],
    ['\\infty', 'inf'],
    ['a \\cdot b \\leq c', '((a * b) <= c)'],
    ["mu' - mu", "(mu' - mu)"],
    ['θ′', "theta'"],
    ['größe + größe_1', '(größe + größe_1)'],
    ['a\u00A0+\u2009b', '(a + b)'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['x**2', '1-3 A power is written with “^”. → x^2'],
    ['n!', '0-2 A factorial is written factorial(n). → factorial(n)'],
    ['(n - 1)!', '0-8 A factorial is written factorial(n). → factorial(n - 1)'],
    ['|x|', '0-1 An absolute value is written abs(x).'],
    ['√x', '0-1 A square root is written sqrt(x).'],
    [
      '\\frac{a}{b}',
      '0-5 “\\frac” is LaTeX; a model block is plain text, with a backslash before Greek letters only. → frac{a}{b}',
    ],
    ['a % b', '2-3 Expected the end of the expression, found “%”.'],
    ['a +', '3-3 Expected a number, a name or a bracket.'],
    ['* a', '0-1 Expected a number, a name or a bracket, found “*”.'],
    ['a and', '5-5 Expected a number, a name or a bracket.'],
    ['', '0-0 Expected a number, a name or a bracket.'],
    ['a + on', '4-6 Expected a number, a name or a bracket, found “on”.'],
    ['"text"', '0-6 Expected a number, a name or a bracket, found “"text"”.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

test('every part knows its place, brackets included', () => {
  const text = ' 2 (x - \\mu)²/σ';
  const { expression } = parseExpression(text);
  const parts: string[] = [];
  const visit = (part: typeof expression): void => {
    parts.push(text.slice(part.span.start, part.span.end));
    if (part.kind === 'binary') {
      visit(part.left);
      visit(part.right);
    }
  };
  visit(expression);
  expect(parts).toEqual(['2 (x - \\mu)²/σ', '2 (x - \\mu)²', '2', '(x - \\mu)²', '(x - \\mu)', 'x', '\\mu', '²', 'σ']);
});

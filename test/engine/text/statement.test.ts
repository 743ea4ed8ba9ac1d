/** Statements, domains and laws; and that a mistake in one line leaves the others alone. */

import { describe, expect, test } from 'vitest';
import { parseBlock } from '../../../server/engine/text/blockParser.ts';
import { showIssue, showStatement } from './show.ts';

function read(text: string): string {
  const { statements, issues } = parseBlock(text);
  expect(issues.map((issue) => showIssue(text, issue))).toEqual([]);
  return statements.map(showStatement).join('; ');
}

function complaint(text: string): string {
  const { statements, issues } = parseBlock(text);
  expect(statements.filter((statement) => statement.broken)).toHaveLength(issues.length);
  return issues.map((issue) => showIssue(text, issue)).join('; ');
}

describe('observations', () => {
  test.each([
    ['x ~ Normal(mu, sigma)', 'x ~ Normal(mu, sigma)'],
    ['x ∼ Normal(μ, \\sigma)', 'x ~ Normal(mu, sigma)'],
    ['x ~ Gamma(k, rate = b)', 'x ~ Gamma(k, rate = b)'],
    ['x ~ Normal(mean = mu, variance = s2) on (0, inf)', 'x ~ Normal(mean = mu, variance = s2) on (0, inf)'],
    ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)', 'x ~ density((lambda * exp(((-lambda) * x)))) on (0, inf)'],
    ['x ~ mass(theta^x*(1-theta)^(1-x)) on {0, 1}', 'x ~ mass(((theta ^ x) * ((1 - theta) ^ (1 - x)))) on {0, 1}'],
    ['x ~ kernel(exp(h*x)) on R', 'x ~ kernel(exp((h * x))) on R'],
    ['(s1, s2) ~ energy(-J*s1*s2) on {-1, 1}^2', '(s1, s2) ~ energy((((-J) * s1) * s2)) on {(-1), 1}^2'],
    ['(x) ~ Normal(0, s)', '(x) ~ Normal(0, s)'],
    ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', 'x ~ mixture(w: Normal(0, 1), (1 - w): Normal(m, 1))'],
    [
      'x ~ mixture(w: Normal(0, 1) on (0, inf), 1 - w: Exponential(b)) on (0, 5)',
      'x ~ mixture(w: Normal(0, 1) on (0, inf), (1 - w): Exponential(b)) on (0, 5)',
    ],
    ['data ~ Normal(0, sigma)', 'data ~ Normal(0, sigma)'],
    ['x ~ F()', 'x ~ F()'],
    ['x ~ Multinomial(n, [p, q, 1 - p - q])', 'x ~ Multinomial(n, [p, q, ((1 - p) - q)])'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['x', '1-1 Expected “~” and a distribution.'],
    ['x ~', '3-3 Expected a distribution, as Normal(mu, sigma), or density(…) on a support.'],
    ['x ~ Normal', '10-10 Expected “(” and the arguments of “Normal”.'],
    ['x ~ Normal(', '11-11 Expected a number, a name or a bracket.'],
    ['x ~ Normal(mu', '13-13 Expected “)” or “,” after the argument.'],
    ['x ~ Normal(mu,', '14-14 Expected a number, a name or a bracket.'],
    ['x ~ Normal(mu, )', '15-16 Expected a number, a name or a bracket, found “)”.'],
    ['x ~ Normal(mean = )', '18-19 Expected a number, a name or a bracket, found “)”.'],
    ['x ~ Normal(mu, sigma))', '21-22 Expected the end of the line, found “)”.'],
    ['x ~ Normal(mu, sigma) on', '24-24 Expected a set, as R, (0, inf), [0, 1], {0, 1} or {0..n}.'],
    ['x ~ density(exp(-x))', '20-20 Expected “on” and the support: density(EXPR) on SUPPORT.'],
    ['x ~ density exp(-x) on R', '12-15 Expected “(” after density: density(EXPR) on SUPPORT, found “exp”.'],
    [
      'x ~ mixture(w Normal(0, 1))',
      '14-20 Expected an operator before “Normal”; a product is written with “*”. → x ~ mixture(w*Normal(0, 1))',
    ],
    ['x ~ mixture(w: Normal(0, 1)', '27-27 Expected “)” or “,” after the component.'],
    ['x, y ~ Normal(0, 1)', '0-4 Several variables stand in a bracket: (x, y) ~ … → (x, y) ~ Normal(0, 1)'],
    ['p[1] ~ Normal(0, 1)', '0-1 Before “~” stands a name, or names in a bracket: (x, y) ~ …'],
    ['~ Normal(0, 1)', '0-1 Expected a statement, as x ~ Normal(mu, sigma) or param sigma > 0, found “~”.'],
    ['x ~ 3', '4-5 Expected a distribution, as Normal(mu, sigma), or density(…) on a support, found “3”.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('domains', () => {
  test.each([
    ['param mu in R', 'param mu in R'],
    ['param mu ∈ ℝ²', 'param mu in R^2'],
    ['param b in R^k', 'param b in R^k'],
    ['param theta in (0, 1)', 'param theta in (0, 1)'],
    ['param theta in [0, 1)', 'param theta in [0, 1)'],
    ['param theta in (-inf, a + b]', 'param theta in ((-inf), (a + b)]'],
    ['param n in {0..n}', 'param n in {0..n}'],
    ['param n in {1..}', 'param n in {1..}'],
    ['param s in {-1, 1}^3', 'param s in {(-1), 1}^3'],
    ['param s in R*{-1, 1}^2*(0, inf)', 'param s in R*{(-1), 1}^2*(0, inf)'],
    ['param u in [0, 1]^2', 'param u in [0, 1]^2'],
    ['param p in simplex(3)', 'param p in simplex(3)'],
    ['param S in posdef(k)', 'param S in posdef(k)'],
    ['param sigma > 0', 'param sigma in > 0'],
    ['param k >= 1/2', 'param k in >= (1 / 2)'],
    ['param a < b', 'param a in < b'],
    ['param 0 < p <= 1', 'param p in (0, 1]'],
    ['param 1 > p >= 0', 'param p in [0, 1)'],
    ['param 0 < p', 'param p in > 0'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['param', '5-5 Expected a parameter’s name.'],
    ['param sigma', '11-11 Expected “in” and a set, or an inequality: param NAME in (0, 1), param NAME > 0.'],
    ['param sigma >', '13-13 Expected a number, a name or a bracket.'],
    ['param sigma in', '14-14 Expected a set, as R, (0, inf), [0, 1], {0, 1} or {0..n}.'],
    ['param sigma in (0', '17-17 Expected “,” between the ends of an interval.'],
    ['param sigma in (0, 1', '20-20 Expected “)” or “]” to close the interval.'],
    ['param sigma in {0, 1', '20-20 Expected “}” or “,” in the set.'],
    [
      'param sigma = 2',
      '12-13 A param line states a domain; a known value is a “const”, the point for numbers an “at”.',
    ],
    ['param a > 0, b > 0', '11-12 Each parameter has a param line of its own.'],
    [
      'param k in N',
      '11-12 Expected a set, as R, (0, inf), [0, 1], {0, 1} or {0..n}, found “N”. Did you mean “{0..}”? → param k in {0..}',
    ],
    [
      'param k in simplx(3)',
      '11-17 Expected a set, as R, (0, inf), [0, 1], {0, 1} or {0..n}, found “simplx”. Did you mean “simplex”? → param k in simplex(3)',
    ],
    ['param k in {1, …, n}', '15-16 Whole numbers from a to b are written {a..b}.'],
    ['param 0 < p > 1', '6-15 The two inequalities point in opposite directions.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('the other statements', () => {
  test.each([
    ['let theta = phi/(1 + phi)', 'let theta = (phi / (1 + phi))'],
    ['const n = 10', 'const n = 10'],
    ['const n', 'const n'],
    ['at mu = 0, sigma = 1', 'at mu = 0, sigma = 1'],
    ['at p = [0.2, 0.8], S[1, 2] = -1', 'at p = [1/5, 4/5], S[1, 2] = (-1)'],
    ['versus mu = 0.2', 'versus mu = 1/5'],
    ['versus model laplace', 'versus model <laplace>'],
    ['versus model reaction-time.2 # the other', 'versus model <reaction-time.2>'],
    ['versus model = 2', 'versus model = 2'],
    ['samples N', 'samples N = -'],
    ['samples N = 100', 'samples N = 100'],
    ['samples 25', 'samples - = 25'],
    ['given t = [1, 2, 3]', 'given t = [1, 2, 3]'],
    ['given t ~ Uniform(0, 1)', 'given t ~ Uniform(0, 1)'],
    ['given t from "my data.csv"', 'given t from <my data.csv>'],
    ['given x1, x2', 'given x1, x2'],
    ['given x1 = [1, 2], x2 ~ Normal(0, 1), x3', 'given x1 = [1, 2], x2 ~ Normal(0, 1), x3'],
    ['data x from "f.csv" column height', 'data x from <f.csv> column <height>'],
    ['data x from “f.csv” column "body height"', 'data x from <f.csv> column <body height>'],
    ['data x = [2.1, -1]', 'data x = [21/10, (-1)]'],
    ['prior theta ~ Beta(2, 2)', 'prior theta ~ Beta(2, 2)'],
    ['reparam phi = theta/(1 - theta), a = b', 'reparam phi = (theta / (1 - theta)), a = b'],
    ['estimand snr = mu/sigma', 'estimand snr = (mu / sigma)'],
    ['estimator T = mean(x)', 'estimator T = mean(x)'],
    ['claim fisher[sigma, sigma] = 2/sigma^2', 'claim fisher[sigma, sigma] = (2 / (sigma ^ 2))'],
    ['claim fisher(N) = [[N, 0], [0, 1]]', 'claim fisher(N) = matrix[[N, 0], [0, 1]]'],
    ["claim kl = (mu - mu')^2/2", "claim kl = (((mu - mu') ^ 2) / 2)"],
    ['claim fisher = [[1, 0], [0, 2]]', 'claim fisher = matrix[[1, 0], [0, 2]]'],
  ])('%s', (text, shown) => {
    expect(read(text)).toBe(shown);
  });

  test.each([
    ['parm sigma > 0', '0-4 No statement begins with “parm”. Did you mean “param”? → param sigma > 0'],
    [
      'estimatr T = mean(x)',
      '0-8 No statement begins with “estimatr”. Did you mean “estimator”? → estimator T = mean(x)',
    ],
    ['smaples 25', '0-7 No statement begins with “smaples”. Did you mean “samples”? → samples 25'],
    ['sigma > 0', '0-5 A parameter’s domain begins with “param”. → param sigma > 0'],
    ['theta in (0, 1)', '0-5 A parameter’s domain begins with “param”. → param theta in (0, 1)'],
    [
      'theta = phi',
      '0-5 A definition begins with “let”, a known value with “const”, the point for numbers with “at”, the number of observations with “samples”. → let theta = phi',
    ],
    ['hello world', '0-5 Expected a statement, as x ~ Normal(mu, sigma) or param sigma > 0, found “hello”.'],
    ['let', '3-3 Expected a name: let NAME = EXPR.'],
    ['let a', '5-5 Expected “=” after the name: let NAME = EXPR.'],
    ['let a =', '7-7 Expected a number, a name or a bracket.'],
    ['let in = 2', '4-6 Expected a name: let NAME = EXPR (“in” is a word of the language), found “in”.'],
    ['at mu', '5-5 Expected “=” and a value: at NAME = NUMBER.'],
    ['at mu = 0,', '10-10 Expected a name: at NAME = NUMBER.'],
    ['versus model', '12-12 Expected the name of a model of this note.'],
    ['samples', '7-7 Expected a number, a name or a bracket.'],
    ['data x', '6-6 Expected “=” or “from”.'],
    ['given t [1, 2]', '8-9 Expected “=”, “~” or “from”, found “[”.'],
    ['given t,', '8-8 Expected the covariate’s name.'],
    ['data x from f.csv', '12-13 Expected the file’s name in quotes: from "FILE.csv", found “f”.'],
    ['data x from "f.csv', '18-18 Expected the closing quote of the file’s name.'],
    ['prior theta Beta(2, 2)', '12-16 Expected “~” and a distribution, found “Beta”.'],
    ['claim fishr = 2', '6-11 No claim is about “fishr”. Did you mean “fisher”? → claim fisher = 2'],
    ['claim fisher', '12-12 Expected “=” and the value that is claimed.'],
    ['```model b', '0-3 A fence within a block: the block is perhaps not closed above it.'],
    ['; x', '0-1 Expected a statement, as x ~ Normal(mu, sigma) or param sigma > 0, found “;”.'],
  ])('%s', (text, shown) => {
    expect(complaint(text)).toBe(shown);
  });
});

describe('lines', () => {
  test('a line goes on while a bracket is open', () => {
    expect(read('x ~ Normal(\n  mu, # the mean\n\n  sigma\n)\nat mu = 0')).toBe('x ~ Normal(mu, sigma); at mu = 0');
  });

  test('a bracket left open takes no statement that follows', () => {
    const text = 'x ~ Normal(mu,\nparam sigma > 0\nlet b = (1 +\ny ~ Poisson(l)\ndata z = [1,\nsamples 25';
    const { statements, issues } = parseBlock(text);
    expect(statements.map(showStatement)).toEqual([
      'x ~ Normal(mu, ?)',
      'param sigma in > 0',
      'let b = (1 + ?)',
      'y ~ Poisson(l)',
      'data z = [1, ?]',
      'samples - = 25',
    ]);
    expect(issues.map((issue) => issue.span.start)).toEqual([14, 43, 72 - 1]);
  });

  test('a mistake in a line leaves the others working', () => {
    const text = 'x ~ Normal(mu, sigma\nparam sigma >\n%%%\nat mu = 0, sigma = 1';
    expect(parseBlock(text).statements.map(showStatement)).toEqual([
      'x ~ Normal(mu, sigma)',
      'param sigma in > ?',
      '?',
      'at mu = 0, sigma = 1',
    ]);
  });

  test('comments are kept apart', () => {
    const { comments, statements, issues } = parseBlock('# one\nx ~ Poisson(l) # two\n#| label: three');
    expect(comments.map((comment) => comment.text)).toEqual(['one', 'two', '| label: three']);
    expect(statements).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  test('keywords, names and arguments know their places', () => {
    const text = 'x ~ Normal(mean = mu,  sd = sigma )  on R # c';
    const [statement] = parseBlock(text).statements;
    const at = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    if (statement?.kind !== 'observation' || statement.law.kind !== 'distribution') throw new Error('no distribution');
    const { law } = statement;
    expect(at(statement.span)).toBe('x ~ Normal(mean = mu,  sd = sigma )  on R');
    expect(at(statement.keywordSpan)).toBe('~');
    expect(at(law.nameSpan)).toBe('Normal');
    expect(at(law.argumentsSpan)).toBe('mean = mu,  sd = sigma ');
    expect(law.arguments.map((argument) => at(argument.span))).toEqual(['mean = mu', 'sd = sigma']);
    expect(law.on === undefined ? '' : at(law.on.span)).toBe('R');
  });

  test('the key is that of the text', () => {
    expect(parseBlock('x ~ Poisson(l)').key).toBe(parseBlock('x ~ Poisson(l)').key);
    const keys = ['x ~ Poisson(l)', 'x ~ Poisson(k)', 'x ~ Poisson(l) ', '', ' '].map((text) => parseBlock(text).key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

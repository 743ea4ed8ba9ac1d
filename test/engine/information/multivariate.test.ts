/** Vector models: formulas of the literature evaluated on the other side of the test, and that each has its warrant. */

import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { BlockAnalysis } from '../../../server/engine/report/blockAnalysis.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';

type Model = NonNullable<BlockAnalysis['model']>;

function analyzed(...lines: readonly string[]): Model {
  const [block] = parseNote(['```model', ...lines, '```', ''].join('\n')).blocks;
  const model = block === undefined ? null : analyzeBlock({ block, others: [], budget: 8e6, depth: 'findings' }).model;
  if (model === null) throw new Error(`${lines.join('; ')} is no model.`);
  return model;
}

function fisherOf({ fisher }: Model): NonNullable<Model['fisher']> {
  if (fisher === undefined) throw new Error('The report leaves the information out.');
  return fisher;
}

/** The information at the point is this matrix, as a verified closed form. */
function expectClosed(model: Model, matrix: readonly (readonly number[])[]): void {
  const fisher = fisherOf(model);
  expect(fisher.status).toBe('closed-form');
  expect(fisher.verification.some((v) => v.agrees)).toBe(true);
  const value = fisher.at?.value ?? [];
  expect(value.length).toBe(matrix.length);
  matrix.forEach((row, i) => {
    row.forEach((entry, j) => {
      expect(value[i]?.[j]).toBeCloseTo(entry, 10);
    });
  });
}

describe('multinomial counts', () => {
  it('of the linkage of genes, with the cells (2 + t)/4, (1 − t)/4, (1 − t)/4, t/4', () => {
    const t = 0.3;
    const information = (197 / 4) * (1 / (2 + t) + 2 / (1 - t) + 1 / t);
    const model = analyzed('x ~ Multinomial(197, [(2+t)/4, (1-t)/4, (1-t)/4, t/4])', `at t = ${String(t)}`);
    expectClosed(model, [[information]]);
  });
  it('have the inverse (diag p − ppᵀ)/n, for any number of trials', () => {
    const model = analyzed(
      'const n',
      'param p in simplex(3)',
      'x ~ Multinomial(n, p)',
      'at p = [0.2, 0.3, 0.5], n = 4',
    );
    expect(model.inverse?.map((row) => row.map((e) => e.text))).toEqual([
      ['p[1]*(1 - p[1])/n', '-p[1]*p[2]/n'],
      ['-p[1]*p[2]/n', 'p[2]*(1 - p[2])/n'],
    ]);
  });
});

describe('Gaussian vectors with a structured covariance', () => {
  it('compound symmetry of six, by the textbook formula for equicorrelated components', () => {
    const [v, r, p] = [2, 0.4, 6];
    const rows = Array.from(
      { length: p },
      (_, i) => `[${Array.from({ length: p }, (_x, j) => (i === j ? 'v' : 'v*r')).join()}]`,
    );
    const own = (p * (p - 1) * (1 + (p - 1) * r * r)) / (2 * (1 - r) ** 2 * (1 + (p - 1) * r) ** 2);
    const cross = (-p * (p - 1) * r) / (2 * v * (1 - r) * (1 + (p - 1) * r));
    const model = analyzed(`x ~ MvNormal([0,0,0,0,0,0], [${rows.join()}])`, `at v = ${String(v)}, r = ${String(r)}`);
    expectClosed(model, [
      [p / (2 * v * v), cross],
      [cross, own],
    ]);
  });
  it('eight values of an autoregression, by the exact information of a stationary AR(1)', () => {
    const [s, f, n] = [1.5, 0.5, 8];
    const rows = Array.from(
      { length: n },
      (_, i) => `[${Array.from({ length: n }, (_x, j) => `f^${String(Math.abs(i - j))}`).join()}]`,
    );
    const cross = f / (s * (1 - f * f));
    const model = analyzed(
      `x ~ MvNormal([0,0,0,0,0,0,0,0], s/(1-f^2)*[${rows.join()}])`,
      `at s = ${String(s)}, f = ${String(f)}`,
    );
    expectClosed(model, [
      [n / (2 * s * s), cross],
      [cross, (2 * f * f) / (1 - f * f) ** 2 + (n - 1) / (1 - f * f)],
    ]);
  });
  it('one group of four with a random effect', () => {
    const [t, s] = [1, 2];
    const large = s + 4 * t;
    const rows = Array.from(
      { length: 4 },
      (_, i) => `[${Array.from({ length: 4 }, (_x, j) => (i === j ? 't+s' : 't')).join()}]`,
    );
    const model = analyzed(`y ~ MvNormal([m,m,m,m], [${rows.join()}])`, 'at m = 0, t = 1, s = 2');
    expectClosed(model, [
      [4 / large, 0, 0],
      [0, 16 / (2 * large ** 2), 4 / (2 * large ** 2)],
      [0, 4 / (2 * large ** 2), (3 / s ** 2 + 1 / large ** 2) / 2],
    ]);
  });
});

describe('a Wishart matrix', () => {
  it('whose scale is a correlation has df times the information of a Gaussian pair', () => {
    const [c, df] = [0.2, 5];
    const model = analyzed(`x ~ Wishart(${String(df)}, [[1, c], [c, 1]])`, `at c = ${String(c)}`);
    expectClosed(model, [[(df * (1 + c * c)) / (1 - c * c) ** 2]]);
  });
});

describe('laws written out on a product', () => {
  it('independent components are taken one by one', () => {
    const model = analyzed('(x, y) ~ kernel(exp(-a*x - b*y^2)) on (0, inf)^2', 'at a = 1, b = 2');
    expectClosed(model, [
      [1, 0],
      [0, 1 / 8],
    ]);
  });
  it('three Poisson counts with one rate, though (x + y + z) log l is written in one', () => {
    const mass = 'exp(-3*l)*l^(x+y+z)/(factorial(x)*factorial(y)*factorial(z))';
    expectClosed(analyzed(`(x, y, z) ~ mass(${mass}) on {0..}^3`, 'at l = 2'), [[1.5]]);
  });
  it('an open chain of twelve spins has the information 11 sech² J, as an exact sum', () => {
    const bonds = Array.from({ length: 11 }, (_, i) => `s[${String(i + 1)}]*s[${String(i + 2)}]`).join(' + ');
    const fisher = fisherOf(analyzed(`s ~ energy(-J*(${bonds})) on {-1, 1}^12`, 'at J = 0.3'));
    expect(fisher.at?.value[0]?.[0]).toBeCloseTo(11 / Math.cosh(0.3) ** 2, 10);
    expect(fisher.at?.routes.every((r) => r.agrees)).toBe(true);
  });
  it('a kernel whose components share a parameter only has the information of both', () => {
    const [m, s] = [0.3, 1.2];
    const model = analyzed(
      '(x, y) ~ kernel(exp(-(x - m)^4 - s*(y - m)^2)) on R^2',
      `at m = ${String(m)}, s = ${String(s)}`,
    );
    const fisher = fisherOf(model);
    expect(fisher.status).toBe('closed-form');
    // 16 E z⁶ under exp(−z⁴), with Γ(7/4) and Γ(1/4) of NIST DLMF 5.4, and the Gaussian's 2s and 1/(2s²)
    const fourth = (16 * 0.91906252684888319) / 3.6256099082219083;
    expect(fisher.at?.value[0]?.[0]).toBeCloseTo(fourth + 2 * s, 9);
    expect(fisher.at?.value[0]?.[1]).toBe(0);
    expect(fisher.at?.value[1]?.[1]).toBeCloseTo(1 / (2 * s * s), 9);
    expect(fisher.at?.routes.map((r) => [r.name, r.agrees])).toEqual([
      ['score-covariance', true],
      ['negative-hessian', true],
      ['kl-hessian', true],
      ['closed-form', true],
    ]);
  });
  // Lange, Little and Taylor, Journal of the American Statistical Association 84 (1989), appendix B: of a location
  // (ν + p)/(ν + p + 2) Σ⁻¹, of the scatter (ν + p)/(ν + p + 2) times the normal law’s less (tr Σ⁻¹Σ′)²/(2(ν + p + 2))
  it.each([
    ['(x, y) ~ density((1 + ((x - a)^2 + y^2)/3)^(-5/2)/(2*pi)) on R^2', 'at a = 1', 5 / 7],
    [
      '(x, y) ~ density((1 + (x^2 - 2*r*x*y + y^2)/(5*(1 - r^2)))^(-7/2)/(2*pi*sqrt(1 - r^2))) on R^2',
      'at r = 0.4',
      (7 / 9) * (1.16 / 0.84 ** 2) - (0.8 / 0.84) ** 2 / 18,
    ],
    ['(x, y, z) ~ kernel((1 + (x^2 + y^2 + z^2)/(4*s^2))^(-7/2)) on R^3', 'at s = 2', (7 / 9) * (3 / 2) - 9 / 18],
  ] as const)('Student’s t in several dimensions, %s', (line, at, expected) => {
    const { status, at: numbers } = fisherOf(analyzed(line, at));
    expect(status).toBe('closed-form');
    expect(numbers?.value[0]?.[0]).toBeCloseTo(expected, 9);
  });
  it('a power of the squared distance before a Gaussian makes it a gamma law’s, with information ψ₁(a)', () => {
    // the squared distance over 2 is Gamma(a, 1): Johnson, Kotz and Balakrishnan (1994), chapter 17; ψ₁(2) = π²/6 − 1
    const { status, at } = fisherOf(
      analyzed('(x, y) ~ kernel((x^2 + y^2)^(a - 1)*exp(-(x^2 + y^2)/2)) on R^2', 'param a > 0', 'at a = 2'),
    );
    expect(status).toBe('closed-form');
    expect(at?.value[0]?.[0]).toBeCloseTo(Math.PI ** 2 / 6 - 1, 10);
  });
  it('a kernel that falls off with the distance has numbers, though its constant is no closed form', () => {
    const { status, at } = fisherOf(analyzed('(x, y) ~ kernel(1/(1 + exp(x^2 + y^2 - m))) on R^2', 'at m = 0.3'));
    expect(status).toBe('numeric');
    // by mpmath, as an integral over the form
    expect(at?.value[0]?.[0]).toBeCloseTo(0.027169861482492, 12);
  });
  it('a pair of Laplace components about one place has the information of both, 1 each', () => {
    const { status, at } = fisherOf(analyzed('(x, y) ~ kernel(exp(-abs(x - m) - abs(y - m))) on R^2', 'at m = 0'));
    expect(status).toBe('closed-form');
    expect(at?.value[0]?.[0]).toBeCloseTo(2, 9);
  });
});

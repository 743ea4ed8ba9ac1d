/** Names, numbers, domains, supports, points and matrices as they are written. */

import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { infinity, negate, number, symbol } from '../../../server/engine/expr/build.ts';
import { naturals, positiveReals, range, reals, unitInterval } from '../../../server/engine/expr/range.ts';
import type { Support } from '../../../server/engine/distributions/support.ts';
import {
  domainText,
  membershipLatex,
  membershipUnicode,
  pointLatex,
  pointText,
  pointUnicode,
  supportLatex,
  supportText,
  supportUnicode,
} from '../../../server/engine/render/domains.ts';
import { latexMatrix, textMatrix, unicodeMatrix } from '../../../server/engine/render/matrix.ts';
import { latexName, unicodeName } from '../../../server/engine/render/names.ts';
import { formatNumber } from '../../../server/engine/render/numbers.ts';

const typesets = (latex: string): string => katex.renderToString(latex, { strict: 'error', throwOnError: true });

describe('names', () => {
  it.each([
    ['mu', '\\mu', 'μ'],
    ['x_1', 'x_{1}', 'x₁'],
    ['s12', 's_{12}', 's₁₂'],
    ['p[1]', 'p_{1}', 'p₁'],
    ['S[1, 2]', 'S_{12}', 'S₁₂'],
    ['S[1, 12]', 'S_{1,12}', 'S_1,12'],
    ["mu'", "\\mu'", 'μ′'],
    ["sigma_1'", "\\sigma_{1}'", 'σ₁′'],
    ['rate', '\\mathrm{rate}', 'rate'],
    ['beta_time', '\\beta_{\\mathrm{time}}', 'βₜᵢₘₑ'],
    ['Alpha', '\\mathrm{A}', 'Α'],
    ['größe', '\\text{größe}', 'größe'],
    ['名', '\\text{名}', '名'],
    ['Ж_2', '\\text{Ж}_{2}', 'Ж₂'],
  ])('%s', (name, latex, unicode) => {
    expect(latexName(name)).toBe(latex);
    expect(unicodeName(name)).toBe(unicode);
    typesets(latexName(name));
  });

  it('of scripts that KaTeX does not know are typeset all the same', () => {
    for (const name of ['שלום', 'ßigma', '_', '_a', 'å̊', '𝛼x', 'ⅷ', 'ﬁ']) typesets(`${latexName(name)}^{2}`);
  });
});

describe('numbers', () => {
  it.each([
    [0.644934066848, '0.64493', '0.64493', '0.64493'],
    [-1, '-1', '−1', '-1'],
    [123456, '123456', '123456', '123456'],
    [12345.678, '12346', '12346', '12346'],
    [9.999999, '10', '10', '10'],
    [1.5e-7, '1.5e-7', '1.5×10⁻⁷', '1.5 \\times 10^{-7}'],
    [-1e12, '-1e12', '−10¹²', '-10^{12}'],
    [0, '0', '0', '0'],
    [-Infinity, '-inf', '−∞', '-\\infty'],
  ])('%s', (value, text, unicode, latex) => {
    expect([formatNumber(value, 'text'), formatNumber(value, 'unicode'), formatNumber(value, 'latex')]).toEqual([
      text,
      unicode,
      latex,
    ]);
  });
});

describe('domains and supports', () => {
  it('are in the model language, and in the signs of mathematics', () => {
    expect(
      [reals, positiveReals, unitInterval, naturals, range(0, 1), range(2, 5, { integer: true })].map(domainText),
    ).toEqual(['R', '(0, inf)', '(0, 1)', '{0..}', '[0, 1]', '{2..5}']);
    expect(membershipUnicode('sigma', positiveReals)).toBe('σ > 0');
    expect(membershipLatex('mu', reals)).toBe('\\mu \\in \\mathbb{R}');
    expect(membershipUnicode('p', unitInterval)).toBe('p ∈ (0, 1)');
    expect(membershipLatex('n', naturals)).toBe('n \\in \\lbrace 0, 1, \\dots \\rbrace');
    expect(membershipUnicode('a', range(-Infinity, 2))).toBe('a ≤ 2');
  });

  it('of laws', () => {
    const theta = symbol('theta', 'parameter', positiveReals);
    const half: Support = { kind: 'interval', lower: number(0), upper: theta, lowerClosed: false, upperClosed: true };
    const line: Support = {
      kind: 'interval',
      lower: negate(infinity),
      upper: infinity,
      lowerClosed: false,
      upperClosed: false,
    };
    const counts: Support = { kind: 'integers', from: number(0), to: infinity };
    const spin: Support = { kind: 'finite', points: [number(-1), number(1)] };
    const spins: Support = { kind: 'product', factors: [spin, spin, spin] };
    const all = [half, line, counts, spin, spins];
    expect(all.map(supportText)).toEqual(['(0, theta]', 'R', '{0..}', '{-1, 1}', '{-1, 1}^3']);
    expect(all.map(supportUnicode)).toEqual(['(0, θ]', 'ℝ', '{0, 1, …}', '{−1, 1}', '{−1, 1}³']);
    for (const s of all) typesets(supportLatex(s));
  });

  it('and points', () => {
    expect(pointText(['mu', 'sigma'], [0, 0.1])).toBe('mu = 0, sigma = 0.1');
    expect(pointUnicode(['mu', 'sigma'], [-2, 0.1])).toBe('μ = −2, σ = 0.1');
    typesets(pointLatex(['mu', 'rate'], [1e-9, 3]));
  });
});

describe('matrices', () => {
  it('are aligned in text, and a single entry stands alone', () => {
    expect(
      unicodeMatrix([
        ['ψ₁(k)', '−1/b'],
        ['−1/b', 'k/b²'],
      ]),
    ).toEqual(['⎡ ψ₁(k)  −1/b ⎤', '⎣ −1/b   k/b² ⎦']);
    expect(
      textMatrix([
        ['a', null],
        ['b', 'c'],
      ]),
    ).toBe('[[a, ?], [b, c]]');
    expect([textMatrix([['a']]), latexMatrix([['a']])]).toEqual(['a', 'a']);
    typesets(
      latexMatrix([
        ['\\frac{1}{2}', '0'],
        ['0', null],
      ]),
    );
  });
});

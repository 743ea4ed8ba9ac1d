// How numbers and domains are written for a reader.
import { describe, expect, it } from 'vitest';
import { formatAccuracy, formatDomain, formatMembership, formatNumber } from '../../media/format.ts';
import { listed, wordsFor } from '../../media/words.ts';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [2, '2'],
    [-1, '−1'],
    [0.6449340668482264, '0.6449'],
    [25.797362673929056, '25.8'],
    [123456, '123456'],
    [1234567, '1.235×10⁶'],
    [0.00001234, '1.234×10⁻⁵'],
    [-1.5e-12, '−1.5×10⁻¹²'],
    [0.1 + 0.2, '0.3'],
  ])('%d is %s', (value, written) => {
    expect(formatNumber(value)).toBe(written);
  });

  it.each([
    [8.1e-14, '10⁻¹³'],
    [1e-12, '10⁻¹²'],
    [0, 'rounding'],
  ])('an error of at most %d', (bound, written) => {
    expect(formatAccuracy(bound)).toBe(written);
  });
});

describe('domains', () => {
  it.each([
    ['R', '∈ ℝ'],
    ['(0, inf)', '> 0'],
    ['[0, inf)', '≥ 0'],
    ['(a, inf)', '> a'],
    ['(0, 1)', '∈ (0, 1)'],
    ['(-inf, inf)', '∈ (−∞, ∞)'],
    ['simplex(3)', '∈ simplex(3)'],
    ['{0..}', '∈ {0, 1, …}'],
    ['{1..n}', '∈ {1, 2, …, n}'],
  ])('%s is %s', (domain, written) => {
    expect(formatMembership(domain)).toBe(written);
  });

  it('have Greek letters and powers', () => {
    expect(formatDomain('(0, theta)')).toBe('(0, θ)');
    expect(formatDomain('{-1, 1}^3')).toBe('{−1, 1}³');
    expect(formatDomain('R^2')).toBe('ℝ²');
  });
});

describe('words', () => {
  it('are found for names that are known, and made for others', () => {
    expect(wordsFor('cramer-rao')).toBe('Cramér–Rao');
    expect(wordsFor('kernel-known')).toBe('Kernel known');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

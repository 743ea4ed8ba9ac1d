/** One name in all its spellings, numbers exactly, the nearest spelling, and texts told apart by their keys. */

import { describe, expect, test } from 'vitest';
import { nearest, editDistance } from '../../../server/engine/base/suggest.ts';
import { contentKey } from '../../../server/engine/text/key.ts';
import { canonicalName, displayName, greekLetters } from '../../../server/engine/text/names.ts';
import { parseExpression } from '../../../server/engine/text/blockParser.ts';

function nameIn(text: string): string {
  const { expression, issues } = parseExpression(text);
  expect(issues).toEqual([]);
  return expression.kind === 'name' ? expression.name : `${expression.kind}, not a name`;
}

describe('names', () => {
  test.each(greekLetters.map((letter) => [letter.name, letter] as const))('%s', (name, letter) => {
    const spellings = [...letter.characters, ...[name, ...(letter.also ?? [])].flatMap((word) => [word, `\\${word}`])];
    for (const spelling of spellings) {
      expect(nameIn(spelling)).toBe(name);
      expect(nameIn(`${spelling}_1`)).toBe(`${name}_1`);
      expect(nameIn(`${spelling}_max`)).toBe(`${name}_max`);
    }
    expect(canonicalName(displayName(name))).toBe(name);
  });

  test('no letter has two names, and no spelling two letters', () => {
    const spellings = greekLetters.flatMap((letter) => [letter.name, ...letter.characters, ...(letter.also ?? [])]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test.each([
    ['x_1', 'x_1'],
    ['x₁₂', 'x_12'],
    ['x_₁', 'x_1'],
    ['σ₁', 'sigma_1'],
    ['𝜇', 'mu'],
    ['µ', 'mu'],
    ['Ω', 'Omega'],
    ['β1', 'beta1'],
    ['n_θ', 'n_theta'],
    ['λόγος', 'λόγος'],
    ['cafe\u0301', 'café'],
    ['mu′', "mu'"],
    ['variance', 'variance'],
    ['var_x', 'var_x'],
    ['μσ', 'μσ'],
  ])('%s', (written, canonical) => {
    expect(canonicalName(written)).toBe(canonical);
    expect(canonicalName(canonical)).toBe(canonical);
    expect(nameIn(written)).toBe(canonical);
  });

  test('shown to a person', () => {
    expect(['mu', 'sigma_1', 'theta_max', 'muscle', 'x'].map(displayName)).toEqual([
      'μ',
      'σ_1',
      'θ_max',
      'muscle',
      'x',
    ]);
  });
});

describe('suggestions', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['param', 'parma', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%s to %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
    expect(editDistance(a, b, 1)).toBe(Math.min(distance, 2));
  });

  test.each([
    ['Nromal', 'Normal'],
    ['normal', 'Normal'],
    ['Gama', 'Gamma'],
    ['exponential', 'Exponential'],
    ['Exp', 'Exponential'],
    ['Uni', 'Uniform'],
    ['Student', 'StudentT'],
    ['q', undefined],
    ['zzzzz', undefined],
    ['', undefined],
  ])('%s', (word, found) => {
    expect(nearest(word, ['Normal', 'LogNormal', 'Gamma', 'Exponential', 'Uniform', 'StudentT', 'F'])).toBe(found);
  });
});

test('keys of many texts are different', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `x ~ Normal(${index}, ${index % 7})`);
  const halves = ['\u0000', '\u0000\u0000', 'a\u0000', '\u0000a'];
  expect(new Set([...texts, ...halves].map(contentKey)).size).toBe(texts.length + halves.length);
  expect(contentKey('x')).toMatch(/^[0-9a-f]{16}$/);
});

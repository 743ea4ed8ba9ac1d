// A root whose radicand is a sum of squares has the shape of a cone where that vanishes: no derivative there (Rudin, Principles of
// Mathematical Analysis, theorem 9.17: the directional derivatives of |(a, b)| at 0 are not linear), and no limit of the information.
import { expect, it } from 'vitest';
import { factsOf, verdictsOf } from './facts.ts';

it('√(a² + b²) at (0, 0) has no information', () => {
  const facts = factsOf('x ~ Normal(sqrt(a^2 + b^2), 1)', 'at a = 0, b = 0');
  expect(facts.information.at).toBeUndefined();
  expect(verdictsOf(facts)['differentiable']).not.toBe('holds');
});

it('beside it there is one', () => {
  const facts = factsOf('x ~ Normal(sqrt(a^2 + b^2), 1)', 'at a = 0, b = 1');
  expect(facts.information.at?.value.map((row) => row.map((v) => Math.round(v * 1e9) / 1e9))).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

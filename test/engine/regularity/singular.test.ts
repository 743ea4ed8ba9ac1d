// Null directions and singular places against algebra by hand and the literature on the skew normal and on mixtures.
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import { freeSymbols } from '../../../server/engine/expr/expr.ts';
import { nullDirection } from '../../../server/engine/regularity/nullDirection.ts';
import { singularPlaces } from '../../../server/engine/regularity/singularPlaces.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { factsOf } from './facts.ts';

describe('a null direction', () => {
  it.each([
    ['x ~ Normal(a + 2*b - c, 1)', 'Only a + 2b − c is identified, not a, b and c by themselves.'],
    ['x ~ Normal(a*b*c, 1)', 'Only a b c is identified, not a, b and c by themselves.'],
    ['x ~ Normal(a*b, c*d)', 'Only a b and c d are identified, not a, b, c and d by themselves.'],
    ['x ~ Normal(a/b, exp(c + d))', 'Only a/b and c + d are identified, not a, b, c and d by themselves.'],
    ['x ~ Normal(a + b, s)', 'Only a + b is identified, not a and b by themselves.'],
    ['x ~ Gamma(k, sqrt(a*b))', 'Only a b is identified, not a and b by themselves.'],
    ['x ~ Normal(a, b)', undefined],
    ['x ~ mixture(w*v: Normal(0, 1), 1 - w*v: Normal(3, 1))', 'Only v w is identified, not w and v by themselves.'],
  ])('%s', (line, sentence) => {
    const direction = nullDirection(factsOf(line));
    expect(direction?.sentence(toUnicode)).toBe(sentence);
  });

  it('leaves what is identified as it is', () => {
    for (const line of ['x ~ Normal(a + 2*b - c, 1)', 'x ~ Normal(a^2*b/c, 1)', 'x ~ Bernoulli(logit = a + b*c)']) {
      const facts = factsOf(line);
      const direction = nullDirection(facts);
      const { identified } = direction ?? {};
      if (direction === undefined || identified === undefined) throw new Error(line);
      const at = new Map([...freeSymbols(identified)].map((s, i) => [s, 0.7 + 0.4 * i] as const));
      const change = facts.model.parameters.reduce(
        (sum, { symbol }, i) =>
          sum + evaluate(differentiate(identified, symbol), at) * evaluate(direction.components[i] ?? symbol, at),
        0,
      );
      expect(change, line).toBeCloseTo(0, 12);
    }
  });
});

describe('where parameters are 0 or equal', () => {
  it.each([
    // Azzalini, Scandinavian Journal of Statistics 12 (1985) 171–178
    ['x ~ SkewNormal(m, s, a)', ['a']],
    ['x ~ SkewNormal(0, 1, a)', []],
    ['x ~ mixture(w: Normal(a, 1), 1 - w: Normal(b, 1))', ['a − b']],
    ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', ['m']],
    ['x ~ Normal(t^3, 1)', ['t']],
    ['x ~ Normal(a*b, a)', []],
    ['x ~ Normal(m, s)', []],
    ['x ~ StudentT(n, m, s)', []],
    ['x ~ Poisson(l)', []],
    ['x ~ Beta(a, b)', []],
  ])('%s', (line, places) => {
    expect(singularPlaces(factsOf(line)).places.map(({ place }) => toUnicode(place))).toEqual(places);
  });
});

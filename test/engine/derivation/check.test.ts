/** The check of derivations: it accepts what is true, finds the step that is not, and says what it could not compare. */

import { describe, expect, it } from 'vitest';
import { checkDerivation, type CheckPoint } from '../../../server/engine/derivation/check.ts';
import {
  combination,
  estimatorVariance,
  expectation,
  expression,
  information,
  informationMatrix,
  inverse,
  inverseInformation,
  logDensity,
  matrix,
  product,
  score,
  Trace,
  type Derivation,
  type Step,
} from '../../../server/engine/derivation/step.ts';
import {
  add,
  divide,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../../../server/engine/expr/build.ts';
import { log } from '../../../server/engine/expr/functions/log.ts';
import { positiveReals, reals } from '../../../server/engine/expr/range.ts';
import type { SymbolExpr } from '../../../server/engine/expr/expr.ts';
import type { Law } from '../../../server/engine/distributions/law.ts';
import { expectationUnder } from './derive.ts';

const x = symbol('x', 'observation', reals);
const mu = symbol('mu', 'parameter', reals);
const sigma = symbol('sigma', 'parameter', positiveReals);
const normal: Law = {
  name: 'custom',
  measure: 'lebesgue',
  variables: [x],
  support: { kind: 'interval', lower: negate(infinity), upper: infinity, lowerClosed: false, upperClosed: false },
  logDensity: add(
    negate(log(sigma)),
    negate(multiply(half, log(multiply(two, pi)))),
    negate(divide(square(subtract(x, mu)), multiply(two, square(sigma)))),
  ),
};
const model = { logDensity: normal.logDensity, parameters: [mu, sigma], variables: [x] };
const points: readonly CheckPoint[] = [
  new Map<SymbolExpr, number>([
    [mu, 0.3],
    [sigma, 1.4],
    [x, -0.8],
  ]),
  new Map<SymbolExpr, number>([
    [mu, -2],
    [sigma, 0.2],
    [x, -1.9],
  ]),
];

const step = (s: Omit<Step, 'depth'>): Step => ({ ...s, depth: 0 });
const claim: Derivation['claim'] = {
  of: informationMatrix,
  relation: '=',
  is: matrix([
    [divide(one, square(sigma)), zero],
    [zero, divide(two, square(sigma))],
  ]),
};

const right: readonly Step[] = [
  step({ from: logDensity, relation: '=', to: expression(normal.logDensity), principle: 'stated-density' }),
  step({
    from: score(mu),
    relation: '=',
    to: expression(divide(subtract(x, mu), square(sigma))),
    principle: 'differentiation',
  }),
  step({
    from: information(mu, mu),
    relation: '=',
    to: expectation(product(score(mu), score(mu)), [x]),
    principle: 'score-covariance',
  }),
  step({
    from: expectation(square(subtract(x, mu)), [x]),
    relation: '=',
    to: expression(square(sigma)),
    principle: 'known-mean',
  }),
  step({
    from: combination([{ coefficient: two, of: expectation(x, [x]) }], number(1)),
    relation: '=',
    to: expression(add(multiply(two, mu), one)),
    principle: 'algebra',
  }),
  step({ from: inverseInformation, relation: '=', to: inverse(informationMatrix), principle: 'matrix-inverse' }),
];

const verdicts = (steps: readonly Step[], is = claim): readonly string[] =>
  checkDerivation({ id: 'information', claim: is, steps }, points, expectationUnder(normal), model).map(
    (c) => c.verdict,
  );

describe('the check of a derivation', () => {
  it('accepts a true one at every point, the claim included', () => {
    expect(verdicts(right)).toEqual(Array<string>(2 * (right.length + 1)).fill('agrees'));
  });

  it('finds a false step, a false claim and a matrix of another shape', () => {
    const wrong = step({
      from: score(mu),
      relation: '=',
      to: expression(divide(subtract(x, mu), sigma)),
      principle: 'differentiation',
    });
    expect(verdicts([wrong])[0]).toBe('differs');
    expect(
      verdicts([], {
        ...claim,
        is: matrix([
          [divide(one, square(sigma)), zero],
          [zero, divide(one, square(sigma))],
        ]),
      }),
    ).toEqual(['differs', 'differs']);
    expect(verdicts([], { ...claim, is: expression(one) })).toEqual(['differs', 'differs']);
  });

  it('says what it could not compare', () => {
    const bound = step({
      from: estimatorVariance(mu),
      relation: '≥',
      to: expression(square(sigma)),
      principle: 'cramer-rao',
    });
    const named = step({ from: expression(x), relation: '≔', to: expression(mu), principle: 'gaussian-pivot' });
    expect(verdicts([bound, named]).slice(0, 2)).toEqual(['unchecked', 'unchecked']);
  });

  it('takes an inequality as one', () => {
    const above = step({
      from: expression(add(square(sigma), one)),
      relation: '≥',
      to: expression(square(sigma)),
      principle: 'algebra',
    });
    expect(verdicts([above])[0]).toBe('agrees');
    expect(verdicts([{ ...above, from: above.to, to: above.from }])[0]).toBe('differs');
  });
});

describe('a trace', () => {
  it('records steps with their depth, also of other traces', () => {
    const [inner, outer] = [new Trace(), new Trace()];
    const [first] = right as readonly [Step];
    inner.record(first);
    outer.record(first);
    outer.detail(() => {
      outer.append(inner.steps);
      outer.detail(() => {
        outer.record(first);
      });
    });
    outer.record(first);
    expect(outer.steps.map((s) => s.depth)).toEqual([0, 1, 2, 0]);
  });
});

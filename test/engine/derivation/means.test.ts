/** The steps of strategies that no information needs, but divergences and estimators do: each mean is derived, and every step of it is true. */

import { describe, expect, it } from 'vitest';
import { checkDerivation } from '../../../server/engine/derivation/check.ts';
import { expectation, expression, type Derivation } from '../../../server/engine/derivation/step.ts';
import { closedExpectation } from '../../../server/engine/expectation/index.ts';
import { isSupportFixed } from '../../../server/engine/information/closedForm.ts';
import { derive, expectationUnder } from './derive.ts';
import { unexplained } from './explained.ts';

/** [law, f, strategy, parameters]. */
const means: readonly (readonly [law: string, f: string, strategy: string, point: readonly number[]])[] = [
  // E|x − 1| turns on which of m and 1 comes first, and is one function of their distance
  ['Laplace(m, b)', 'abs(x - 1)', 'kink-orders', [0.3, 1.4]],
  ['Laplace(m, b)', 'abs(x + 2)', 'kink-orders', [0.3, 1.4]],
  ['Cauchy(m, s)', 'log(1 + (x - 1)^2)', 'harmonic-mean', [0.3, 1.4]],
  ['Cauchy(m, s)', 'log(4*x^2 + 3)', 'harmonic-mean', [0.3, 1.4]],
  ['Normal(m, s)', 'abs(x - 1)', 'absolute-deviation', [0.3, 1.4]],
  ['Normal(m, s)', 'sign(x - 1) + 2*abs(x)', 'absolute-deviation', [0.3, 1.4]],
  ['Logistic(m, s)', 'abs(x - 1)', 'absolute-deviation', [0.3, 1.4]],
  ['Logistic(m, 1)', 'log(1 + exp(x - 1))', 'logistic-mean', [0.3]],
  ['Logistic(m, 1/2)', 'log(exp(-2*x) + exp(3))', 'logistic-mean', [0.3]],
];

describe('means that divergences and estimators need', () => {
  it.each(means)('under %s of %s by %s', (law, f, strategy, point) => {
    const { model, information } = derive(`x ~ ${law}\nsamples 5\nestimator T = mean(${f})`);
    const [summary] = model.estimators[0]?.statistic.summaries ?? [];
    if (summary === undefined) throw new Error('There is no mean.');
    const parameters = model.parameters.map((p) => p.symbol);
    const own = information.normalized.law;
    const closed = closedExpectation(summary.of, {
      law: own,
      parameters,
      scores: information.score ?? [],
      scoreMeanIsZero: isSupportFixed(own.support, parameters),
    });
    expect(closed?.strategy).toBe(strategy);
    if (closed === undefined) return;
    const derivation: Derivation = {
      id: 'information',
      claim: { of: expectation(summary.of, own.variables), relation: '=', is: expression(closed.value) },
      steps: closed.trace.steps,
    };
    const at = new Map(parameters.map((s, i) => [s, point[i] ?? NaN]));
    const defined = { logDensity: own.logDensity, parameters, variables: own.variables, samples: summary.of };
    const checks = checkDerivation(derivation, [at], expectationUnder(own), defined);
    expect(checks.length).toBeGreaterThan(1);
    expect(checks.filter((c) => c.verdict !== 'agrees').map((c) => [c.step.principle, c.left, c.right])).toEqual([]);
    expect(unexplained(derivation).map((s) => s.principle)).toEqual([]);
  });
});

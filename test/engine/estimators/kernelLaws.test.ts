// Kernels and truncated families whose constants have no closed form: their densities, the estimators that are judged and drawn
// under them, and their divergences, against the integrals of another program.
import { describe, expect, it } from 'vitest';
import references from '../../reference/kernels/kernels.json' with { type: 'json' };
import { Budget } from '../../../server/engine/base/budget.ts';
import { kullbackLeibler } from '../../../server/engine/divergences/kullbackLeibler.ts';
import { estimatorResults } from '../../../server/engine/estimators/estimatorResults.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { symbol } from '../../../server/engine/expr/build.ts';
import { fisherInformation } from '../../../server/engine/information/fisherInformation.ts';
import { normalizedLaw } from '../../../server/engine/information/normalizedLaw.ts';
import { modelResults } from '../../../server/engine/modelResults.ts';
import { modelOf } from '../modelOf.ts';

const listed = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ');

/** Within the stated bound, which is small itself. */
function expectBounded(
  found: { readonly value?: number | undefined; readonly errorBound?: number | undefined } | undefined,
  truth: number,
): void {
  const error = Math.abs((found?.value ?? NaN) - truth);
  expect(error).toBeLessThanOrEqual((found?.errorBound ?? 0) + 2e-16 * Math.abs(truth));
  expect(found?.errorBound).toBeLessThan(1e-10);
}

describe.each(references.map((r) => [r.law, r] as const))('%s', (law, reference) => {
  const [first] = Object.keys(reference.at) as [string];
  const model = modelOf(
    `x ~ ${law}`,
    `at ${listed(reference.at)}`,
    `versus ${listed(reference.versus)}`,
    'samples 5',
    `estimand target = ${first}`,
    'estimator T = mean(x)',
    `estimator S = ${law.includes('{') ? 'max' : 'median'}(x)`,
  );
  const parameters = model.parameters.map((p) => p.symbol);
  // no information is needed here: it is asked for at no point
  const budget = new Budget(5e6);
  const shared = { model, irregular: 'not asked for', seed: 'kernel laws', budget };

  it('has a normalized density', () => {
    const { law: own } = normalizedLaw(model);
    const values = new Map(parameters.map((p, i) => [p, model.point?.[i] ?? NaN]));
    for (const x of own.variables) values.set(x, reference.place);
    expect(evaluate(own.logDensity, values)).toBeCloseTo(reference.logDensity, 12);
  });

  it('has estimators with mean, bias and variance, and is drawn from', () => {
    const [mean, drawn] = estimatorResults(modelResults({ ...shared, isDensity: true }), budget);
    for (const quantity of [mean?.mean, mean?.bias, mean?.variance]) expect(quantity?.status).toBe('numeric');
    expectBounded(mean?.mean, reference.mean);
    expectBounded(mean?.bias, reference.mean - Number(Object.values(reference.at)[0]));
    expectBounded(mean?.variance, reference.variance / 5);
    expect(drawn?.mean.status).toBe('simulated');
    const error = Math.abs((drawn?.mean.value ?? NaN) - reference.ofFive);
    expect(error).toBeLessThanOrEqual(drawn?.mean.errorBound ?? 0);
  });

  it('has its divergence to another point', () => {
    const primed = parameters.map((p) => symbol(`${p.name}'`, p.role, p.domain));
    const information = fisherInformation(shared);
    const problem = { model, information, other: model, primed, theta: model.point, thetaPrime: model.versus, budget };
    const found = kullbackLeibler.evaluate(problem);
    expect(found?.status).toBe('numeric');
    expectBounded(found, reference.divergence);
  });
});

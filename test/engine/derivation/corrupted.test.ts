/** The checker is checked: one coefficient changed in any step of a true derivation is found. */

import { describe, expect, it } from 'vitest';
import { principleOf } from '../../../server/engine/derivation/principles.ts';
import { expression, type Derivation, type MathObject, type Step } from '../../../server/engine/derivation/step.ts';
import { add, multiply, number } from '../../../server/engine/expr/build.ts';
import { checkSteps, derive } from './derive.ts';
import { statedModels, type CheckedModel } from './models.ts';
import { unexplained } from './explained.ts';

const factor = number(1.001);
const shift = number(0.001);

/** The object with one coefficient changed by a thousandth. */
function corrupt(object: MathObject): MathObject {
  switch (object.kind) {
    case 'expression':
      return expression(add(multiply(factor, object.expression), shift));
    case 'combination':
      return { ...object, constant: add(object.constant, shift) };
    case 'matrix':
      return {
        ...object,
        rows: object.rows.map((row, i) => row.map((entry, j) => (i === 0 && j === 0 ? corrupt(entry) : entry))),
      };
    case 'product':
      return { ...object, factors: [expression(factor), ...object.factors] };
    case 'sum':
      return { ...object, of: multiply(factor, object.of) };
    case 'expectation':
    case 'quantity':
    case 'inverse':
    case 'transpose':
    case 'trace':
      return { kind: 'combination', terms: [{ coefficient: factor, of: object }], constant: shift };
  }
}

const isEquation = (step: Step): boolean => step.relation === '=' && !('introduces' in principleOf(step.principle));

const sample: readonly CheckedModel[] = [
  { line: 'x ~ Gamma(k, beta)', point: [2.3, 1.4] },
  { line: 'x ~ Laplace(m, b)', point: [0.3, 1.4] },
  { line: 'x ~ Normal(theta, theta)', point: [1.4] },
  { line: 'x ~ Weibull(k, exp(b))', point: [2.3, 0.4] },
  ...statedModels.filter(({ line }) => /MvNormal|mixture\(w|sqrt|if\(/.test(line)),
];

describe('one step that is not true is found', () => {
  it.each(sample)('$line', (checked) => {
    const derived = derive(checked.line);
    derived.derivations.forEach((derivation) => {
      const steps = derivation.steps.map((step) => (isEquation(step) ? { ...step, to: corrupt(step.to) } : step));
      const corrupted: Derivation = { ...derivation, steps };
      const checks = checkSteps({ ...derived, derivations: [corrupted] }, checked).slice(0, -1);
      const missed = checks.filter((c) => isEquation(c.step) && c.verdict !== 'differs');
      expect(missed.map((c) => [c.step.principle, c.left, c.right])).toEqual([]);
      expect(checks.some((c) => c.verdict === 'differs')).toBe(true);
    });
  });

  it('so is a false claim', () => {
    const checked = { line: 'x ~ Gamma(k, beta)', point: [2.3, 1.4] };
    const derived = derive(checked.line);
    const derivations = derived.derivations.flatMap((d) =>
      d.claim.relation === '=' ? [{ ...d, claim: { ...d.claim, is: corrupt(d.claim.is) } }] : [],
    );
    const checks = checkSteps({ ...derived, derivations }, checked);
    expect(checks.filter((c) => c.verdict === 'differs')).toHaveLength(derivations.length);
  });
});

describe('a step by magic is found', () => {
  it('where a mean that no step gave has gone', () => {
    const { derivations } = derive('x ~ Weibull(k, lambda)');
    const information = derivations.find((d) => d.id === 'information');
    if (information === undefined) throw new Error('No information is derived.');
    expect(unexplained(information)).toEqual([]);
    const facts = information.steps.filter((s) => s.principle === 'gamma-kernel');
    expect(facts.length).toBeGreaterThan(1);
    for (const fact of facts) {
      const without = { ...information, steps: information.steps.filter((s) => s !== fact) };
      expect(unexplained(without).length).toBeGreaterThan(0);
    }
  });
});

/** Every closed form has a derivation, of which every step is true, explained, and typeset; over all families and strategies. */

import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { StepCheck } from '../../../server/engine/derivation/check.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { principleOf } from '../../../server/engine/derivation/principles.ts';
import type { SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { isPositive } from '../../../server/engine/expr/assumptions.ts';
import { renderDerivation } from '../../../server/engine/render/derivation.ts';
import { withoutClosedForm } from '../distributions/open.ts';
import { checkSteps, derive } from './derive.ts';
import { unexplained } from './explained.ts';
import { models } from './models.ts';

const isName = ({ step }: StepCheck): boolean => step.relation === '≔' || 'introduces' in principleOf(step.principle);
/** The variance of an estimator is bounded, and not known. */
const isBound = ({ step }: StepCheck): boolean => step.relation === '≥';

describe('every step is true and explained', () => {
  it.each(models)('$line', (checked) => {
    const derived = derive(checked.line);
    const { model, information, inverse, derivations } = derived;
    const isClosed = information.status === 'closed-form';
    const mayBeOpen = withoutClosedForm.has(model.law.name);
    expect(isClosed || mayBeOpen, information.reason).toBe(true);
    const wanted = ['score', ...(isClosed ? ['information'] : []), ...(inverse === undefined ? [] : ['bound'])];
    expect(derivations.map((d) => d.id)).toEqual(wanted);

    const checks = checkSteps(derived, checked);
    const show = (c: StepCheck): unknown => [c.step.principle, c.left, c.right];
    expect(checks.filter((c) => c.verdict === 'differs').map(show)).toEqual([]);
    expect(checks.filter((c) => c.verdict === 'unchecked' && !isName(c) && !isBound(c)).map(show)).toEqual([]);

    for (const derivation of derivations) {
      expect(unexplained(derivation).map((s) => s.principle)).toEqual([]);
      const { steps, markdown } = renderDerivation(derivation, {
        variables: model.law.variables,
        parameters: model.parameters.map((p) => p.symbol),
        model: { latex: 'x', text: 'x' },
      });
      for (const step of steps)
        if (step.expression !== null)
          katex.renderToString(step.expression.latex, { strict: 'error', throwOnError: true, trust: false });
      expect(markdown).not.toMatch(/undefined|\{\w+\} (?:distribution|follow)/);
    }

    // the information equals another program's, and what a step needs holds where that has it
    const parameters = model.parameters.map((p) => p.symbol);
    const at = new Map(parameters.map((p, i): [SymbolExpr, number] => [p, checked.point[i] ?? NaN]));
    checked.information?.forEach((row, i) => {
      row.forEach((value, j) => {
        const entry = information.matrix?.[i]?.[j];
        if (entry === undefined) return;
        expect(Math.abs(evaluate(entry, at) - value)).toBeLessThan(
          1e-10 * Math.sqrt((checked.information?.[i]?.[i] ?? NaN) * (checked.information?.[j]?.[j] ?? NaN)),
        );
      });
    });
  });
});

describe('the fact of a kernel', () => {
  it('is stated with what it needs, where the domains do not say so', () => {
    const needs = (line: string): readonly string[] => {
      const { model, derivations } = derive(line);
      const information = derivations.find((d) => d.id === 'information');
      if (information === undefined) throw new Error(`No information is derived for ${line}.`);
      const { steps } = renderDerivation(information, {
        variables: model.law.variables,
        parameters: model.parameters.map((p) => p.symbol),
        model: { latex: 'x', text: 'x' },
      });
      const stated = information.steps.flatMap((s) =>
        (s.conditions ?? []).filter((c) => c.kind === 'positive' && !isPositive(c.expression)),
      );
      expect(stated.length).toBeGreaterThan(0);
      return steps.flatMap((s) => /\(for .*\)/.exec(s.reason)?.[0] ?? []);
    };
    expect(needs('x ~ GEV(m, s, xi)').join(' ')).toContain('2ξ + 1 > 0');
    expect(needs('x ~ GeneralizedPareto(s, xi)').join(' ')).toContain('2ξ + 1 > 0');
  });
});

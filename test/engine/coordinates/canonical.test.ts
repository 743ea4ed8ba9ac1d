// Canonical forms, minimal or curved, against moments by mpmath (test/reference/coordinates/canonical.py): the means are those of the
// statistics, A′ = Σ mⱼ ηⱼ′, the information is η′ᵀ Cov(T) η′, and the density is h exp(η·T − A).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { exponentialCoordinates } from '../../../server/engine/coordinates/exponentialCoordinates.ts';
import { add, multiply, negate, subtract } from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import { freeSymbols, type Expr } from '../../../server/engine/expr/expr.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

interface Moments {
  readonly statistics: readonly string[];
  readonly mean: readonly string[];
  readonly covariance: readonly (readonly string[])[];
  readonly curved: boolean;
}
const references = JSON.parse(
  readFileSync(new URL('../../reference/coordinates/canonical.json', import.meta.url), 'utf8'),
) as Record<string, Moments>;

describe.each(Object.entries(references))('%s', (text, reference) => {
  const results = resultsOf(...text.split('; '));
  const { model, canonicalForm: form, information } = results;
  if (form === undefined) throw new Error('There is no form.');
  const parameters = model.parameters.map((p) => p.symbol);
  const at = (e: Expr): number =>
    evaluate(e, new Map([...freeSymbols(e)].map((s) => [s, model.point?.[parameters.indexOf(s)] ?? NaN])));
  const slopes = form.natural.map((eta) => parameters.map((p) => differentiate(eta, p)));

  it('has these statistics, as few as are enough', () => {
    expect(form.sufficient.map(toText)).toEqual(reference.statistics);
    expect(form.sufficient.length > parameters.length).toBe(reference.curved);
  });

  it('has the means of its statistics, which are the slopes of A', () => {
    form.sufficient.forEach((_, j) => {
      expect(at(form.mean?.[j] as Expr)).toBeCloseTo(Number(reference.mean[j]), 9);
    });
    parameters.forEach((p, i) => {
      const sum = slopes.reduce((s, row, j) => s + at(row[i] as Expr) * Number(reference.mean[j]), 0);
      expect(at(differentiate(form.logPartition, p))).toBeCloseTo(sum, 8);
    });
  });

  it('has the information of the covariance of its statistics, and the inverse of that in mean parameters', () => {
    parameters.forEach((_, i) => {
      parameters.forEach((__, k) => {
        const sum = slopes.reduce(
          (s, row, a) =>
            s +
            slopes.reduce(
              (t, other, b) => t + at(row[i] as Expr) * Number(reference.covariance[a]?.[b]) * at(other[k] as Expr),
              0,
            ),
          0,
        );
        expect(at(information.matrix?.[i]?.[k] as Expr)).toBeCloseTo(sum, 7);
      });
    });
    const { meanInformation } = exponentialCoordinates(results, new Budget(2e6)) ?? {};
    expect(meanInformation === undefined).toBe(reference.curved);
    meanInformation?.forEach((row, i) => {
      reference.covariance.forEach((_, k) => {
        const sum = row.reduce((s, e, j) => s + at(e) * Number(reference.covariance[j]?.[k]), 0);
        expect(sum).toBeCloseTo(i === k ? 1 : 0, 7);
      });
    });
  });

  it('is the density', () => {
    const { logDensity, measure, variables } = information.normalized.law;
    const exponent = add(...form.natural.map((eta, j) => multiply(eta, form.sufficient[j] as Expr)));
    const rest = subtract(logDensity, add(exponent, negate(form.logPartition), form.logCarrier));
    const values = (x: number) =>
      new Map([
        ...parameters.map((p, i) => [p, model.point?.[i] ?? NaN] as const),
        ...variables.map((v, i) => [v, x + i * (1 - x)] as const),
      ]);
    for (const x of measure === 'lebesgue' ? [0.3, 0.8] : [1, 2]) expect(evaluate(rest, values(x))).toBeCloseTo(0, 12);
  });
});

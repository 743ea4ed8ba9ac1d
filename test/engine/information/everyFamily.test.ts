// Every family in every parametrization, as a component of a mixture and truncated: each ends in a closed form, in a number with an
// error bound, or in a true reason; for a sample the numbers of another program say whether they are right.
import { describe, expect, it } from 'vitest';
import references from '../../reference/mixtures/families.json' with { type: 'json' };
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { DistributionFamily, Parametrization } from '../../../server/engine/distributions/family.ts';
import { families } from '../../../server/engine/distributions/index.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { BlockAnalysis } from '../../../server/engine/report/blockAnalysis.ts';
import { blockOf } from '../modelOf.ts';

const found = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 8e6, depth: 'findings' });

/** Why there is no information, where that is right: the density jumps where it ends, or a slope of it is not square integrable. */
const withoutInformation: Readonly<Record<string, RegExp>> = {
  'mixture of Uniform': /the density jumps/i,
  'mixture of Pareto': /the density jumps/i,
  'open Uniform': /support .* moves with .* density jumps/i,
  'open Triangular': /vanishes at its upper end only like z\^\(a − 1\) with a = 2/,
  Hypergeometric: /no unknown parameters/,
  DiscreteUniform: /no unknown parameters/,
};

/** Whose ends and kinks in four parameters cost more than is allowed for numbers at a point: that is told. */
const beyondAllowance: readonly string[] = ['mixture of GEV', 'mixture of Triangular'];

interface Stated {
  readonly law: string;
  readonly at: readonly string[];
  /** Of the canonical parametrization. */
  readonly values: readonly number[] | undefined;
}

/** The family in a parametrization, with names for what can be estimated, and a point. */
function stated(family: DistributionFamily, parametrization: Parametrization): Stated {
  const isCanonical = parametrization === family.parametrizations[0];
  const values = parametrization.parameters.map(({ domain }, i) => {
    const own = isCanonical ? family.examples[0]?.[i] : undefined;
    return own ?? (domain.integer ? 5 : domain.upper <= 1 ? 0.4 - 0.1 * i : domain.lower >= 0 ? 1.3 + 0.5 * i : 0.6);
  });
  const args = parametrization.parameters.map(({ name, domain }, i) =>
    domain.integer ? `${name} = ${String(values[i])}` : `${name} = t${String(i)}`,
  );
  const at = parametrization.parameters.flatMap(({ domain }, i) =>
    domain.integer ? [] : [`t${String(i)} = ${String(values[i])}`],
  );
  return { law: `${family.name}(${args.join(', ')})`, at, values: isCanonical ? values : undefined };
}

/** A set inside the support at the point: bounded, or open above. */
function insideOf(family: DistributionFamily, { values }: Stated, isOpen: boolean): string {
  const { support, parameters, variables } = family.law(1);
  if (support.kind === 'finite') return isOpen ? '{1..}' : '{1}';
  if (support.kind === 'integers') return isOpen ? '{2..}' : '{1..4}';
  if (support.kind === 'product') throw new Error('A law of several numbers is not truncated.');
  const at = new Map(parameters.map((p, i) => [p, values?.[i] ?? 1]));
  const [lower, upper] = [support.lower, support.upper].map((end) => evaluate(end, at)) as [number, number];
  const domain = variables[0]?.domain;
  const from = Number.isFinite(lower) ? lower : domain !== undefined && domain.lower >= 0 ? 0 : -1.3;
  const to = Number.isFinite(upper) ? upper : from + 4;
  const [a, b] = [from + 0.1 * (to - from), from + 0.7 * (to - from)].map((x) => x.toFixed(3));
  return isOpen ? `(${b ?? ''}, inf)` : `(${a ?? ''}, ${b ?? ''})`;
}

/** A closed form, a number with an error bound at the point, or the right reason. */
function expectAnswer({ model, findings }: BlockAnalysis, why: RegExp | undefined): void {
  expect(findings.filter((f) => f.severity === 'error' || f.code === 'not-computed')).toEqual([]);
  const fisher = model?.fisher;
  if (why !== undefined) {
    expect(fisher?.status).toBe('undefined');
    expect(fisher?.reason).toMatch(why);
    return;
  }
  expect(['closed-form', 'numeric']).toContain(fisher?.status);
  expect(fisher?.at?.errorBound).toBeLessThan(1e-8);
}

const scalar = families.filter((f) => f.parametrizations[0]?.parameters.every((p) => p.shape === 'scalar') === true);
const cases = scalar.flatMap((family) =>
  family.parametrizations.map((p) => ({ family, isCanonical: p === family.parametrizations[0], ...stated(family, p) })),
);

describe('a mixture of two laws of a family', () => {
  it.each(cases.map((c) => [c.law, c] as const))('%s', (law, { family, at }) => {
    const [first = [], second = []] = family.examples;
    const other = family.law(1).parameters.map((p, i) => (p.domain.integer ? first[i] : second[i]));
    const answer = found(
      `x ~ mixture(w: ${law}, 1 - w: ${family.name}(${other.join(', ')}))`,
      `at ${['w = 0.4', ...at].join(', ')}`,
    );
    const what = `mixture of ${family.name}`;
    if (beyondAllowance.includes(what) && answer.model?.fisher?.at === null)
      expect(answer.findings.map((f) => f.code)).toContain('budget-exceeded');
    else expectAnswer(answer, withoutInformation[what]);
  });

  it.each([
    ['Categorical(p)', 'Categorical([0.2, 0.3, 0.5])', 'p = [0.3, 0.3, 0.4]'],
    ['Multinomial(3, p)', 'Multinomial(3, [0.2, 0.3, 0.5])', 'p = [0.3, 0.3, 0.4]'],
    ['Dirichlet([a, b, 1])', 'Dirichlet([2, 2, 3])', 'a = 1.5, b = 2'],
    ['MvNormal([a, 0], [[1, 0], [0, 1]])', 'MvNormal([2, 1], [[1, 0], [0, 1]])', 'a = 0'],
  ])('%s', (law, other, at) => {
    expectAnswer(found(`x ~ mixture(w: ${law}, 1 - w: ${other})`, `at w = 0.4, ${at}`), undefined);
  });
});

describe('a law of a family restricted to a part of its support', () => {
  it.each(
    cases.flatMap((c) =>
      (c.isCanonical ? [false, true] : [false]).map(
        (isOpen) => [`${c.law} on ${insideOf(c.family, c, isOpen)}`, c, isOpen] as const,
      ),
    ),
  )('%s', (law, { family, at }, isOpen) => {
    const answer = found(`x ~ ${law}`, ...(at.length === 0 ? [] : [`at ${at.join(', ')}`]));
    expectAnswer(
      answer,
      withoutInformation[`${isOpen ? 'open ' : ''}${family.name}`] ?? withoutInformation[family.name],
    );
  });
});

describe('the numbers are those of direct integration', () => {
  it.each(references.map((r) => [r.lines.join(' ; '), r] as const))('%s', (_, { lines, information }) => {
    const at = found(...lines).model?.fisher?.at;
    const value = at?.value;
    information.forEach((row, i) => {
      row.forEach((text, j) => {
        const unit = Math.sqrt(Number(information[i]?.[i]) * Number(information[j]?.[j]));
        expect(Math.abs((value?.[i]?.[j] ?? NaN) - Number(text)) / unit).toBeLessThan(1e-9);
      });
    });
  });
});

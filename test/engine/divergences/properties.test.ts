// What holds of divergences whatever the family: signs, symmetry, curvature, the inequalities between them, invariance.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { families } from '../../../server/engine/distributions/index.ts';
import { primedSymbol } from '../../../server/engine/divergences/commonFamily.ts';
import type { Divergence, DivergenceResult } from '../../../server/engine/divergences/divergence.ts';
import { divergences } from '../../../server/engine/divergences/index.ts';
import type { FisherInformation } from '../../../server/engine/information/fisherInformation.ts';
import type { StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { furtherOf, modelOf, resultsOf } from '../modelOf.ts';

/** Signed numbers about the divergence, and no divergences. */
const aboutOthers = new Set(['kl-quadratic-error', 'kl-quadratic-region', 'kl-cubic', 'kl-cubic-error']);
const proper = divergences.filter((d) => !aboutOthers.has(d.name));

interface Subject {
  readonly model: StatisticalModel;
  readonly information: FisherInformation;
  readonly at: readonly number[];
  /** Towards another point. */
  readonly delta: readonly number[];
}

/** Scalar families at their first two examples; whole numbers are the same on both sides. */
const subjects = families.flatMap((family): readonly (readonly [string, () => Subject])[] => {
  const parameters = family.parametrizations[0]?.parameters ?? [];
  const [from, to] = family.examples;
  if (from === undefined || to === undefined || parameters.some((p) => p.shape !== 'scalar')) return [];
  const value = (i: number): number => from[i] ?? NaN;
  const free = parameters.flatMap((p, i) => (p.domain.integer ? [] : [i]));
  if (free.length === 0) return [];
  const whole = parameters.flatMap((p, i) => (p.domain.integer ? [`const ${p.name} = ${String(value(i))}`] : []));
  const at = `at ${free.map((i) => `${parameters[i]?.name ?? ''} = ${String(value(i))}`).join(', ')}`;
  const lines = [...whole, `x ~ ${family.name}(${parameters.map((p) => p.name).join(', ')})`, at];
  const subject = (): Subject => ({
    model: modelOf(...lines),
    information: resultsOf(...lines).information,
    at: free.map(value),
    delta: free.map((i) => (to[i] ?? NaN) - value(i)),
  });
  return [[family.name, subject]];
});

function between(
  { model, information }: Subject,
  theta: readonly number[],
  thetaPrime: readonly number[],
): (divergence: Divergence) => DivergenceResult | undefined {
  const primed = model.parameters.map((p) => primedSymbol(p.symbol));
  const problem = { model, information, other: model, primed, theta, thetaPrime, budget: new Budget(2e7) };
  return (divergence) => divergence.evaluate(problem);
}

const along = ({ at, delta }: Subject, t: number): readonly number[] => at.map((v, i) => v + t * (delta[i] ?? NaN));
const titleOf = ({ name, order }: Divergence): string => (order === undefined ? name : `${name} ${String(order)}`);

/** The families whose laws carry no information about a parameter in the ordinary sense, or are not regular at their examples. */
const irregular = new Set(['Uniform', 'Pareto', 'Triangular', 'GeneralizedPareto', 'GEV', 'DiscreteUniform']);

describe.each(subjects)('for %s', (name, make) => {
  const subject = make();
  const near = between(subject, subject.at, along(subject, 0.2));

  it('is not negative, and 0 between a law and itself', () => {
    const same = between(subject, subject.at, subject.at);
    let known = 0;
    for (const divergence of proper) {
      const { value, errorBound = 0 } = near(divergence) ?? {};
      if (value !== undefined) expect([titleOf(divergence), value >= -errorBound]).toEqual([titleOf(divergence), true]);
      const none = same(divergence)?.value;
      if (none === undefined) continue;
      known++;
      expect([titleOf(divergence), none, Math.abs(none) < 1e-9]).toEqual([titleOf(divergence), none, true]);
    }
    expect(known).toBeGreaterThan(7);
  });

  it('is the same both ways where it is said to be symmetric', () => {
    const back = between(subject, along(subject, 0.2), subject.at);
    let known = 0;
    for (const divergence of proper.filter((d) => d.isSymmetric === true)) {
      const [there, here] = [near(divergence), back(divergence)];
      expect([titleOf(divergence), there?.value === undefined]).toEqual([
        titleOf(divergence),
        here?.value === undefined,
      ]);
      if (there?.value === undefined || here?.value === undefined) continue;
      known++;
      const allowed = (there.errorBound ?? 0) + (here.errorBound ?? 0) + 1e-12;
      expect([titleOf(divergence), Math.abs(there.value - here.value) <= allowed]).toEqual([titleOf(divergence), true]);
    }
    expect(known).toBeGreaterThan(4);
  });

  it('keeps to the inequalities between them', () => {
    const value = (title: string): number => {
      const divergence = divergences.find((d) => titleOf(d) === title);
      const found = divergence === undefined ? undefined : near(divergence);
      return found?.status === 'infinite' ? Infinity : (found?.value ?? NaN);
    };
    const [hellinger, variation, kl] = [value('hellinger'), value('total-variation'), value('kl')];
    const atMost = (what: string, a: number, b: number): void => {
      if (!Number.isNaN(a) && !Number.isNaN(b)) expect([what, a <= b + 1e-10]).toEqual([what, true]);
    };
    expect(Number.isNaN(hellinger) || Number.isNaN(variation)).toBe(false);
    atMost('H² ≤ TV', hellinger, variation);
    atMost('TV ≤ √(H²(2 − H²))', variation, Math.sqrt(hellinger * (2 - hellinger)));
    atMost('Pinsker', variation, Math.sqrt(kl / 2));
    atMost('Bretagnolle–Huber', variation, Math.sqrt(-Math.expm1(-kl)));
    atMost('Rényi of order ½ ≤ KL', value('renyi 0.5'), kl);
    atMost('KL ≤ Rényi of order 2', kl, value('renyi 2'));
    atMost('Rényi 2 ≤ χ²', value('renyi 2'), value('chi-squared'));
    atMost('JS ≤ TV log 2', value('jensen-shannon'), variation * Math.LN2);
    atMost('Jeffreys is both', kl, value('jeffreys'));
  });

  if (irregular.has(name)) return;
  it('curves like c·δᵀIδ at θ where it is said to', () => {
    const information = subject.information.at?.value;
    if (information === undefined) throw new Error('There is an information at the point.');
    const h = 2e-3;
    const step = subject.delta.map((d) => h * d);
    const form = step.reduce(
      (sum, a, i) => sum + step.reduce((s, b, j) => s + a * b * (information[i]?.[j] ?? NaN), 0),
      0,
    );
    const [forth, back] = [
      between(subject, subject.at, along(subject, h)),
      between(subject, subject.at, along(subject, -h)),
    ];
    let known = 0;
    for (const divergence of proper) {
      const [a, b] = [forth(divergence)?.value, back(divergence)?.value];
      if (divergence.curvature === undefined || a === undefined || b === undefined) continue;
      known++;
      // terms of odd order cancel in the mean
      const ratio = (a + b) / 2 / (divergence.curvature * form);
      expect([titleOf(divergence), Math.abs(ratio - 1) < 2e-3]).toEqual([titleOf(divergence), true]);
    }
    expect(known).toBeGreaterThan(4);
  });
});

const valuesOf = (...lines: readonly string[]): ReadonlyMap<string, number | undefined> =>
  new Map(
    furtherOf(...lines).divergences.map((d) => [
      d.order === undefined ? d.name : `${d.name} ${String(d.order)}`,
      d.value,
    ]),
  );

describe('a divergence', () => {
  const invariant = proper
    .filter((d) => d.name !== 'kl-quadratic')
    .map((d) => (d.order === undefined ? d.name : titleOf(d)));

  it.each([
    [
      ['x ~ Normal(m, s)', 'at m = 0, s = 1', 'versus m = 0.5, s = 1.5'],
      ['x ~ Normal(m, exp(t))', 'at m = 0, t = 0', `versus m = 0.5, t = ${String(Math.log(1.5))}`],
    ],
    [
      ['x ~ Bernoulli(p)', 'at p = 0.3', 'versus p = 0.6'],
      [
        'x ~ Bernoulli(sin(t)^2)',
        `at t = ${String(Math.asin(Math.sqrt(0.3)))}`,
        `versus t = ${String(Math.asin(Math.sqrt(0.6)))}`,
      ],
    ],
  ])('is the same in other parameters: %j', (plain, other) => {
    const [a, b] = [valuesOf(...plain), valuesOf(...other)];
    for (const name of invariant) {
      const [u, v] = [a.get(name), b.get(name)];
      expect([name, v === undefined]).toEqual([name, u === undefined]);
      if (u !== undefined) expect([name, Math.abs(u - (v ?? NaN)) < 1e-9]).toEqual([name, true]);
    }
  });

  it('is the same for 2x as for x, but Fisher’s, whose gradients are in x', () => {
    const a = valuesOf('x ~ Gumbel(m, s)', 'at m = 0, s = 1', 'versus m = 0.5, s = 1.2');
    const b = valuesOf('x ~ Gumbel(m, s)', 'at m = 0, s = 2', 'versus m = 1, s = 2.4');
    for (const name of invariant) {
      const factor = name === 'fisher' ? 4 : 1;
      expect([name, Math.abs((a.get(name) ?? NaN) - factor * (b.get(name) ?? NaN)) < 1e-9]).toEqual([name, true]);
    }
  });
});

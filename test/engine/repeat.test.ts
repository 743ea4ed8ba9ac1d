// An analysis does not depend on those before it: alone in a new engine, and after twenty others of the same families and names, a
// block has the same report, also where it is given up at its budget, and is charged the same work but for what is set up once.
import { expect, it, vi } from 'vitest';
import { pathologicalBlocks } from '../fuzz/pathologicalBlocks.ts';
import { blockOf } from './modelOf.ts';

const blocks = {
  'a gamma law': ['x ~ Gamma(k, b)', 'at k = 2, b = 3'],
  'an extreme value law': ['x ~ GEV(m, s, k)', 'at m = 0, s = 1, k = 0.1'],
  'a kernel': ['x ~ kernel(x^(k - 1)*exp(-x^2/s)) on (0, inf)', 'at k = 3, s = 2'],
  'what spends its budget': pathologicalBlocks['a power of two thousand'] ?? [],
} as const;

const others = [
  ...['Normal(a, s)', 'Normal(m, 2)', 'Gamma(k, b)', 'Gamma(k, 2)', 'Gamma(a, scale = b)', 'Beta(a, b)', 'Poisson(m)'],
  ...[
    'Weibull(k, s)',
    'GEV(m, s, k)',
    'GEV(m, s, 0.2)',
    'GEV(0, 1, k)',
    'Cauchy(m, s)',
    'Logistic(m, s)',
    'Laplace(m, s)',
  ],
  ...['Binomial(9, a)', 'InverseGamma(a, b)', 'Pareto(1, a)', 'Exponential(b)', 'Rayleigh(s)', 'Gumbel(m, s)'],
].map((law) => `x ~ ${law}`);

type Told = Readonly<Record<string, { readonly report: string; readonly work: number }>>;

/** What an engine that has just begun says of the blocks, in this order. */
async function told(lines: readonly (readonly [string, readonly string[]])[]): Promise<Told> {
  vi.resetModules();
  const { beginAnalysis } = await import('../../server/engine/analysis.ts');
  return Object.fromEntries(
    lines.map(([name, block]) => {
      const { findings, work } = beginAnalysis({ block: blockOf(...block), others: [], budget: 8e6 });
      return [name, { report: JSON.stringify(findings), work }];
    }),
  );
}

it('says the same alone and after twenty others', async () => {
  expect(others).toHaveLength(20);
  const after = await told([...others.map((law) => [law, [law]] as const), ...Object.entries(blocks)]);
  for (const [name, lines] of Object.entries(blocks)) {
    const alone = (await told([[name, lines]]))[name];
    expect(after[name]?.report, name).toBe(alone?.report);
    const difference = Math.abs((after[name]?.work ?? NaN) - (alone?.work ?? NaN));
    expect(difference, name).toBeLessThan(100_000 + 0.01 * (alone?.work ?? NaN));
  }
  expect(after['what spends its budget']?.report).toContain('budget-exceeded');
});

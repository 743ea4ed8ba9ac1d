import { describe, expect, it } from 'vitest';
import { Budget, BudgetExceeded } from '../../../server/engine/base/budget.ts';
import type { QuadratureResult } from '../../../server/engine/numeric/quadrature.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { sumSeries } from '../../../server/engine/numeric/series.ts';
import type { SeriesOptions } from '../../../server/engine/numeric/series.ts';
import { logBeta } from '../../../server/engine/special/logBeta.ts';
import { logGamma } from '../../../server/engine/special/logGamma.ts';
import { zeta } from '../../../server/engine/special/zeta.ts';

type LogMass = (k: number) => number;

const inf = Infinity;
const one = (): number => 1;
const identity = (k: number): number => k;

/** Σ of mass times each function; the mass is component 0. */
function expectations(
  logMass: LogMass,
  from: number,
  to: number,
  functions: readonly ((k: number) => number)[],
  options: Partial<SeriesOptions> = {},
): QuadratureResult {
  return sumSeries(
    (k, out) => {
      const mass = Math.exp(logMass(k));
      functions.forEach((f, i) => {
        out[i] = mass === 0 ? 0 : mass * f(k);
      });
    },
    functions.length,
    from,
    to,
    { weightIndex: 0, budget: new Budget(3e6), ...options },
  );
}

const poisson =
  (mean: number): LogMass =>
  (k) =>
    k * Math.log(mean) - mean - logGamma(k + 1);
const geometric =
  (p: number): LogMass =>
  (k) =>
    Math.log(p) + k * Math.log1p(-p);
const power =
  (s: number): LogMass =>
  (k) =>
    -s * Math.log(k);

/** Name, log-mass, ends, functions, exact sums, relative error of the log-mass's own evaluation. */
type Row = readonly [string, LogMass, number, number, readonly ((k: number) => number)[], readonly number[], number?];

const sums: readonly Row[] = [
  ['Poisson(0.1)', poisson(0.1), 0, inf, [one, identity, (k) => (k / 0.1 - 1) ** 2], [1, 0.1, 10]],
  ['Poisson(5)', poisson(5), 0, inf, [one, identity, (k) => (k / 5 - 1) ** 2], [1, 5, 0.2]],
  ['Poisson(100)', poisson(100), 0, inf, [one, identity, (k) => k * (k - 1)], [1, 100, 1e4], 1e-13],
  ['Poisson(2e4)', poisson(2e4), 0, inf, [one, identity], [1, 2e4], 1e-10],
  ['Poisson(1e6)', poisson(1e6), 0, inf, [one, identity], [1, 1e6], 1e-8],
  ['Geometric(0.1)', geometric(0.1), 0, inf, [one, identity, (k) => (10 - k / 0.9) ** 2], [1, 9, 100 / 0.9]],
  ['Geometric(1e-3)', geometric(1e-3), 0, inf, [one, identity], [1, 999]],
  ['Geometric(1e-6)', geometric(1e-6), 0, inf, [one, identity], [1, 999999]],
  [
    'k^-4 with logarithms',
    power(4),
    1,
    inf,
    [one, Math.log, (k) => Math.log(k) ** 2],
    [Math.PI ** 4 / 90, -zeta(4, 1), zeta(4, 2)],
  ],
  ['k^-2', power(2), 1, inf, [one, Math.log], [Math.PI ** 2 / 6, -zeta(2, 1)]],
  ['k^-1.2', power(1.2), 1, inf, [one], [zeta(1.2)]],
  ['k^-2 on both sides', (k) => (k === 0 ? -inf : power(2)(Math.abs(k))), -inf, inf, [one], [Math.PI ** 2 / 3]],
  // Yule and Simon: ρ B(k, ρ+1), mean ρ/(ρ−1).
  ['Yule–Simon(2.5)', (k) => Math.log(2.5) + logBeta(k, 3.5), 1, inf, [one, identity], [1, 2.5 / 1.5]],
  [
    'NegativeBinomial(0.3, 0.2)',
    (k) => logGamma(k + 0.3) - logGamma(0.3) - logGamma(k + 1) + 0.3 * Math.log(0.2) + k * Math.log(0.8),
    0,
    inf,
    [one, identity],
    [1, 1.2],
    1e-14,
  ],
  [
    'Binomial(1e6, 0.3)',
    (k) => -Math.log1p(1e6) - logBeta(k + 1, 1e6 - k + 1) + k * Math.log(0.3) + (1e6 - k) * Math.log(0.7),
    0,
    1e6,
    [one, identity],
    [1, 3e5],
    1e-9,
  ],
  ['the logarithmic law', (k) => k * Math.log(0.7) - Math.log(k), 1, inf, [one, identity], [-Math.log(0.3), 0.7 / 0.3]],
  [
    'discrete Laplace',
    (k) => Math.log(0.1 / 1.9) + Math.abs(k - 7) * Math.log(0.9),
    -inf,
    inf,
    [one, identity],
    [1, 7],
  ],
  [
    'a discrete normal law',
    (k) => -0.5 * ((k - 12.3) / 1e4) ** 2 - Math.log(1e4 * Math.sqrt(2 * Math.PI)),
    -inf,
    inf,
    [one, (k) => k - 12.3],
    [1, 0],
  ],
  ['down to minus infinity', (k) => k, -inf, -1, [one], [1 / (Math.E - 1)]],
  [
    'zero-inflated Poisson(50)',
    (k) => (k === 0 ? Math.log(0.3 + 0.7 * Math.exp(-50)) : Math.log(0.7) + poisson(50)(k)),
    0,
    inf,
    [one, identity],
    [1, 35],
    1e-13,
  ],
  [
    'zero-inflated Poisson(20000)',
    (k) => (k === 0 ? Math.log(0.3) : Math.log(0.7) + poisson(2e4)(k)),
    0,
    inf,
    [one, identity],
    [1, 14000],
    1e-10,
  ],
  [
    'every other term of a wide law',
    (k) => (k % 2 === 0 ? poisson(2e4)(k) + Math.LN2 : -inf),
    0,
    inf,
    [one],
    [1],
    1e-10,
  ],
  ['an alternating series', (k) => -k, 0, inf, [(k) => (k % 2 === 0 ? 1 : -1)], [1 / (1 + 1 / Math.E)]],
  ['a finite sum', () => 0, 3, 10, [one, identity], [8, 52]],
  ['a single term', () => 0, 4, 4, [identity], [4]],
  ['an empty sum', () => 0, 5, 4, [identity], [0]],
];

describe('sumSeries', () => {
  for (const [name, logMass, from, to, functions, exact, evaluationError] of sums) {
    it(name, () => {
      const result = expectations(logMass, from, to, functions, {
        ...(evaluationError === undefined ? {} : { evaluationError }),
        relativeTolerance: Math.max(1e-12, 10 * (evaluationError ?? 0)),
      });
      expect(result.converged).toBe(true);
      expect(result.diverges).toBe(false);
      exact.forEach((value, i) => {
        const error = Math.abs((result.values[i] ?? NaN) - value);
        expect(error, `component ${i}`).toBeLessThanOrEqual((result.errorBounds[i] ?? NaN) + 4e-16 * Math.abs(value));
      });
    });
  }

  it('needs few terms for a law of any width', () => {
    expect(expectations(poisson(1e6), 0, inf, [one], { relativeTolerance: 1e-8 }).evaluations).toBeLessThan(5000);
    const wide = expectations(poisson(1e10), 0, inf, [one], { logWeight: poisson(1e10), relativeTolerance: 1e-4 });
    expect(wide.converged).toBe(true);
    expect(Math.abs((wide.values[0] ?? NaN) - 1)).toBeLessThan(1e-4);
    expect(wide.evaluations).toBeLessThan(5000);
  });

  it('sees that the harmonic series diverges', () => {
    const result = expectations(power(1), 1, inf, [one]);
    expect(result).toMatchObject({ diverges: true, converged: false });
    expect(result.errorBounds[0]).toBe(Infinity);
  });

  it('sees that a mean is infinite', () => {
    expect(expectations(power(2), 1, inf, [one, identity])).toMatchObject({ diverges: true, converged: false });
  });

  it('has no bound where it knows nothing', () => {
    // 1/(k log² k) converges too slowly for any number of terms.
    const slow = expectations((k) => -Math.log(k) - 2 * Math.log(Math.log(k)), 2, inf, [one]);
    expect(slow).toMatchObject({ converged: false, diverges: false });
    expect(slow.errorBounds[0]).toBe(Infinity);
    const nowhere = expectations((k) => (k === 31415926 ? 0 : -inf), 0, inf, [one]);
    expect(nowhere.converged).toBe(false);
    expect(nowhere.errorBounds[0]).toBe(Infinity);
    const undefinedTerm = expectations((k) => (k === 3 ? NaN : -k), 0, inf, [one]);
    expect(undefinedTerm.converged).toBe(false);
    expect(undefinedTerm.errorBounds[0]).toBe(Infinity);
  });

  it('bounds the error of random sums with known values', () => {
    const random = seededRandom('series');
    for (let trial = 0; trial < 150; trial += 1) {
      const p = 10 ** (-4 * random.uniform());
      const s = 1.15 + 6 * random.uniform();
      const mean = 10 ** (3 * random.uniform() - 2);
      const cases: readonly (readonly [LogMass, number, number])[] = [
        [geometric(p), 0, 1],
        [power(s), 1, zeta(s)],
        [poisson(mean), 0, 1],
      ];
      for (const [logMass, from, exact] of cases) {
        // The terms are exponentials of sums of numbers up to a few thousand.
        const result = expectations(logMass, from, inf, [one], { evaluationError: 1e-12, relativeTolerance: 1e-11 });
        expect(result.converged).toBe(true);
        expect(Math.abs((result.values[0] ?? NaN) - exact)).toBeLessThanOrEqual(result.errorBounds[0] ?? NaN);
      }
    }
  });

  it('spends one step a term', () => {
    expect(() => expectations(poisson(5), 0, inf, [one], { budget: new Budget(100) })).toThrow(BudgetExceeded);
  });
});

import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { locate } from '../../../server/engine/numeric/locate.ts';
import type { Location } from '../../../server/engine/numeric/locate.ts';
import { integrate } from '../../../server/engine/numeric/quadrature.ts';
import type { QuadratureResult } from '../../../server/engine/numeric/quadrature.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { logBeta } from '../../../server/engine/special/logBeta.ts';
import { logGamma } from '../../../server/engine/special/logGamma.ts';

type LogDensity = (x: number, distanceLower: number, distanceUpper: number) => number;

const inf = Infinity;
const logRoot2Pi = 0.9189385332046727;
const normal =
  (m: number, s: number): LogDensity =>
  (x) =>
    -0.5 * ((x - m) / s) ** 2 - Math.log(s) - logRoot2Pi;
const gammaLaw =
  (shape: number, rate: number): LogDensity =>
  (x) =>
    shape * Math.log(rate) + (shape - 1) * Math.log(x) - rate * x - logGamma(shape);
const betaLaw =
  (a: number, b: number): LogDensity =>
  (_, below, above) =>
    (a - 1) * Math.log(below) + (b - 1) * Math.log(above) - logBeta(a, b);
const mixture =
  (...parts: readonly LogDensity[]): LogDensity =>
  (...at) => {
    const logs = parts.map((part) => part(...at) - Math.log(parts.length));
    const peak = Math.max(...logs);
    return Number.isFinite(peak) ? peak + Math.log(logs.reduce((sum, l) => sum + Math.exp(l - peak), 0)) : peak;
  };

function find(density: LogDensity, lower: number, upper: number, hints: readonly number[] = []): Location {
  return locate(density, { lower, upper }, { hints, budget: new Budget(20000) });
}

function mass(density: LogDensity, lower: number, upper: number, hints: readonly number[] = []): QuadratureResult {
  const { center, scale, breakpoints } = find(density, lower, upper, hints);
  return integrate(
    (x, below, above, out) => {
      out[0] = Math.exp(density(x, below, above));
    },
    1,
    { lower, upper },
    { center, scale, breakpoints, budget: new Budget(1e5) },
  );
}

/** Name, normalized log-density, ends, tolerance for the mass, hints. */
const laws: readonly (readonly [string, LogDensity, number, number, number, (readonly number[])?])[] = [
  ['Normal(0, 1)', normal(0, 1), -inf, inf, 1e-13],
  ['Normal(50, 0.01)', normal(50, 0.01), -inf, inf, 1e-12],
  ['Normal(1e6, 1e-3)', normal(1e6, 1e-3), -inf, inf, 1e-7],
  ['Normal(-52.37, 1e-5)', normal(-52.37, 1e-5), -inf, inf, 1e-9],
  ['Normal(1e-8, 1e-12)', normal(1e-8, 1e-12), -inf, inf, 1e-11],
  ['Normal(0, 1e8)', normal(0, 1e8), -inf, inf, 1e-13],
  ['Normal(-3e11, 2e9)', normal(-3e11, 2e9), -inf, inf, 1e-13],
  ['Gamma(1e4, 1)', gammaLaw(1e4, 1), 0, inf, 1e-10],
  ['Gamma(0.05, 1)', gammaLaw(0.05, 1), 0, inf, 1e-9],
  ['Gamma(5, 1e5)', gammaLaw(5, 1e5), 0, inf, 1e-12],
  ['Exponential(1e-7)', gammaLaw(1, 1e-7), 0, inf, 1e-12],
  ['Exponential to the left', (x) => x, -inf, 0, 1e-12],
  ['Exponential from 3, end unknown', (x) => (x < 3 ? -inf : 3 - x), -inf, inf, 1e-12],
  ['Laplace(1.3, 0.01)', (x) => -Math.abs(x - 1.3) / 0.01 - Math.log(0.02), -inf, inf, 1e-12],
  ['Cauchy(1000, 0.1)', (x) => -Math.log1p(((x - 1e3) / 0.1) ** 2) - Math.log(Math.PI / 10), -inf, inf, 1e-12],
  ['Beta(0.1, 0.1)', betaLaw(0.1, 0.1), 0, 1, 1e-12],
  ['Beta(1e4, 1e4)', betaLaw(1e4, 1e4), 0, 1, 1e-11],
  ['Beta(2, 3000)', betaLaw(2, 3000), 0, 1, 1e-11],
  ['Uniform(2, 3)', () => 0, 2, 3, 1e-13],
  ['Uniform(2, 3), ends unknown', (x) => (x > 2 && x < 3 ? 0 : -inf), -inf, inf, 1e-13],
  ['Lognormal(0, 5)', (x) => normal(0, 5)(Math.log(x), 0, 0) - Math.log(x), 0, inf, 1e-12],
  ['Lognormal(-200, 1)', (x) => normal(-200, 1)(Math.log(x), 0, 0) - Math.log(x), 0, inf, 1e-11],
  ['Pareto(2) from 0.001', (x) => Math.log(2) - 3 * Math.log(x / 1e-3) - Math.log(1e-3), 1e-3, inf, 1e-12],
  ['two-sided Gamma(0.5)', (x) => gammaLaw(0.5, 1)(Math.abs(x), 0, 0) - Math.LN2, -inf, inf, 1e-12],
  ['two normals far apart', mixture(normal(0, 1), normal(52.37, 0.1)), -inf, inf, 1e-12],
  ['a spike known from hints', mixture(normal(0, 1), normal(52.37, 1e-3)), -inf, inf, 1e-11, [52.37]],
  ['three near normals', mixture(normal(-2, 0.3), normal(0, 1), normal(3, 0.5)), -inf, inf, 1e-12],
];

describe('locate, so that quadrature finds the mass', () => {
  for (const [name, density, lower, upper, tolerance, hints] of laws) {
    it(name, () => {
      const result = mass(density, lower, upper, hints);
      expect(Math.abs((result.values[0] ?? NaN) - 1)).toBeLessThan(tolerance);
      expect(result.diverges).toBe(false);
      expect(result.evaluations).toBeLessThan(2500);
    });
  }

  it('finds center and width of normal laws drawn at random', () => {
    const random = seededRandom('locate');
    for (let trial = 0; trial < 200; trial += 1) {
      const m = random.normal() * 10 ** (8 * random.uniform() - 3);
      const s = 10 ** (8 * random.uniform() - 4);
      const { center, scale, breakpoints, found } = find(normal(m, s), -inf, inf);
      expect(found).toBe(true);
      expect(Math.abs(center - m)).toBeLessThan(0.01 * s);
      expect(scale / s).toBeGreaterThan(0.9);
      expect(scale / s).toBeLessThan(1.2);
      expect(breakpoints).toEqual([]);
    }
  });

  it('puts a cusp where it is', () => {
    const { breakpoints } = find((x) => -Math.abs(x - 0.7) * 30, -inf, inf);
    expect(breakpoints).toHaveLength(1);
    expect(Math.abs((breakpoints[0] ?? NaN) - 0.7)).toBeLessThan(1e-14);
  });

  it('puts an unknown end of the support on its last positive double', () => {
    expect(find((x) => (x < 3 ? -inf : 3 - x), -inf, inf).breakpoints).toContain(3);
  });

  it('names both modes', () => {
    const { breakpoints } = find((x) => -30 * (x * x - 4) ** 2, -inf, inf);
    expect(breakpoints).toHaveLength(2);
    expect(breakpoints[0]).toBeCloseTo(-2, 6);
    expect(breakpoints[1]).toBeCloseTo(2, 6);
  });

  it('says so when there is nothing to find', () => {
    expect(find(() => -inf, -inf, inf).found).toBe(false);
    expect(find(() => NaN, 0, inf).found).toBe(false);
    expect(find((x) => x, 0, inf).found).toBe(false);
    expect(find(() => -inf, 2, 4)).toMatchObject({ found: false, center: 3, scale: 1 });
  });

  it('finds one mode with a fifth of the steps', () => {
    const sparse = (density: LogDensity, lower: number, upper: number): readonly [Location, number] => {
      const budget = new Budget(1000);
      return [locate(density, { lower, upper }, { sparse: true, budget }), budget.spent];
    };
    for (const [m, s] of [
      [0, 1],
      [52.37, 1e-3],
      [-3e8, 40],
    ] as const) {
      const [{ center, scale }, spent] = sparse(normal(m, s), -inf, inf);
      expect(Math.abs(center - m)).toBeLessThan(0.01 * s);
      expect(scale / s).toBeCloseTo(1, 1);
      expect(spent).toBeLessThan(350);
    }
    const [{ center }, spent] = sparse(gammaLaw(1e4, 1), 0, inf);
    expect(Math.abs(center - 1e4)).toBeLessThan(1);
    expect(spent).toBeLessThan(350);
    expect(sparse(betaLaw(300, 200), 0, 1)[0].center).toBeCloseTo(0.6, 3);
  });

  it('is deterministic', () => {
    const density = mixture(normal(-2, 0.3), normal(0, 1), normal(3, 0.5));
    expect(find(density, -inf, inf)).toEqual(find(density, -inf, inf));
  });
});

import { describe, expect, it } from 'vitest';
import { Budget, BudgetExceeded } from '../../../server/engine/base/budget.ts';
import { integrate } from '../../../server/engine/numeric/quadrature.ts';
import type {
  QuadratureOptions,
  QuadratureResult,
  VectorIntegrand,
} from '../../../server/engine/numeric/quadrature.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { erf } from '../../../server/engine/special/erf.ts';
import { gamma } from '../../../server/engine/special/gamma.ts';
import { beta } from '../../../server/engine/special/logBeta.ts';
import { zeta } from '../../../server/engine/special/zeta.ts';

type Integrand = (x: number, distanceLower: number, distanceUpper: number) => number;
type Options = Omit<QuadratureOptions, 'budget'>;

function integral(f: Integrand, lower: number, upper: number, options: Options = {}): QuadratureResult {
  const vector: VectorIntegrand = (x, below, above, out) => {
    out[0] = f(x, below, above);
  };
  return integrate(vector, 1, { lower, upper }, { ...options, budget: new Budget(1e6) });
}

const { PI: pi, E: e } = Math;
const inf = Infinity;
const eulerGamma = 0.5772156649015329;
const gaussian = (x: number): number => Math.exp((-x * x) / 2);
const root2Pi = Math.sqrt(2 * pi);

/** Name, integrand, ends, exact value, options. */
type Row = readonly [string, Integrand, number, number, number, Options?];

// Values from Gradshteyn and Ryzhik, and elementary antiderivatives.
const known: readonly Row[] = [
  ['the normal density', gaussian, -inf, inf, root2Pi],
  ['its eighth moment', (x) => x ** 8 * gaussian(x), -inf, inf, 105 * root2Pi],
  ['a characteristic function', (x) => Math.cos(5 * x) * gaussian(x), -inf, inf, root2Pi * Math.exp(-12.5)],
  ['the Cauchy density', (x) => 1 / (1 + x * x), -inf, inf, pi],
  ['sech', (x) => 1 / Math.cosh(x), -inf, inf, pi],
  ['an odd function', (x) => x ** 3 * gaussian(x - 0), -inf, inf, 0],
  ['an exponential', (x) => Math.exp(-x), 0, inf, 1],
  ['an exponential to the left', (x) => Math.exp(3 * (x - 2)), -inf, 2, 1 / 3],
  ['log² against the exponential', (x) => Math.log(x) ** 2 * Math.exp(-x), 0, inf, eulerGamma ** 2 + pi ** 2 / 6],
  ['a Bose integral', (x) => x ** 3 / Math.expm1(x), 0, inf, pi ** 4 / 15],
  ['a tail x^(-1.2)', (x) => x ** -1.2, 1, inf, 5],
  ['a stretched exponential', (x) => Math.exp(-Math.sqrt(x)), 0, inf, 2],
  ['a lognormal of deviation 3', (x) => gaussian(Math.log(x) / 3) / x, 0, inf, 3 * root2Pi],
  ['the exponential function', Math.exp, 0, 1, e - 1],
  ['a Runge function', (x) => 1 / (1 + 25 * x * x), -1, 1, 0.4 * Math.atan(5)],
  ['a semicircle', (_, below, above) => Math.sqrt(below * above), -1, 1, pi / 2],
  ['a logarithm at its singularity', Math.log, 0, 1, -1],
  ['Beta(0.1, 0.1) through its distances', (_, a, b) => a ** -0.9 * b ** -0.9, 0, 1, beta(0.1, 0.1)],
  ['Beta(0.1, 0.1) moved to (7, 8)', (_, a, b) => a ** -0.9 * b ** -0.9, 7, 8, beta(0.1, 0.1)],
  ['log log', (x) => Math.log(-Math.log(x)), 0, 1, -eulerGamma],
  ['forty oscillations', (x) => Math.sin(40 * pi * x) ** 2, 0, 1, 0.5],
  ['a kink at a breakpoint', (x) => Math.abs(x - 0.3), 0, 1, 0.29, { breakpoints: [0.3] }],
  ['a jump at a breakpoint', (x) => (x < 1.7 ? 1 : 3), 0, 5, 11.6, { breakpoints: [1.7] }],
  ['the Laplace density', (x) => Math.exp(-Math.abs(x)), -inf, inf, 2, { breakpoints: [0] }],
  ['a spike at 50', (x) => gaussian((x - 50) * 128), -inf, inf, root2Pi / 128, { center: 50, scale: 1 / 128 }],
  [
    'two spikes',
    (x) => gaussian((x - 50) * 128) + gaussian(x * 16),
    -inf,
    inf,
    root2Pi * (1 / 128 + 1 / 16),
    { breakpoints: [0, 50], scale: 0.1 },
  ],
  [
    'a narrow gamma density',
    (x) => Math.exp(400 * (Math.log(x / 400) - x / 400 + 1)),
    0,
    inf,
    // Γ(401) e^400 400^(-400), 60 digits by mpmath.
    50.14301086294315266,
    { center: 400, scale: 20 },
  ],
  ['a removable singularity at a node', (x) => (Math.sin(x) / x) * gaussian(x), -inf, inf, pi * erf(Math.SQRT1_2)],
  ['breakpoints that are not needed', gaussian, -inf, inf, root2Pi, { breakpoints: [-3, 0.5, 0.5, 9, inf, NaN] }],
];

describe('integrate', () => {
  for (const [name, f, lower, upper, exact, options] of known) {
    it(name, () => {
      const result = integral(f, lower, upper, options);
      const error = Math.abs((result.values[0] ?? NaN) - exact);
      expect(error).toBeLessThanOrEqual((result.errorBounds[0] ?? NaN) + 2e-15 * Math.abs(exact));
      expect(result.converged).toBe(true);
      expect(result.diverges).toBe(false);
      expect(error).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(exact), 1e-3));
    });
  }

  const divergent: readonly Row[] = [
    ['1/x at infinity', (x) => 1 / x, 1, inf, NaN],
    ['1/x at 0', (x) => 1 / x, 0, 1, NaN],
    ['1/(1-x) at 1', (_, __, above) => 1 / above, 0, 1, NaN],
    ['x^(-1.5) at 0', (x) => x ** -1.5, 0, 1, NaN],
    ['log x/x at infinity', (x) => Math.log(x) / x, 1, inf, NaN],
    ['the mean of the Cauchy law', (x) => x / (1 + x * x), -inf, inf, NaN],
    ['a constant', () => 1, 0, inf, NaN],
    ['a cosine', Math.cos, 0, inf, NaN],
    ['exp(x²)', (x) => Math.exp(x * x), -inf, inf, NaN],
    ['1/|x-1| at a breakpoint', (x) => 1 / Math.abs(x - 1), 0, 2, NaN, { breakpoints: [1] }],
  ];
  for (const [name, f, lower, upper, , options] of divergent) {
    it(`diverges: ${name}`, () => {
      const result = integral(f, lower, upper, options);
      expect(result.diverges).toBe(true);
      expect(result.converged).toBe(false);
      expect(result.errorBounds[0]).toBe(Infinity);
    });
  }

  const slow: readonly Row[] = [
    ['x^(-1.01) at infinity', (x) => x ** -1.01, 1, inf, 100],
    ['Gamma(0.01)', (x) => x ** -0.99 * Math.exp(-x), 0, inf, 99.43258511915060371353298887051],
    ['1/(x log² x)', (x) => 1 / (x * Math.log(x) ** 2), 2, inf, 1 / Math.LN2],
    ['a kink that is not announced', (x) => Math.abs(x - 0.3), 0, 1, 0.29],
    ['a jump that is not announced', (x) => (x < 0.3 ? 1 : 0), 0, 1, 0.3],
    ['a singular breakpoint away from 0', (x) => Math.abs(x - 1) ** -0.5, 0, 2, 4, { breakpoints: [1] }],
    [
      'a width of 1000 units in the last place',
      (x) => gaussian((x - 1e6) * 8e6),
      -inf,
      inf,
      root2Pi / 8e6,
      { center: 1e6, scale: 1.25e-7 },
    ],
  ];
  for (const [name, f, lower, upper, exact, options] of slow) {
    it(`says honestly how far it came: ${name}`, () => {
      const result = integral(f, lower, upper, options);
      expect(result.converged).toBe(false);
      expect(result.diverges).toBe(false);
      const bound = result.errorBounds[0] ?? NaN;
      expect(Math.abs((result.values[0] ?? NaN) - exact)).toBeLessThanOrEqual(bound);
      expect(bound).toBeLessThan(0.2 * exact);
    });
  }

  it('bounds the error of random integrals with known values', () => {
    const random = seededRandom('quadrature');
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    const families: readonly (() => readonly [Integrand, number, number, number, Options?])[] = [
      () => {
        const a = Math.exp(between(-2, 3));
        return [(x) => x ** (a - 1) * Math.exp(-x), 0, inf, gamma(a)];
      },
      () => {
        const a = Math.exp(between(-2, 3));
        const b = Math.exp(between(-2, 3));
        return [(_, below, above) => below ** (a - 1) * above ** (b - 1), 0, 1, beta(a, b)];
      },
      () => {
        const p = between(-0.7, 6);
        const exact = 2 ** ((p + 1) / 2) * gamma((p + 1) / 2);
        return [(x) => Math.abs(x) ** p * gaussian(x), -inf, inf, exact, { breakpoints: [0] }];
      },
      () => {
        const p = between(0.8, 8);
        return [(x) => (1 + x * x) ** -p, -inf, inf, beta(0.5, p - 0.5)];
      },
      () => {
        const t = between(0, 6);
        const s = Math.exp(between(-3, 3));
        const m = between(-5, 5) * s;
        const exact = s * root2Pi * Math.exp((-t * t) / 2);
        return [(x) => Math.cos((t * (x - m)) / s) * gaussian((x - m) / s), -inf, inf, exact, { center: m, scale: s }];
      },
      () => {
        const s = between(1.3, 8);
        return [(x) => x ** (s - 1) / Math.expm1(x), 0, inf, gamma(s) * zeta(s)];
      },
      () => {
        const a = between(-3, 3);
        const w = Math.exp(between(-4, 1));
        const exact = w * (Math.atan((4 - a) / w) + Math.atan((4 + a) / w));
        return [(x) => 1 / (1 + ((x - a) / w) ** 2), -4, 4, exact];
      },
      () => {
        const c = between(0.1, 0.9);
        const p = between(0.2, 3);
        const exact = (c ** (p + 1) + (1 - c) ** (p + 1)) / (p + 1);
        return [(x) => Math.abs(x - c) ** p, 0, 1, exact, random.uniform() < 0.5 ? {} : { breakpoints: [c] }];
      },
    ];
    let converged = 0;
    const trials = 800;
    for (let trial = 0; trial < trials; trial += 1) {
      const family = trial % families.length;
      const make = families[family];
      if (make === undefined) continue;
      const [f, lower, upper, exact, options] = make();
      const result = integral(f, lower, upper, options);
      const bound = result.errorBounds[0] ?? NaN;
      // The exact values carry rounding of their own.
      const reference = 1e-14 * Math.abs(exact);
      expect(Math.abs((result.values[0] ?? NaN) - exact), `family ${family}, trial ${trial}`).toBeLessThanOrEqual(
        bound + reference,
      );
      expect(result.diverges, `family ${family}, trial ${trial}`).toBe(false);
      if (result.converged) converged += 1;
    }
    expect(converged).toBeGreaterThan(0.85 * trials);
  });

  it('computes many components at once for the price of one', () => {
    const m = 10;
    const f: VectorIntegrand = (x, _below, _above, out) => {
      const density = gaussian(x);
      let power = 1;
      for (let i = 0; i < m; i += 1) {
        out[i] = power * density;
        power *= x;
      }
    };
    const result = integrate(f, m, { lower: -inf, upper: inf }, { budget: new Budget(1000) });
    expect(result.converged).toBe(true);
    expect(result.evaluations).toBeLessThan(500);
    const moments = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0];
    moments.forEach((moment, i) => {
      expect(Math.abs((result.values[i] ?? NaN) / root2Pi - moment)).toBeLessThanOrEqual(1e-13 * Math.max(moment, 1));
    });
  });

  it('tells the divergent component from the others', () => {
    const f: VectorIntegrand = (x, _below, _above, out) => {
      out[0] = 1 / (1 + x * x);
      out[1] = Math.abs(x) / (1 + x * x);
    };
    const result = integrate(f, 2, { lower: -inf, upper: inf }, { budget: new Budget(1e5) });
    expect(result.diverges).toBe(true);
    expect(result.errorBounds[1]).toBe(Infinity);
    expect(result.errorBounds[0]).toBeLessThan(1e-12);
    expect(Math.abs((result.values[0] ?? NaN) - pi)).toBeLessThan(1e-13);
  });

  it('does not take a peak between two nodes for divergence', () => {
    for (let a = 1; a < 120; a += 0.25) {
      const result = integral((x) => x ** (a - 1) * Math.exp(-x), 0, inf);
      expect(result.diverges, `shape ${a}`).toBe(false);
    }
  });

  it('has no bound where the integrand is no number', () => {
    const result = integral((x) => (x > 0.2 && x < 0.8 ? NaN : 1), 0, 1);
    expect(result.converged).toBe(false);
    expect(result.errorBounds[0]).toBe(Infinity);
  });

  it('adds the error that the caller knows of', () => {
    const result = integral(gaussian, -inf, inf, { evaluationError: 1e-9 });
    expect(result.errorBounds[0]).toBeGreaterThan(2.5e-9);
    expect(result.converged).toBe(false);
  });

  it('integrates nothing over a point, and refuses a reversed interval', () => {
    expect(integral(gaussian, 2, 2)).toMatchObject({ converged: true, evaluations: 0 });
    expect(integral(gaussian, 3, 2)).toMatchObject({ converged: false, evaluations: 0 });
  });

  it('spends one step an evaluation', () => {
    const budget = new Budget(60);
    const f: VectorIntegrand = (x, _below, _above, out) => {
      out[0] = gaussian(x);
    };
    expect(() => integrate(f, 1, { lower: -inf, upper: inf }, { budget })).toThrow(BudgetExceeded);
  });
});

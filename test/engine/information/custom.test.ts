// Laws that are written out, truncated, reparametrized or curved, against the formulas of textbooks.
import { describe, expect, it } from 'vitest';
import { compile } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { resultsOf } from '../modelOf.ts';

type Formula = (...theta: readonly number[]) => readonly (readonly number[])[];

interface Case {
  readonly lines: readonly string[];
  /** The parameters in their order, and where the formula is compared. */
  readonly points: readonly (readonly number[])[];
  readonly information: Formula;
  readonly source: string;
}

const scalar =
  (f: (...theta: readonly number[]) => number): Formula =>
  (...theta) => [[f(...theta)]];

const zeroInflatedPoisson: Formula = (z = 0.5, a = 1) => {
  const [none, zero] = [Math.exp(-a), z + (1 - z) * Math.exp(-a)];
  return [
    [(1 - none) / ((1 - z) * zero), -none / zero],
    [-none / zero, (1 - z) * (1 / a - (z * none) / zero)],
  ];
};

const cases: readonly Case[] = [
  {
    lines: ['x ~ Normal(mu, variance = v)'],
    points: [
      [0, 2],
      [1, 0.3],
    ],
    information: (_, v = 1) => [
      [1 / v, 0],
      [0, 1 / (2 * v * v)],
    ],
    source: 'Lehmann and Casella (1998), table 2.5.1',
  },
  {
    lines: ['x ~ Normal(theta, theta)'],
    points: [[0.5], [3]],
    information: scalar((t = 1) => 3 / t ** 2),
    source: 'N(θ, θ²), Lehmann and Casella (1998), section 1.5 (curved exponential family)',
  },
  {
    lines: ['x ~ Bernoulli(theta)', 'let theta = phi/(1 + phi)'],
    points: [[0.4], [2]],
    information: scalar((f = 1) => 1 / (f * (1 + f) ** 2)),
    source: 'JᵀIJ with J = 1/(1 + φ)²',
  },
  {
    lines: ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R'],
    points: [
      [1, 0.5],
      [2.5, -1],
    ],
    information: (l = 1, h = 0) => [
      [1 / (2 * l * l) + (h * h) / l ** 3, -h / l ** 2],
      [-h / l ** 2, 1 / l],
    ],
    source: 'the natural parametrization of the normal law',
  },
  {
    lines: ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)'],
    points: [[0.2], [5]],
    information: scalar((l = 1) => 1 / l ** 2),
    source: 'exponential law',
  },
  {
    lines: ['x ~ density(theta*x^(theta - 1)) on (0, 1)'],
    points: [[0.5], [3]],
    information: scalar((t = 1) => 1 / t ** 2),
    source: 'power-function law',
  },
  {
    lines: ['x ~ mass(theta^x*(1 - theta)^(1 - x)) on {0, 1}'],
    points: [[0.2], [0.7]],
    information: scalar((t = 0.5) => 1 / (t * (1 - t))),
    source: 'Bernoulli law',
  },
  {
    lines: ['x ~ Poisson(lambda) on {1..}'],
    points: [[0.5], [3]],
    information: scalar((l = 1) => 1 / (l * (1 - Math.exp(-l))) - Math.exp(-l) / (1 - Math.exp(-l)) ** 2),
    source: 'Johnson, Kemp and Kotz (2005), section 4.10, zero-truncated Poisson',
  },
  {
    lines: ['x ~ mass(exp(-lambda)*lambda^x/factorial(x)) on {0..}'],
    points: [[0.3], [6]],
    information: scalar((l = 1) => 1 / l),
    source: 'Poisson law',
  },
  {
    lines: ['x ~ kernel(x^(a - 1)*(1 - x)^(b - 1)) on (0, 1)'],
    points: [[1, 1]],
    // ψ₁(1) = π²/6, ψ₁(2) = π²/6 − 1
    information: () => [
      [1, 1 - Math.PI ** 2 / 6],
      [1 - Math.PI ** 2 / 6, 1],
    ],
    source: 'Johnson, Kotz and Balakrishnan 2 (1995), chapter 25, beta law at a = b = 1',
  },
  {
    // open chain of two spins: Var(s₁s₂) = sech² J
    lines: ['(s1, s2) ~ energy(-J*s1*s2) on {-1, 1}^2'],
    points: [[0.3], [-1.1]],
    information: scalar((j = 0) => 1 / Math.cosh(j) ** 2),
    source: 'Ising chain with two spins',
  },
  {
    // mixture of two known points in proportions of the genetic linkage model (Rao 1973, section 5g)
    lines: [
      'x ~ mass(if(x = 1, 1/2 + t/4, if(x = 2, (1 - t)/4, if(x = 3, (1 - t)/4, t/4)))) on {1, 2, 3, 4}',
      'param t in (0, 1)',
    ],
    points: [[0.3], [0.6]],
    information: scalar((t = 0.5) => (1 / (2 + t) + 2 / (1 - t) + 1 / t) / 4),
    source: 'Rao, Linear Statistical Inference (1973), section 5g, genetic linkage',
  },
  {
    lines: ['x ~ Weibull(k, exp(eta))'],
    points: [[1.5, 0.2]],
    information: (k = 1) => {
      const g = 0.5772156649015329;
      return [
        [(Math.PI ** 2 / 6 + (1 - g) ** 2) / k ** 2, -(1 - g)],
        [-(1 - g), k ** 2],
      ];
    },
    source: 'Weibull law in log scale',
  },
  {
    lines: ['x ~ ZeroInflatedPoisson(z, a)'],
    points: [
      [0.2, 2],
      [0.6, 0.5],
    ],
    information: zeroInflatedPoisson,
    source: 'Johnson, Kemp and Kotz (2005), section 8.2, with p₀ = z + (1 − z)e^(−a)',
  },
  {
    lines: ['x ~ mixture(z: mass(1) on {0}, 1 - z: Poisson(a))'],
    points: [[0.2, 2]],
    information: zeroInflatedPoisson,
    source: 'the same law as a mixture with a point mass',
  },
  {
    lines: ['x ~ mass(if(x = 0, p, (1 - p)*exp(-a)*a^x/factorial(x)/(1 - exp(-a)))) on {0..}', 'param a > 0'],
    points: [[0.2, 2]],
    information: (p = 0.5, a = 1) => [
      [1 / (p * (1 - p)), 0],
      [0, (1 - p) * (1 / (a * (1 - Math.exp(-a))) - Math.exp(-a) / (1 - Math.exp(-a)) ** 2)],
    ],
    source: 'hurdle: a Bernoulli law, and (1 − p) times the zero-truncated Poisson law of section 4.10',
  },
  {
    lines: ['x ~ mass(if(x > 0, (1 - p)*q*(1 - q)^(x - 1), p)) on {0..}'],
    points: [[0.3, 0.4]],
    information: (p = 0.5, q = 0.5) => [
      [1 / (p * (1 - p)), 0],
      [0, (1 - p) / (q * q * (1 - q))],
    ],
    source: 'hurdle: a Bernoulli law, and (1 − p) times the geometric law',
  },
];

describe('closed forms of laws that are written out', () => {
  it.each(cases.map((c) => [c.lines.join(' ; '), c] as const))('%s', (_, { lines, points, information }) => {
    const { information: found, model } = resultsOf(...lines);
    expect(found.reason).toBeUndefined();
    expect(found.status).toBe('closed-form');
    const size = model.parameters.length;
    const program = compile(
      found.matrix?.flat() as Expr[],
      model.parameters.map((p) => p.symbol),
    );
    for (const point of points) {
      const out = new Float64Array(size * size);
      program.bind(point)([], out);
      information(...point)
        .flat()
        .forEach((expected, i) => {
          expect(out[i]).toBeCloseTo(expected, 10);
        });
    }
  });

  it('are verified at every point by at least three routes that agree', () => {
    for (const { lines } of cases) {
      const { verification } = resultsOf(...lines).information;
      expect(verification.length).toBeGreaterThan(0);
      for (const point of verification) {
        expect(point.agrees).toBe(true);
        expect(point.routes.map((r) => r.name)).toContain('closed-form');
        expect(point.routes.length).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('laws without a closed form', () => {
  it('has the negative binomial dispersion as a series, by two routes', () => {
    // mpmath: Σ over the mass of r = 2, p = 1/2 of (ψ(x + r) − ψ(r) + log p)²
    const { information } = resultsOf('x ~ NegativeBinomial(r, p)', 'at r = 2, p = 0.5');
    expect(information.status).toBe('numeric');
    expect(information.at?.agrees).toBe(true);
    expect(information.matrix?.[0]?.[0]).toBeUndefined();
    expect(information.matrix?.[0]?.[1]).toBeDefined();
  });

  it('has the quartic energy in numbers, by the covariance of the gradient of the energy and by the divergence', () => {
    const { information } = resultsOf('x ~ energy(x^4/4 - h*x) on R', 'at h = 0');
    expect(information.status).toBe('numeric');
    // Var x = 2 Γ(3/4)/Γ(1/4) at h = 0
    expect(information.at?.value[0]?.[0]).toBeCloseTo(0.6759782400671723, 12);
    expect(information.at?.routes.map((r) => r.name)).toEqual(['score-covariance', 'kl-hessian']);
    expect(information.at?.agrees).toBe(true);
  });
});

// What holds of every statistical manifold: invariance under changes of parameters, duality of the connections, flatness of
// exponential families. Source: Amari and Nagaoka, Methods of Information Geometry (2000), chapters 2 and 3.
import { describe, expect, it } from 'vitest';
import { add, negate, number } from '../../../server/engine/expr/build.ts';
import { compile } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { isZero } from '../../../server/engine/expr/simplify.ts';
import { substitute } from '../../../server/engine/expr/substitute.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';
import { distanceOf, geometryOf } from './found.ts';

const close = (a: number | undefined, b: number | undefined, within = 1e-10): void => {
  expect(Math.abs((a ?? NaN) - (b ?? NaN))).toBeLessThan(within * (1 + Math.abs(b ?? NaN)));
};

/** The same law and points in other parameters. */
const pairs: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'a normal law by mean and precision',
    ['x ~ Normal(m, s)', 'at m = 0.5, s = 0.5', 'versus m = 1, s = 1'],
    ['x ~ Normal(m, precision = t)', 'at m = 0.5, t = 4', 'versus m = 1, t = 1'],
  ],
  [
    'a gamma law by mean and logarithm of the shape',
    ['x ~ Gamma(k, rate = b)', 'at k = 2, b = 4', 'versus k = 3, b = 3'],
    [
      'x ~ Gamma(exp(t), rate = exp(t)/m)',
      'param m > 0',
      `at t = ${String(Math.log(2))}, m = 0.5`,
      `versus t = ${String(Math.log(3))}, m = 1`,
    ],
  ],
  [
    'a beta law by mean and concentration',
    ['x ~ Beta(a, b)', 'at a = 2, b = 3', 'versus a = 1, b = 4'],
    ['x ~ Beta(m*c, (1 - m)*c)', 'param m in (0, 1)', 'param c > 0', 'at m = 0.4, c = 5', 'versus m = 0.2, c = 5'],
  ],
  [
    'a Weibull law by powers',
    ['x ~ Weibull(k, l)', 'at k = 2, l = 4', 'versus k = 1, l = 9'],
    ['x ~ Weibull(1/s, r^2)', 'param r > 0', 'param s > 0', 'at s = 0.5, r = 2', 'versus s = 1, r = 3'],
  ],
];

describe('in other parameters', () => {
  it.each(pairs)('%s has the same curvature, distance and lengths', (_, first, second) => {
    const [one, other] = [geometryOf(...first), geometryOf(...second)];
    close(other.scalarCurvature.value, one.scalarCurvature.value);
    const [near, far] = [one, other].map((g) => g.geodesics.find((c) => c.name === 'levi-civita')?.path?.length);
    close(far, near, 1e-7);
    close(distanceOf(...second).value, distanceOf(...first).value, 1e-9);
    close(distanceOf(...first).value, near, 1e-7);
  });

  it('Efron’s curvature is the same', () => {
    const [one, other] = [
      geometryOf('x ~ Weibull(k, 1)', 'at k = 2'),
      geometryOf('x ~ Weibull(exp(t), 1)', `at t = ${String(Math.log(2))}`),
    ];
    close(other.statisticalCurvature?.value, one.statisticalCurvature?.value);
  });
});

const models = [
  'x ~ Normal(m, s)',
  'x ~ Gamma(k, rate = b)',
  'x ~ Weibull(k, l)',
  'x ~ Lomax(a, b)',
  'x ~ Poisson(exp(t))',
];

describe('the connections', () => {
  it.each(models)('of %s are dual: ∂ₖ gᵢⱼ = Γ^(α)ₖᵢ,ⱼ + Γ^(−α)ₖⱼ,ᵢ', (block) => {
    const { model, information } = resultsOf(block);
    const { christoffel } = geometryOf(block);
    const { alpha, first } = christoffel ?? { alpha: undefined, first: [] };
    const symbols = model.parameters.map((p) => p.symbol);
    if (alpha === undefined) throw new Error('no α');
    const opposite = new Map<Expr, Expr>([[alpha, negate(alpha)]]);
    for (const i of symbols.keys())
      for (const j of symbols.keys())
        for (const [k, s] of symbols.entries()) {
          const slope = differentiate(information.matrix?.[i]?.[j] as Expr, s);
          const sum = add(first[k]?.[i]?.[j] as Expr, substitute(first[k]?.[j]?.[i] as Expr, opposite));
          expect(isZero(add(slope, negate(sum)))).toBe(true);
        }
  });

  const symbolsAt = (alpha: number, ...lines: readonly string[]): readonly string[] => {
    const { christoffel } = geometryOf(...lines);
    if (christoffel?.alpha === undefined || christoffel.second === undefined) throw new Error('no symbols');
    const at = new Map<Expr, Expr>([[christoffel.alpha, number(alpha)]]);
    return christoffel.second.flat(2).map((e) => toText(isZero(substitute(e, at)) ? number(0) : substitute(e, at)));
  };

  it.each([
    ['x ~ Gamma(a, rate = b)', []],
    ['x ~ Beta(a, b)', []],
    ['x ~ Normal(h/l, precision = l)', ['param l > 0']],
    ['x ~ Bernoulli(logistic(t))', []],
  ])('of α = 1 vanish in natural parameters: %s', (block, further) => {
    expect(new Set(symbolsAt(1, block, ...further))).toEqual(new Set(['0']));
  });

  it.each([
    'x ~ Poisson(l)',
    'x ~ Exponential(scale = t)',
    'x ~ Categorical([p, q, 1 - p - q])',
    'x ~ Geometric(1/(1 + t))',
  ])('of α = −1 vanish in mean parameters: %s', (block) => {
    const domain = block.includes('1/(1 + t)') ? ['param t > 0'] : [];
    expect(new Set(symbolsAt(-1, block, ...domain))).toEqual(new Set(['0']));
  });
});

describe('the skewness tensor', () => {
  it('is the third derivative of the log-partition in natural parameters', () => {
    const { amariChentsov } = geometryOf('x ~ Gamma(a, rate = b)');
    expect(amariChentsov.entries?.map((rows) => rows.map((row) => row.map(toText)))).toEqual([
      [
        ['polygamma(2, a)', '0'],
        ['0', '1/b^2'],
      ],
      [
        ['0', '1/b^2'],
        ['1/b^2', '-2*a/b^3'],
      ],
    ]);
  });

  it('of a Dirichlet law is the third derivative of its log-partition function', () => {
    const { amariChentsov } = geometryOf('(x, y, z) ~ Dirichlet([a, b, c])', 'at a = 1, b = 2, c = 3');
    expect(amariChentsov.status).toBe('closed-form');
    // ψ₂(1) = −2ζ(3), and ψ₂(n + 1) = ψ₂(n) + 2/n³
    const psi2 = (n: number): number =>
      Array.from({ length: n - 1 }, (_, k) => 2 / (k + 1) ** 3).reduce((sum, v) => sum + v, -2 * 1.2020569031595942);
    expect(amariChentsov.at?.[0]?.[0]?.[0]).toBeCloseTo(psi2(1) - psi2(6), 12);
    expect(amariChentsov.at?.[1]?.[1]?.[1]).toBeCloseTo(psi2(2) - psi2(6), 12);
    expect(amariChentsov.at?.[0]?.[1]?.[2]).toBeCloseTo(-psi2(6), 12);
  });

  it('of a law with kinks is had from the score alone', () => {
    const { amariChentsov } = geometryOf('x ~ Laplace(m, b)', 'at m = 1, b = 2');
    expect(amariChentsov.status).toBe('closed-form');
    // E[(|z| − 1)³] = 2 and E[(|z| − 1) sign²] = 0 for |z| exponential, over b³
    expect(amariChentsov.at).toEqual([
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0.25],
      ],
    ]);
  });

  it('without a closed form is told in numbers with their error', () => {
    const { amariChentsov, scalarCurvature } = geometryOf(
      'x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))',
      'at w = 0.3, m = 2',
    );
    expect(amariChentsov.status).toBe('numeric');
    expect(amariChentsov.errorBound).toBeLessThan(1e-10);
    expect(scalarCurvature.status).toBe('numeric');
  });
});

describe('geodesics', () => {
  const middle = (lines: readonly string[], name: string): readonly number[] => {
    const path = geometryOf(...lines).geodesics.find((g) => g.name === name)?.path;
    return path?.points[20] ?? [];
  };
  const normal = ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 1, sigma = 1'];

  it('of a normal law run straight in natural and in mean parameters, and on circles', () => {
    // halfway: the natural parameters, the moments, the top of the circle (μ − ½)²/2 + σ² = 9/8
    const [e, m, metric] = ['e-geodesic', 'm-geodesic', 'levi-civita'].map((name) => middle(normal, name)) as [
      readonly number[],
      readonly number[],
      readonly number[],
    ];
    [e, m, metric].forEach((point) => {
      close(point[0], 0.5);
    });
    close(e[1], 1);
    close(m[1], Math.sqrt(1 + 0.25));
    close(metric[1], Math.sqrt(9 / 8));
  });

  it('of a family that is not exponential solve the equation of the connection', () => {
    // of a finite law the e-geodesic is straight in logarithms, the m-geodesic in probabilities
    const finite = ['x ~ Categorical([p, q, 1 - p - q])', 'at p = 0.2, q = 0.3', 'versus p = 0.6, q = 0.3'];
    const weights = [Math.sqrt(0.12), 0.3, Math.sqrt(0.05)];
    const total = weights.reduce((sum, w) => sum + w, 0);
    const e = middle(finite, 'e-geodesic');
    close(e[0], (weights[0] ?? 0) / total, 1e-8);
    close(e[1], (weights[1] ?? 0) / total, 1e-8);
    const m = middle(finite, 'm-geodesic');
    close(m[0], 0.4, 1e-8);
    close(m[1], 0.3, 1e-8);
  });

  it('of a mixture with known components run straight in its weight', () => {
    const mixed = ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(2, 1))', 'at w = 0.3', 'versus w = 0.6'];
    close(middle(mixed, 'm-geodesic')[0], 0.45);
  });

  it('are not asked for where there is one point only', () => {
    expect(geometryOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1').geodesics).toEqual([]);
  });
});

describe('whitening', () => {
  it('is the symmetric root of the information', () => {
    const lines = ['x ~ Gamma(k, rate = b)', 'at k = 2.5, b = 1.5'];
    const { whitening } = geometryOf(...lines);
    const { model, information } = resultsOf(...lines);
    const [[s, t] = [], [u, v] = []] = whitening?.matrix ?? [];
    expect(t).toBe(u);
    const out = new Float64Array(4);
    compile(
      (information.matrix ?? []).flat().map((e) => e as Expr),
      model.parameters.map((p) => p.symbol),
    ).bind([2.5, 1.5])([], out);
    const [a = NaN, b = NaN, c = NaN, d = NaN] = [s, t, u, v];
    [a * a + b * c, a * b + b * d, c * a + d * c, c * b + d * d].forEach((entry, i) => {
      close(entry, out[i], 1e-13);
    });
  });

  it('has no root to offer where the information is singular', () => {
    const found = geometryOf('x ~ Normal(a + b, 1)', 'at a = 0, b = 1');
    expect(found.whitening).toBeUndefined();
    expect(found.scalarCurvature.status).toBe('undefined');
  });
});

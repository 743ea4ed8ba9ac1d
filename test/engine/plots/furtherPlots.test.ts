/** Plots of divergences, bounds, priors and paths: what their marks stand for, held against formulas from books. */

import { describe, expect, it } from 'vitest';
import { boundLadder } from '../../../server/engine/plots/boundLadder.ts';
import { confidenceEllipse } from '../../../server/engine/plots/confidenceEllipse.ts';
import { descentPaths } from '../../../server/engine/plots/descentPaths.ts';
import { fisherBalls } from '../../../server/engine/plots/fisherBalls.ts';
import { geodesicPaths } from '../../../server/engine/plots/geodesicPaths.ts';
import { jeffreysCurve } from '../../../server/engine/plots/jeffreysCurve.ts';
import { klApproximation } from '../../../server/engine/plots/klApproximation.ts';
import { klBalls } from '../../../server/engine/plots/klBalls.ts';
import { plotInput } from '../../../server/engine/plots/plotInput.ts';
import type { PlotInput } from '../../../server/engine/plots/plotProblem.ts';
import type { Mark, PlotSpec, Point } from '../../../server/engine/plots/plotSpec.ts';
import { furtherOf, resultsOf } from '../modelOf.ts';

const inputs = new Map<string, PlotInput>();
function inputOf(...lines: readonly string[]): PlotInput {
  const key = lines.join('\n');
  const input = inputs.get(key) ?? plotInput(resultsOf(...lines), furtherOf(...lines));
  if (input === undefined) throw new Error('There is nothing to draw.');
  inputs.set(key, input);
  return input;
}

const marksOf = <K extends Mark['kind']>(spec: PlotSpec | undefined, kind: K): (Mark & { kind: K })[] =>
  (spec?.panels ?? []).flatMap((p) => p.marks).filter((m): m is Mark & { kind: K } => m.kind === kind);

const normal = ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1'];
const twoNormals = ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 2, sigma = 2'];

type Pair = readonly [number, number];
/** Kullback, Information Theory and Statistics (1959), chapter 9. */
const normalDivergence = ([m, s]: Pair, [n, t]: Pair): number =>
  Math.log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - 0.5;

describe('the Kullback–Leibler balls', () => {
  it('of a normal law lie where its divergence has the radius', () => {
    const spec = klBalls.make(inputOf(...normal));
    const exact = marksOf(spec, 'contour').filter((c) => c.series === 2);
    expect(exact.map((c) => normalDivergence([0, 1], c.points[0] as Pair).toFixed(9))).toEqual([
      '0.200000000',
      '0.050000000',
      '0.010000000',
    ]);
    for (const { points } of exact) {
      const level = normalDivergence([0, 1], points[0] as Pair);
      for (const p of points) expect(normalDivergence([0, 1], p) / level).toBeCloseTo(1, 6);
    }
  });

  it('of Fisher balls of a normal law lie around each of their centers', () => {
    const spec = fisherBalls.make(inputOf(...normal));
    const level = Number(/= ([\d.]+),/.exec(spec?.description ?? '')?.[1]);
    const centers = marksOf(spec, 'ellipse').map((e) => e.center);
    const contours = marksOf(spec, 'contour');
    expect(contours.length).toBe(centers.length);
    contours.forEach(({ points }, i) => {
      for (const p of points) expect(normalDivergence(centers[i] as Pair, p) / level).toBeCloseTo(1, 6);
    });
  });

  it('of a law that is linear in its parameters on the logarithm, with known variance, are the ellipses', () => {
    const spec = klBalls.make(inputOf('x ~ MvNormal([a, b], [[1, 1/2], [1/2, 2]])', 'at a = 0, b = 1'));
    for (const { points } of marksOf(spec, 'contour'))
      for (const [x, y] of points) {
        // Σ⁻¹ = [[2, −½], [−½, 1]] / (7/4)
        const form = (2 * x * x - x * (y - 1) + (y - 1) ** 2) / 1.75 / 2;
        expect([0.2, 0.05, 0.01].some((level) => Math.abs(form / level - 1) < 1e-6)).toBe(true);
      }
  });

  it('of a mixture, which has no formula, agree with its integrals', () => {
    const input = inputOf('x ~ mixture(0.3: Normal(a, 1), 0.7: Normal(b, 1))', 'at a = 0, b = 2');
    const [outer] = marksOf(klBalls.make(input), 'contour').filter((c) => c.series === 2);
    const density = (a: number, b: number, x: number): number =>
      (0.3 * Math.exp(-((x - a) ** 2) / 2) + 0.7 * Math.exp(-((x - b) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    for (const [a, b] of (outer?.points ?? []).filter((_, i) => i % 8 === 0)) {
      let sum = 0;
      for (let x = -12; x <= 14; x += 0.01)
        sum += 0.01 * density(0, 2, x) * Math.log(density(0, 2, x) / density(a, b, x));
      expect(sum).toBeCloseTo(0.2, 5);
    }
  });
});

/** Along one parameter: D(θ‖θ′), ½ I(θ)(θ′ − θ)², and the term of third order. */
const lines = [
  {
    model: ['k ~ Poisson(lambda)', 'at lambda = 3.5'],
    at: 3.5,
    exact: (t: number) => 3.5 * Math.log(3.5 / t) + t - 3.5,
    information: 1 / 3.5,
    third: -1 / (3 * 3.5 ** 2),
  },
  {
    model: ['x ~ Exponential(theta)', 'at theta = 2', 'versus theta = 3'],
    at: 2,
    exact: (t: number) => Math.log(2 / t) + t / 2 - 1,
    information: 1 / 4,
    third: -1 / (3 * 2 ** 3),
  },
  {
    model: ['k ~ Binomial(10, p)', 'at p = 0.3'],
    at: 0.3,
    exact: (t: number) => 10 * (0.3 * Math.log(0.3 / t) + 0.7 * Math.log(0.7 / (1 - t))),
    information: 10 / 0.21,
    third: (10 * (0.7 / 0.7 ** 3 - 0.3 / 0.3 ** 3)) / 3,
  },
];

describe('the divergence and its approximations', () => {
  it.each(lines)('of $model.0 are those of books, and 10 % off at the ends of the stretch', (c) => {
    const spec = klApproximation.make(inputOf(...c.model));
    const [quadratic, cubic, exact] = marksOf(spec, 'line');
    const form = (t: number): number => (c.information * (t - c.at) ** 2) / 2;
    for (const [t, d] of exact?.points ?? []) expect(d).toBeCloseTo(c.exact(t), 10);
    for (const [t, d] of quadratic?.points ?? []) expect(d).toBeCloseTo(form(t), 10);
    for (const [t, d] of cubic?.points ?? []) expect(d).toBeCloseTo(form(t) + c.third * (t - c.at) ** 3, 10);
    const [band] = marksOf(spec, 'band');
    for (const end of [band?.from ?? NaN, band?.to ?? NaN]) {
      expect(Math.abs(form(end) / c.exact(end) - 1)).toBeCloseTo(0.1, 6);
      expect(Math.sign(end - c.at)).toBe(end === band?.from ? -1 : 1);
    }
  });

  it('are one curve along the mean of a normal law', () => {
    const [first] = klApproximation.make(inputOf(...normal))?.panels ?? [];
    const [line] = (first?.marks ?? []).filter((m) => m.kind === 'line' && m.series === 1);
    expect(line?.kind === 'line' ? line.label : []).toEqual([{ italic: 'D' }, ' = quadratic', ' = cubic']);
    for (const [t, d] of line?.kind === 'line' ? line.points : []) expect(d).toBeCloseTo((t * t) / 2, 10);
  });

  it('mark the second point with its divergence', () => {
    const [note] = marksOf(klApproximation.make(inputOf(...twoNormals)), 'note');
    expect(note?.at[0]).toBe(1);
    expect(note?.at[1]).toBeCloseTo(normalDivergence([0, 1], [2, 2]), 1);
  });
});

describe('the confidence ellipse', () => {
  // the 0.95 quantile of χ² with 2 degrees of freedom (Abramowitz and Stegun, table 26.8: 5.99147)
  const quantile = 5.991464547107979;

  it('of a normal law has the half-axes σ√(q/N) and σ√(q/2N)', () => {
    const spec = confidenceEllipse.make(inputOf('x ~ Normal(mu, sigma)', 'at mu = 1, sigma = 2', 'samples 50'));
    const [ellipse] = marksOf(spec, 'contour');
    const reach = (i: 0 | 1): number => Math.max(...(ellipse?.points ?? []).map((p) => p[i]));
    expect(reach(0) - 1).toBeCloseTo(2 * Math.sqrt(quantile / 50), 10);
    expect(reach(1) - 2).toBeCloseTo(2 * Math.sqrt(quantile / 100), 10);
    expect(spec?.description).toContain('N = 50');
  });

  it('of two of three parameters has the third unknown too: α and β of a gamma law are correlated by 1/√(α ψ′(α))', () => {
    const spec = confidenceEllipse.make(inputOf('x ~ Gamma(alpha, beta)', 'at alpha = 2, beta = 1', 'samples 400'));
    const [ellipse] = marksOf(spec, 'contour');
    const trigamma = Math.PI ** 2 / 6 - 1;
    const determinant = 2 * trigamma - 1;
    const reach = (i: 0 | 1): number => Math.max(...(ellipse?.points ?? []).map((p) => p[i]));
    expect(reach(0) - 2).toBeCloseTo(Math.sqrt((quantile * 2) / determinant / 400), 3);
    expect(reach(1) - 1).toBeCloseTo(Math.sqrt((quantile * trigamma) / determinant / 400), 3);
    expect(Number(/correlation is ([\d.]+)\.$/.exec(spec?.description ?? '')?.[1])).toBeCloseTo(
      1 / Math.sqrt(2 * trigamma),
      2,
    );
  });

  it('ends where the parameter space does, and says so', () => {
    const spec = confidenceEllipse.make(inputOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'samples 2'));
    for (const [, sigma] of marksOf(spec, 'contour')[0]?.points ?? []) expect(sigma < 0).toBe(false);
    expect(spec?.description).toContain('cut off');
  });
});

describe('the Jeffreys density', () => {
  it('of a binomial law is Beta(1/2, 1/2), normalized', () => {
    const [line] = marksOf(jeffreysCurve.make(inputOf('k ~ Binomial(10, p)', 'at p = 0.3')), 'line');
    for (const [p, d] of line?.points ?? []) expect(d).toBeCloseTo(1 / (Math.PI * Math.sqrt(p * (1 - p))), 8);
  });

  it('of a Poisson law is relative, √(λ₀/λ), since it has no finite integral', () => {
    const spec = jeffreysCurve.make(inputOf('k ~ Poisson(lambda)', 'at lambda = 3.5'));
    for (const [l, d] of marksOf(spec, 'line')[0]?.points ?? []) expect(d).toBeCloseTo(Math.sqrt(3.5 / l), 8);
    expect(spec?.description).toContain('no finite integral');
  });

  it('is not drawn where it is constant', () => {
    expect(jeffreysCurve.make(inputOf('x ~ Normal(mu, 1)', 'at mu = 0'))).toBeUndefined();
  });
});

describe('the ladder of bounds', () => {
  it('has the bounds for exp(−λ) of a Poisson law: Σ_k λᵏ/(k! Nᵏ) e^(−2λ), k up to the order', () => {
    const spec = boundLadder.make(
      inputOf('k ~ Poisson(lambda)', 'at lambda = 2', 'samples 10', 'estimand g = exp(-lambda)'),
    );
    const values = new Map(spec?.table.rows.map(([name, value]) => [name, value]));
    const term = (k: number, factorial: number): number => (0.2 ** k / factorial) * Math.exp(-4);
    expect(values.get('Cramér–Rao')).toBeCloseTo(term(1, 1), 12);
    expect(values.get('Bhattacharyya, order 2')).toBeCloseTo(term(1, 1) + term(2, 2), 12);
    expect(values.get('Bhattacharyya, order 3')).toBeCloseTo(term(1, 1) + term(2, 2) + term(3, 6), 12);
  });

  const ladderWith = (...values: readonly number[]): PlotSpec | undefined =>
    boundLadder.make({
      ...inputOf(...normal),
      ladder: { target: 'g', rungs: values.map((value, i) => ({ name: `bound ${String(i)}`, value, kind: 'bound' })) },
    });

  it('has a logarithmic axis where the ratio exceeds 30, and the rungs in order', () => {
    expect(ladderWith(1, 29)?.x.logarithmic).toBe(false);
    expect(ladderWith(31, 1, 4)?.x.logarithmic).toBe(true);
    expect(marksOf(ladderWith(31, 1, 4), 'rung').map((r) => r.at)).toEqual([
      [1, 1],
      [4, 2],
      [31, 3],
    ]);
    expect(ladderWith(1)).toBeUndefined();
  });

  it('says once what does not change where the rest is known', () => {
    expect(inputOf(...normal).ladder).toBeUndefined();
  });
});

describe('paths between two points', () => {
  const pathOf = (spec: PlotSpec | undefined, i: number): readonly Point[] => marksOf(spec, 'line')[i]?.points ?? [];

  it('of normal laws: the shortest is an arc about a center on σ = 0 in (μ/√2, σ) (Atkinson and Mitchell 1981)', () => {
    const spec = geodesicPaths.make(inputOf(...twoNormals));
    // equally far from (0, 1) and (√2, 2): c = (2 + 4 − 1)/(2√2)
    const center = 5 / (2 * Math.SQRT2);
    const radius = Math.hypot(center, 1);
    for (const [m, s] of pathOf(spec, 0)) expect(Math.hypot(m / Math.SQRT2 - center, s)).toBeCloseTo(radius, 5);
    for (const [m, s] of pathOf(spec, 1).slice(1))
      expect(m / (s * s) / (1 / (s * s) - 1)).toBeCloseTo(0.5 / (0.25 - 1), 5);
    for (const [m, s] of pathOf(spec, 2).slice(1, -1)) expect((m * m + s * s - 1) / m).toBeCloseTo(7 / 2, 5);
  });

  it('of descent begin at the point, and the natural one is straight in the means', () => {
    const spec = descentPaths.make(inputOf(...twoNormals));
    for (let i = 0; i < marksOf(spec, 'line').length; i++) expect(pathOf(spec, i)[0]).toEqual([0, 1]);
    for (const [m, s] of pathOf(spec, 0).slice(1)) expect((m * m + s * s - 1) / m).toBeCloseTo(7 / 2, 4);
    const contours = marksOf(spec, 'contour');
    const start = normalDivergence([2, 2], [0, 1]);
    contours.forEach(({ points }, k) => {
      const found = points.filter((p) => p.every(Number.isFinite));
      expect(found.length).toBeGreaterThan(points.length / 2);
      for (const p of found) expect(normalDivergence([2, 2], p) / (start / 4 ** k)).toBeCloseTo(1, 6);
    });
    expect(contours.length).toBe(4);
  });
});

/** Plots: what they show of known models, that the drawing stands under a strict policy, and that odd models do not break it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipToExtent } from '../../../server/engine/plots/clip.ts';
import { densityAndScore } from '../../../server/engine/plots/densityAndScore.ts';
import { densityWindow, massWindow } from '../../../server/engine/plots/densityWindow.ts';
import { drawSvg } from '../../../server/engine/plots/drawSvg.ts';
import { fisherBalls } from '../../../server/engine/plots/fisherBalls.ts';
import { plotReports, plots } from '../../../server/engine/plots/index.ts';
import { informationCurve } from '../../../server/engine/plots/informationCurve.ts';
import { logAbsGamma } from '../../../server/engine/special/logGamma.ts';
import type { PlotInput } from '../../../server/engine/plots/plotProblem.ts';
import type { Mark, PlotSpec } from '../../../server/engine/plots/plotSpec.ts';

const parameter = (name: string, lower = -Infinity, upper = Infinity) => ({ name, lower, upper });

const normalAt = (mu: number, sigma: number): PlotInput => ({
  parameters: [parameter('mu'), parameter('sigma', 0)],
  point: [mu, sigma],
  information: ([, s = NaN]) => [
    [1 / s ** 2, 0],
    [0, 2 / s ** 2],
  ],
  observation: {
    name: 'x',
    measure: 'lebesgue',
    lower: -Infinity,
    upper: Infinity,
    logDensity: (x) => -(((x - mu) / sigma) ** 2) / 2 - Math.log(sigma * Math.sqrt(2 * Math.PI)),
    score: (x) => [(x - mu) / sigma ** 2, (x - mu) ** 2 / sigma ** 3 - 1 / sigma],
  },
});

const poissonAt = (rate: number): PlotInput => ({
  parameters: [parameter('lambda', 0)],
  point: [rate],
  information: ([l = NaN]) => [[1 / l]],
  observation: {
    name: 'k',
    measure: 'counting',
    lower: 0,
    upper: Infinity,
    logDensity: (x) => x * Math.log(rate) - rate - logAbsGamma(x + 1),
    score: (x) => [x / rate - 1],
  },
});

const marksOf = <K extends Mark['kind']>(spec: PlotSpec | undefined, kind: K): (Mark & { kind: K })[] =>
  (spec?.panels ?? []).flatMap((p) => p.marks).filter((m): m is Mark & { kind: K } => m.kind === kind);

describe('the density and its score', () => {
  it('of a normal law shows three standard deviations, the peak, and scores that are zero where they should be', () => {
    const spec = densityAndScore.make(normalAt(10, 2));
    expect(spec?.x.extent[0]).toBeCloseTo(4, 1);
    expect(spec?.x.extent[1]).toBeCloseTo(16, 1);
    const [density, mu, sigma] = marksOf(spec, 'line');
    expect(Math.max(...(density?.points ?? []).map((p) => p[1]))).toBeCloseTo(0.19947114, 4);
    const near = (points: Mark & { kind: 'line' }, x: number): number =>
      points.points.reduce((best, p) => (Math.abs(p[0] - x) < Math.abs(best[0] - x) ? p : best))[1];
    expect(mu === undefined ? NaN : Math.abs(near(mu, 10))).toBeLessThan(0.02);
    expect(sigma === undefined ? NaN : Math.abs(near(sigma, 12))).toBeLessThan(0.03);
    expect(spec?.description).toContain('greatest near x = 10');
    expect(spec?.description).toContain('score in σ is zero near 8, 12');
  });

  it('of counts stands at whole numbers', () => {
    const spec = densityAndScore.make(poissonAt(3.5));
    const [stems] = marksOf(spec, 'stems');
    expect(stems?.points.map((p) => p[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(spec?.x.whole).toBe(true);
  });

  it('is cut off where the density is infinite', () => {
    const arcsine = (x: number): number => -Math.log(Math.PI) - Math.log(x * (1 - x)) / 2;
    const input: PlotInput = {
      ...normalAt(0, 1),
      observation: {
        name: 'x',
        measure: 'lebesgue',
        lower: 0,
        upper: 1,
        logDensity: arcsine,
        score: (x) => [Math.log(x), Math.log(1 - x)],
      },
    };
    const spec = densityAndScore.make(input);
    expect(spec?.panels[0]?.y.extent[1]).toBeLessThan(30);
    expect(spec?.table.rows.flat().every(Number.isFinite)).toBe(true);
  });

  it('finds the bulk of laws far away, narrow, wide or heavy in the tail', () => {
    const cauchy = (m: number, g: number) => (x: number) => -Math.log(1 + ((x - m) / g) ** 2);
    for (const [m, g] of [
      [0, 1],
      [1e6, 1],
      [-3, 1e-5],
      [1000, 0.01],
      [0, 1e8],
    ] as const) {
      const window = densityWindow(cauchy(m, g), -Infinity, Infinity);
      expect(((window?.lower ?? NaN) - m) / g).toBeCloseTo(-9.44, 1);
      expect(((window?.upper ?? NaN) - m) / g).toBeCloseTo(9.44, 1);
    }
    expect(massWindow((x) => -Math.abs(x - 5000), 0, Infinity)).toEqual([
      4995, 4996, 4997, 4998, 4999, 5000, 5001, 5002, 5003, 5004, 5005,
    ]);
  });
});

describe('Fisher balls', () => {
  it('of normal laws have areas in proportion to the variance and pass through the divergence that they name', () => {
    const spec = fisherBalls.make(normalAt(0, 1));
    const balls = marksOf(spec, 'ellipse');
    expect(balls.length).toBe(35);
    expect(balls.filter((b) => b.look === 'emphasized').map((b) => b.center)).toEqual([[0, 1]]);
    const level = Number(/= ([\d.]+),/.exec(spec?.description ?? '')?.[1]);
    for (const { center, shape } of balls) {
      const s = center[1];
      expect(shape[0]).toBeCloseTo(1 / (2 * level * s * s), 6);
      // a step in μ to the edge of the ball has this Kullback–Leibler divergence exactly: δ²/2σ²
      expect(1 / shape[0] / (2 * s * s)).toBeCloseTo(level, 10);
      expect((shape[0] * shape[2] - shape[1] ** 2) * s ** 4).toBeCloseTo(2 / (2 * level) ** 2, 6);
    }
  });

  it('leave out where the information is singular, infinite or missing, and need two parameters', () => {
    const normal = normalAt(0, 1);
    const half = fisherBalls.make({
      ...normal,
      information: (theta) => ((theta[0] ?? 0) > 0.1 ? undefined : normal.information(theta)),
    });
    expect(marksOf(half, 'ellipse').every((b) => b.center[0] <= 0.1)).toBe(true);
    expect(
      fisherBalls.make({
        ...normal,
        information: () => [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toBeUndefined();
    expect(
      fisherBalls.make({
        ...normal,
        information: () => [
          [Infinity, 0],
          [0, 1],
        ],
      }),
    ).toBeUndefined();
    expect(fisherBalls.make(poissonAt(2))).toBeUndefined();
  });

  it('stay inside the parameter space', () => {
    const spec = fisherBalls.make({
      parameters: [parameter('p', 0, 1), parameter('s', 2)],
      point: [0.05, 2.01],
      information: ([p = NaN, s = NaN]) => [
        [1 / (p * (1 - p)), 0],
        [0, 1 / (s - 2) ** 2],
      ],
    });
    for (const { center } of marksOf(spec, 'ellipse')) {
      expect(center[0] > 0 && center[0] < 1 && center[1] > 2).toBe(true);
    }
  });
});

describe('the information of one parameter', () => {
  it('goes through the point, within the domain', () => {
    const spec = informationCurve.make(poissonAt(4));
    const [note] = marksOf(spec, 'note');
    expect(note?.at).toEqual([4, 0.25]);
    const [line] = marksOf(spec, 'line');
    for (const [x, y] of line?.points ?? []) expect(y).toBeCloseTo(1 / x, 10);
  });
});

describe('a drawing', () => {
  const drawings = [normalAt(0, 1), poissonAt(3.5), normalAt(1000, 0.01)].flatMap((input) => plotReports(input));

  it('is small, has a role, a title and a description, and nothing that a strict policy forbids', () => {
    expect(drawings.length).toBeGreaterThan(6);
    for (const { svg, title, description, table } of drawings) {
      expect(svg.length).toBeLessThan(40_000);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 360 240" role="img"/);
      expect(svg).toContain(`<title>${title}</title><desc>${description}</desc>`);
      expect(svg).not.toMatch(/\sstyle=|<style|<script|url\(|href|NaN|undefined|Infinity|\son\w+=/);
      expect(table.rows.length).toBeGreaterThan(1);
      for (const row of table.rows) expect(row.length).toBe(table.columns.length);
    }
  });

  it('takes its colors from variables with fallbacks, and tells series apart without color', () => {
    for (const { svg } of drawings) {
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((m) => m[1] ?? '').filter((c) => c !== 'none');
      for (const color of colors) expect(color).toMatch(/^var\(--fn-[a-z0-9-]+, #[0-9a-f]{3,6}\)$/);
    }
    expect(drawings[0]?.svg).toContain('stroke-dasharray');
  });

  it('escapes the names of the writer', () => {
    const input = normalAt(0, 1);
    const named = { ...input, parameters: [parameter('a<b&"c'), parameter('sigma', 0)] };
    for (const { svg } of plotReports(named)) expect(svg).not.toContain('a<b');
  });

  it('does not fail or draw outside its box for any point, and is the same each time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (mu, sigma) => {
          const input = normalAt(mu, sigma);
          for (const plot of plots) {
            const spec = plot.make(input);
            if (spec === undefined) continue;
            const svg = drawSvg(spec);
            expect(svg).toBe(drawSvg(plot.make(input) ?? spec));
            const places = [...svg.matchAll(/\bc?[xy]="(-?[\d.]+)"/g)].map((m) => Number(m[1]));
            expect(Math.min(...places)).toBeGreaterThanOrEqual(-1);
            expect(Math.max(...places)).toBeLessThanOrEqual(361);
          }
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe('a clipped line', () => {
  it('ends at the edge, and is broken where it has no value', () => {
    const runs = clipToExtent(
      [
        [0, 0],
        [1, 2],
        [2, 0],
        [3, NaN],
        [4, 0.5],
        [5, 0.5],
        [6, -5],
        [7, 5],
      ],
      [-1, 1],
    );
    expect(runs).toEqual([
      [
        [0, 0],
        [0.5, 1],
      ],
      [
        [1.5, 1],
        [2, 0],
      ],
      [
        [4, 0.5],
        [5, 0.5],
        [5 + 1.5 / 5.5, -1],
      ],
      [
        [6.4, -1],
        [6.6, 1],
      ],
    ]);
  });
});

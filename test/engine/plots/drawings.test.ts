/** What holds of every drawing of every kind of model: numbers inside the box, words that do not meet, values that can be read. */

import { describe, expect, it } from 'vitest';
import { standAlone } from '../../../server/engine/plots/palette.ts';
import { analysisOf } from '../modelOf.ts';

const models = [
  ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 2, sigma = 2'],
  ['x ~ Normal(mu, sigma)', 'at mu = -1000, sigma = 0.01', 'samples 7'],
  ['x ~ Gamma(alpha, beta)', 'at alpha = 2, beta = 1', 'versus alpha = 3, beta = 2', 'samples 50'],
  ['x ~ Beta(a, b)', 'at a = 2, b = 3', 'versus a = 0.7, b = 4'],
  ['k ~ Poisson(lambda)', 'at lambda = 3.5', 'samples 20', 'estimator T = mean(k)', 'estimand g = exp(-lambda)'],
  ['k ~ Binomial(10, p)', 'at p = 0.02', 'samples 20'],
  ['x ~ mixture(0.3: Normal(a, 1), 0.7: Normal(b, 1))', 'at a = 0, b = 2'],
  ['x ~ kernel(exp(-x^4 - a*x)) on R', 'at a = 1'],
  ['x ~ Uniform(0, theta)', 'at theta = 2', 'samples 5'],
  ['x ~ StudentT(nu, mu, sigma)', 'at nu = 4, mu = 0, sigma = 1'],
];
const all = models.flatMap((lines) =>
  analysisOf(...lines).plots.map((plot) => ({ ...plot, name: `${plot.id} of ${lines.join('; ')}` })),
);

interface Words {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly text: string;
}

/** The text elements of a drawing, a little narrower than they are. */
const words = (svg: string): Words[] =>
  [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, attributes = '', content = '']) => {
    const value = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const text = content.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, '&');
    const width = Array.from(text).length * 4.6;
    const x = Number(value('x'));
    const start = { middle: x - width / 2, end: x - width }[value('text-anchor')] ?? x;
    return { left: start, right: start + width, y: Number(value('y')), text };
  });

describe('every drawing', () => {
  it('is there, of each kind', () => {
    expect([...new Set(all.map((p) => p.id))].sort()).toEqual([
      'bound-ladder',
      'confidence-ellipse',
      'density-and-score',
      'fisher-balls',
      'geodesics',
      'information-curve',
      'jeffreys-density',
      'kl-approximation',
      'kl-balls',
      'natural-gradient',
    ]);
  });

  it.each(all)('has no number that is none, and draws inside its box: $name', ({ svg, description }) => {
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(description).not.toMatch(/NaN|undefined|\?/);
    expect(description).toMatch(/\.$/);
    for (const [, d = ''] of svg.matchAll(/ d="([^"]*)"/g)) {
      for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(360);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(240);
      }
    }
    for (const [, x, y] of svg.matchAll(/ cx="(-?[\d.]+)" cy="(-?[\d.]+)"/g)) {
      expect(Math.abs(Number(x) - 180)).toBeLessThanOrEqual(180);
      expect(Math.abs(Number(y) - 120)).toBeLessThanOrEqual(120);
    }
  });

  it.each(all)('has words that neither meet nor leave it: $name', ({ svg }) => {
    const found = words(svg);
    for (const a of found) {
      expect(a.left, a.text).toBeGreaterThanOrEqual(-4);
      expect(a.right, a.text).toBeLessThanOrEqual(366);
      for (const b of found) {
        const meet = a !== b && Math.abs(a.y - b.y) < 8 && a.left < b.right && b.left < a.right;
        expect(meet, `${a.text} and ${b.text}`).toBe(false);
      }
    }
  });

  it.each(all)('can be read: $name', ({ svg, table }) => {
    const titles = [...svg.matchAll(/class="reading"[^>]*><title>([^<]*)<\/title>/g)].map((m) => m[1] ?? '');
    expect(titles.length).toBeGreaterThan(1);
    expect(titles.length).toBeLessThanOrEqual(table.rows.length);
    for (const title of titles) expect(title).toMatch(/\d/);
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
  });

  it.each(all)('stands alone without variables: $name', ({ svg }) => {
    expect(standAlone(svg)).not.toContain('var(');
    expect(standAlone(svg).startsWith('<svg xmlns=')).toBe(true);
  });
});

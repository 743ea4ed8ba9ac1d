import { describe, expect, it } from 'vitest';
import { contentHash, fnv1a } from '../../../server/engine/numeric/hash.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { normalCdf } from '../../../server/engine/special/normal.ts';

/** FNV-1a in plain big integers, as its definition states it. */
function definition(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >>> 8]) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash;
}

describe('contentHash', () => {
  it('is FNV-1a before the finalizer', () => {
    for (const text of ['', 'a', 'x ~ Normal(mu, sigma)', 'σ² ≥ 0 😀', 'long '.repeat(1000)]) {
      expect(fnv1a(text)).toBe(definition(text));
    }
  });

  it('is sixteen hexadecimal digits, different for near texts', () => {
    const hashes = new Set<string>();
    for (let i = 0; i < 2000; i += 1) {
      const hash = contentHash(`x ~ Normal(${i}, 1)`);
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      hashes.add(hash);
    }
    expect(hashes.size).toBe(2000);
  });

  it('changes half of the bits when one character changes', () => {
    let changed = 0;
    for (let i = 0; i < 200; i += 1) {
      let difference = BigInt(`0x${contentHash(`a${i}`)}`) ^ BigInt(`0x${contentHash(`b${i}`)}`);
      for (; difference > 0n; difference >>= 1n) changed += Number(difference & 1n);
    }
    expect(changed / 200).toBeGreaterThan(30);
    expect(changed / 200).toBeLessThan(34);
  });
});

describe('seededRandom', () => {
  it('repeats itself for the same seed only', () => {
    const draw = (seed: string): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.uniform());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('')).not.toEqual(draw('0'));
  });

  /** The Kolmogorov–Smirnov distance times √n; above 1.95 with probability 0.001. */
  function distance(values: readonly number[], cdf: (x: number) => number): number {
    const sorted = [...values].sort((a, b) => a - b);
    const n = sorted.length;
    let greatest = 0;
    sorted.forEach((x, i) => {
      greatest = Math.max(greatest, cdf(x) - i / n, (i + 1) / n - cdf(x));
    });
    return greatest * Math.sqrt(n);
  }

  it('draws uniformly, inside (0, 1)', () => {
    const random = seededRandom('uniform');
    const values = Array.from({ length: 50_000 }, () => random.uniform());
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThan(0);
    expect(Math.max(...values.slice(0, 10_000))).toBeLessThan(1);
    expect(distance(values, (x) => x)).toBeLessThan(1.95);
    const products = values.slice(1).map((x, i) => (x - 0.5) * ((values[i] ?? 0.5) - 0.5));
    const correlation = (12 * products.reduce((a, b) => a + b, 0)) / products.length;
    expect(Math.abs(correlation) * Math.sqrt(products.length)).toBeLessThan(3.5);
  });

  it('draws from the normal law', () => {
    const random = seededRandom('normal');
    const values = Array.from({ length: 50_000 }, () => random.normal());
    expect(distance(values, normalCdf)).toBeLessThan(1.95);
  });

  it('draws integers below the count', () => {
    const random = seededRandom('integers');
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 7000; i += 1) {
      const k = random.integer(7);
      counts[k] = (counts[k] ?? NaN) + 1;
    }
    const statistic = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // The 0.999 quantile of χ² with six degrees of freedom.
    expect(statistic).toBeLessThan(22.46);
  });
});

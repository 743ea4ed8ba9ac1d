/**
 * Reproducible pseudo-random numbers from a text seed.
 *
 * xoshiro128** seeded by splitmix32 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021);
 * normal draws by the polar method (Marsaglia and Bray, SIAM Review 6, 1964).
 */

import { hash64 } from './hash.ts';

/** A stream of draws; the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform on (0, 1), with 52 random bits; never 0 or 1. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform on the integers 0 … count − 1; 1 ≤ count ≤ 2³². */
  integer(count: number): number;
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** The stream that belongs to `seed`. */
export function seededRandom(seed: string): Random {
  const hash = hash64(seed);
  let counter = Number(hash & 0xffffffffn) ^ Number(hash >> 32n);
  const splitmix = (): number => {
    counter = (counter + 0x9e3779b9) | 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix() ^ Number(hash & 0xffffffffn);
  let b = splitmix() ^ Number(hash >> 32n);
  let c = splitmix();
  // Not all four may be zero.
  let d = splitmix() | 1;
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result >>> 0;
  };
  const uniform = (): number => ((bits() >>> 6) * 0x4000000 + (bits() >>> 6) + 0.5) / 0x10000000000000;
  let spare: number | undefined;
  return {
    uniform,
    normal: () => {
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const square = u * u + v * v;
        if (square > 0 && square < 1) {
          const factor = Math.sqrt((-2 * Math.log(square)) / square);
          spare = v * factor;
          return u * factor;
        }
      }
    },
    integer: (count) => Math.floor(uniform() * count),
  };
}

/**
 * Long stretches of a sum by polynomials over blocks whose length grows with the distance from the start: terms that are smooth in
 * the logarithm of the index (a gamma-shaped bulk, a tail like a power or an exponential) cost some tens of evaluations a block.
 *
 * In a block of L indices the terms are interpolated at whole numbers next to Chebyshev's points, and Chebyshev's polynomials are
 * summed over the block: exactly where it is short, by the Euler–Maclaurin formula where it is long (DLMF 2.10.1). The size of the last
 * coefficients says how far the terms are from the polynomial (Trefethen, Approximation Theory and Approximation Practice, 2013,
 * chapter 8); where they do not fall, the block is halved.
 */

import { inverse } from './linearAlgebra.ts';
import type { TermSums } from './termSums.ts';

const nodes = 32;
/** The coefficients whose size is taken for the error. */
const watched = 6;
/** Shorter blocks are added term by term. */
const shortest = 1024;
const firstLength = 4096;
/** Coefficients beyond this part of the sum are not taken for rounding. */
const noisiest = 1e-8;
/** Chebyshev's polynomials are summed one by one over blocks up to this length. */
const longestPlain = 2048;
const mostBlocks = 400;
const flatBlocks = 40;
/** After so many blocks what follows is to be at most so many times the last block. */
const patience = 60;
const slowest = 10;

interface Rule {
  /** The places of the nodes in the block, from 0. */
  readonly places: readonly number[];
  /** coefficients[j][i]: the weight of node i in the coefficient of Tⱼ. */
  readonly coefficients: readonly (readonly number[])[];
  /** Σ Tⱼ over the block. */
  readonly totals: readonly number[];
}

const chebyshev = (j: number, t: number): number => Math.cos(j * Math.acos(Math.min(1, Math.max(-1, t))));
const rules = new Map<number, Rule | undefined>();

function ruleOf(length: number): Rule | undefined {
  if (!rules.has(length)) rules.set(length, makeRule(length));
  return rules.get(length);
}

function makeRule(length: number): Rule | undefined {
  const place = (k: number): number => (2 * k + 1 - length) / length;
  const places = Array.from({ length: nodes }, (_, i) => {
    const t = -Math.cos((Math.PI * (i + 0.5)) / nodes);
    return Math.min(length - 1, Math.max(0, Math.round((t * length + length - 1) / 2)));
  });
  const values = places.map((k) => Array.from({ length: nodes }, (_, j) => chebyshev(j, place(k))));
  // (VᵀV)⁻¹Vᵀ: next to Chebyshev's points VᵀV is almost diagonal
  const at = (i: number, j: number): number => values[i]?.[j] ?? 0;
  const indices = places.map((_, i) => i);
  const total = (f: (i: number) => number): number => indices.reduce((sum, i) => sum + f(i), 0);
  const normal = inverse(indices.map((j) => indices.map((l) => total((i) => at(i, j) * at(i, l)))));
  if (normal === undefined) return undefined;
  const coefficients = normal.map((row) => indices.map((i) => total((l) => (row[l] ?? 0) * at(i, l))));
  const totals = Array.from({ length: nodes }, (_, j) => {
    if (j % 2 === 1) return 0;
    if (length > longestPlain) return longTotal(j, length);
    let sum = 0;
    for (let k = 0; k < length; k += 1) sum += chebyshev(j, place(k));
    return sum;
  });
  return { places, coefficients, totals };
}

/** Σ Tⱼ((2k + 1 − L)/L) for even j: the midpoint rule's integral with two corrections. */
function longTotal(j: number, length: number): number {
  const h = 2 / length;
  const square = j * j;
  const integral = 2 / (1 - square);
  const third = (square * (square - 1) * (square - 4)) / 15;
  return (integral - (h * h * square) / 12 + (7 * h ** 4 * third) / 2880) / h;
}

interface Block {
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
  readonly errors: Float64Array;
}

/** The sum over the `length` indices from `from` on in the direction; undefined where the terms are no numbers. */
function blockOf(sums: TermSums, from: number, direction: number, length: number, share: number): Block | undefined {
  const { m, out } = sums;
  const total: Block = { sums: new Float64Array(m), sizes: new Float64Array(m), errors: new Float64Array(m) };
  const put = (target: Float64Array, i: number, value: number): void => {
    target[i] = (target[i] ?? 0) + value;
  };
  if (length < shortest) {
    for (let k = 0; k < length; k += 1) {
      sums.evaluate(from + direction * k);
      for (let i = 0; i < m; i += 1) {
        put(total.sums, i, out[i] ?? 0);
        put(total.sizes, i, Math.abs(out[i] ?? 0));
      }
    }
    return total.sums.every(Number.isFinite) ? total : undefined;
  }
  const rule = ruleOf(length);
  if (rule === undefined) return undefined;
  const terms = rule.places.map((place) => {
    sums.evaluate(from + direction * place);
    return Array.from(out);
  });
  if (!terms.every((values) => values.every(Number.isFinite))) return undefined;
  let isSmooth = true;
  for (let i = 0; i < m; i += 1) {
    let before = 0;
    for (let j = 0; j < nodes; j += 1) {
      const weights = rule.coefficients[j] ?? [];
      let coefficient = 0;
      for (let n = 0; n < nodes; n += 1) coefficient += (weights[n] ?? 0) * (terms[n]?.[i] ?? 0);
      put(total.sums, i, coefficient * (rule.totals[j] ?? 0));
      if (j >= nodes - watched) put(total.errors, i, Math.abs(coefficient) * length);
      else if (j >= nodes - 2 * watched) before += Math.abs(coefficient) * length;
    }
    for (const values of terms) put(total.sizes, i, (Math.abs(values[i] ?? 0) * length) / nodes);
    const [error, size] = [total.errors[i] ?? 0, (sums.absolute[i] ?? 0) + (total.sizes[i] ?? 0)];
    // coefficients that have stopped falling are the rounding of the terms: halving the block would not help
    const isNoise = error <= noisiest * size && error >= 0.1 * before;
    if (error > share * size && !isNoise) isSmooth = false;
  }
  if (isSmooth) return total;
  const half = Math.floor(length / 2);
  const [first, second] = [
    blockOf(sums, from, direction, half, share),
    blockOf(sums, from + direction * half, direction, length - half, share),
  ];
  if (first === undefined || second === undefined) return undefined;
  const both = (a: Float64Array, b: Float64Array): Float64Array => a.map((v, i) => v + (b[i] ?? 0));
  return {
    sums: both(first.sums, second.sums),
    sizes: both(first.sizes, second.sizes),
    errors: both(first.errors, second.errors),
  };
}

/** More evaluations than this, and the terms are not smooth. */
const mostEvaluations = 60_000;

/**
 * Adds Σ f over the indices beyond `k` up to `end`, which may be infinite, with its bound; else adds nothing and returns false. The
 * tail is not closed before the index `bulk`.
 */
export function tailByBlocks(sums: TermSums, k: number, end: number, bulk: number, tolerance: number): boolean {
  const { m } = sums;
  const direction = end >= k ? 1 : -1;
  const blocks: Block[] = [];
  const absolute = Float64Array.from(sums.absolute);
  const started = sums.evaluations;
  let from = k + direction;
  let length = firstLength;
  let before: Float64Array = new Float64Array(m);
  let flat = 0;
  for (let count = 0; count < mostBlocks; count += 1) {
    const room = direction * (end - from) + 1;
    if (room <= 0) return finish(sums, blocks, new Float64Array(m));
    if (sums.evaluations - started > mostEvaluations) return false;
    const block = blockOf(sums, from, direction, Math.min(length, room), 0.1 * tolerance);
    if (block === undefined) return false;
    blocks.push(block);
    block.sizes.forEach((size, i) => (absolute[i] = (absolute[i] ?? 0) + size));
    from += direction * length;
    length *= 2;
    // the blocks double: what follows is at most the geometric continuation of the last two
    const rest = block.sizes.map((size, i) => {
      const last = before[i] ?? 0;
      return size === 0 ? 0 : size < last ? (size * size) / (last - size) : Infinity;
    });
    const isFlat = block.sizes.some((size, i) => size > 0 && size >= (before[i] ?? 0) * (1 - 1e-9));
    before = block.sizes;
    const isPast = direction * (from - bulk) > 0;
    flat = isFlat && isPast ? flat + 1 : 0;
    if (flat >= flatBlocks) {
      sums.diverges = true;
      sums.bounds.fill(Infinity);
      return true;
    }
    if (isPast && count > 1 && rest.every((r, i) => r <= 1e-2 * tolerance * (absolute[i] ?? 0)))
      return finish(sums, blocks, rest);
    // past the bulk the blocks fall like powers of the last ratio: not to be followed where that takes too many
    if (isPast && count === patience && rest.some((r, i) => r > slowest * (block.sizes[i] ?? 0))) return false;
  }
  return false;
}

function finish(sums: TermSums, blocks: readonly Block[], rest: Float64Array): boolean {
  for (const block of blocks)
    for (let i = 0; i < sums.m; i += 1) {
      sums.add(i, block.sums[i] ?? 0);
      sums.absolute[i] = (sums.absolute[i] ?? 0) + (block.sizes[i] ?? 0) - Math.abs(block.sums[i] ?? 0);
      sums.bounds[i] = (sums.bounds[i] ?? 0) + (block.errors[i] ?? 0);
    }
  for (let i = 0; i < sums.m; i += 1) sums.bounds[i] = (sums.bounds[i] ?? 0) + 2 * (rest[i] ?? 0);
  return true;
}

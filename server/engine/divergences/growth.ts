// Whether a kernel visibly grows too fast, or falls too slowly, towards an end of its support to have an integral: where
// quadrature would only overflow.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { valueAt } from './valueAt.ts';

/** Distances 2^k towards an end. */
const octaves = [24, 32, 40, 48, 56, 64];

const nearer = Array.from({ length: 49 }, (_, i) => i / 4);
/** A kernel that is beyond the largest double, with everything else of it, and rising. */
const outOfRange = 709;

/** Where the distance to an end is 2^k, or to the middle where the end is infinite. */
type Place = (k: number) => readonly [x: number, distance: number];

const heightsAt = (height: (x: number) => number, place: Place, exponents: readonly number[]): readonly number[] =>
  exponents.map((k) => {
    const [x, distance] = place(k);
    return height(x) + Math.log(distance);
  });

const rises = (heights: readonly number[]): boolean =>
  heights.every((h, i) => {
    const before = heights[i - 1] ?? -Infinity;
    return h > -Infinity && (h === Infinity || h >= before - 1e-9 * (1 + Math.abs(h)));
  });

/** Of one real or whole-number observation: x·k(x) does not fall at an infinite end, or (x − a)·k(x) at a finite end a, over many orders of magnitude. */
export function visiblyDiverges(kernel: Law, symbols: readonly SymbolExpr[], point: readonly number[]): boolean {
  const { support, variables, logDensity } = kernel;
  if (variables.length !== 1 || (support.kind !== 'interval' && support.kind !== 'integers')) return false;
  const run = compile([logDensity], symbols, variables).bind(point);
  const out = new Float64Array(1);
  const height = (x: number): number => {
    run(new Float64Array([x]), out);
    return out[0] as number;
  };
  const isRising = (place: Place): boolean => {
    const far = heightsAt(height, place, octaves);
    if (!far.some(Number.isNaN)) return rises(far);
    // a double exponential is out of range so far out: as far as it can be told
    const all = heightsAt(height, place, nearer);
    const told = all.slice(0, all.findIndex(Number.isNaN)).slice(-4);
    return told.length === 4 && rises(told) && (told[3] as number) > outOfRange;
  };
  const [lower, upper] = (
    support.kind === 'interval' ? [support.lower, support.upper] : [support.from, support.to]
  ).map((bound) => valueAt(bound, symbols, point)) as [number, number];
  // so near to an end other than 0 the distance would be lost in rounding
  const nearEnd = (end: number, side: 1 | -1): boolean =>
    support.kind === 'interval' && end === 0 && isRising((k) => [side * 2 ** -k, 2 ** -k]);
  return (
    (upper === Infinity ? isRising((k) => [2 ** k, 2 ** k]) : nearEnd(upper, -1)) ||
    (lower === -Infinity ? isRising((k) => [-(2 ** k), 2 ** k]) : nearEnd(lower, 1))
  );
}

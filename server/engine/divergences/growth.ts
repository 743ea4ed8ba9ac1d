// Whether a kernel visibly grows too fast, or falls too slowly, towards an end of its support to have an integral: where
// quadrature would only overflow.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { valueAt } from './valueAt.ts';

/** Distances 2^k towards an end. */
const octaves = [24, 32, 40, 48, 56, 64];

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
  const isRising = (place: (k: number) => readonly [x: number, distance: number]): boolean => {
    const heights = octaves.map((k) => {
      const [x, distance] = place(k);
      return height(x) + Math.log(distance);
    });
    return heights.every((h, i) => {
      const before = heights[i - 1] ?? -Infinity;
      return !Number.isNaN(h) && h > -Infinity && (h === Infinity || h >= before - 1e-9 * (1 + Math.abs(h)));
    });
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

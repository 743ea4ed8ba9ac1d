// Decides on which side of a number a parameter must lie for a law to exist, where that is seen in numbers only: a domain to state for
// a kernel without a finite integral, and for a density that is negative.
import { includes } from '../expr/range.ts';
import type { Range } from '../expr/range.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { intersection } from '../model/intervals.ts';
import type { Parameter, StatisticalModel } from '../model/statisticalModel.ts';
import { above, below } from './mending.ts';

/** Whether the law exists at values of the parameters and the known symbols; undefined where that is not decided. */
export type Existence = (values: readonly number[]) => boolean | undefined;

export interface WorkingSide {
  readonly parameter: Parameter;
  readonly range: Range;
}

const sizes = [0, 0.05, 0.1, 0.2, 0.5, 0.8, 0.95, 1.05, 1.5, 2, 3, 5, 10];
const tried = [...new Set(sizes.flatMap((size) => [size, -size]))].sort((a, b) => a - b);
const halvings = 24;
const draws = 3;
const mostDenominator = 12;
/** How far beside a bound it is tried, relative to its size. */
const beside = 0.02;

/**
 * A parameter and a bound of a plain number on one or both of its sides, with the law found to exist within, near the bound too,
 * whatever values of the others are drawn. `wrong` is a point at which it does not exist.
 */
export function workingSide(
  { parameters, known, knownValues, positive }: StatisticalModel,
  wrong: readonly number[],
  exists: Existence,
): WorkingSide | undefined {
  const symbols = [...parameters.map((p) => p.symbol), ...known];
  if (known.some((s) => !knownValues.has(s))) return undefined;
  const all = [...wrong.slice(0, parameters.length), ...known.map((s) => knownValues.get(s) as number)];
  const points = [all, ...samplePoints(symbols, positive, 'working side', draws)];
  for (const [i, parameter] of parameters.entries()) {
    const { domain } = parameter.symbol;
    if (domain.integer) continue;
    const existsFor = (point: readonly number[], t: number): boolean | undefined =>
      exists(point.map((v, k) => (k === i ? t : v)));
    const found = sideOf(
      [...tried, all[i] as number].filter((t) => includes(domain, t)).sort((a, b) => a - b),
      (t) => existsFor(all, t),
    );
    const narrowed = found === undefined ? undefined : intersection(domain, found);
    if (narrowed === undefined || includes(narrowed, all[i] as number)) continue;
    const within = [
      narrowed.lower + beside * (1 + Math.abs(narrowed.lower)),
      narrowed.upper - beside * (1 + Math.abs(narrowed.upper)),
      ...tried,
    ].filter((t) => Number.isFinite(t) && includes(narrowed, t));
    const inner = within.filter((_, k) => k < 2 || k % 3 === 0);
    if (points.every((point) => inner.every((t) => existsFor(point, t) !== false)))
      return { parameter, range: narrowed };
  }
  return undefined;
}

/** The bounds of the values at which it holds, where these are neighbors. */
function sideOf(values: readonly number[], holds: (t: number) => boolean | undefined): Range | undefined {
  const found = values.map((t) => ({ t, is: holds(t) }));
  const first = found.findIndex((f) => f.is === true);
  const last = found.findLastIndex((f) => f.is === true);
  if (first < 0 || found.slice(first, last + 1).some((f) => f.is !== true)) return undefined;
  const bound = (outer: number | undefined, inner: number): number | undefined =>
    outer === undefined ? undefined : boundBetween(outer, inner, holds);
  const isBad = (f: (typeof found)[number] | undefined): boolean => f?.is === false;
  const lower = bound(found.slice(0, first).findLast(isBad)?.t, found[first]?.t as number);
  const upper = bound(found.slice(last + 1).find(isBad)?.t, found[last]?.t as number);
  const isCut = [first > 0 && lower === undefined, last < found.length - 1 && upper === undefined];
  if (isCut.includes(true) || (lower === undefined && upper === undefined)) return undefined;
  if (lower === undefined) return below(upper as number);
  return upper === undefined ? above(lower) : intersection(above(lower), below(upper));
}

/** The plain number between a value at which it does not hold and one at which it does. */
export function boundBetween(
  outer: number,
  inner: number,
  holds: (t: number) => boolean | undefined,
): number | undefined {
  let [bad, good] = [outer, inner];
  for (let k = 0; k < halvings; k++) {
    const middle = (bad + good) / 2;
    const is = holds(middle);
    if (is === undefined) break;
    if (is) good = middle;
    else bad = middle;
  }
  return simplestBetween(bad, good);
}

/** The fraction with the smallest denominator between two numbers, or beside them by rounding; none where that is no plain one. */
function simplestBetween(a: number, b: number): number | undefined {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const slack = 1e-3 * (1 + Math.abs(low));
  for (let denominator = 1; denominator <= mostDenominator; denominator++) {
    const numerators = [Math.ceil((low - slack) * denominator), Math.floor((high + slack) * denominator)] as const;
    if (numerators[0] > numerators[1]) continue;
    // of several the one nearest to 0
    const least = numerators[0] > 0 ? numerators[0] : numerators[1] < 0 ? numerators[1] : 0;
    return least / denominator;
  }
  return undefined;
}

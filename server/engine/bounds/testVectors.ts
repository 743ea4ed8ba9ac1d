// Where test points of several parameters are placed: the best of some directions and distances, refined by a search uphill.
import type { SymbolExpr } from '../expr/expr.ts';
import type { ModelResults } from '../modelResults.ts';
import { climb } from '../numeric/simplexSearch.ts';

type Point = readonly number[];

/** Distances of the first tries, in units of the parameters' standard deviations or sizes; and the evaluations of each search. */
const [distances, fewDistances] = [
  [4, 2, 1, 0.5, 0.25, 0.1, 0.03],
  [2, 1, 0.5, 0.15],
];
const [evaluationsClosed, evaluationsNumeric] = [70, 25];
const wholeSteps = [1, 2, 3, 4];

/** Standard deviations where there are any, else sizes. */
export function unitsOf({ model, algebra }: ModelResults, here: Point): Point {
  const n = model.samples.value ?? 1;
  return here.map((v, i) => {
    const variance = algebra?.inverse?.[i]?.[i];
    return variance !== undefined && variance > 0
      ? Math.sqrt(variance / n)
      : (v === 0 ? 1 : Math.abs(v)) / Math.sqrt(n);
  });
}

/** Along each parameter, along the columns of I⁻¹, and beside the points that are placed. */
export function starts(
  results: ModelResults,
  moved: readonly SymbolExpr[],
  here: Point,
  placed: readonly Point[],
  isCheap: boolean,
): readonly Point[] {
  const inverse = results.algebra?.inverse;
  const units = unitsOf(results, here);
  const axes = moved.map((_, i) => moved.map((_m, j) => (i === j ? (units[i] ?? 1) : 0)));
  const columns = (inverse ?? []).map((row, i) =>
    moved.map((_, j) => (row[j] ?? 0) / Math.sqrt(row[i] ?? NaN) / Math.sqrt(results.model.samples.value ?? 1)),
  );
  const directions = [...axes, ...columns].filter((d) => d.every(Number.isFinite));
  const tries = directions.flatMap((d) =>
    (isCheap ? distances : fewDistances).flatMap((t) => [t, -t].map((c) => here.map((v, j) => v + c * (d[j] ?? 0)))),
  );
  const beside = placed
    .slice(-2)
    .flatMap((p) => [-1, 0.5, 2].map((c) => here.map((v, j) => v + c * ((p[j] ?? v) - v))));
  const isWhole = moved.map((s) => s.domain.integer);
  // whole numbers move by whole steps
  const whole = isWhole.flatMap((w, i) =>
    w ? wholeSteps.flatMap((k) => [k, -k].map((c) => here.map((v, j) => (i === j ? v + c : v)))) : [],
  );
  return [...tries, ...beside, ...whole].map((p) => p.map((v, i) => (isWhole[i] === true ? Math.round(v) : v)));
}

/** The best of the starts, and of a search from each of the two best. */
export function best(
  objective: (p: Point) => number,
  tries: readonly Point[],
  moved: readonly SymbolExpr[],
  here: Point,
  units: Point,
  isCheap: boolean,
): Point | undefined {
  const valued = tries.map((at) => ({ at, value: objective(at) })).sort((a, b) => b.value - a.value);
  const [first, ...others] = valued;
  if (first === undefined || !(first.value > 0)) return undefined;
  const second = others.find((o) => o.at.some((v, i) => v > (here[i] ?? 0) !== (first.at[i] ?? 0) > (here[i] ?? 0)));
  const free = moved.flatMap((s, i) => (s.domain.integer ? [] : [i]));
  const searched = [first, ...(isCheap && second !== undefined && second.value > 0 ? [second] : [])].map((start) => {
    const put = (part: Point): Point => start.at.map((v, i) => (free.includes(i) ? (part[free.indexOf(i)] ?? v) : v));
    const reach = Math.max(
      ...start.at.map((v, i) => Math.abs(v - (here[i] ?? 0)) / Math.max(Math.abs(here[i] ?? 0), 1e-3)),
    );
    const steps = free.map((i) => {
      const distance = (start.at[i] ?? 0) - (here[i] ?? 0);
      return distance === 0 ? 0.3 * Math.min(reach, 0.5) * Math.max(Math.abs(here[i] ?? 0), 1e-3) : 0.3 * distance;
    });
    if (free.length === 0) return start;
    const top = climb(
      (part) => objective(put(part)),
      free.map((i) => start.at[i] ?? 0),
      steps,
      isCheap ? evaluationsClosed : evaluationsNumeric,
    );
    const at = put(top.at).map((v, i) => (here[i] ?? 0) + readable(v - (here[i] ?? 0), units[i] ?? 1));
    return { at, value: objective(at) };
  });
  return [...searched, first].reduce((a, b) => (b.value > a.value ? b : a)).at;
}

/** In five digits; 0 where it is little beside the unit. */
const readable = (distance: number, unit: number): number =>
  Math.abs(distance) < 1e-6 * unit ? 0 : Number(distance.toPrecision(5));

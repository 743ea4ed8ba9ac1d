// Geodesics of exponential families that are straight lines in natural or in mean coordinates, as curves of parameters.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), section 2.3.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { solveDense } from '../numeric/linearSystem.ts';
import type { Geodesic } from './geodesics.ts';
import { unboundedCoordinates } from './unboundedCoordinates.ts';

const shownPoints = 41;
const mostIterations = 40;
const mostHalvings = 12;
const leastAccuracy = 1e-8;

/** The curve on which the functions, as many as parameters, go evenly from their values at one end to those at the other. */
export function straightPath(
  functions: readonly Expr[],
  parameters: readonly SymbolExpr[],
  positive: readonly Expr[],
  from: readonly number[],
  to: readonly number[],
  budget: Budget,
): Geodesic | undefined {
  const p = parameters.length;
  const coordinates = unboundedCoordinates(parameters);
  const into = new Map<Expr, Expr>(parameters.map((s, i) => [s, coordinates.values[i] as Expr]));
  const moved = functions.map((f) => substitute(f, into));
  const slopes = moved.flatMap((f) => coordinates.symbols.map((u) => differentiate(f, u)));
  const run = compile([...moved, ...slopes], [], coordinates.symbols).bind([]);
  const values = new Float64Array(p + p * p);
  const valuesAt = (u: ArrayLike<number>): Float64Array => {
    budget.spend(1);
    run(u, values);
    return values.slice();
  };
  const isInside = (() => {
    const program = compile(positive, parameters);
    const out = new Float64Array(positive.length);
    return (theta: readonly number[]): boolean => {
      program.bind(theta)([], out);
      return out.every((v) => v > 0);
    };
  })();
  const first = coordinates.toUnbounded(from);
  const [begin, end] = [valuesAt(first), valuesAt(coordinates.toUnbounded(to))];
  if (![...begin, ...end].every(Number.isFinite)) return undefined;
  const points: (readonly number[])[] = [from];
  let u: Float64Array = Float64Array.from(first);
  let worst = 0;
  for (let k = 1; k < shownPoints; k++) {
    const t = k / (shownPoints - 1);
    const goal = Array.from({ length: p }, (_, i) => (1 - t) * (begin[i] as number) + t * (end[i] as number));
    const solved = solve(valuesAt, goal, u);
    if (solved === undefined) return undefined;
    u = solved.u;
    const theta = coordinates.toParameters(Array.from(u));
    if (!isInside(theta)) return undefined;
    // a step in u of this size moves θ by so much
    const there = coordinates.toParameters(Array.from(u, (x, i) => x + (solved.step[i] as number)));
    worst = Math.max(worst, ...theta.map((x, i) => Math.abs(x - (there[i] as number)) + 1e-14 * Math.abs(x)));
    points.push(k === shownPoints - 1 ? to : theta);
    if (k === shownPoints - 1) worst = Math.max(worst, ...theta.map((x, i) => Math.abs(x - (to[i] as number))));
  }
  const size = 1 + Math.max(...points.flat().map(Math.abs));
  return worst <= leastAccuracy * size
    ? { points, errorBound: worst, length: undefined, lengthErrorBound: undefined }
    : undefined;
}

/** Newton's method with halved steps; the last step says how far off the solution may be. */
function solve(
  valuesAt: (u: ArrayLike<number>) => Float64Array,
  goal: readonly number[],
  start: Float64Array,
): { readonly u: Float64Array; readonly step: Float64Array } | undefined {
  const p = goal.length;
  let u = start;
  let values = valuesAt(u);
  const size = (v: Float64Array): number =>
    Math.hypot(...goal.map((g, i) => ((v[i] as number) - g) / (1 + Math.abs(g))));
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const rows = Array.from({ length: p }, (_, i) => values.slice(p + i * p, p + (i + 1) * p));
    const held = values;
    const step = solveDense(
      rows,
      Float64Array.from(goal, (g, i) => g - (held[i] as number)),
    );
    if (step === undefined) return undefined;
    if (Math.max(...step.map(Math.abs)) < 1e-12) return { u, step };
    let part = 1;
    for (let halving = 0; ; halving++, part /= 2) {
      if (halving > mostHalvings) return Math.max(...step.map(Math.abs)) < 1e-9 ? { u, step } : undefined;
      const next = u.map((x, i) => x + part * (step[i] as number));
      const there = valuesAt(next);
      if (!(size(there) < size(values))) continue;
      [u, values] = [next, there];
      break;
    }
  }
  return undefined;
}

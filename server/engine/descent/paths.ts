// The paths from `at`: the flows dy/dt = −I⁻¹∇L and dy/dt = −∇L/λ by an integrator with error control, and steps of fixed size along
// the same directions. λ is the greatest eigenvalue of I(θ′) in these coordinates, the greatest curvature of L at its minimum, so that
// one rule sizes both: half a unit of time a step.
import type { DescentPath, Regularization } from './descentResult.ts';
import type { Place } from './landscape.ts';
import { naturalDirection } from './naturalDirection.ts';
import { solveFlow } from './rungeKutta.ts';
import type { View } from './view.ts';

type Vector = readonly number[];
type Direction = (place: Place) => Vector | undefined;

/** Local errors. */
export interface Tolerances {
  readonly fine: number;
  /** Of a second solution, which says how exact the first one is. */
  readonly coarse: number | undefined;
}

/** In units of time in which a natural flow approaches its target as e^(−t). */
export const duration = 8;
/** Of a step. */
export const stepSize = 1 / 2;
const mostSteps = 20;
const mostHalvings = 40;
const shownIntervals = 32;

/** So that 1 − e^(−t) is even: a straight path in mean parameters has even points. */
export const times: Vector = Array.from({ length: shownIntervals + 1 }, (_, k) =>
  k === shownIntervals ? duration : -Math.log1p(-(k / shownIntervals) * -Math.expm1(-duration)),
);

/** −G⁻¹∇L. */
export const natural =
  (regularization: Regularization | undefined): Direction =>
  ({ metric, gradient }) =>
    naturalDirection(metric, gradient, regularization);

/** −∇L/λ. */
export const plain =
  (scale: number): Direction =>
  ({ gradient }) =>
    gradient.map((g) => -g / scale);

/** The flow in a view; with a second tolerance, its difference from a coarser solution. Undefined where it could not be followed. */
export function flow(
  name: DescentPath['name'],
  view: View,
  direction: Direction,
  start: Vector,
  { fine, coarse }: Tolerances,
): DescentPath | undefined {
  const field = (y: Vector): Vector | undefined => {
    const place = view.at(y);
    return place && direction(place);
  };
  const followed = (tolerance: number): readonly Vector[] | undefined => {
    const solution = solveFlow(field, view.fromOwn(start), times, tolerance);
    const points = solution?.map((y) => view.toOwn(y));
    return points?.every((theta) => theta !== undefined) === true ? points : undefined;
  };
  const points = followed(fine);
  const second = points && coarse !== undefined ? followed(coarse) : undefined;
  const end = points?.at(-1);
  const last = end && view.at(view.fromOwn(end));
  if (points === undefined || last === undefined || (coarse !== undefined && second === undefined)) return undefined;
  return {
    name,
    coordinates: view.coordinates,
    points: [start, ...points.slice(1)],
    lastObjective: Math.max(0, last.objective),
    errorBound: second && greatestDifference(second, points),
    stepSize: undefined,
    halvedSteps: undefined,
  };
}

/** The greatest difference of a coordinate between two sequences of points. */
export const greatestDifference = (a: readonly Vector[], b: readonly Vector[]): number =>
  Math.max(0, ...a.flatMap((p, k) => p.map((t, i) => Math.abs(t - (b[k]?.[i] as number)))));

/** Steps of one size; one that leaves the parameter space or raises the objective is halved until it does not. */
export function descent(
  name: DescentPath['name'],
  view: View,
  direction: Direction,
  size: number,
  start: Vector,
): DescentPath | undefined {
  let y = view.fromOwn(start);
  let place = view.at(y);
  if (place === undefined) return undefined;
  const points: Vector[] = [start];
  let halvedSteps = 0;
  for (let step = 0; step < mostSteps; step++) {
    const found = taken(view, y, place, direction(place));
    if (found === undefined) break;
    ({ y, place } = found);
    points.push(found.theta);
    if (found.halvings > 0) halvedSteps++;
  }
  return {
    name,
    coordinates: view.coordinates,
    points,
    lastObjective: Math.max(0, place.objective),
    errorBound: undefined,
    stepSize: size,
    halvedSteps,
  };
}

interface Taken {
  readonly y: Vector;
  readonly place: Place;
  readonly theta: Vector;
  readonly halvings: number;
}

/** Undefined where no step is left that could be seen. */
function taken(view: View, y: Vector, { objective, errorBound }: Place, along: Vector | undefined): Taken | undefined {
  if (along === undefined) return undefined;
  let part = stepSize;
  for (let halvings = 0; halvings <= mostHalvings; halvings++, part /= 2) {
    const next = y.map((v, i) => v + part * (along[i] as number));
    if (next.every((v, i) => Math.abs(v - (y[i] as number)) <= 1e-9 * (1 + Math.abs(v)))) return undefined;
    const place = view.at(next);
    const theta = place && view.toOwn(next);
    if (theta !== undefined && place !== undefined && place.objective <= objective + errorBound)
      return { y: next, place, theta, halvings };
  }
  return undefined;
}

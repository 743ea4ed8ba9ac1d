// The routes at a point held against each other: in doubles, and where those fail in many digits.
import type { Budget } from '../base/budget.ts';
import { distance } from './relativeError.ts';
import type { PointInformation, PointRoutes, Route } from './route.ts';

export interface CheckedRoute extends Route {
  /** With the covariance of the score, within the error bounds of both. */
  readonly agrees: boolean;
}

export interface CheckedPoint extends Omit<PointInformation, 'routes'> {
  readonly routes: readonly CheckedRoute[];
  /** At least two routes, all in agreement. */
  readonly agrees: boolean;
}

/** What two routes by quadrature may differ by, in units of sqrt(I_ii I_jj), beside their error bounds. */
const tolerance = 1e-8;
/** The route by differences of the divergence is less exact. */
const differenceTolerance = 1e-5;
/** Quadrature less exact than this is no witness for or against a closed form. */
export const leastAccuracy = 1e-4;

export function check(point: PointInformation): CheckedPoint {
  const [reference] = point.routes;
  // a route that is not exact enough is no witness, for or against
  const exact = point.routes.filter((route) => route.errorBound <= leastAccuracy);
  const routes = exact.map((route): CheckedRoute => {
    if (reference === undefined || route === reference || reference.errorBound > leastAccuracy)
      return { ...route, agrees: true };
    const allowed =
      (route.name === 'kl-hessian' ? differenceTolerance : tolerance) + 4 * (route.errorBound + reference.errorBound);
    return { ...route, agrees: distance(reference.value, route.value) <= allowed };
  });
  const usable = point.errorBound <= leastAccuracy && !point.diverges;
  return { ...point, routes, agrees: usable && routes.length > 1 && routes.every((r) => r.agrees) };
}

/** A witness against the closed form: quadrature that has converged and differs from it. */
export const contradicts = (point: CheckedPoint): boolean =>
  !point.diverges &&
  point.errorBound <= leastAccuracy &&
  point.routes.some((r) => r.name === 'closed-form' && !r.agrees);

/** The point without a formula that quadrature refutes there: the other routes may still agree. */
export function unlessRefuted(point: CheckedPoint): CheckedPoint {
  if (!contradicts(point)) return point;
  return check({ ...point, routes: point.routes.filter((r) => r.name !== 'closed-form') });
}

/** A score whose mean is further from 0, in its standard deviations, has it from rounding, or is no score. */
const doubtfulMean = 1e-7;

/**
 * The routes at θ in doubles; in many digits instead where those contradict each other or leave a score with a mean, and at the
 * writer's own point also where they come to nothing.
 */
export function checkedAt(
  routes: PointRoutes,
  theta: readonly number[],
  known: readonly number[],
  budget: Budget,
  own?: { readonly vanishing: ReadonlySet<number> },
  isDifferenced = true,
): CheckedPoint {
  const plain = check(routes.at(theta, known, budget, own?.vanishing, own !== undefined, isDifferenced));
  const isVague = own !== undefined && !(plain.agrees && plain.errorBound <= tolerance);
  const isDoubtful = isVague || contradicts(plain) || plain.scoreMeanSize > doubtfulMean + 10 * plain.errorBound;
  if (plain.diverges || !isDoubtful) return plain;
  const precise = routes.preciselyAt(theta, known, budget, own?.vanishing);
  const checked = precise === undefined ? undefined : check(precise);
  const bound = Number.isNaN(plain.errorBound) ? Infinity : plain.errorBound;
  return checked !== undefined && checked.errorBound <= Math.max(bound, tolerance) ? checked : plain;
}

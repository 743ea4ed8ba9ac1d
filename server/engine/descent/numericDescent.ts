// The descent in numbers: the direction at the point with its warrant, the regularization of a singular metric, the paths.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { symmetricEigen } from '../numeric/linearAlgebra.ts';
import type { ModelResults } from '../modelResults.ts';
import type { Descent, DescentPath, Regularization } from './descentResult.ts';
import { landscapes, type Landscapes, type Place } from './landscape.ts';
import { confirmedLandscape, errorOf, startOf } from './warrants.ts';
import { naturalDirection, regularizationOf } from './naturalDirection.ts';
import type { ObjectiveFormulas } from './objective.ts';
import {
  descent,
  duration,
  flow,
  greatestDifference,
  natural,
  plain,
  stepSize,
  times,
  type Tolerances,
} from './paths.ts';
import { secondChart } from './secondCoordinates.ts';
import { otherView, ownView, type View } from './view.ts';

type Found = Pick<Descent, 'status' | 'reason'> & Partial<Descent>;

/** Numbers less exact than this, relative to 1 + their size, are not shown. */
const leastAccuracy = 1e-6;
/** Of a flow whose evaluations are formulas. */
const closedTolerances: Tolerances = { fine: 1e-8, coarse: 1e-6 };
/** Where they are quadratures, the flow in the other coordinates stands for the coarser solution. */
const numericTolerances = { own: { fine: 1e-5, coarse: undefined }, other: { fine: 1e-4, coarse: undefined } } as const;
const numericAlone: Tolerances = { fine: 1e-5, coarse: 1e-4 };
/** A flow that differs more than this between tolerances is not shown. */
const leastPathAccuracy = 1e-3;

export function numericDescent(results: ModelResults, formulas: ObjectiveFormulas | undefined, budget: Budget): Found {
  const { model, information } = results;
  const { point, versus } = model;
  const without = (reason: string): Found => ({ status: 'unresolved', reason });
  if (point === undefined || versus === undefined) return without('There are no two points.');
  const isClosedHere = formulas !== undefined && information.status === 'closed-form';
  const confirmed = isClosedHere ? confirmedLandscape(results, formulas, budget) : undefined;
  const found = confirmed ?? landscapes(results, undefined, budget);
  const start = found && startOf(results, confirmed && formulas, found.landscape);
  const goal = found?.landscape.at(versus);
  if (found === undefined || start === undefined || goal === undefined)
    return without('The divergence or its gradient was not found in numbers at both points.');
  if (start.errorBound > leastAccuracy * (1 + Math.max(...start.gradient.map(Math.abs))))
    return without('The gradient of the divergence was not found with a usable error bound.');
  const middle = found.landscape.at(point.map((t, i) => (t + (versus[i] as number)) / 2));
  const regularization = regularizationOf(
    start.metric,
    [goal, middle].flatMap((place) => (place === undefined ? [] : [place.metric])),
  );
  const step = naturalDirection(start.metric, start.gradient, regularization);
  if (step === undefined) return without('The information is singular to working precision.');
  const errorBound = errorOf(results, start, step, regularization);
  const isUsable = errorBound <= leastAccuracy * (1 + Math.max(...step.map(Math.abs)));
  const { objective, gradient } = start;
  const own: Found = {
    status: confirmed === undefined ? 'numeric' : 'closed-form',
    reason: confirmed === undefined ? 'The gradient is integrated at each point.' : undefined,
    at: isUsable ? { objective, gradient, naturalStep: step, errorBound } : undefined,
    regularization,
  };
  const paths = pathsOf(results, found, point, versus, goal, regularization, confirmed !== undefined);
  return { ...own, ...paths, reason: [own.reason, paths.reason].filter((r) => r !== undefined).join(' ') || undefined };
}

type Paths = Pick<Descent, 'paths' | 'other' | 'naturalDifference' | 'gradientDifference' | 'duration'> &
  Pick<Descent, 'reason' | 'isStraightInMeans'>;

function pathsOf(
  results: ModelResults,
  { landscape, isInside }: Landscapes,
  point: readonly number[],
  versus: readonly number[],
  goal: Place,
  regularization: Regularization | undefined,
  isClosed: boolean,
): Paths {
  const chart = regularization === undefined ? secondChart(results, isInside, [point, versus]) : undefined;
  const views = [ownView(landscape), ...(chart === undefined ? [] : [otherView(landscape, chart, point)])];
  const paths: DescentPath[] = [];
  let reason: string | undefined;
  const keep = (path: DescentPath | undefined): void => {
    if (path === undefined || (path.errorBound ?? 0) > leastPathAccuracy) reason = notFollowed;
    else paths.push(path);
  };
  const tolerances = ({ coordinates }: View): Tolerances =>
    isClosed ? closedTolerances : views.length === 1 ? numericAlone : numericTolerances[coordinates];
  try {
    if (regularization?.kind === 'levenberg') reason = singularStart;
    else for (const view of views) keep(flow('natural-flow', view, natural(regularization), point, tolerances(view)));
    for (const view of views) {
      keep(descent('natural-descent', view, natural(regularization), stepSize, point));
      const scale = greatestCurvature(view, goal, versus);
      if (scale === undefined) continue;
      keep(descent('gradient-descent', view, plain(scale), stepSize / scale, point));
      if (isClosed) keep(flow('gradient-flow', view, plain(scale), point, closedTolerances));
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    reason = 'Some paths were not computed within the step budget.';
  }
  const naturalDifference = differenceOf(paths, 'natural-flow');
  const told = withErrors(paths, naturalDifference);
  return {
    paths: told,
    other: chart?.other,
    naturalDifference: told.some((path) => path.name === 'natural-flow') ? naturalDifference : undefined,
    gradientDifference: differenceOf(told, 'gradient-flow'),
    duration: told.some((path) => path.name.endsWith('flow')) ? duration : undefined,
    reason: reason ?? (told.length < paths.length ? notFollowed : undefined),
    isStraightInMeans: isStraight(results, told),
  };
}

/** Flows that have no error of their own have the difference of the two coordinates for it; without that they are left out. */
const withErrors = (paths: readonly DescentPath[], difference: number | undefined): readonly DescentPath[] =>
  paths.flatMap((path) => {
    if (!path.name.endsWith('flow') || path.errorBound !== undefined) return [path];
    return difference === undefined || difference > leastPathAccuracy ? [] : [{ ...path, errorBound: difference }];
  });

const notFollowed = 'Some paths could not be followed to the end with a usable error.';
const singularStart =
  'The information is singular at the start but not around it, so that there is no natural flow from there, and the steps are damped.';

/** λ of I(θ′) in the view's coordinates. */
function greatestCurvature(view: View, goal: Place, versus: readonly number[]): number | undefined {
  const place = view.coordinates === 'own' ? goal : view.at(view.fromOwn(versus));
  const greatest = place && symmetricEigen(place.metric)?.values.at(-1);
  return greatest !== undefined && greatest > 0 ? greatest : undefined;
}

function differenceOf(paths: readonly DescentPath[], name: DescentPath['name']): number | undefined {
  const [own, other] = (['own', 'other'] as const).map((c) =>
    paths.find((path) => path.name === name && path.coordinates === c),
  );
  return own && other && greatestDifference(own.points, other.points);
}

/** Does the natural flow have m(t) = m′ + (m − m′) e^(−t)? */
function isStraight({ model, canonicalForm: exponentialFamily }: ModelResults, paths: readonly DescentPath[]): boolean {
  const means = exponentialFamily?.mean;
  const { versus } = model;
  const path = paths.find(({ name, coordinates }) => name === 'natural-flow' && coordinates === 'own');
  const p = model.parameters.length;
  if (means?.length !== p || exponentialFamily?.natural.length !== p || versus === undefined || path === undefined)
    return false;
  const symbols = [...model.parameters.map((s) => s.symbol), ...model.known];
  const known = model.known.map((s) => model.knownValues.get(s) ?? Number.NaN);
  const program = compile(means, [], symbols).bind([]);
  const meansAt = (theta: readonly number[]): Float64Array => {
    const out = new Float64Array(p);
    program([...theta, ...known], out);
    return out;
  };
  const [first, last] = [path.points[0], versus].map((theta) => meansAt(theta ?? []));
  return path.points.every((theta, k) => {
    const left = Math.exp(-(times[k] as number));
    return meansAt(theta).every((m, i) => {
      const [from, to] = [first?.[i] as number, last?.[i] as number];
      return Math.abs(m - to - (from - to) * left) <= 1e-5 * (1 + Math.abs(from) + Math.abs(to));
    });
  });
}

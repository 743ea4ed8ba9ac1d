// The information in numbers at one point, by routes that do not depend on each other: covariance of the score, minus the
// expected Hessian, second derivative of the Kullback–Leibler divergence, the closed form.
import { multiply, negate, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { expExcess } from '../expr/functions/expExcess.ts';
import { reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Budget } from '../base/budget.ts';
import type { Law } from '../distributions/law.ts';
import { componentLaws } from '../expectation/independentComponents.ts';
import { isNested } from '../expectation/nestedIntegral.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { NumericExpectations, PreparedExpectation } from '../expectation/preparedExpectation.ts';
import { isSupportFixed } from './closedForm.ts';
import { closedRoute } from './closedRoute.ts';
import { klDirections, klHessian, type KlDirections } from './klHessian.ts';
import { preciseMoments } from './preciseMoments.ts';
import { distance, relativeBound } from './relativeError.ts';
import type { PointInformation, PointRoutes, Route, RouteProblem } from './route.ts';

export type { PointInformation } from './route.ts';

interface ScoreMoments {
  readonly moments: NumericExpectations;
  readonly scoreMean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  /** The covariance about the mean. */
  readonly value: readonly (readonly number[])[];
  /** The symmetric matrix whose upper triangle begins at a place of the moments. */
  readonly matrixFrom: (entries: Float64Array, from: number) => number[][];
}

/** With more parameters than this the divergence is not differenced: the directions grow with their square. */
const mostForDifferences = 6;
/** Nor over a grid in more coordinates, whose nodes grow exponentially: the other routes are exact there. */
const mostCoordinates = 4;

/** The routes prepared once for a model: they are then run at any number of points. */
export class InformationRoutes implements PointRoutes {
  private readonly problem: RouteProblem;
  private readonly moments: PreparedExpectation;
  /** Of a kernel: the means of its score, about which the products are then taken. */
  private readonly centers: PreparedExpectation | undefined;
  private readonly directions: KlDirections | undefined;
  /** The sum of these is the divergence: one for each independent component of a kernel. */
  private readonly divergences: readonly PreparedDivergence[];

  constructor(problem: RouteProblem) {
    this.problem = problem;
    const { law, parameters, known, score, hessian } = problem;
    const symbols = [...parameters, ...known];
    // a kernel's score is ∇ log k − E ∇ log k; the mean is found first, for E[ss′] − E[s] E[s′] would lose digits
    const means = problem.isNormalized ? [] : score.map((_, i) => symbol(`#mean${String(i)}`, 'parameter', reals));
    if (!problem.isNormalized) this.centers = prepareExpectation(score, law, symbols);
    const centered = score.map((s, i) => (means[i] === undefined ? s : subtract(s, means[i])));
    const products = centered.flatMap((s, i) => centered.slice(i).map((t) => multiply(s, t)));
    const second =
      hessian === undefined || !problem.isNormalized ? [] : hessian.flatMap((row, i) => row.slice(i).map(negate));
    this.moments = prepareExpectation([...centered, ...products, ...second], law, [...symbols, ...means]);
    this.divergences = [];
    if (parameters.length > mostForDifferences || (law.vectorPivot?.coordinates.length ?? 0) > mostCoordinates) return;
    // one integral inside another is dear, and there is a second route already
    if (problem.isNormalized && hessian !== undefined && isNested(law)) return;
    const directions = klDirections(parameters.length, hessian !== undefined);
    const moved = directions.points.map((_, k) =>
      parameters.map((p) => symbol(`${p.name}#${String(k)}`, 'parameter', p.domain)),
    );
    const places = moved.map((primed) => new Map(parameters.map((p, i) => [p, primed[i] as Expr])));
    const all = [...symbols, ...moved.flat()];
    this.directions = directions;
    this.divergences = problem.isNormalized
      ? [{ means: prepareExpectation(differencesOf(law, places), law, all), differences: undefined }]
      : (componentLaws(law) ?? [law]).map((part) => kernelDivergence(part, differencesOf(part, places), all));
  }

  /** Whether some perturbed law is 0 where that at θ is not nearly so: then the divergence is infinite. */
  private losesSupport(point: readonly number[], perturbed: readonly (readonly number[])[]): boolean {
    const { law, parameters, known } = this.problem;
    const { support } = law;
    if (support.kind !== 'interval' || isSupportFixed(support, parameters)) return false;
    const symbols = [...parameters, ...known];
    const ends = compile([support.lower, support.upper], symbols);
    const density = compile([law.logDensity], symbols, law.variables).bind(point);
    const out = new Float64Array(2);
    const endsAt = (theta: readonly number[]): readonly [number, number] => {
      ends.bind(theta)([], out);
      return [out[0] as number, out[1] as number];
    };
    const isAlive = (x: number): boolean => {
      density([x], out);
      return (out[0] as number) > negligibleLog;
    };
    const [lower, upper] = endsAt(point);
    return perturbed.some((theta) => {
      const [from, to] = endsAt([...theta, ...point.slice(parameters.length)]);
      return (from > lower && isAlive(from)) || (to < upper && isAlive(to));
    });
  }

  /** The covariance of the score, and the moments that it is made of. */
  private covarianceAt(
    point: readonly number[],
    budget: Budget,
    vanishing: ReadonlySet<number>,
    prepared = this.moments,
  ): ScoreMoments {
    const { parameters, isNormalized } = this.problem;
    const p = parameters.length;
    const centers = this.centers?.at(point, budget);
    const moments = prepared.at([...point, ...(centers?.values ?? [])], budget);
    const rest = Array.from(moments.values.subarray(0, p));
    const scoreMean = centers === undefined ? rest : Array.from(centers.values);
    const matrixFrom = (entries: Float64Array, from: number): number[][] =>
      symmetric(p, (k) => entries[from + k] as number).map((row, i) =>
        row.map((v, j) => (vanishing.has(i) || vanishing.has(j) ? 0 : v)),
      );
    const covariance = matrixFrom(moments.values, p);
    // what rounding has left of the mean of a kernel's score
    const value = isNormalized
      ? covariance
      : covariance.map((row, i) => row.map((v, j) => v - (rest[i] as number) * (rest[j] as number)));
    return { moments, scoreMean, covariance, value, matrixFrom };
  }

  /**
   * All routes at θ; `knownValues` are the values of the known symbols, `vanishing` the places of the components of the score
   * that are known to be 0 there, so that their rows are. With `nudged` the error bound covers what rounding of the point, and
   * of the integrand, does: the integrals are repeated with the last digits of the point moved.
   */
  at(
    theta: readonly number[],
    knownValues: readonly number[],
    budget: Budget,
    vanishing: ReadonlySet<number> = new Set(),
    nudged = false,
    isDifferenced = true,
    prepared = this.moments,
  ): PointInformation {
    const { parameters, hessian, isNormalized, closed, known } = this.problem;
    const p = parameters.length;
    const point = [...theta, ...knownValues];
    const { moments, scoreMean, covariance, value, matrixFrom } = this.covarianceAt(point, budget, vanishing, prepared);
    const errors = matrixFrom(moments.errorBounds, p);
    const noise = nudged
      ? Math.max(
          ...nudges.map((by) => distance(value, this.covarianceAt(moveLast(point, by), budget, vanishing).value)),
        )
      : 0;
    // a normalized law whose mass is not found to be 1 was not integrated where it lies
    const lost = isNormalized ? Math.abs(moments.mass - 1) : 0;
    const errorBound = relativeBound(errors, value) + lost + noiseFactor * (Number.isFinite(noise) ? noise : 0);
    const routes: Route[] = [{ name: 'score-covariance', value, errorBound }];
    const count = (p * (p + 1)) / 2;
    if (hessian !== undefined && isNormalized)
      routes.push({
        name: 'negative-hessian',
        value: matrixFrom(moments.values, p + count),
        errorBound: relativeBound(matrixFrom(moments.errorBounds, p + count), value),
      });
    if (isDifferenced && this.directions !== undefined) {
      const route = klHessian(
        this.directions,
        value,
        theta,
        parameters.map((s) => s.domain),
        (perturbed) => {
          if (this.losesSupport(point, perturbed)) return undefined;
          const place = [...point, ...perturbed.flat()];
          return total(
            this.divergences.map(({ means, differences }) => {
              if (differences === undefined) return means.at(place, budget);
              const shifts = differences.at(place, budget).values;
              return kernelDivergences(means.at([...place, ...shifts], budget), perturbed.length);
            }),
          );
        },
        vanishing,
      );
      if (route !== undefined) routes.push({ name: 'kl-hessian', ...route });
    }
    const formula = closedRoute(closed, [...parameters, ...known], p, point);
    if (formula !== undefined) routes.push(formula);
    const scoreMeanSize = Math.max(
      0,
      // a component that is 0 at every observation has rounding for its mean
      ...(isNormalized ? scoreMean : []).map((m, i) =>
        vanishing.has(i) ? 0 : Math.abs(m) / Math.sqrt(Math.max(covariance[i]?.[i] as number, Number.MIN_VALUE)),
      ),
    );
    const { mass, massErrorBound, converged } = moments;
    // a square that seems to diverge where the mass itself is not found lies beyond what doubles reach
    const isSeen = lost <= mostLost && massErrorBound <= mostLost * mass;
    const diverges = moments.diverges && !Number.isFinite(errorBound) && isSeen;
    return { theta, routes, value, errorBound, scoreMean, scoreMeanSize, mass, massErrorBound, diverges, converged };
  }

  /** As `at`, with the integrand in many digits, for points where doubles lose theirs; undefined where those are not to be had. */
  preciselyAt(
    theta: readonly number[],
    knownValues: readonly number[],
    budget: Budget,
    vanishing: ReadonlySet<number> = new Set(),
  ): PointInformation | undefined {
    const moments = preciseMoments(this.problem);
    return moments && this.at(theta, knownValues, budget, vanishing, false, false, moments);
  }
}

/** D(θ‖θ′) of a law at each θ′; of a kernel, with the mean differences of the logarithms, about which it is taken. */
interface PreparedDivergence {
  readonly means: PreparedExpectation;
  readonly differences: PreparedExpectation | undefined;
}

/** log p at θ less log p at each θ′. */
const differencesOf = ({ logDensity }: Law, places: readonly ReadonlyMap<Expr, Expr>[]): readonly Expr[] =>
  places.map((place) => subtract(logDensity, substitute(logDensity, place)));

/** Of kernels, D = log E e^u with u = E[d] − d and d the difference of their logarithms. */
function kernelDivergence(law: Law, differences: readonly Expr[], symbols: readonly SymbolExpr[]): PreparedDivergence {
  const shifts = differences.map((_, k) => symbol(`#shift${String(k)}`, 'parameter', reals));
  const rests = differences.map((d, k) => subtract(shifts[k] as Expr, d));
  return {
    differences: prepareExpectation(differences, law, symbols),
    means: prepareExpectation([...rests.map(expExcess), ...rests], law, [...symbols, ...shifts]),
  };
}

/** The divergences of independent components add up. */
function total(parts: readonly NumericExpectations[]): NumericExpectations {
  const [first, ...others] = parts as readonly [NumericExpectations, ...NumericExpectations[]];
  const sum = (of: (part: NumericExpectations) => Float64Array): Float64Array =>
    of(first).map((v, k) => others.reduce((s, part) => s + (of(part)[k] as number), v));
  return { ...first, values: sum((part) => part.values), errorBounds: sum((part) => part.errorBounds) };
}

/** Nudges of the last digits: by how much the formula then moves says how well it can be evaluated there. */
const nudges = [4e-16, -8e-16] as const;
const moveLast = (point: readonly number[], by: number): readonly number[] =>
  point.map((t, i) => t * (1 + (i % 2 === 0 ? by : -by)));
/** With more of the mass lost than this, what a quadrature says of the tails is no witness. */
const mostLost = 1e-3;
/** The logarithm of a density that is nothing beside the rest. */
const negligibleLog = -45;
/** How far off a number may be beyond what the nudges show. */
const noiseFactor = 3;

/** D(θ‖θ′) = log E[e^u] − E[u] for u = log k′ − log k and a constant, from E[e^u − 1 − u] and E[u], which is 0 but for rounding. */
function kernelDivergences(means: NumericExpectations, count: number): NumericExpectations {
  const rest = (i: number): number => means.values[count + i] as number;
  const values = means.values.subarray(0, count).map((excess, i) => Math.log1p(excess + rest(i)) - rest(i));
  const errorBounds = means.errorBounds
    .subarray(0, count)
    .map((e, i) => e + Math.abs(values[i] as number) * (means.errorBounds[count + i] as number));
  return { ...means, values, errorBounds };
}

/** A symmetric matrix from its upper triangle, row by row. */
function symmetric(p: number, at: (k: number) => number): number[][] {
  const rows: number[][] = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  let k = 0;
  for (let i = 0; i < p; i++)
    for (let j = i; j < p; j++) {
      const value = at(k++);
      (rows[i] as number[])[j] = value;
      (rows[j] as number[])[i] = value;
    }
  return rows;
}

// Decides what stands of an information: its closed form and its numbers, checked at points of the parameter space and at the writer's.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { inShare, part } from '../base/work.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { isClosed, type PartialMatrix } from './closedForm.ts';
import { continuedAt } from './continuation.ts';
import { fewTrials } from './fewTrials.ts';
import { negativeAt } from './negativeDensity.ts';
import type { NormalizedLaw } from './normalizedLaw.ts';
import { withoutNumber } from './pointWords.ts';
import { checkedAt, contradicts, leastAccuracy, unlessRefuted, type CheckedPoint } from './checkedAt.ts';
import { InformationRoutes } from './routes.ts';
import type { PointRoutes } from './route.ts';
import { samplePoints } from './samplePoints.ts';
import { vanishingScores } from './vanishingScores.ts';

export type InformationStatus = 'closed-form' | 'numeric' | 'undefined' | 'infinite' | 'unresolved';

export interface Verified {
  readonly status: InformationStatus;
  /** Why there is no number, or no closed form. */
  readonly reason: string | undefined;
  /** Entries in closed form; undefined entries are had in numbers only. */
  readonly matrix: PartialMatrix | undefined;
  /** At pseudo-random points of the parameter space. */
  readonly verification: readonly CheckedPoint[];
  /** At the writer's point. */
  readonly at: CheckedPoint | undefined;
  /** Where the closed form cannot be the information, since it is negative: it holds in a part of the parameter space only. */
  readonly continuedAt?: readonly number[] | undefined;
  /** The computation stopped at its budget. */
  readonly budgetExceeded: boolean;
}

export interface VerificationRequest {
  readonly model: StatisticalModel;
  /** Positive where the model is regular, if that depends on the parameters: closed forms are verified there. */
  readonly regularWhere?: readonly Expr[];
  /** Why the log-density has no derivative at the writer's point; undefined where nothing speaks against it. */
  readonly withoutDerivative?: string | undefined;
  /** The pseudo-random points are drawn from it: the block's key. */
  readonly seed: string;
  readonly budget: Budget;
}

const verificationPoints = 2;
/** Drawn where a closed form has found no witness yet: some regions are beyond quadrature. */
const furtherPoints = 4;

/** Checks the routes and the closed form, if any, against one another: what stands of them. Never throws; a spent budget is said. */
export function verify(
  { model, seed, budget, regularWhere = [], withoutDerivative }: VerificationRequest,
  normalized: NormalizedLaw,
  closed: PartialMatrix | undefined,
  prepare: () => PointRoutes,
  score: readonly Expr[] = [],
): Verified {
  const parameters = model.parameters.map((p) => p.symbol);
  const { known } = model;
  const complete = closed?.every((row) => row.every((e) => e !== undefined && isClosed(e))) === true;
  const verification: CheckedPoint[] = [];
  let at: CheckedPoint | undefined;
  const stop = { atSample: false, asked: false };
  const stopped = (): undefined => {
    stop.asked = true;
  };
  const check = (): void => {
    const routes = prepare();
    const few = complete ? fewTrials(model) : undefined;
    const witnesses: PointRoutes = few === undefined ? routes : new InformationRoutes(few);
    const symbols = [...parameters, ...(few?.known ?? known)];
    const positive = [...model.positive, ...normalized.positive, ...regularWhere];
    // where a density by formula is negative its parameters give no law
    const negative = few === undefined ? negativeAt(model) : () => undefined;
    for (const point of samplePoints(symbols, positive, seed, verificationPoints + furtherPoints)) {
      const isEnough = !complete || verification.some((v) => v.agrees);
      if (verification.length >= verificationPoints && isEnough) break;
      if (negative(point) !== undefined) continue;
      // the divergence, by far the dearest route, confirms a closed form at one of the points where it is one of four
      const isDifferenced = !complete || !verification.some((v) => v.agrees && v.routes.length > 3);
      const [theta, rest] = [point.slice(0, parameters.length), point.slice(parameters.length)];
      const checked = inShare<CheckedPoint | undefined>(
        1 / 2,
        () => checkedAt(witnesses, theta, rest, budget, undefined, isDifferenced),
        () => undefined,
      );
      stop.atSample = checked === undefined;
      if (checked === undefined) break;
      verification.push(checked);
    }
    const knownAt = valuesOf(known, model.knownValues);
    const { point } = model;
    if (point !== undefined && knownAt !== undefined && withoutDerivative === undefined)
      at = part<CheckedPoint | undefined>(
        'the numbers at the point',
        () => {
          const values = [...point, ...knownAt];
          const vanishing = vanishingScores(score, [...parameters, ...known], values, normalized.isNormalized);
          return checkedAt(routes, point, knownAt, budget, { vanishing });
        },
        stopped,
        1,
      );
  };
  try {
    part('the information in numbers', check, stopped, 3 / 4);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    stop.asked = true;
  }
  const points = at === undefined ? verification : [...verification, at];
  const budgetExceeded = stop.asked || (stop.atSample && !points.some((p) => p.agrees));
  const shared = { verification: verification.map(unlessRefuted), at: at && unlessRefuted(at), budgetExceeded };
  if (points.length > 0 && points.every((p) => p.diverges))
    return {
      ...shared,
      status: 'infinite',
      reason: 'The expected square of the score diverges.',
      matrix: undefined,
    };
  if (complete && points.some(contradicts))
    return {
      ...shared,
      status: 'numeric',
      reason: 'A closed form was derived, but numerical integration does not confirm it; it is withheld.',
      matrix: undefined,
    };
  const confirmed = points.some((p) => p.agrees);
  if (complete && confirmed) {
    const positive = [...model.positive, ...normalized.positive, ...regularWhere];
    const outside = continuedAt(closed, [...parameters, ...known], positive, seed)?.slice(0, parameters.length);
    return { ...shared, status: 'closed-form', reason: withoutDerivative, matrix: closed, continuedAt: outside };
  }
  if (complete)
    return {
      ...shared,
      status: 'unresolved',
      reason: budgetExceeded
        ? 'A closed form was derived, but its verification stopped at the step budget.'
        : 'A closed form was derived, but no numerical route confirms it; it is withheld.',
      matrix: undefined,
    };
  if (
    [...shared.verification, ...(shared.at ? [shared.at] : [])].some((p) => p.agrees || p.errorBound <= leastAccuracy)
  )
    return {
      ...shared,
      status: 'numeric',
      reason:
        withoutDerivative ??
        ['No closed form in the functions of the language was found.', withoutNumber(shared.at, parameters)]
          .filter((words) => words !== undefined)
          .join(' '),
      matrix: closed?.map((row) => row.map((e) => (e !== undefined && isClosed(e) ? e : undefined))),
    };
  return {
    ...shared,
    status: 'unresolved',
    reason: budgetExceeded
      ? 'The computation stopped at its step budget.'
      : 'Neither a closed form nor a number with a usable error bound was found.',
    matrix: undefined,
  };
}

function valuesOf(
  symbols: readonly SymbolExpr[],
  values: ReadonlyMap<SymbolExpr, number>,
): readonly number[] | undefined {
  const found = symbols.map((s) => values.get(s));
  return found.every((v) => v !== undefined) ? found : undefined;
}

// The Fisher information of a model: a closed form where one is derived and withstands numerical verification, numbers with
// an error bound elsewhere, and the reason where there is none.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import {
  closedInformation,
  isClosed,
  isSupportFixed,
  type ClosedInformation,
  type PartialMatrix,
} from './closedForm.ts';
import { continuedAt } from './continuation.ts';
import { fewTrials } from './fewTrials.ts';
import { negativeAt } from './negativeDensity.ts';
import { normalizedLaw, type NormalizedLaw } from './normalizedLaw.ts';
import { withoutNumber } from './pointWords.ts';
import { checkedAt, contradicts, leastAccuracy, unlessRefuted, type CheckedPoint } from './checkedAt.ts';
import { gaussianRoutes } from './gaussianRoutes.ts';
import { InformationRoutes } from './routes.ts';
import type { PointInformation, PointRoutes, RouteProblem } from './route.ts';
import { samplePoints } from './samplePoints.ts';
import { hasKink, hessianOf, scoreOf } from './score.ts';
import { vanishingScores } from './vanishingScores.ts';

export type { CheckedPoint } from './checkedAt.ts';

export type InformationStatus = 'closed-form' | 'numeric' | 'undefined' | 'infinite' | 'unresolved';

export interface FisherInformation {
  readonly status: InformationStatus;
  /** Why there is no number, or no closed form. */
  readonly reason: string | undefined;
  /** Entries in closed form; undefined entries are had in numbers only. */
  readonly matrix: PartialMatrix | undefined;
  /** What the closed form was derived by. */
  readonly source: ClosedInformation['source'] | undefined;
  readonly score: readonly Expr[] | undefined;
  readonly hessian: readonly (readonly Expr[])[] | undefined;
  /** Where a kink in a parameter forbids the Hessian form. */
  readonly hasKink: boolean;
  readonly normalized: NormalizedLaw;
  /** At pseudo-random points of the parameter space. */
  readonly verification: readonly CheckedPoint[];
  /** At the writer's point. */
  readonly at: CheckedPoint | undefined;
  /** Where the closed form cannot be the information, since it is negative: it holds in a part of the parameter space only. */
  readonly continuedAt?: readonly number[] | undefined;
  /** Why there is none at the writer's point, though there is elsewhere. */
  readonly noneAtPoint: string | undefined;
  /** The computation stopped at its budget. */
  readonly budgetExceeded: boolean;
  /** Positive where the model is regular, if that depends on the parameters. */
  readonly regularWhere: readonly Expr[];
}

export interface InformationRequest {
  readonly model: StatisticalModel;
  /** Why the model is not regular, so that no information exists; undefined where that is not known to be so. */
  readonly irregular: string | undefined;
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
/** The work grows with the fourth power of the number of parameters. */
const mostParameters = 12;
/** Of a Gaussian vector that is taken in matrices: a mean of eight components and a free covariance. */
const mostInMatrices = 44;
/** The closed form of such a vector, whose entries are not written out. */
const matrixForm =
  'In matrices the information is ∂ᵢμᵀ Σ⁻¹ ∂ⱼμ + ½ tr(Σ⁻¹ ∂ᵢΣ Σ⁻¹ ∂ⱼΣ), with the mean μ and the covariance Σ; its entries are too long to write out.';
/** The Fisher information of one observation. Never throws; a spent budget is said in the result. */
export function fisherInformation(request: InformationRequest): FisherInformation {
  const { model, irregular, regularWhere = [] } = request;
  const normalized = normalizedLaw(model);
  const parameters = model.parameters.map((p) => p.symbol);
  const { law } = normalized;
  const inMatrices = law.inMatrices === true;
  const most = inMatrices ? mostInMatrices : mostParameters;
  const score = inMatrices || parameters.length > most ? undefined : scoreOf(law.logDensity, parameters);
  const kink = !inMatrices && hasKink(law.logDensity, law.variables, parameters);
  const hessian = score === undefined || kink ? undefined : hessianOf(score, parameters);
  const base = {
    score,
    hessian,
    hasKink: kink,
    normalized,
    source: undefined,
    verification: [],
    at: undefined,
    budgetExceeded: false,
    regularWhere,
    noneAtPoint: request.withoutDerivative,
  };
  const none = (status: InformationStatus, reason: string): FisherInformation => ({
    ...base,
    status,
    reason,
    matrix: undefined,
  });
  if (parameters.length === 0) return none('undefined', 'The model has no unknown parameters.');
  if (parameters.length > most)
    return none(
      'unresolved',
      `The model has ${String(parameters.length)} parameters; the information is derived for up to ${String(most)}. Fix some of them by “const”.`,
    );
  if (irregular !== undefined) return none('undefined', irregular);
  const { known } = model;
  if (inMatrices) {
    const routes = gaussianRoutes(law, parameters, known);
    const result = routes && verify(request, normalized, undefined, () => routes);
    if (result === undefined)
      return none(
        'unresolved',
        'The log-density is one in matrices that are too long to write out; its information is computed for a single Gaussian vector, without truncation.',
      );
    return {
      ...base,
      ...result,
      matrix: undefined,
      reason: result.status === 'infinite' ? result.reason : matrixForm,
    };
  }
  if (score === undefined)
    return none(
      'unresolved',
      'The log-density has no derivative in its parameters within the functions of the language.',
    );
  const closed = closedInformation(model, normalized);
  const prepare = (): PointRoutes =>
    new InformationRoutes({
      ...integrable(model, normalized, score, hessian),
      parameters,
      known,
      closed: closed?.matrix,
    });
  return { ...base, source: closed?.source, ...verify(request, normalized, closed?.matrix, prepare, score) };
}

/**
 * The value at the writer's point by its most exact route, where it has a warrant: two routes that agree there, or a closed
 * form that is verified elsewhere and that nothing contradicts here.
 */
export function bestValue({
  at,
  status,
}: FisherInformation): { value: readonly (readonly number[])[]; errorBound: number } | undefined {
  if (at === undefined || (status !== 'closed-form' && status !== 'numeric')) return undefined;
  const closed = at.routes.find((r) => r.name === 'closed-form' && r.agrees);
  if (!at.agrees) return status === 'closed-form' && !at.diverges && at.errorBound > leastAccuracy ? closed : undefined;
  return closed !== undefined && closed.errorBound <= Math.max(at.errorBound, 1e-12) ? closed : withZeros(at);
}

/** Entries that are 0 within a small part of their error bound are written as 0. */
function withZeros({ value, errorBound }: PointInformation): ReturnType<typeof bestValue> {
  const unit = (i: number, j: number): number => Math.sqrt((value[i]?.[i] as number) * (value[j]?.[j] as number));
  const cleared = value.map((row, i) =>
    row.map((v, j) => (i !== j && Math.abs(v) <= 0.1 * errorBound * unit(i, j) ? 0 : v)),
  );
  return { value: cleared, errorBound: 1.1 * errorBound };
}

type Verified = Pick<
  FisherInformation,
  'status' | 'reason' | 'matrix' | 'verification' | 'at' | 'budgetExceeded' | 'continuedAt'
>;

function verify(
  { model, seed, budget, regularWhere = [], withoutDerivative }: InformationRequest,
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
  let budgetExceeded = false;
  try {
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
      verification.push(checkedAt(witnesses, theta, rest, budget, undefined, isDifferenced));
    }
    const knownAt = valuesOf(known, model.knownValues);
    if (model.point !== undefined && knownAt !== undefined && withoutDerivative === undefined) {
      const values = [...model.point, ...knownAt];
      const vanishing = vanishingScores(score, [...parameters, ...known], values, normalized.isNormalized);
      at = checkedAt(routes, model.point, knownAt, budget, { vanishing });
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    budgetExceeded = true;
  }
  const points = at === undefined ? verification : [...verification, at];
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

/**
 * What is integrated. A truncated family is taken as a kernel even where its probability is closed: that is a difference of
 * distribution functions, of which no digits may be left.
 */
function integrable(
  { origin, parameters }: StatisticalModel,
  { law, isNormalized }: NormalizedLaw,
  score: readonly Expr[],
  hessian: FisherInformation['hessian'],
): Pick<RouteProblem, 'law' | 'isNormalized' | 'score' | 'hessian'> {
  // where the support moves the divergence is infinite, and minus the expected Hessian is the second route
  const isMoving = !isSupportFixed(
    law.support,
    parameters.map((p) => p.symbol),
  );
  if (origin.kind !== 'truncated' || (isMoving && isNormalized)) return { law, isNormalized, score, hessian };
  const kernel = { ...law, logDensity: origin.logKernel };
  const gradient = scoreOf(
    kernel.logDensity,
    parameters.map((p) => p.symbol),
  );
  return gradient === undefined
    ? { law, isNormalized, score, hessian }
    : { law: kernel, isNormalized: false, score: gradient, hessian };
}

function valuesOf(
  symbols: readonly SymbolExpr[],
  values: ReadonlyMap<SymbolExpr, number>,
): readonly number[] | undefined {
  const found = symbols.map((s) => values.get(s));
  return found.every((v) => v !== undefined) ? found : undefined;
}

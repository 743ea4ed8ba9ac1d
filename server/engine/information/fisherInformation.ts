// The Fisher information of a model: a closed form where one is derived and withstands numerical verification, numbers with
// an error bound elsewhere, and the reason where there is none.
import { part } from '../base/work.ts';
import type { Expr } from '../expr/expr.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { closedInformation, isSupportFixed, type ClosedInformation } from './closedForm.ts';
import { leastAccuracy } from './checkedAt.ts';
import { gaussianRoutes } from './gaussianRoutes.ts';
import { normalizedLaw, type NormalizedLaw } from './normalizedLaw.ts';
import { InformationRoutes } from './routes.ts';
import type { PointInformation, PointRoutes, RouteProblem } from './route.ts';
import { hasKink, hessianOf, scoreOf } from './score.ts';
import { verify, type InformationStatus, type VerificationRequest, type Verified } from './verification.ts';

export type { CheckedPoint } from './checkedAt.ts';

export type { InformationStatus } from './verification.ts';

export interface FisherInformation extends Verified {
  /** What the closed form was derived by. */
  readonly source: ClosedInformation['source'] | undefined;
  readonly score: readonly Expr[] | undefined;
  readonly hessian: readonly (readonly Expr[])[] | undefined;
  /** Where a kink in a parameter forbids the Hessian form. */
  readonly hasKink: boolean;
  readonly normalized: NormalizedLaw;
  /** Why there is none at the writer's point, though there is elsewhere. */
  readonly noneAtPoint: string | undefined;
  /** Positive where the model is regular, if that depends on the parameters. */
  readonly regularWhere: readonly Expr[];
}

export interface InformationRequest extends VerificationRequest {
  /** Why the model is not regular, so that no information exists; undefined where that is not known to be so. */
  readonly irregular: string | undefined;
  /** Why it is not known whether the model is regular; then nothing is derived. */
  readonly undecided?: string | undefined;
}

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
  const isTooMany = inMatrices || parameters.length > most;
  const score = isTooMany ? undefined : ifShort('the score', () => scoreOf(law.logDensity, parameters));
  const kink = !inMatrices && hasKink(law.logDensity, law.variables, parameters);
  const hessian = score === undefined || kink ? undefined : ifShort('the Hessian', () => hessianOf(score, parameters));
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
  if (request.undecided !== undefined) return none('unresolved', request.undecided);
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
  const closed = ifShort('the closed form of the information', () => closedInformation(model, normalized));
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

const ifShort = <T>(name: string, compute: () => T): T | undefined =>
  part<T | undefined>(name, compute, () => undefined);

/**
 * What is integrated. A truncated family is taken as a kernel even where its probability is closed: that is a difference of
 * distribution functions, of which no digits may be left. So is a kernel whose constant is had by the same integrals.
 */
function integrable(
  { origin, parameters }: StatisticalModel,
  { law, isNormalized, kernel }: NormalizedLaw,
  score: readonly Expr[],
  hessian: FisherInformation['hessian'],
): Pick<RouteProblem, 'law' | 'isNormalized' | 'score' | 'hessian'> {
  // where the support moves the divergence is infinite, and minus the expected Hessian is the second route
  const isMoving = !isSupportFixed(
    law.support,
    parameters.map((p) => p.symbol),
  );
  const own = kernel ?? (origin.kind === 'truncated' ? { ...law, logDensity: origin.logKernel } : undefined);
  if (own === undefined || (isMoving && isNormalized)) return { law, isNormalized, score, hessian };
  const gradient = scoreOf(
    own.logDensity,
    parameters.map((p) => p.symbol),
  );
  return gradient === undefined
    ? { law, isNormalized, score, hessian }
    : { law: own, isNormalized: false, score: gradient, hessian };
}

// The Fisher information is nonsingular: near each parameter value, no other gives the same distribution to first order.
// Source: Rothenberg, Econometrica 39 (1971) 577–591.
import { isNonZero } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { determinant } from '../expr/matrix.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { informationDeterminant } from '../information/inverse.ts';
import { pointAlgebra } from '../information/pointAlgebra.ts';
import { checkedPoints, type Condition, type ModelFacts } from './condition.ts';
import { breakAtPoint } from './differentiable.ts';
import { nullDirection, type NullDirection } from './nullDirection.ts';
import { pointWords, roundedText } from './words.ts';
import { displayName } from '../text/names.ts';

export interface Singularity {
  /** everywhere: for all parameters · at: at the writer's point · never · unknown. */
  readonly kind: 'everywhere' | 'at' | 'never' | 'unknown';
  readonly direction: NullDirection | undefined;
  /** The information's rank where it is singular. */
  readonly rank: number | undefined;
}

const unknown: Singularity = { kind: 'unknown', direction: undefined, rank: undefined };
const never: Singularity = { kind: 'never', direction: undefined, rank: undefined };

/** Families whose canonical information is singular at some parameters. */
const exceptions: ReadonlySet<string> = new Set(['SkewNormal']);

const hasCovariates = ({ model }: ModelFacts): boolean => (model.covariates ?? []).length > 0;

/** Where the information is singular, as far as it is known. */
export function singularity(facts: ModelFacts): Singularity {
  const { information, model } = facts;
  const { matrix, status } = information;
  if (status !== 'closed-form' && status !== 'numeric') return unknown;
  // one observation at one value of a covariate tells only a combination; a design may tell all
  if (hasCovariates(facts)) return unknown;
  const det = matrix === undefined ? undefined : informationDeterminant(matrix);
  const samples = information.verification.filter((p) => p.agrees || p.errorBound < 1e-6);
  const ranks = samples.map((p) => pointAlgebra(p.value).rank);
  const p = model.parameters.length;
  const everywhere =
    (det !== undefined && isZero(det)) || (det === undefined && ranks.length > 1 && ranks.every((r) => r < p));
  if (everywhere) return { kind: 'everywhere', direction: nullDirection(facts), rank: ranks[0] };
  if (facts.algebra !== undefined && facts.algebra.rank < p && breakAtPoint(facts) === undefined)
    return { kind: 'at', direction: undefined, rank: facts.algebra.rank };
  if (det !== undefined && isNonZero(det)) return never;
  if (ranks.length > 0 && ranks.every((r) => r === p) && jacobianIsNonsingular(facts)) return never;
  if (facts.algebra?.rank === p) return never;
  return unknown;
}

/** Whether the change from coordinates in which the information is nonsingular is nonsingular for all parameters. */
function jacobianIsNonsingular({ model, exponentialFamily, information }: ModelFacts): boolean {
  const parameters = model.parameters.map((p) => p.symbol);
  const { origin } = model;
  const full = (coordinates: readonly Expr[]): boolean => {
    const varying = coordinates.filter((c) => dependsOnAny(c, parameters));
    if (varying.some((c) => parameters.some((p) => !isDifferentiable(c, p)))) return false;
    if (varying.length !== parameters.length) return false;
    const rows = varying.map((c) => parameters.map((p) => differentiate(c, p)));
    return isNonZero(simplify(determinant(rows)));
  };
  if (origin.kind === 'family' && !exceptions.has(origin.family.name)) return full(origin.coordinates);
  // an exponential family whose statistics are affinely independent at one parameter has them so at all
  const natural = information.verification.length > 0 ? exponentialFamily?.natural : undefined;
  return natural?.length === parameters.length && full(natural);
}

const names = ({ model }: ModelFacts): string => model.parameters.map((p) => displayName(p.symbol.name)).join(', ');

const directionText = ({ components }: NullDirection, facts: ModelFacts): string =>
  `(${components.map(facts.write).join(', ')}) in (${names(facts)})`;

/** The direction with its greatest component 1; components that are rounding are 0. */
function numericDirection(direction: readonly number[], facts: ModelFacts): string {
  const greatest = direction.reduce((most, c) => (Math.abs(c) > Math.abs(most) ? c : most), 0);
  const shown = direction.map((c) => (Math.abs(c / greatest) < 1e-9 ? '0' : roundedText(c / greatest)));
  return `(${shown.join(', ').replaceAll('-', '−')}) in (${names(facts)})`;
}

export const informationNonsingular: Condition = {
  id: 'information-nonsingular',
  title: 'The parameters are locally identifiable: the information is nonsingular',
  source: 'Rothenberg, Econometrica 39 (1971) 577–591, theorem 1',
  assess(facts) {
    const { model, information, write } = facts;
    const parameters = model.parameters.map((p) => p.symbol);
    if (parameters.length === 0 || information.status === 'undefined') return undefined;
    const found = singularity(facts);
    if (found.kind === 'everywhere') {
      const direction = found.direction === undefined ? '' : ` ${found.direction.sentence(write)}`;
      return {
        verdict: 'fails',
        reason: `The information is singular for all parameters: two parameter values give one distribution.${direction}`,
        ...(found.direction === undefined
          ? {}
          : { witness: { kind: 'direction' as const, text: directionText(found.direction, facts) } }),
      };
    }
    if (found.kind === 'at') {
      const place = pointWords(parameters, model.point ?? []);
      const [direction] = facts.algebra?.nullspace ?? [];
      return {
        verdict: 'fails',
        reason:
          parameters.length === 1
            ? `At ${place} the information is 0.`
            : `At ${place} the information has rank ${found.rank ?? 0} of ${parameters.length}.`,
        witness:
          direction === undefined || parameters.length === 1
            ? { kind: 'point', text: place }
            : { kind: 'direction', text: numericDirection(direction, facts) },
      };
    }
    if (found.kind === 'never') return { verdict: 'holds', reason: 'The information matrix is nonsingular.' };
    if (hasCovariates(facts))
      return {
        verdict: 'undecided',
        reason: 'That depends on the values of the covariates, which are not averaged over here.',
      };
    const points = checkedPoints(information);
    return {
      verdict: 'undecided',
      reason:
        points.length > 0 && (information.status === 'closed-form' || information.status === 'numeric')
          ? 'The information is nonsingular at the points that were tried; that it is so everywhere was not proved.'
          : (information.reason ?? 'The information was not computed.'),
    };
  },
};

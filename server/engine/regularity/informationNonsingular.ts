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
import { designDirection } from './designDirection.ts';
import { withoutDerivative } from './differentiable.ts';
import { nullDirection, type NullDirection } from './nullDirection.ts';
import { regionWords, singularRegions, type SingularRegion } from './singularRegions.ts';
import { singularPlaces, type SingularPlace } from './singularPlaces.ts';
import { pointWords, roundedText } from './words.ts';
import { displayName } from '../text/names.ts';

export interface Singularity {
  /** everywhere: for all parameters · at: at the writer's point · somewhere: on `places` · never, or not at that point · unknown. */
  readonly kind: 'everywhere' | 'at' | 'somewhere' | 'never' | 'unknown';
  readonly direction: NullDirection | undefined;
  /** The information's rank where it is singular. */
  readonly rank: number | undefined;
  /** Where it is known to be singular though it is not so everywhere. */
  readonly places: readonly SingularPlace[];
  /** Parts of the parameter space in which it is singular throughout. */
  readonly regions: readonly SingularRegion[];
}

const unknown: Singularity = { kind: 'unknown', direction: undefined, rank: undefined, places: [], regions: [] };
const never: Singularity = { ...unknown, kind: 'never' };

const hasCovariates = ({ model }: ModelFacts): boolean => (model.covariates ?? []).length > 0;

/** Where the information is singular, as far as it is known. */
export function singularity(facts: ModelFacts): Singularity {
  const { information, model } = facts;
  const { matrix, status } = information;
  // one observation at one value of a covariate tells only a combination; a design may tell all
  if (hasCovariates(facts)) {
    const direction = designDirection(facts);
    return direction === undefined ? unknown : { ...unknown, kind: 'everywhere', direction };
  }
  if (status === 'unresolved') {
    // without a number the functions through which the law depends on its parameters still tell
    const direction = nullDirection(facts);
    return direction === undefined ? unknown : { ...unknown, kind: 'everywhere', direction };
  }
  if (status !== 'closed-form' && status !== 'numeric') return unknown;
  const det = matrix === undefined ? undefined : informationDeterminant(matrix);
  const samples = information.verification.filter((p) => p.agrees || p.errorBound < 1e-6);
  const ranks = samples.map((p) => pointAlgebra(p.value).rank);
  const p = model.parameters.length;
  // without a determinant the numbers are held against the scores themselves
  const everywhere =
    det === undefined
      ? ranks.length > 1 && ranks.every((r) => r < p) && (singularPlaces(facts).elsewhere ?? p) < p
      : isZero(det);
  if (everywhere) return { ...unknown, kind: 'everywhere', direction: nullDirection(facts), rank: ranks[0] };
  if (facts.algebra !== undefined && facts.algebra.rank < p)
    return { ...unknown, kind: 'at', rank: facts.algebra.rank };
  const regions = singularRegions(facts, det);
  if (det !== undefined && isNonZero(det)) return never;
  const { places } = singularPlaces(facts);
  if (places.length + regions.length > 0)
    return { ...unknown, kind: facts.algebra?.rank === p ? 'never' : 'somewhere', places, regions };
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
  if (origin.kind === 'family') return full(origin.coordinates);
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
    const none = withoutDerivative(facts, write);
    if (none !== undefined) return { verdict: 'undecided', reason: none };
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
    const where = [
      ...new Set([
        ...found.regions.map((region) => regionWords(region, write)),
        ...found.places.map(({ place }) => `${write(place)} = 0`),
      ]),
    ].join(' or ');
    const lost = found.regions.flatMap((region) =>
      region.lost === undefined
        ? []
        : [
            ` Where ${regionWords(region, write)} the distribution does not depend on ${displayName(region.lost.name)}.`,
          ],
    );
    if (found.kind === 'never')
      return {
        verdict: 'holds',
        reason:
          where === ''
            ? 'The information matrix is nonsingular.'
            : `The information matrix is nonsingular at this point; it is singular where ${where}.`,
      };
    if (found.kind === 'somewhere')
      return {
        verdict: 'undecided',
        reason: `The information is singular where ${where}; elsewhere it is nonsingular at the points that were tried.${lost.join('')}`,
      };
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

// singular-information: I(θ) is not invertible at the point, though it is elsewhere.
import { makeIssue, type ModelIssue } from '../model/issue.ts';
import { singularity } from '../regularity/informationNonsingular.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { ScoreRank } from '../regularity/scoreRank.ts';
import { regionWords, type SingularRegion } from '../regularity/singularRegions.ts';
import { displayName } from '../text/names.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import type { Rule } from './rule.ts';
import { singularFixes } from './singularFixes.ts';

/** How far off the neighbors are, relative to the parameter, and how many there are at each distance. */
const distances = [0.1, 0.01];
const neighbors = 5;

/** What singularity at the point means: a rank that is the same all around says more (Rothenberg 1971, theorem 1). */
function nearby(facts: ModelFacts, rank: number): string {
  const { model, information } = facts;
  const { score, normalized } = information;
  const parameters = model.parameters.map((p) => p.symbol);
  const known = model.known.map((s) => model.knownValues.get(s) ?? Number.NaN);
  const ranks = score && new ScoreRank(normalized.law, score, [...parameters, ...model.known]);
  const found = distances.map((distance) =>
    Array.from({ length: neighbors }, (_, k) => {
      // in directions of their own, on all sides of the point
      const moved = model.point?.map((t, i) => t + distance * (1 + Math.abs(t)) * Math.sin(1 + 2.1 * k + (2 + k) * i));
      return ranks?.at([...(moved ?? []), ...known]);
    }),
  );
  if (found.flat().every((r) => r === rank))
    return ' So it is all around the point: other parameter values there give the same distribution.';
  return found.some((at) => at.every((r) => r === parameters.length))
    ? ' Nearby it is nonsingular; the parameters may still be identified, at a slower rate.'
    : '';
}

/** A part of the parameter space, for a model without a point. */
function regionIssue(facts: ModelFacts, region: SingularRegion): ModelIssue {
  const { model, write } = facts;
  const where = regionWords(region, write);
  const is = model.parameters.length === 1 ? 'the information is 0' : 'the information is singular';
  const why =
    region.lost === undefined
      ? ''
      : `, since the distribution does not depend on ${displayName(region.lost.name)} there`;
  const message = `${lawText(facts)}: where ${where} ${is}${why}. No bound and no limit of the usual kind holds in that part of the parameter space. State a domain without it by “param”, or a point by “at”.`;
  return makeIssue('singular-information', model.spans.law, message, {
    severity: 'information',
    related: placesOf(facts, model.parameters),
  });
}

export const singularInformation: Rule = {
  code: 'singular-information',
  explainedBy: ['unidentifiable', 'parameter-on-boundary'],
  check({ facts }) {
    const { model } = facts;
    const found = singularity(facts);
    if (found.kind === 'somewhere' && model.point === undefined)
      return found.regions.map((region) => regionIssue(facts, region));
    if (found.kind !== 'at' || model.point === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const rank = parameters.length === 1 ? 'is 0' : `has rank ${found.rank ?? 0} of ${parameters.length}`;
    const message = `${lawText(facts)}: at ${pointWords(parameters, model.point)} the information ${rank}, so it has no inverse: no unbiased estimator of all parameters has finite variance there.${nearby(facts, found.rank ?? 0)} Choose another point, or parameters in which the information is nonsingular.`;
    return [
      makeIssue('singular-information', model.spans.at ?? model.spans.law, message, {
        related: placesOf(facts, model.parameters),
        fixes: singularFixes(facts),
      }),
    ];
  },
};

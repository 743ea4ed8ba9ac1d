// The regularity conditions, in the order in which they are listed.
import { part } from '../base/work.ts';
import { boundAttained } from './boundAttained.ts';
import type { Answer, Assessment, Condition, ModelFacts } from './condition.ts';
import { domainsWide } from './domainsWide.ts';
import { differentiable } from './differentiable.ts';
import { exponentialFamily } from './exponentialFamily.ts';
import { formsAgree } from './formsAgree.ts';
import { informationFinite } from './informationFinite.ts';
import { informationNonsingular } from './informationNonsingular.ts';
import { interiorPoint } from './interiorPoint.ts';
import { momentsExist } from './momentsExist.ts';
import { normalized } from './normalized.ts';
import { quadraticMean } from './quadraticMean.ts';
import { scoreMeanZero } from './scoreMeanZero.ts';
import { supportFixed } from './supportFixed.ts';
import { wellConditioned } from './wellConditioned.ts';

const tooLong: Answer = { verdict: 'undecided', reason: 'This is too long to work out here.' };

export const conditions: readonly Condition[] = [
  normalized,
  supportFixed,
  differentiable,
  quadraticMean,
  scoreMeanZero,
  informationFinite,
  formsAgree,
  informationNonsingular,
  wellConditioned,
  interiorPoint,
  domainsWide,
  momentsExist,
  exponentialFamily,
  boundAttained,
];

/** What each condition says of the model; those that say nothing of such a model are left out. */
export const assess = (facts: ModelFacts): readonly Assessment[] =>
  conditions.flatMap((condition) => {
    const found = part<Answer | undefined>(
      `the condition “${condition.title}”`,
      () => condition.assess(facts),
      () => tooLong,
    );
    return found === undefined ? [] : [{ condition: condition.id, ...found }];
  });

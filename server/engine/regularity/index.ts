// The regularity conditions, in the order in which they are listed.
import type { Assessment, Condition, ModelFacts } from './condition.ts';
import { differentiable } from './differentiable.ts';
import { exponentialFamily } from './exponentialFamily.ts';
import { informationFinite } from './informationFinite.ts';
import { informationNonsingular } from './informationNonsingular.ts';
import { interiorPoint } from './interiorPoint.ts';
import { normalized } from './normalized.ts';
import { scoreMeanZero } from './scoreMeanZero.ts';
import { supportFixed } from './supportFixed.ts';
import { wellConditioned } from './wellConditioned.ts';

export const conditions: readonly Condition[] = [
  normalized,
  supportFixed,
  differentiable,
  scoreMeanZero,
  informationFinite,
  informationNonsingular,
  wellConditioned,
  interiorPoint,
  exponentialFamily,
];

/** What each condition says of the model; those that say nothing of such a model are left out. */
export const assess = (facts: ModelFacts): readonly Assessment[] =>
  conditions.flatMap((condition) => {
    const found = condition.assess(facts);
    return found === undefined ? [] : [{ condition: condition.id, ...found }];
  });

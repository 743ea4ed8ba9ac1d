// The model is differentiable in quadratic mean: then E[score²] is its information, whatever second derivatives do.
// Source: van der Vaart, Asymptotic Statistics (1998), lemma 7.6: it suffices that θ ↦ √p is absolutely continuous for almost
// every x, and that E[score²] is finite and continuous.
import { breakPlace, type Break } from './breaks.ts';
import type { Condition, ModelFacts } from './condition.ts';
import { breakAtPoint, ownBreakWords, realBreaks, withoutDerivative } from './differentiable.ts';
import { informationFinite } from './informationFinite.ts';
import { endsAreRegular, movingEnds } from './movingEnds.ts';

/** The break that matters most for the square root of the density. */
function worstBreak(facts: ModelFacts): Break | undefined {
  const joint = realBreaks(facts).filter((b) => b.isJoint);
  const order = ['jump', 'cusp', 'unknown', 'kink'] as const;
  return order.map((kind) => joint.find((b) => b.kind === kind)).find((b) => b !== undefined);
}

export const quadraticMean: Condition = {
  id: 'quadratic-mean',
  title: 'The model is differentiable in quadratic mean: the score form of the information stands',
  source: 'van der Vaart, Asymptotic Statistics (1998), lemma 7.6',
  assess(facts) {
    const { model, write } = facts;
    if (model.parameters.length === 0) return undefined;
    const ends = movingEnds(model);
    const broken = ends.find((end) => ['unbounded', 'jump', 'infinite'].includes(end.kind));
    if (broken !== undefined)
      return {
        verdict: 'fails',
        reason: `The density does not vanish fast enough at its ${broken.side} end ${write(broken.end)}, which moves with the parameters.`,
      };
    const none = withoutDerivative(facts, write);
    if (none !== undefined)
      return { verdict: breakAtPoint(facts)?.kind === 'unknown' ? 'undecided' : 'fails', reason: none };
    const worst = worstBreak(facts);
    if (worst?.kind === 'jump')
      return { verdict: 'fails', reason: `The density jumps ${breakPlace(worst, write)}, a place that moves.` };
    const finite = informationFinite.assess(facts);
    if (worst?.kind === 'cusp')
      return finite?.verdict === 'fails'
        ? { verdict: 'fails', reason: `The cusp ${breakPlace(worst, write)} is too sharp: E[score²] is infinite.` }
        : {
            verdict: 'undecided',
            reason: `There is a cusp ${breakPlace(worst, write)}: it is so where its exponent exceeds 1/2.`,
          };
    if (finite?.verdict === 'fails') return { verdict: 'fails', reason: 'E[score²] is infinite.' };
    if (worst?.kind === 'unknown' || !endsAreRegular(ends) || finite?.verdict !== 'holds')
      return { verdict: 'undecided', reason: 'That E[score²] is finite and continuous was not shown.' };
    const own = model.point === undefined ? realBreaks(facts).find((b) => !b.isJoint) : undefined;
    if (own !== undefined)
      return {
        verdict: 'undecided',
        reason: `Elsewhere it is so; ${ownBreakWords(own, write)}, and there it was not shown.`,
      };
    const kink = worst === undefined ? '' : ` The kink ${breakPlace(worst, write)} does it no harm.`;
    return {
      verdict: 'holds',
      reason: `The density is continuous in the parameters, with a derivative at almost every observation, and E[score²] is finite.${kink}`,
    };
  },
};

// E[score·scoreᵀ] = −E[Hessian]: the density may be differentiated twice under the integral.
import { checkedPoints, type Condition } from './condition.ts';
import { breakPlace } from './breaks.ts';
import { differentiable, realBreaks, withoutDerivative } from './differentiable.ts';
import { endsAreRegular, movingEnds } from './movingEnds.ts';

/** The routes that differentiate the density twice. */
const secondOrder = ['negative-hessian', 'kl-hessian'];

export const formsAgree: Condition = {
  id: 'forms-agree',
  title: 'The variance of the score is minus the expected Hessian',
  source: 'Lehmann and Casella, Theory of Point Estimation (1998), lemma 2.5.3',
  assess(facts) {
    const { model, information, write } = facts;
    if (model.parameters.length === 0 || information.status === 'undefined' || information.status === 'infinite')
      return undefined;
    const none = withoutDerivative(facts, write);
    if (none !== undefined) return { verdict: 'undecided', reason: none };
    const breaks = realBreaks(facts).filter((b) => b.isJoint);
    const [kink] = breaks;
    if (kink !== undefined)
      return kink.kind === 'unknown'
        ? { verdict: 'undecided', reason: `The log-density may have a break ${breakPlace(kink, write)}.` }
        : {
            verdict: 'fails',
            reason: `The second derivative, taken piece by piece, misses the break ${breakPlace(kink, write)}; only the variance of the score is the information.`,
          };
    const compared = checkedPoints(information).filter(({ routes }) => {
      const has = (name: string): boolean => routes.some((route) => route.name === name);
      return has('score-covariance') && secondOrder.some(has);
    });
    const apart = compared.find((point) => point.routes.some((route) => !route.agrees));
    if (apart !== undefined)
      return { verdict: 'undecided', reason: 'At a point that was tried, the numbers of the two forms differ.' };
    if (differentiable.assess(facts)?.verdict !== 'holds' || !endsAreRegular(movingEnds(model)))
      return { verdict: 'undecided', reason: 'That the density may be differentiated twice was not shown.' };
    return compared.length > 0
      ? { verdict: 'holds', reason: 'Both forms were computed, and agree wherever they were.' }
      : { verdict: 'undecided', reason: 'Only one of the two forms was computed.' };
  },
};

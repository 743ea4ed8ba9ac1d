// Every entry of the Fisher information is finite.
import { breakPlace } from './breaks.ts';
import { checkedPoints, type Condition } from './condition.ts';
import { realBreaks, withoutDerivative } from './differentiable.ts';
import { endWitness, movingSupportWords } from './irregularity.ts';
import { movingEnds } from './movingEnds.ts';
import { regularRegion } from './regularRegion.ts';
import { pointWords } from './words.ts';

export const informationFinite: Condition = {
  id: 'information-finite',
  title: 'The Fisher information is finite',
  source: 'van der Vaart, Asymptotic Statistics (1998), theorem 7.2',
  assess(facts) {
    const { model, information, write } = facts;
    const parameters = model.parameters.map((p) => p.symbol);
    if (parameters.length === 0) return undefined;
    const ends = movingEnds(model);
    const infinite = ends.filter((end) => end.kind === 'infinite');
    if (infinite.length > 0) {
      const words = movingSupportWords(infinite, model.law, write);
      const [end] = infinite;
      return {
        verdict: 'fails',
        reason: `The expected square of the score diverges: ${words}.`,
        ...(end === undefined ? {} : { witness: endWitness(end, model.law, write) }),
      };
    }
    const region = regularRegion(model, write);
    if (region !== undefined)
      return {
        verdict: 'undecided',
        reason: `The expected square of the score converges where ${region}: there the density vanishes fast enough at the end of the support that moves.`,
      };
    const none = withoutDerivative(facts, write);
    if (none !== undefined) return { verdict: 'undecided', reason: none };
    if (information.status === 'undefined') return undefined;
    const cusp = model.point === undefined ? realBreaks(facts).find((b) => b.isJoint && b.kind === 'cusp') : undefined;
    if (cusp?.exponent !== undefined && information.status !== 'infinite')
      return {
        verdict: 'undecided',
        reason: `The expected square of the score converges where ${write(cusp.exponent)} > ½, the exponent of the cusp ${breakPlace(cusp, write)}.`,
      };
    if (information.at?.diverges === true && model.point !== undefined)
      return {
        verdict: 'fails',
        reason: `The expected square of the score diverges at ${pointWords(parameters, model.point)}.`,
        witness: { kind: 'point', text: pointWords(parameters, model.point) },
      };
    if (information.status === 'infinite')
      return { verdict: 'fails', reason: 'The expected square of the score diverges at every point that was tried.' };
    if (information.status === 'closed-form' || information.status === 'numeric') {
      const outside = information.at?.agrees === true ? undefined : information.continuedAt;
      if (outside !== undefined)
        return {
          verdict: 'undecided',
          reason: `The expected square of the score is finite for some parameters only: at ${pointWords(parameters, outside)} it is not, where the formula for it is negative.`,
          witness: { kind: 'point', text: pointWords(parameters, outside) },
        };
      const divergent = checkedPoints(information).some((p) => p.diverges);
      return divergent
        ? {
            verdict: 'undecided',
            reason: 'The expected square of the score diverges at some parameters and converges at others.',
          }
        : { verdict: 'holds', reason: 'The expected square of the score converges.' };
    }
    return { verdict: 'undecided', reason: information.reason ?? 'The information was not computed.' };
  },
};

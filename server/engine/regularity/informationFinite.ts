// Every entry of the Fisher information is finite.
import { negate, one, subtract } from '../expr/build.ts';
import { simplify } from '../expr/simplify.ts';
import { listed } from '../model/issue.ts';
import { isInfinite } from '../model/supports.ts';
import { displayName } from '../text/names.ts';
import { breakPlace } from './breaks.ts';
import { checkedPoints, type Answer, type Condition, type ModelFacts } from './condition.ts';
import { realBreaks, withoutDerivative } from './differentiable.ts';
import { finiteAtEnds, type EndFinding } from './finiteAtEnds.ts';
import { endWitness, movingSupportWords } from './irregularity.ts';
import { edgeParameters } from './edgeParameters.ts';
import { movingEnds } from './movingEnds.ts';
import { regularRegion, whereAbove } from './regularRegion.ts';
import { pointWords } from './words.ts';

/** What a proof is from. */
const warrant =
  ': the score is bounded on every closed interval within the support, and at each end score² p falls fast enough for its integral';

function divergentAtEnd({ parameter, at }: EndFinding & { kind: 'infinite' }, { model, write }: ModelFacts): Answer {
  const x = model.law.variables[0]?.name ?? 'x';
  const a = at.where === undefined ? undefined : simplify(at.where);
  const isTail = isInfinite(at.end);
  const end = isTail ? `${x} → ${at.side === 'upper' ? '∞' : '−∞'}` : `${x} = ${write(at.end)}`;
  const power =
    a === undefined
      ? ''
      : isTail
        ? `|${x}|^(${write(simplify(subtract(negate(a), one)))})`
        : `z^(${write(simplify(subtract(a, one)))}) in the distance z`;
  const place = isTail ? `as ${end}` : `at the end ${end}`;
  return {
    verdict: 'fails',
    reason: `The expected square of the score in ${displayName(parameter.name)} diverges ${place}: there score² p is like ${power}.`,
    witness: { kind: 'boundary', text: end },
  };
}

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
    const proof = finiteAtEnds(facts);
    const isContradicted = information.at?.agrees === true && information.at.errorBound < 1e-3;
    if (proof?.kind === 'infinite' && !isContradicted) return divergentAtEnd(proof, facts);
    if (proof?.kind === 'where' && model.point === undefined)
      return {
        verdict: 'undecided',
        reason: `The expected square of the score converges at the ends of the support where ${listed(proof.positive.map((p) => whereAbove(p, 0, write)))}.`,
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
      // at an edge the information may be infinite though it is finite at all inner points
      if (
        model.point !== undefined &&
        proof === undefined &&
        information.at?.agrees !== true &&
        edgeParameters(model).length > 0
      )
        return {
          verdict: 'undecided',
          reason:
            'That the expected square of the score converges at this point, on the edge of the parameter space, was not shown.',
        };
      const divergent = checkedPoints(information).some((p) => p.diverges);
      return divergent
        ? {
            verdict: 'undecided',
            reason: 'The expected square of the score diverges at some parameters and converges at others.',
          }
        : {
            verdict: 'holds',
            reason: `The expected square of the score converges${proof === undefined ? '' : warrant}.`,
          };
    }
    return { verdict: 'undecided', reason: information.reason ?? 'The information was not computed.' };
  },
};

// The score has mean zero: differentiation and integration of the density may be exchanged once.
import type { Expr } from '../expr/expr.ts';
import { isZero } from '../expr/simplify.ts';
import { checkedPoints, type Condition, type ModelFacts } from './condition.ts';
import { withoutDerivative } from './differentiable.ts';
import { endsAreRegular, movingEnds, scoreMeanFromEnds } from './movingEnds.ts';
import { roundedText } from './words.ts';
import { displayName } from '../text/names.ts';

/** How far from zero, in standard deviations of the score, a mean may be by rounding. */
const tolerance = 1e-6;

/** The error bound up to which a point is a witness. */
const usable = 1e-4;

/** E[score] by component, where the ends of the support tell it exactly. */
export function exactScoreMean({ model, information }: ModelFacts): readonly Expr[] | undefined {
  const { law, isNormalized } = information.normalized;
  const ends = movingEnds(model, law);
  if (!isNormalized || ends.length === 0) return undefined;
  return scoreMeanFromEnds(
    ends,
    model.parameters.map((p) => p.symbol),
  );
}

/** At a point where what reaches beyond the rest has no weight. */
export const weightlessWords =
  'At this point what reaches beyond the rest has weight 0. As its weight leaves 0, observations become possible that the law here never gives, and the score misses them.';

export const scoreMeanZero: Condition = {
  id: 'score-mean-zero',
  title: 'The score has mean zero',
  source: 'Lehmann and Casella, Theory of Point Estimation (1998), lemma 2.5.3',
  assess(facts) {
    const { model, information, write } = facts;
    if (model.parameters.length === 0) return undefined;
    const none = withoutDerivative(facts, write);
    if (none !== undefined) return { verdict: 'undecided', reason: none };
    if (movingEnds(model).some((end) => end.isWeightless)) return { verdict: 'undecided', reason: weightlessWords };
    const exact = exactScoreMean(facts);
    const i = exact?.findIndex((mean) => !isZero(mean)) ?? -1;
    const mean = exact?.[i];
    if (mean !== undefined) {
      const name = displayName(model.parameters[i]?.symbol.name ?? '');
      return {
        verdict: 'fails',
        reason: `E[∂ log p/∂${name}] = ${write(mean)}: the support moves with ${name}, and the density does not vanish at its end.`,
        witness: { kind: 'integral', text: `E[∂ log p/∂${name}] = ${write(mean)}` },
      };
    }
    if (exact !== undefined && !endsAreRegular(movingEnds(model)))
      return {
        verdict: 'holds',
        reason: 'The score has mean zero, since what the moving ends contribute vanishes or cancels.',
      };
    const isKernel = !information.normalized.isNormalized || information.normalized.kernel !== undefined;
    if (isKernel && !endsAreRegular(movingEnds(model)))
      return { verdict: 'undecided', reason: 'The mean of the score was not computed.' };
    if (isKernel)
      return {
        verdict: 'holds',
        reason: 'The score of a kernel is taken about its mean, which is the derivative of log Z.',
      };
    const points = checkedPoints(information).filter((p) => p.errorBound < usable && !p.diverges);
    const worst = points.find((p) => p.scoreMeanSize > tolerance + 10 * p.errorBound);
    if (worst !== undefined) {
      const values = worst.scoreMean.map(roundedText).join(', ');
      return {
        verdict: 'fails',
        reason: `By numerical integration E[score] is (${values}), not 0.`,
        witness: { kind: 'integral', text: `E[score] = (${values})` },
      };
    }
    if (points.length > 0 && endsAreRegular(movingEnds(model)))
      return {
        verdict: 'holds',
        reason:
          'The density integrates to 1 for all parameters and may be differentiated under the integral; numerical integration confirms E[score] = 0.',
      };
    return { verdict: 'undecided', reason: 'The mean of the score was not computed.' };
  },
};

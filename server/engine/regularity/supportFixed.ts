// The support is the same for all parameters, or the density vanishes fast enough where it moves.
import { freeSymbols } from '../expr/expr.ts';
import { isSupportFixed } from '../information/closedForm.ts';
import type { Support } from '../distributions/support.ts';
import { boundsOf } from '../model/supports.ts';
import type { Condition, ModelFacts } from './condition.ts';
import { endWitness, movingSupportWords } from './irregularity.ts';
import { endsAreRegular, movingEnds } from './movingEnds.ts';
import { supportWords } from './words.ts';

/**
 * The union of the supports of components that differ by numbers, which may have gaps; where ends move one holds the others.
 * Whether an end belongs to a component makes no other support.
 */
function unionWords(
  components: readonly { readonly support: Support }[],
  write: ModelFacts['write'],
): string | undefined {
  const isMoving = components.some((c) => boundsOf(c.support).some((bound) => freeSymbols(bound).size > 0));
  if (isMoving) return undefined;
  const words = components.map((c) => supportWords(c.support, write));
  const byEnds = new Map(words.map((word) => [word.replace(/[()[\]]/g, ''), word]));
  return byEnds.size > 1 ? [...byEnds.values()].join(' ∪ ') : undefined;
}

export const supportFixed: Condition = {
  id: 'support-fixed',
  title: 'The support does not move with a parameter, or the density vanishes fast enough where it does',
  source: 'Woodroofe (1972); Lehmann and Casella, Theory of Point Estimation (1998), section 2.5',
  assess({ model, write }) {
    const { law } = model;
    const ends = movingEnds(model);
    const parts = model.origin.kind === 'mixture' ? unionWords(model.origin.components, write) : undefined;
    const parameters = model.parameters.map((p) => p.symbol);
    if (ends.length === 0 && !isSupportFixed(law.support, parameters))
      return {
        verdict: 'holds',
        reason: `At this point the support ${supportWords(law.support, write)} has no finite end that moves with a parameter.`,
      };
    if (ends.length === 0)
      return {
        verdict: 'holds',
        reason: `The support ${parts ?? supportWords(law.support, write)} is the same for all parameters.`,
      };
    const words = movingSupportWords(ends, law, write);
    const reason = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
    if (endsAreRegular(ends)) return { verdict: 'holds', reason: `${reason} That is fast enough for regularity.` };
    const open = ends.some((end) => end.kind === 'depends' || end.kind === 'unknown');
    const broken = ends.some((end) => end.kind === 'jump' || end.kind === 'unbounded' || end.kind === 'infinite');
    const worst = ends.find((end) => !['regular', 'depends', 'unknown'].includes(end.kind));
    return {
      verdict: open && !broken ? 'undecided' : 'fails',
      reason,
      ...(worst === undefined ? {} : { witness: endWitness(worst, law, write) }),
    };
  },
};

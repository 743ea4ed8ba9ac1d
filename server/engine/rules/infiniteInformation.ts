// infinite-information: an entry of the information diverges.
import { makeIssue, type ModelIssue } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { realBreaks } from '../regularity/differentiable.ts';
import { differenceBoundFix, differenceBoundWords } from './differenceBound.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import { isInfiniteCusp } from './notDifferentiable.ts';
import type { Rule } from './rule.ts';

/** A closed form that is one in a part of the parameter space only. */
function regionIssue(facts: ModelFacts, reason: string): ModelIssue {
  const message = `${lawText(facts)}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)} The closed form is that of the information where this is finite; elsewhere bounds and limits of the usual kind do not hold. State a point by “at”, or a smaller domain by “param”.`;
  return makeIssue('infinite-information', facts.model.spans.law, message, { severity: 'information' });
}

export const infiniteInformation: Rule = {
  code: 'infinite-information',
  explainedBy: [
    'parameter-on-boundary',
    'support-depends-on-parameter',
    'improper-kernel',
    'not-normalised',
    'negative-density',
  ],
  check({ facts, assessments }) {
    const found = assessments.get('information-finite');
    if (found?.verdict === 'undecided' && found.witness !== undefined) return [regionIssue(facts, found.reason)];
    // a cusp that makes it infinite says so itself
    if (found?.verdict !== 'fails' || realBreaks(facts).some((b) => b.isJoint && isInfiniteCusp(facts, b))) return [];
    const { model } = facts;
    const atPoint = facts.information.at?.diverges === true && facts.information.status !== 'infinite';
    const parameters = model.parameters.map((p) => p.symbol);
    const span = atPoint ? (model.spans.at ?? model.spans.law) : model.spans.law;
    const message = `${lawText(facts)}: the Fisher information is infinite. ${found.reason} No bound of order 1/N on the variance follows; estimators may converge faster.${differenceBoundWords(facts, parameters) || ' Judge estimators by their exact variance, or choose another point.'}`;
    const fix = differenceBoundFix(facts, parameters);
    return [
      makeIssue('infinite-information', span, message, {
        related: placesOf(facts, model.parameters),
        fixes: fix === undefined ? [] : [fix],
      }),
    ];
  },
};

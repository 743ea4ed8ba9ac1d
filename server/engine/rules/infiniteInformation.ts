// infinite-information: an entry of the information diverges.
import { makeIssue } from '../model/issue.ts';
import { realBreaks } from '../regularity/differentiable.ts';
import { differenceBoundFix, differenceBoundWords } from './differenceBound.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import { isInfiniteCusp } from './notDifferentiable.ts';
import type { Rule } from './rule.ts';

export const infiniteInformation: Rule = {
  code: 'infinite-information',
  explainedBy: ['support-depends-on-parameter', 'improper-kernel', 'not-normalised', 'negative-density'],
  check({ facts, assessments }) {
    const found = assessments.get('information-finite');
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

// not-normalised: a density or mass written out does not integrate or sum to 1.
import { makeIssue, replaceFix } from '../model/issue.ts';
import { wrongTotal } from '../regularity/normalized.ts';
import { pointWords, roundedText } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

export const notNormalised: Rule = {
  code: 'not-normalised',
  explainedBy: ['negative-density'],
  check({ facts }) {
    const { model, text } = facts;
    const wrong = wrongTotal(facts);
    if (wrong === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const discrete = model.law.measure === 'counting';
    const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, wrong.theta)}`;
    const message = `${lawText(facts)}: ${discrete ? 'the probabilities sum' : 'the density integrates'} to ${roundedText(wrong.total)}${where}, not to 1. Its gradient is then no score. Correct the constant, or write kernel(…): then the constant is found.`;
    const { law } = model.spans;
    const keyword = /^(density|mass)\b/.exec(text.slice(law.start, law.end))?.[1];
    const span = { start: law.start, end: law.start + (keyword?.length ?? 0) };
    return [
      makeIssue('not-normalised', law, message, { fixes: keyword === undefined ? [] : [replaceFix(span, 'kernel')] }),
    ];
  },
};

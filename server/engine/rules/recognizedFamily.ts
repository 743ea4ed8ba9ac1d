// recognized-family: a density that is written out is proved to be one that has a name.
import { makeIssue } from '../model/issue.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

export const recognizedFamily: Rule = {
  code: 'recognized-family',
  explainedBy: ['not-normalised', 'negative-density', 'improper-kernel'],
  check({ facts }) {
    const { recognized } = facts.information.normalized;
    if (recognized?.isNamed !== true) return [];
    const [parametrization] = recognized.family.parametrizations;
    const specs = parametrization?.parameters ?? [];
    const written = recognized.coordinates.map((c, i) => `${specs[i]?.name ?? ''} = ${facts.write(c)}`);
    const name = `${recognized.family.name}(${written.join(', ')})`;
    const message = `${lawText(facts)} is ${name}, the ${recognized.family.title}.`;
    return [makeIssue('recognized-family', facts.model.spans.law, message)];
  },
};

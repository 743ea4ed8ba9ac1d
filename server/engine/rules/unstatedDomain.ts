// unstated-domain: a parameter whose domain is inferred from the law, not stated in the note. Pedantic.
import { makeIssue } from '../model/issue.ts';
import type { Rule } from './rule.ts';
import { statementAfterLaw } from './statementAfterLaw.ts';

export const unstatedDomain: Rule = {
  code: 'unstated-domain',
  explainedBy: [],
  check({ facts: { model, text } }) {
    const stated = new Set<string>();
    return model.parameters.flatMap(({ symbol: { name }, declared, domainText, span }) => {
      // the entries of a vector are stated together, under the vector's name
      if (declared || name.includes('[') || stated.has(name)) return [];
      stated.add(name);
      const statement = `param ${name} in ${domainText}`;
      const message = `The domain of ${name}, ${domainText}, is what the distribution asks for; the note does not state it.`;
      const fix = {
        title: `State “${statement}”`,
        edits: [statementAfterLaw(text, model, statement)],
        preferred: true,
      };
      return [makeIssue('unstated-domain', span, message, { fixes: [fix] })];
    });
  },
};

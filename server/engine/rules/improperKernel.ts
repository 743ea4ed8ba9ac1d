// improper-kernel: the integral of a kernel over its support is infinite, so that no constant normalizes it.
import { makeIssue } from '../model/issue.ts';
import { checkedPoints } from '../regularity/condition.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

export const improperKernel: Rule = {
  code: 'improper-kernel',
  explainedBy: [],
  check({ facts }) {
    const { model, information } = facts;
    if (model.origin.kind !== 'kernel' || information.normalized.isNormalized) return [];
    const infinite = checkedPoints(information).find((p) => p.mass === Infinity);
    if (infinite === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, infinite.theta)}`;
    const message = `${lawText(facts)}: the integral over the support is infinite${where}. No constant turns the kernel into a density there. Narrow the support, or the parameters’ domain by “param”.`;
    return [makeIssue('improper-kernel', model.spans.law, message)];
  },
};

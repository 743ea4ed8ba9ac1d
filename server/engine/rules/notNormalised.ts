// not-normalised: a density or mass written out does not integrate or sum to 1.
import { numberText } from '../model/intervals.ts';
import { makeIssue, replaceFix, type Fix } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { simpleTotal, wrongTotal } from '../regularity/normalized.ts';
import { meantPositive } from '../regularity/totalBySign.ts';
import { pointWords, roundedText } from '../regularity/words.ts';
import { parseBlock } from '../text/blockParser.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';
import { statementAfterLaw } from './statementAfterLaw.ts';

export const notNormalised: Rule = {
  code: 'not-normalised',
  explainedBy: ['negative-density'],
  check({ facts }) {
    const { model } = facts;
    const wrong = wrongTotal(facts);
    if (wrong === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const discrete = model.law.measure === 'counting';
    const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, wrong.theta)}`;
    const meant = meantPositive(facts, wrong.theta);
    const mending =
      meant === undefined
        ? 'Correct the constant, or write kernel(…): then the constant is found.'
        : `Where ${meant.name} > 0 the total is 1 at all points that were tried: if that is meant, state “param ${meant.name} > 0”.`;
    const message = `${lawText(facts)}: ${discrete ? 'the probabilities sum' : 'the density integrates'} to ${roundedText(wrong.total)}${where}, not to 1. Its gradient is then no score. ${mending}`;
    const related = model.spans.support;
    return [
      makeIssue('not-normalised', model.spans.law, message, {
        fixes:
          meant === undefined ? fixesFor(facts) : [domainFix(facts, `param ${meant.name} > 0`), ...fixesFor(facts)],
        related: related === undefined ? [] : [{ span: related, message: 'The total is taken over this support.' }],
      }),
    ];
  },
};

const domainFix = ({ model, text }: ModelFacts, statement: string): Fix => ({
  title: `State “${statement}”`,
  edits: [statementAfterLaw(text, model, statement)],
  preferred: true,
});

/** The kernel instead, whose constant is found; and, where the total is a plain number, the division by it. */
function fixesFor(facts: ModelFacts): readonly Fix[] {
  const { model, text } = facts;
  const { law } = model.spans;
  const stated = parseBlock(text).statements.find((s) => s.kind === 'observation')?.law;
  if (stated === undefined || (stated.kind !== 'density' && stated.kind !== 'mass')) return [];
  const kernel = replaceFix({ start: law.start, end: law.start + stated.kind.length }, 'kernel');
  const total = simpleTotal(facts);
  if (total === undefined) return [kernel];
  const { start, end } = stated.expression.span;
  const divisor = numberText(total);
  const edits = [
    { span: { start, end: start }, replacement: '(' },
    { span: { start: end, end }, replacement: `)/${divisor.includes('/') ? `(${divisor})` : divisor}` },
  ];
  return [kernel, { title: `Divide by the total, ${divisor}`, edits, preferred: false }];
}

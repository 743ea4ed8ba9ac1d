// The section of the regularity conditions: a verdict for each, its reason on demand.
import type { ConditionReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { counted, wordsFor } from '../words.ts';
import type { Section } from './section.ts';

const marks: Readonly<Record<ConditionReport['verdict'], string>> = { holds: '✓', fails: '✗', undecided: '?' };

function condition(report: ConditionReport): HTMLElement {
  const mark = element('span', { class: `mark ${report.verdict}`, 'aria-hidden': 'true' }, marks[report.verdict]);
  const words = element('span', {}, wordsFor(report.condition));
  const verdict = element('span', { class: 'verdict' }, wordsFor(report.verdict));
  if (report.reason === '') return element('li', {}, element('div', { class: 'line' }, mark, words, verdict));
  return element(
    'li',
    {},
    element(
      'details',
      { 'data-key': `condition:${report.condition}`, open: report.verdict === 'fails' },
      element('summary', { class: 'line' }, mark, words, verdict),
      element('p', { class: 'reason' }, report.reason),
    ),
  );
}

function sentence(conditions: readonly ConditionReport[]): string {
  const failing = conditions.filter((each) => each.verdict === 'fails').length;
  const open = conditions.filter((each) => each.verdict === 'undecided').length;
  if (failing > 0)
    return `Not regular: ${counted(failing)} of ${conditions.length} conditions ${failing === 1 ? 'fails' : 'fail'}.`;
  if (open > 0) return `No condition fails; ${counted(open)} of ${conditions.length} not decided.`;
  return 'Regular: every condition holds.';
}

export const regularity: Section = {
  key: 'regularity',
  title: 'Regularity',
  openAtFirst: true,
  data: ({ model }) => (model.regularity === undefined || model.regularity.length === 0 ? null : model.regularity),
  body: ({ model }) => {
    const conditions = model.regularity ?? [];
    return [
      element('p', {}, sentence(conditions)),
      element('ul', { class: 'conditions' }, ...conditions.map(condition)),
    ];
  },
};

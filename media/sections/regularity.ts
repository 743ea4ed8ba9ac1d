// The section of the regularity conditions: a verdict for each, its reason on demand.
import type { ConditionReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { counted, wordsFor } from '../words.ts';
import type { Section } from './section.ts';

const marks: Readonly<Record<ConditionReport['verdict'], string>> = { holds: '✓', fails: '✗', undecided: '?' };

/** What kind of model it is: said beside the conditions, and nothing that regularity needs. */
const descriptive: ReadonlySet<string> = new Set([
  'exponential-family',
  'bound-attained',
  'domains-wide',
  'moments-exist',
]);
const kindWords: Readonly<Record<ConditionReport['verdict'], string>> = {
  holds: 'yes',
  fails: 'no',
  undecided: 'not decided',
};

function condition(report: ConditionReport): HTMLElement {
  const kind = descriptive.has(report.condition);
  const mark = element(
    'span',
    { class: kind ? 'mark' : `mark ${report.verdict}`, 'aria-hidden': 'true' },
    kind ? '·' : marks[report.verdict],
  );
  const words = element('span', {}, wordsFor(report.condition));
  const verdict = element('span', { class: 'verdict' }, kind ? kindWords[report.verdict] : wordsFor(report.verdict));
  if (report.reason === '') return element('li', {}, element('div', { class: 'line' }, mark, words, verdict));
  return element(
    'li',
    {},
    element(
      'details',
      { 'data-key': `condition:${report.condition}`, open: report.verdict === 'fails' && !kind },
      element('summary', { class: 'line' }, mark, words, verdict),
      element('p', { class: 'reason' }, report.reason),
    ),
  );
}

const everyConditionHolds = 'Every condition holds.';

function sentence(all: readonly ConditionReport[]): string {
  const conditions = all.filter(({ condition: id }) => !descriptive.has(id));
  const failing = conditions.filter((each) => each.verdict === 'fails').length;
  const open = conditions.filter((each) => each.verdict === 'undecided').length;
  const of = `of the ${counted(conditions.length)} conditions`;
  const undecided = open === 0 ? '' : `; ${counted(open)} not decided`;
  if (failing > 0) return `${capital(counted(failing))} ${of} ${failing === 1 ? 'fails' : 'fail'}${undecided}.`;
  return open > 0 ? `No condition fails${undecided}.` : everyConditionHolds;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const regularity: Section = {
  key: 'regularity',
  title: 'Regularity',
  openAtFirst: true,
  data: ({ model }) => (model.regularity === undefined || model.regularity.length === 0 ? null : model.regularity),
  body: ({ model }) => {
    const conditions = model.regularity ?? [];
    const list = element('ul', { class: 'conditions' }, ...conditions.map(condition));
    const said = sentence(conditions);
    if (said !== everyConditionHolds) return [element('p', {}, said), list];
    const mark = element('span', { class: 'mark holds', 'aria-hidden': 'true' }, marks.holds);
    const summary = element('summary', { class: 'line' }, mark, said);
    return [element('details', { 'data-key': 'conditions' }, summary, list)];
  },
};

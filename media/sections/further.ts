// The sections that only some models have: the exponential-family form, the note's claims.
import { element } from '../dom.ts';
import { displayed, scrollBox, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import type { Section } from './section.ts';

export const exponentialFamily: Section = {
  key: 'exponentialFamily',
  title: 'Exponential family',
  openAtFirst: false,
  grows: true,
  data: ({ model }) => model.exponentialFamily ?? null,
  headline: ({ model }) =>
    (model.exponentialFamily?.sufficient ?? []).flatMap((statistic, i) => [
      i === 0 ? 'T = ' : ', ',
      typeset(statistic),
    ]),
  body: ({ model }) => {
    const form = model.exponentialFamily;
    if (!form) return [];
    const rows = form.natural.map((natural, i) => {
      const sufficient = form.sufficient[i];
      const mean = form.mean[i];
      const cells = [natural, sufficient, mean].map((entry) =>
        element('td', {}, entry === undefined ? '' : typeset(entry)),
      );
      return element('tr', {}, ...cells);
    });
    const head = ['Natural parameter', 'Sufficient statistic', 'Its mean'].map((text) =>
      element('th', { scope: 'col' }, text),
    );
    const table = element(
      'table',
      { class: 'rows' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    );
    return [
      scrollBox(table, 'Exponential family'),
      element('p', {}, 'Log-partition function:'),
      displayed(form.logPartition),
    ];
  },
};

const claimMarks = { true: ['✓', 'holds'], false: ['✗', 'fails'], undecided: ['?', 'undecided'] } as const;

export const claims: Section = {
  key: 'claims',
  title: 'Claims',
  openAtFirst: true,
  data: ({ model }) => (model.claims && model.claims.length > 0 ? model.claims : null),
  body: ({ model }) => {
    const items = (model.claims ?? []).map((claim) => {
      const [sign, kind] = claimMarks[claim.verdict];
      const verdict =
        claim.verdict === 'undecided' ? 'not decided' : `${claim.verdict}${claim.proved ? ', proved' : ', not proved'}`;
      return element(
        'li',
        {},
        element(
          'div',
          { class: 'line' },
          element('span', { class: `mark ${kind}`, 'aria-hidden': 'true' }, sign),
          element('code', {}, claim.what),
          element('span', { class: 'verdict' }, wordsFor(verdict)),
        ),
        element('p', { class: 'reason' }, claim.reason),
      );
    });
    return [element('ul', { class: 'conditions' }, ...items)];
  },
};

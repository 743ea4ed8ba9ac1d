// The section of the note's claims.
import { element } from '../dom.ts';
import { wordsFor } from '../words.ts';
import type { Section } from './section.ts';

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

// The section of the score: one derivative for each parameter, with the second derivatives on demand.
import { element } from '../dom.ts';
import { symbolicMatrix } from '../matrix.ts';
import { scrollBox, typeset } from '../typeset.ts';
import type { Section } from './section.ts';

export const score: Section = {
  key: 'score',
  title: 'Score',
  openAtFirst: true,
  data: ({ model }) => (model.score && model.score.length > 0 ? [model.score, model.hessian, model.parameters] : null),
  body: ({ model }) => {
    const rows = (model.score ?? []).map((entry, i) => {
      const parameter = model.parameters[i];
      const name = parameter === undefined ? '' : typeset({ text: parameter.name, latex: parameter.latex });
      return element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, typeset(entry, true)));
    });
    const table = element(
      'table',
      { class: 'entries', 'aria-label': 'Score by parameter' },
      element('tbody', {}, ...rows),
    );
    const shown: Node[] = [scrollBox(table, 'Score')];
    if (model.hessian) {
      shown.push(
        element(
          'details',
          { 'data-key': 'score:hessian', class: 'aside' },
          element('summary', {}, 'Hessian of the log-density'),
          symbolicMatrix(model.hessian, model.parameters, 'Hessian of the log-density'),
        ),
      );
    }
    return shown;
  },
};

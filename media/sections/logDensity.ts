// The section of the log-density.
import { element } from '../dom.ts';
import { formatDomain } from '../format.ts';
import { displayed } from '../typeset.ts';
import type { ExpressionReport } from '../../server/engine/report/schema.ts';
import type { Section } from './section.ts';

/** The integrals that formulas name, where there are any. */
const constants = (list: readonly ExpressionReport[]): readonly HTMLElement[] =>
  list.length === 0
    ? []
    : [
        element('p', { class: 'note' }, 'where'),
        ...list.map(displayed),
        element(
          'p',
          { class: 'note' },
          'E, Var and Cov are mean, variance and covariance under the law of which Z with the same index is the constant. They have no closed form here; their values are had in numbers.',
        ),
      ];

export const logDensity: Section = {
  key: 'logDensity',
  title: 'Log-density',
  openAtFirst: true,
  data: ({ model }) => (model.logDensity ? [model.logDensity, model.observation.support] : null),
  body: ({ model }) =>
    model.logDensity
      ? [
          displayed(model.logDensity),
          element('p', { class: 'note' }, `on ${formatDomain(model.observation.support)}`),
          ...constants(model.constants ?? []),
        ]
      : [],
};

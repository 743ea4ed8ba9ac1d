// The section of the log-density.
import { element } from '../dom.ts';
import { formatDomain } from '../format.ts';
import { displayed } from '../typeset.ts';
import type { Section } from './section.ts';

export const logDensity: Section = {
  key: 'logDensity',
  title: 'Log-density',
  openAtFirst: true,
  data: ({ model }) => (model.logDensity ? [model.logDensity, model.observation.support] : null),
  body: ({ model }) =>
    model.logDensity
      ? [displayed(model.logDensity), element('p', { class: 'note' }, `on ${formatDomain(model.observation.support)}`)]
      : [],
};

// The section of the entropy of one observation: its formula, and its number at the point.
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed } from '../typeset.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

export const entropy: Section = {
  key: 'entropy',
  title: 'Entropy',
  openAtFirst: false,
  data: ({ model }) => (model.entropy || model.entropyAt ? [model.entropy, model.entropyAt, model.point] : null),
  headline: ({ model }) =>
    model.entropyAt ? [formatNumber(model.entropyAt.value)] : model.entropy ? [displayed(model.entropy)] : [],
  body: ({ model }) => {
    const { entropy: formula, entropyAt: at, point } = model;
    const number =
      at && point
        ? [
            element(
              'p',
              {},
              'At ',
              pointOf(model, point),
              `: ${formatNumber(at.value)}, within ${formatAccuracy(at.errorBound)}.`,
            ),
          ]
        : [];
    const note = element('p', { class: 'note' }, 'E[\u2212log p] of one observation, in nats.');
    return [...(formula ? [displayed(formula)] : []), ...number, note];
  },
};

// The section of priors: Jeffreys' one with what is known of it, the reference prior, the volume of the parameter space.
import type { ModelAnalysis, PriorReport, PriorsReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import type { Section } from './section.ts';

type Volume = PriorsReport['volumes'][number];

/** Is it proper, and why not; in the findings' depth that is not asked. */
function facts({ proper, family, reason }: PriorReport, isFull: boolean): string {
  const isProper =
    proper === null ? (isFull ? 'whether it is proper is not decided' : null) : proper ? 'proper' : 'improper';
  const because = isProper !== null && reason !== null && reason !== undefined ? `${isProper}: ${reason}` : isProper;
  return `${[family, 'up to a constant', because].filter((fact) => fact !== null).join(', ')}.`;
}

function normalizer({ normalizer: total, normalizerValue: value, normalizerErrorBound: error }: PriorReport): Node[] {
  if (total) return [element('p', {}, 'Its integral is ', typeset(total), '.')];
  if (value === null || value === undefined) return [];
  const within = error === null || error === undefined ? '' : `, within ${formatAccuracy(error)}`;
  return [element('p', {}, `Its integral is ${formatNumber(value, 6)}${within}.`)];
}

const volumeNames: Readonly<Record<Volume['region'], string>> = {
  'parameter-space': 'of the parameter space',
  box: 'of the box between the two points',
};

function volume({ region, status, reason, expression, value, errorBound, distinguishable }: Volume): HTMLElement {
  const name = `Volume ∫ √det I ${volumeNames[region]}: `;
  if (expression === null && value === null)
    return element('li', {}, `${name}${wordsFor(status).toLowerCase()}${reason === null ? '' : `. ${reason}`}`);
  const within = errorBound === null || expression !== null ? '' : `, within ${formatAccuracy(errorBound)}`;
  const count =
    distinguishable.value !== null
      ? [`; distinguishable distributions, for large N: ${formatNumber(distinguishable.value, 4)}`]
      : distinguishable.expression === null
        ? []
        : ['; distinguishable distributions, for large N: ', typeset(distinguishable.expression)];
  return element(
    'li',
    {},
    name,
    expression === null ? `${formatNumber(value ?? Number.NaN, 6)}${within}` : typeset(expression),
    ...count,
  );
}

const shownOf = ({ jeffreys, priors }: ModelAnalysis): unknown =>
  jeffreys?.density ? [jeffreys, priors ?? null] : null;

export const jeffreys: Section = {
  key: 'jeffreys',
  title: 'Jeffreys prior',
  openAtFirst: false,
  grows: true,
  data: ({ model, analysis }) => (shownOf(model) === null ? null : [shownOf(model), analysis.depth]),
  headline: ({ model }) => (model.jeffreys?.density ? [typeset(model.jeffreys.density)] : []),
  body: ({ model, analysis }) => {
    const prior = model.jeffreys;
    if (!prior?.density) return [];
    const isFull = analysis.depth === 'full';
    const shown: Node[] = [
      displayed(prior.density),
      element('p', { class: 'note' }, facts(prior, isFull)),
      ...normalizer(prior),
    ];
    const reference = model.priors?.reference;
    if (reference?.density)
      shown.push(
        element('p', {}, 'The reference prior differs; it is the same whichever parameter is of interest:'),
        displayed(reference.density),
        element('p', { class: 'note' }, facts(reference, isFull)),
      );
    const volumes = model.priors?.volumes ?? [];
    if (volumes.length > 0) shown.push(element('ul', { class: 'divergences' }, ...volumes.map(volume)));
    return shown;
  },
};

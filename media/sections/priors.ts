// The section of priors: Jeffreys' one with what is known of it, the reference prior, the volume of the parameter space.
import type { ModelAnalysis, PriorReport, PriorsReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import type { Section } from './section.ts';

type Volume = PriorsReport['volumes'][number];

/** Is it proper, and why not; in the findings' depth that is not asked. */
export function priorFacts({ proper, family, reason }: PriorReport, isFull: boolean): string {
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

/** How many distributions the sample tells apart; of one observation that says nothing, since it holds for many. */
function apart({ samples }: ModelAnalysis, { value, expression }: Volume['distinguishable']): (Node | string)[] {
  const { symbol, value: count } = samples;
  if (symbol === null && count === null) return [];
  const told = value !== null ? formatNumber(value, 4) : expression === null ? null : typeset(expression);
  const observations = count === null ? (symbol ?? 'N') : formatNumber(count);
  return told === null ? [] : ['; ', `${observations} observations tell apart about `, told, ' distributions'];
}

function volume(
  model: ModelAnalysis,
  { region, status, reason, expression, value, errorBound, distinguishable }: Volume,
): HTMLElement {
  const name = `Volume ∫ √det I ${volumeNames[region]}: `;
  if (expression === null && value === null)
    return element('li', {}, `${name}${wordsFor(status).toLowerCase()}${reason === null ? '' : `. ${reason}`}`);
  const within = errorBound === null || expression !== null ? '' : `, within ${formatAccuracy(errorBound)}`;
  return element(
    'li',
    {},
    name,
    expression === null ? `${formatNumber(value ?? Number.NaN, 6)}${within}` : typeset(expression),
    ...apart(model, distinguishable),
    '.',
  );
}

/** What stating the parameters costs by MML87, and the estimator that makes the message shortest. */
function messageLength({ priors, parameters }: ModelAnalysis): readonly Node[] {
  const found = priors?.messageLength;
  if (!found) return [];
  const { estimator } = found;
  const value = found.value === null ? '' : ` At the point: ${formatNumber(found.value, 6)} nats.`;
  const shown = [
    element('p', {}, 'Minimum message length under the stated prior: to state the parameters adds, in nats,'),
    displayed(found.parameters),
    element('p', { class: 'note' }, `to −log f of the sample, its data.${value}`),
  ];
  if (estimator === null) return shown;
  const latex = parameters.find((p) => p.name === estimator.parameter)?.latex ?? estimator.parameter;
  return [
    ...shown,
    element(
      'p',
      {},
      'The message is shortest at ',
      typeset({ text: '', latex: `\\hat{${latex}} = ${estimator.expression.latex}` }),
      `, where ${estimator.average} is the mean of `,
      typeset(estimator.statistic),
      ' over the sample.',
    ),
  ];
}

const shownOf = ({ jeffreys, priors, samples }: ModelAnalysis): unknown =>
  jeffreys?.density || jeffreys?.absent !== undefined ? [jeffreys, priors ?? null, samples] : null;

/** The formula, where it is the prior; else why there is none, and whether it is proper all the same. */
function ownFormula(prior: PriorReport, isFull: boolean): readonly (Node | string)[] {
  const { density, region, absent, proper, reason } = prior;
  if (density)
    return [
      displayed(density),
      element('p', { class: 'note' }, `${region === undefined ? '' : `For ${region}. `}${priorFacts(prior, isFull)}`),
    ];
  const isImproper = proper === false ? ` It is improper: ${reason ?? ''}.` : '';
  return absent === undefined ? [] : [element('p', {}, `Of the Jeffreys prior ${absent}.${isImproper}`)];
}

export const jeffreys: Section = {
  key: 'jeffreys',
  title: 'Jeffreys prior',
  openAtFirst: false,
  grows: true,
  data: ({ model, analysis }) => (shownOf(model) === null ? null : [shownOf(model), analysis.depth]),
  headline: ({ model }) => (model.jeffreys?.density ? [typeset(model.jeffreys.density)] : []),
  body: ({ model, analysis }) => {
    const prior = model.jeffreys;
    if (prior === undefined) return [];
    const isFull = analysis.depth === 'full';
    const shown: (Node | string)[] = [...ownFormula(prior, isFull), ...normalizer(prior)];
    const reference = model.priors?.reference;
    if (reference?.density)
      shown.push(
        element('p', {}, 'The reference prior differs; it is the same whichever parameter is of interest:'),
        displayed(reference.density),
        element('p', { class: 'note' }, priorFacts(reference, isFull)),
      );
    const volumes = model.priors?.volumes ?? [];
    if (volumes.length > 0)
      shown.push(element('ul', { class: 'divergences' }, ...volumes.map((each) => volume(model, each))));
    return [...shown, ...messageLength(model)];
  },
};

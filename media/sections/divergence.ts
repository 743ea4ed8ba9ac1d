// The section of the divergences between the point and a second point or model: a row for each, in groups.
import type { DivergenceReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed, scrollBox } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

/** Names here that mean something else elsewhere, or are told better beside each other. */
const names: Readonly<Record<string, string>> = {
  'kl-quadratic-error': 'its relative error',
  'kl-quadratic-region': 'within 10 % up to this multiple of δ',
  'kl-cubic': 'Cubic form ½ δᵀ I δ − ⅙ E ∂³ℓ δδδ',
  'kl-cubic-error': 'its relative error',
  alpha: 'α-divergence',
  bhattacharyya: 'Bhattacharyya distance',
  'chi-squared': 'χ²',
  jeffreys: 'Jeffreys, both directions added',
  'total-variation': 'Total variation',
  fisher: 'Fisher, gradients in the observation',
};

function nameOf({ name, order }: DivergenceReport): string {
  const own = names[name] ?? wordsFor(name);
  return order === null ? own : `${own} of order ${formatNumber(order)}`;
}

const isKullbackLeibler = ({ name }: DivergenceReport): boolean => name.startsWith('kl');

const signs: Readonly<Record<string, string>> = { infinite: '\u221e', undefined: 'undefined', unresolved: 'not found' };

/** How far a number without a formula can be off; of the size of an error that is more than one asks. */
function warrant({ name, status, value, errorBound }: DivergenceReport): string {
  if (value === null || status === 'closed-form' || name.endsWith('-error')) return '';
  return errorBound === null || errorBound === 0 ? '' : `within ${formatAccuracy(errorBound)}`;
}

/** What is said of several rows that have numbers alone, as that no formula was found: it stands once, beneath. */
function sharedReasons(reports: readonly DivergenceReport[]): ReadonlySet<string> {
  const told = reports.flatMap(({ reason, value, expression }) =>
    reason === null || value === null || expression !== null ? [] : [reason],
  );
  return new Set(told.filter((reason, i) => told.indexOf(reason) !== i));
}

function row(report: DivergenceReport, shared: ReadonlySet<string>): HTMLElement {
  const { expression, value, status, reason } = report;
  const shown = value === null ? (signs[status] ?? '') : formatNumber(value, 6);
  const isOwn = reason !== null && (value === null || !shared.has(reason));
  const remark = isOwn ? element('p', { class: 'remark' }, reason) : null;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, nameOf(report)),
    element('td', { class: 'expression' }, expression === null ? null : displayed(expression), remark),
    element('td', { class: 'number' }, shown),
    element('td', { class: 'remark' }, warrant(report)),
  );
}

function table(reports: readonly DivergenceReport[], caption: string): HTMLElement {
  const shared = sharedReasons(reports);
  const head = ['From θ to θ′', 'Formula', 'At the points', ''].map((text) => element('th', { scope: 'col' }, text));
  return element(
    'div',
    {},
    scrollBox(
      element(
        'table',
        { class: 'rows' },
        element('caption', { class: 'visually-hidden' }, caption),
        element('thead', {}, element('tr', {}, ...head)),
        element('tbody', {}, ...reports.map((report) => row(report, shared))),
      ),
      caption,
    ),
    ...[...shared].map((reason) => element('p', { class: 'remark' }, `Where there is a number alone: ${reason}`)),
  );
}

/** Those beyond Kullback–Leibler's are many, and folded to a line. */
function others(reports: readonly DivergenceReport[]): HTMLElement {
  const title = 'Other divergences and distances';
  return element(
    'details',
    { class: 'aside', 'data-key': 'divergence:others' },
    element('summary', {}, `${title} (${String(reports.length)})`),
    table(reports, title),
  );
}

export const divergence: Section = {
  key: 'divergence',
  title: 'Divergence',
  openAtFirst: true,
  data: ({ model }) => {
    const reports = model.divergences ?? [];
    return reports.length === 0 ? null : [reports, model.point, model.versus, model.parameters];
  },
  headline: ({ model }) =>
    (model.divergences ?? [])
      .slice(0, 1)
      .flatMap(({ name, value }) => (value === null ? [] : [`${wordsFor(name)}: ${formatNumber(value, 6)}`])),
  body: ({ model }) => {
    const shown: Node[] = [];
    if (model.point !== null && model.versus !== null) {
      const from = pointOf(model, model.point);
      shown.push(element('p', {}, 'From ', from, ' to ', pointOf(model, model.versus, true), ':'));
    }
    const reports = model.divergences ?? [];
    shown.push(table(reports.filter(isKullbackLeibler), 'Kullback–Leibler and its approximations'));
    const further = reports.filter((report) => !isKullbackLeibler(report));
    if (further.length > 0) shown.push(others(further));
    return shown;
  },
};

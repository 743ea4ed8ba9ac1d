// The section of the inverse information and the bounds that follow: a row for each bound, with whether it is attained.
import type { BoundReport, ModelAnalysis } from '../../server/engine/report/schema.ts';
import { element, type Child } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { symbolicMatrix } from '../matrix.ts';
import { displayed, scrollBox, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import type { Section } from './section.ts';

/** Whether an unbiased estimator attains the bound, and why: a reason for "yes" names the estimator and says so itself. */
function remark({ attained, reason }: BoundReport): string {
  if (attained === false) return reason === null ? 'Not attained.' : `Not attained: ${reason}`;
  return reason ?? (attained === true ? 'Attained.' : '');
}

function row(model: ModelAnalysis, bound: BoundReport, remarked: boolean): HTMLElement {
  const parameter = model.parameters.find((each) => each.name === bound.target);
  const target: Child =
    parameter === undefined ? bound.target : typeset({ text: parameter.name, latex: parameter.latex });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, target),
    element('td', { class: 'expression' }, bound.expression === null ? '' : displayed(bound.expression)),
    element('td', { class: 'number' }, bound.value === null ? '' : formatNumber(bound.value)),
    element('td', { class: 'remark' }, remarked ? remark(bound) : ''),
  );
}

/** The rows of one kind of bound under its name; a remark that all of them share stands beside the name. */
function group(model: ModelAnalysis, bounds: readonly BoundReport[]): HTMLElement {
  const remarks = new Set(bounds.map(remark));
  const shared = remarks.size === 1 && bounds.length > 1 ? [...remarks].join('') : '';
  const name = element(
    'th',
    { scope: 'rowgroup', colspan: 4 },
    wordsFor(bounds[0]?.name ?? ''),
    shared === '' ? null : element('span', { class: 'remark' }, shared),
  );
  return element(
    'tbody',
    {},
    element('tr', { class: 'group' }, name),
    ...bounds.map((bound) => row(model, bound, shared === '')),
  );
}

/** The bounds of each name, in the order in which the names first come. */
function grouped(bounds: readonly BoundReport[]): BoundReport[][] {
  const groups = new Map<string, BoundReport[]>();
  for (const bound of bounds) groups.set(bound.name, [...(groups.get(bound.name) ?? []), bound]);
  return [...groups.values()];
}

export const bounds: Section = {
  key: 'bounds',
  title: 'Inverse and bounds',
  openAtFirst: true,
  grows: true,
  data: ({ model }) => {
    const rows = model.bounds ?? [];
    return rows.length === 0 && !model.inverse ? null : [model.inverse, rows, model.parameters, model.samples];
  },
  body: ({ model }) => {
    const shown: Node[] = [];
    if (model.inverse) {
      shown.push(
        element('p', {}, 'The inverse information, per observation:'),
        symbolicMatrix(model.inverse, model.parameters, 'Inverse information per observation'),
      );
    }
    const rows = model.bounds ?? [];
    if (rows.length > 0) {
      const { symbol, value } = model.samples;
      const count =
        value !== null
          ? `N = ${formatNumber(value)} observations`
          : symbol === null
            ? 'one observation'
            : `${symbol} observations`;
      const head = ['Of', 'Variance at least', 'At the point', ''].map((text) => element('th', { scope: 'col' }, text));
      const table = element(
        'table',
        { class: 'rows' },
        element('caption', {}, `Lower bounds for the variance of an unbiased estimator from ${count}`),
        element('thead', {}, element('tr', {}, ...head)),
        ...grouped(rows).map((bounds) => group(model, bounds)),
      );
      shown.push(scrollBox(table, 'Bounds'));
    }
    return shown;
  },
};

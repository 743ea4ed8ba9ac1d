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
  if (attained === false) {
    if (reason === null) return 'Not attained.';
    return /^\p{Lu}/u.test(reason) ? `Not attained. ${reason}` : `Not attained: ${reason}`;
  }
  return reason ?? (attained === true ? 'Attained.' : '');
}

/** What tells bounds of one name and target apart. */
function detail({ name, order, testPoints, testVectors }: BoundReport): string {
  const points = testPoints ?? testVectors;
  if (order !== undefined) return ` order ${String(order)}`;
  return name === 'barankin' && points !== undefined ? ` ${String(points.length)} test points` : '';
}

function row(model: ModelAnalysis, bound: BoundReport, remarked: boolean): HTMLElement {
  const parameter = model.parameters.find((each) => each.name === bound.target);
  const target: Child =
    parameter === undefined ? bound.target : typeset({ text: parameter.name, latex: parameter.latex });
  const formula =
    bound.matrix === undefined
      ? bound.expression === null
        ? ''
        : displayed(bound.expression)
      : symbolicMatrix(bound.matrix, [], `Bound for the covariance matrix of ${bound.target}`);
  const more = detail(bound);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, target, more === '' ? null : element('span', { class: 'remark' }, more)),
    element('td', { class: 'expression' }, formula),
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

/** What is bounded, each kind in a table of its own. */
const kinds: readonly {
  readonly bounded: BoundReport['bounded'];
  readonly caption: (count: string) => string;
  readonly head: string;
}[] = [
  {
    bounded: undefined,
    caption: (count) => `Lower bounds for the variance of an unbiased estimator from ${count}`,
    head: 'Variance at least',
  },
  {
    bounded: 'mean-squared-error',
    caption: (count) => `Lower bounds for the mean squared error of any estimator under the prior, from ${count}`,
    head: 'Error at least',
  },
  {
    bounded: 'asymptotic-variance',
    caption: (count) => `Variance of maximum likelihood where the data come from the other model, from ${count}`,
    head: 'Variance',
  },
];

function sampleWords({ samples: { symbol, value } }: ModelAnalysis): string {
  if (value !== null) return `N = ${formatNumber(value)} observations`;
  return symbol === null ? 'one observation' : `${symbol} observations`;
}

function table(model: ModelAnalysis, rows: readonly BoundReport[], caption: string, least: string): HTMLElement {
  const head = ['Of', least, 'At the point', ''].map((text) => element('th', { scope: 'col' }, text));
  return scrollBox(
    element(
      'table',
      { class: 'rows' },
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head)),
      ...grouped(rows).map((bounds) => group(model, bounds)),
    ),
    'Bounds',
  );
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
    const tables = kinds.flatMap(({ bounded, caption, head }) => {
      const own = rows.filter((each) => each.bounded === bounded);
      return own.length === 0 ? [] : [table(model, own, caption(sampleWords(model)), head)];
    });
    shown.push(...tables);
    return shown;
  },
};

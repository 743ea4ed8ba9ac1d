// The section of the note's estimators: what each has for its mean, bias and variance, and its efficiency against each bound.
import type { ModelAnalysis } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed, scrollBox } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

type EstimatorReport = NonNullable<ModelAnalysis['estimators']>[number];
type QuantityReport = EstimatorReport['mean'];

const signs: Readonly<Record<string, string>> = { infinite: '\u221e', undefined: 'undefined', unresolved: 'not found' };

function number({ value, errorBound, status }: QuantityReport): string {
  if (value === null) return signs[status] ?? '';
  const shown = formatNumber(value, 6);
  if (errorBound === null || errorBound === 0) return shown;
  return status === 'simulated'
    ? `${shown} ± ${formatNumber(errorBound, 2)}`
    : `${shown}, within ${formatAccuracy(errorBound)}`;
}

function row(title: string, quantity: QuantityReport): HTMLElement {
  const remark = quantity.reason === null ? null : element('p', { class: 'remark' }, quantity.reason);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, title),
    element(
      'td',
      { class: 'expression' },
      quantity.expression === null ? null : displayed(quantity.expression),
      remark,
    ),
    element('td', { class: 'number' }, number(quantity)),
  );
}

function efficiency(of: EstimatorReport['efficiencies'][number]): HTMLElement {
  const { bound, expression, value, errorBound, order, testPoints } = of;
  const more =
    order !== undefined
      ? ` of order ${String(order)}`
      : testPoints !== undefined
        ? `, ${String(testPoints)} test points`
        : '';
  const error = errorBound === undefined ? '' : ` ± ${formatNumber(errorBound, 2)}`;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, `Efficiency, ${wordsFor(bound)}${more}`),
    element('td', { class: 'expression' }, expression === null ? null : displayed(expression)),
    element('td', { class: 'number' }, value === null ? '' : `${formatNumber(value)}${error}`),
  );
}

/** Whether it is unbiased, in words. */
function judgement({ unbiased, target }: EstimatorReport): string {
  if (target === null) return '';
  if (unbiased === null) return `of ${target}; whether it is unbiased is not decided`;
  return unbiased ? `unbiased for ${target}` : `biased for ${target}`;
}

function group(report: EstimatorReport): HTMLElement {
  const heading = element(
    'th',
    { scope: 'rowgroup', colspan: 3 },
    element('code', {}, `${report.name} = ${report.statistic}`),
    element('span', { class: 'remark' }, judgement(report)),
  );
  return element(
    'tbody',
    {},
    element('tr', { class: 'group' }, heading),
    row('Mean', report.mean),
    ...(report.target === null ? [] : [row('Bias', report.bias)]),
    row('Variance', report.variance),
    ...(report.target === null || report.unbiased === true ? [] : [row('Mean squared error', report.meanSquaredError)]),
    ...report.efficiencies.map(efficiency),
  );
}

export const estimators: Section = {
  key: 'estimators',
  title: 'Estimators',
  openAtFirst: true,
  data: ({ model }) => {
    const reports = model.estimators ?? [];
    return reports.length === 0 ? null : [reports, model.point, model.samples];
  },
  body: ({ model }) => {
    const head = ['', 'Formula', 'At the point'].map((text) => element('th', { scope: 'col' }, text));
    const table = element(
      'table',
      { class: 'rows' },
      element('thead', {}, element('tr', {}, ...head)),
      ...(model.estimators ?? []).map(group),
    );
    const at = model.point === null ? [] : [element('p', {}, 'At ', pointOf(model, model.point), ':')];
    return [...at, scrollBox(table, 'Estimators')];
  },
};

// The section of the divergences between the point and a second point or model.
import type { DivergenceReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

function row(report: DivergenceReport): HTMLElement {
  const order = report.order === null ? '' : ` of order ${formatNumber(report.order)}`;
  const value = report.value !== null ? formatNumber(report.value, 6) : report.status === 'infinite' ? '\u221e' : '';
  const warrant =
    report.status === 'closed-form'
      ? 'closed form'
      : report.errorBound !== null
        ? `numeric, within ${formatAccuracy(report.errorBound)}`
        : wordsFor(report.status).toLowerCase();
  const line = element(
    'div',
    { class: 'line' },
    element('span', { class: 'what' }, `${wordsFor(report.name)}${order}`),
    value === '' ? null : element('span', { class: 'number' }, value),
    element('span', { class: 'remark' }, [warrant, report.reason ?? ''].filter(Boolean).join(': ')),
  );
  return element('li', {}, line, report.expression === null ? null : displayed(report.expression));
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
    shown.push(element('ul', { class: 'divergences' }, ...(model.divergences ?? []).map(row)));
    return shown;
  },
};

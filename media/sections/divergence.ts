// The section of the divergences between the point and a second point or model.
import type { DivergenceReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { scrollBox, typeset } from '../typeset.ts';
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
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${wordsFor(report.name)}${order}`),
    element('td', {}, report.expression === null ? '' : typeset(report.expression, true)),
    element('td', { class: 'number' }, value),
    element('td', { class: 'remark' }, [warrant, report.reason ?? ''].filter(Boolean).join(': ')),
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
  body: ({ model }) => {
    const head = ['Divergence', 'Expression', 'Value', ''].map((text) => element('th', { scope: 'col' }, text));
    const table = element(
      'table',
      { class: 'rows' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...(model.divergences ?? []).map(row)),
    );
    const shown: Node[] = [];
    if (model.point !== null && model.versus !== null) {
      const from = pointOf(model, model.point);
      shown.push(element('p', {}, 'From ', from, ' to ', pointOf(model, model.versus, true), ':'));
    }
    shown.push(scrollBox(table, 'Divergences'));
    return shown;
  },
};

// The section of the plots: each drawing with its title, its description and the data behind it as a table.
import type { PlotReport } from '../../server/engine/report/blockAnalysis.ts';
import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { safeSvg } from '../svg.ts';
import { scrollBox } from '../typeset.ts';
import type { Section } from './section.ts';

function data(plot: PlotReport): HTMLElement {
  const head = element('tr', {}, ...plot.table.columns.map((name) => element('th', { scope: 'col' }, name)));
  const rows = plot.table.rows.map((row) =>
    element('tr', {}, ...row.map((value) => element('td', { class: 'number' }, formatNumber(value, 6)))),
  );
  const table = element(
    'table',
    { class: 'rows data' },
    element('caption', {}, plot.title),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
  return element(
    'details',
    { class: 'aside', 'data-key': `plot:${plot.id}` },
    element('summary', {}, 'Data'),
    scrollBox(table, `Data of ${plot.title}`),
  );
}

function figure(plot: PlotReport): HTMLElement {
  const prefix = `plot-${plot.id.replace(/[^\w-]/g, '')}`;
  const drawing = safeSvg(plot.svg, prefix);
  drawing?.setAttribute('role', 'img');
  drawing?.setAttribute('aria-labelledby', `${prefix}-caption`);
  drawing?.setAttribute('aria-describedby', `${prefix}-words`);
  return element(
    'figure',
    { class: 'plot' },
    element('figcaption', { id: `${prefix}-caption` }, plot.title),
    drawing ?? element('p', {}, 'The drawing could not be read.'),
    element('p', { class: 'note', id: `${prefix}-words` }, plot.description),
    data(plot),
  );
}

export const plots: Section = {
  key: 'plots',
  title: 'Plots',
  openAtFirst: true,
  data: ({ analysis }) => (analysis.plots.length === 0 ? null : analysis.plots),
  body: ({ analysis }) => [element('div', { class: 'plots' }, ...analysis.plots.map(figure))],
};

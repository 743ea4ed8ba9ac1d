// The section of the plots: each drawing with its title, its description and the data behind it as a table.
import type { PlotReport } from '../../server/engine/report/blockAnalysis.ts';
import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { plotReader } from '../plotReader.ts';
import { safeSvg } from '../svg.ts';
import { scrollBox } from '../typeset.ts';
import type { Actions, Section } from './section.ts';

function data(plot: PlotReport): HTMLElement {
  const head = element('tr', {}, ...plot.table.columns.map((name) => element('th', { scope: 'col' }, name)));
  const rows = plot.table.rows.map((row) =>
    element('tr', {}, ...row.map((value) => element('td', { class: 'number' }, cell(value)))),
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

const cell = (value: number | string): string => (typeof value === 'string' ? value : formatNumber(value, 6));

/** The first drawing stands open; the others are folded to their titles. */
function fold(plot: PlotReport, i: number, actions: Actions): HTMLElement {
  return element(
    'details',
    { class: 'plot', 'data-key': `figure:${plot.id}`, open: i === 0 },
    element('summary', {}, element('span', { id: `${prefixOf(plot)}-caption` }, plot.title)),
    figure(plot, actions),
  );
}

const prefixOf = ({ id }: PlotReport): string => `plot-${id.replace(/[^\w-]/g, '')}`;

function figure(plot: PlotReport, actions: Actions): HTMLElement {
  const prefix = prefixOf(plot);
  const drawing = safeSvg(plot.svg, prefix);
  drawing?.setAttribute('role', 'img');
  drawing?.setAttribute('aria-labelledby', `${prefix}-caption`);
  drawing?.setAttribute('aria-describedby', `${prefix}-words`);
  const insert = element(
    'button',
    {
      type: 'button',
      class: 'quiet',
      onclick: () => {
        actions.insertPlot(plot.id);
      },
    },
    'Save beside the note and link it',
  );
  const reader = drawing === null ? null : plotReader(drawing);
  return element(
    'figure',
    {},
    drawing ?? element('p', {}, 'The drawing could not be read.'),
    reader,
    element('p', { class: 'note', id: `${prefix}-words` }, plot.description),
    data(plot),
    element('div', { class: 'tools' }, insert),
  );
}

export const plots: Section = {
  key: 'plots',
  title: 'Plots',
  openAtFirst: true,
  data: ({ analysis }) => (analysis.plots.length === 0 ? null : analysis.plots),
  headline: ({ analysis }) => [analysis.plots.map(({ title }) => title).join(' · ')],
  body: ({ analysis }, actions) => [
    element('div', { class: 'plots' }, ...analysis.plots.map((plot, i) => fold(plot, i, actions))),
  ],
};

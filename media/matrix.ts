// Decides how a matrix is laid out: a table with brackets whose rows and columns are headed by the parameters.
import type { ExpressionReport, ParameterReport } from '../server/engine/report/schema.ts';
import { element, type Child } from './dom.ts';
import { formatNumber } from './format.ts';
import { scrollBox, typeset } from './typeset.ts';

/** A matrix of expressions over the parameters; an entry that is not known is a question mark. */
export function symbolicMatrix(
  entries: readonly (readonly (ExpressionReport | null)[])[],
  parameters: readonly ParameterReport[],
  label: string,
): HTMLElement {
  const cell = (entry: ExpressionReport | null): Child =>
    entry === null ? element('span', { title: 'not found' }, '?') : typeset(entry, true);
  return matrix(
    entries.map((row) => row.map(cell)),
    parameters,
    label,
  );
}

/** A matrix of numbers over the parameters. */
export function numericMatrix(
  entries: readonly (readonly number[])[],
  parameters: readonly ParameterReport[],
  label: string,
): HTMLElement {
  return matrix(
    entries.map((row) => row.map((entry) => formatNumber(entry))),
    parameters,
    label,
  );
}

function matrix(
  cells: readonly (readonly Child[])[],
  parameters: readonly ParameterReport[],
  label: string,
): HTMLElement {
  // A row and a column need no headings when there is one parameter.
  const headed = parameters.length > 1 && cells.length === parameters.length;
  const isOneNumber = cells.length === 1 && cells[0]?.length === 1;
  const heading = (scope: 'row' | 'col', parameter: ParameterReport): HTMLElement =>
    element('th', { scope }, typeset({ text: parameter.name, latex: parameter.latex }));
  const body = cells.map((row, i) => {
    const parameter = parameters[i];
    const head = headed && parameter !== undefined ? [heading('row', parameter)] : [];
    const last = row.length - 1;
    return element(
      'tr',
      {},
      ...head,
      ...row.map((content, j) => {
        const ends = [j === 0 ? 'first' : '', j === last ? 'last' : ''].filter((edge) => edge !== '').join(' ');
        const edges = isOneNumber ? 'only' : ends;
        return element('td', edges === '' ? {} : { class: edges }, content);
      }),
    );
  });
  const columns = headed
    ? [element('thead', {}, element('tr', {}, element('td', {}), ...parameters.map((p) => heading('col', p))))]
    : [];
  const table = element('table', { class: 'matrix', 'aria-label': label }, ...columns, element('tbody', {}, ...body));
  return scrollBox(table, label);
}

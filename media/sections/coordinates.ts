// The section of the coordinates that a note states by `reparam`.
import type { ModelAnalysis, ParameterReport, ReparamReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { numericMatrix, symbolicMatrix } from '../matrix.ts';
import { displayed, typeset } from '../typeset.ts';
import { priorFacts } from './priors.ts';
import type { Section } from './section.ts';

const headed = ({ coordinates }: ReparamReport): readonly ParameterReport[] =>
  coordinates.map(({ name, latex }) => ({ name, latex, domain: '', declared: true, role: null }));

function definitions({ coordinates }: ReparamReport): HTMLElement {
  const items = coordinates
    .filter(({ name, expression }) => name !== expression.text)
    .map(({ name, latex, expression, value }) =>
      element(
        'li',
        {},
        typeset({ text: name, latex }),
        ' = ',
        typeset(expression),
        value === null ? '' : `, ${formatNumber(value, 6)} at the point`,
      ),
    );
  return element('ul', { class: 'divergences' }, ...items);
}

function inParameters({ parameters }: ReparamReport, model: ModelAnalysis): Node[] {
  if (parameters === null)
    return [
      element(
        'p',
        { class: 'note' },
        'They were not solved for the parameters: all is in the parameters of the model.',
      ),
    ];
  const shown = model.parameters.flatMap(({ name, latex }, i) => {
    const expression = parameters[i];
    if (expression === undefined || expression.text === name) return [];
    return [element('li', {}, typeset({ text: name, latex }), ' = ', typeset(expression))];
  });
  return [element('ul', { class: 'divergences' }, ...shown)];
}

export const coordinates: Section = {
  key: 'reparam',
  title: 'New coordinates',
  openAtFirst: false,
  data: ({ model }) => (model.reparam ? [model.reparam, model.parameters] : null),
  headline: ({ model }) => {
    const stated = (model.reparam?.coordinates ?? []).filter(({ name, expression }) => name !== expression.text);
    return stated.flatMap(({ name, latex, expression }, i) => [
      i === 0 ? '' : ', ',
      typeset({ text: name, latex }),
      ' = ',
      typeset(expression),
    ]);
  },
  body: ({ model }) => {
    const report = model.reparam;
    if (!report) return [];
    const { matrix, inverse, jeffreys, at, reason } = report;
    const names = headed(report);
    const shown: Node[] = [definitions(report), ...inParameters(report, model)];
    if (reason !== null) shown.push(element('p', { class: 'note' }, reason));
    if (matrix !== null)
      shown.push(element('p', {}, 'Information:'), symbolicMatrix(matrix, names, 'Information in the new coordinates'));
    if (at !== null)
      shown.push(element('p', {}, 'At the point:'), numericMatrix(at.value, names, 'Information at the point'));
    if (inverse !== null)
      shown.push(element('p', {}, 'Its inverse:'), symbolicMatrix(inverse, names, 'Inverse in the new coordinates'));
    if (jeffreys?.density)
      shown.push(
        element('p', {}, 'Jeffreys prior:'),
        displayed(jeffreys.density),
        element('p', { class: 'note' }, priorFacts(jeffreys, report.parameters !== null)),
      );
    return shown;
  },
};

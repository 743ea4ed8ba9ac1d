// The section of an exponential family: its form, natural and mean coordinates, cumulants, conjugate prior.
import type { ExponentialFamilyReport, ExpressionReport, ParameterReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { symbolicMatrix } from '../matrix.ts';
import { displayed, scrollBox, typeset } from '../typeset.ts';
import type { Section } from './section.ts';

function table(heads: readonly string[], rows: readonly (readonly (ExpressionReport | undefined)[])[], label: string) {
  const head = heads.map((text) => element('th', { scope: 'col' }, text));
  const body = rows.map((row) =>
    element('tr', {}, ...row.map((entry) => element('td', {}, entry === undefined ? '' : typeset(entry)))),
  );
  return scrollBox(
    element(
      'table',
      { class: 'rows' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
    label,
  );
}

/** Natural parameters, statistics and means by number: a matrix over them has no other headings. */
const numbered = (count: number): readonly ParameterReport[] =>
  Array.from({ length: count }, (_, i) => {
    const text = String(i + 1);
    return { name: text, latex: text, domain: '', declared: false, role: null };
  });

function coordinates({ coordinates: found }: ExponentialFamilyReport): Node[] {
  if (!found) return [];
  const { logPartition, solved, information, covariance, meanInformation } = found;
  const heads = numbered(information.length);
  const shown: Node[] = [];
  if (logPartition !== null)
    shown.push(element('p', {}, 'Log-partition function in the natural parameters:'), displayed(logPartition));
  if (solved)
    shown.push(
      element('p', {}, 'Information in the natural parameters:'),
      symbolicMatrix(information, heads, 'Information in the natural parameters'),
    );
  shown.push(
    element(
      'p',
      {},
      solved
        ? 'which is the covariance of the statistics:'
        : 'Covariance of the statistics, the information in the natural parameters:',
    ),
    symbolicMatrix(covariance, heads, 'Covariance of the statistics'),
  );
  if (meanInformation !== null)
    shown.push(
      element('p', {}, 'Information in the mean parameters, its inverse:'),
      symbolicMatrix(meanInformation, heads, 'Information in the mean parameters'),
    );
  return shown;
}

function conjugate({ conjugate: prior }: ExponentialFamilyReport): Node[] {
  if (!prior) return [];
  const { logKernel, family, weight, sum, positive } = prior;
  const where = positive.flatMap((e, i) => [i === 0 ? ', where ' : ', ', typeset(e), ' > 0']);
  return [
    element(
      'p',
      {},
      `Conjugate prior, the logarithm of its kernel in the parameter (an observation adds its statistic to ${sum} and 1 to ${weight}):`,
    ),
    displayed(logKernel),
    ...(family === null ? [] : [element('p', {}, `It is ${family}`, ...where, '.')]),
  ];
}

export const exponentialFamily: Section = {
  key: 'exponentialFamily',
  title: 'Exponential family',
  openAtFirst: false,
  grows: true,
  data: ({ model }) => model.exponentialFamily ?? null,
  headline: ({ model }) =>
    (model.exponentialFamily?.sufficient ?? []).flatMap((statistic, i) => [
      i === 0 ? 'T = ' : ', ',
      typeset(statistic),
    ]),
  body: ({ model }) => {
    const form = model.exponentialFamily;
    if (!form) return [];
    const rows = form.natural.map((natural, i) => [natural, form.sufficient[i], form.mean[i]]);
    const shown: Node[] = [
      table(['Natural parameter', 'Sufficient statistic', 'Its mean'], rows, 'Exponential family'),
      element('p', {}, 'Log-partition function:'),
      displayed(form.logPartition),
    ];
    const own = model.parameters.length;
    if (rows.length > own)
      shown.push(
        element(
          'p',
          { class: 'note' },
          `Curved: ${String(rows.length)} natural parameters are functions of ${own === 1 ? 'one parameter' : `${String(own)} parameters`}.`,
        ),
      );
    if (form.carrier && form.carrier.text !== '1')
      shown.push(element('p', {}, 'Carrier h(x):'), displayed(form.carrier));
    shown.push(...coordinates(form));
    if (form.cumulants)
      shown.push(
        element('p', {}, 'Cumulants of the statistics: mean, variance, third and fourth.'),
        table(
          ['Statistic', 'κ₁', 'κ₂', 'κ₃', 'κ₄'],
          form.cumulants.map((own, i) => [form.sufficient[i], ...own]),
          'Cumulants of the statistics',
        ),
      );
    shown.push(...conjugate(form));
    return shown;
  },
};

// The section of the information geometry: curvatures, the skewness tensor, connections, geodesics, whitening.
import type { ExpressionReport, GeometryReport, ModelAnalysis } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { numericMatrix } from '../matrix.ts';
import { displayed, scrollBox, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

type Curvature = GeometryReport['curvatures'][number];
type Geodesic = GeometryReport['geodesics'][number];
type Tensor = readonly (readonly (readonly ExpressionReport[])[])[];

const line = (name: string, value: string, remark: string): HTMLElement =>
  element(
    'div',
    { class: 'line' },
    element('span', { class: 'what' }, name),
    value === '' ? null : element('span', { class: 'number' }, value),
    element('span', { class: 'remark' }, remark),
  );

/** In one dimension there is no curvature to speak of. */
const isTold = ({ name, expression }: Curvature, { parameters }: ModelAnalysis): boolean =>
  !(name === 'scalar-curvature' && parameters.length === 1 && expression?.text === '0');

function curvature(report: Curvature): HTMLElement {
  const { name, status, reason, expression, value, errorBound } = report;
  const warrant =
    status === 'closed-form'
      ? 'closed form'
      : errorBound !== null
        ? `numeric, within ${formatAccuracy(errorBound)}`
        : wordsFor(status).toLowerCase();
  // a formula without parameters is the number
  const isNumber = expression !== null && /^[-\d/.]+$/.test(expression.text);
  const shown = value === null || isNumber ? '' : formatNumber(value, 6);
  const remark = [warrant, reason ?? ''].filter(Boolean).join(': ');
  return element('li', {}, line(wordsFor(name), shown, remark), expression === null ? null : displayed(expression));
}

/** The entries that are not 0, each under its name, as `T` with its indices. */
function entries(
  tensor: Tensor,
  { parameters }: ModelAnalysis,
  label: string,
  name: (i: string, j: string, k: string) => string,
  isListed: (i: number, j: number, k: number) => boolean,
): HTMLElement {
  const latex = (i: number): string => parameters[i]?.latex ?? '';
  const rows = tensor.flatMap((matrix, i) =>
    matrix.flatMap((row, j) =>
      row.flatMap((entry, k) => {
        if (!isListed(i, j, k) || entry.text === '0') return [];
        const head = name(latex(i), latex(j), latex(k));
        return [
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, typeset({ text: head, latex: head })),
            element('td', { class: 'expression' }, typeset(entry, true)),
          ),
        ];
      }),
    ),
  );
  if (rows.length === 0) return element('p', {}, `${label}: every entry is 0.`);
  const table = element(
    'table',
    { class: 'rows' },
    element('caption', {}, `${label}, the entries that are not 0`),
    element('tbody', {}, ...rows),
  );
  return scrollBox(table, label);
}

function geodesic({ name, reason, points, length, lengthErrorBound, errorBound }: Geodesic): HTMLElement {
  const found =
    points === null
      ? 'not found'
      : length !== null && lengthErrorBound !== null
        ? `length ${formatNumber(length, 6)}, within ${formatAccuracy(lengthErrorBound)}`
        : errorBound !== null
          ? `points within ${formatAccuracy(errorBound)}`
          : '';
  const why = (reason ?? '').replace(/\.$/, '');
  const remark = (points === null ? [found, why] : [why, found]).filter(Boolean).join(points === null ? ': ' : '; ');
  return element('li', {}, line(wordsFor(name), '', `${remark}.`));
}

function tensors(model: ModelAnalysis, { amariChentsov, christoffel }: GeometryReport): Node[] {
  const shown: Node[] = [];
  if (amariChentsov.entries !== null)
    shown.push(
      entries(
        amariChentsov.entries,
        model,
        'Amari–Chentsov tensor E[∂ᵢℓ ∂ⱼℓ ∂ₖℓ]',
        (i, j, k) => `T_{${i} ${j} ${k}}`,
        (i, j, k) => i <= j && j <= k,
      ),
    );
  if (christoffel !== null) {
    const { alpha, first, second } = christoffel;
    const label =
      alpha === null ? 'Christoffel symbols of the Levi-Civita connection' : 'Christoffel symbols of the α-connection';
    const isUpper = (i: number, j: number): boolean => i <= j;
    shown.push(
      second === null
        ? entries(first, model, label, (i, j, k) => `\\Gamma_{${i} ${j}, ${k}}`, isUpper)
        : entries(second, model, label, (i, j, k) => `\\Gamma_{${i} ${j}}^{${k}}`, isUpper),
    );
    if (alpha !== null)
      shown.push(
        element(
          'p',
          { class: 'note' },
          typeset({ text: alpha, latex: `\\${alpha}` }),
          ' = 0: Levi-Civita; 1: exponential connection; −1: mixture connection.',
        ),
      );
  }
  return shown;
}

export const geometry: Section = {
  key: 'geometry',
  title: 'Information geometry',
  openAtFirst: false,
  data: ({ model }) => (model.geometry ? [model.geometry, model.parameters, model.point, model.versus] : null),
  headline: ({ model }) => {
    const told = (model.geometry?.curvatures ?? []).filter((each) => isTold(each, model));
    const first = told.find(({ expression, value }) => expression !== null || value !== null);
    if (first === undefined) return [];
    const { name, expression, value } = first;
    const isShort = expression !== null && expression.text.length <= 40;
    return [
      `${wordsFor(name)}: `,
      isShort ? typeset(expression) : value === null ? 'closed form' : formatNumber(value, 6),
    ];
  },
  body: ({ model }) => {
    const report = model.geometry;
    if (!report) return [];
    const told = report.curvatures.filter((each) => isTold(each, model));
    const shown: Node[] = [element('ul', { class: 'divergences' }, ...told.map(curvature))];
    shown.push(...tensors(model, report));
    if (report.geodesics.length > 0 && model.point !== null && model.versus !== null) {
      const [from, to] = [pointOf(model, model.point), pointOf(model, model.versus, true)];
      shown.push(element('p', {}, 'Geodesics from ', from, ' to ', to, ':'));
      shown.push(element('ul', { class: 'divergences' }, ...report.geodesics.map(geodesic)));
    }
    if (report.whitening !== null) {
      shown.push(
        element(
          'p',
          {},
          'Whitening: in the coordinates ',
          typeset(whiteningFormula),
          ' the information at the point is the identity.',
        ),
        numericMatrix(report.whitening.matrix, model.parameters, 'Root of the information'),
      );
    }
    return shown;
  },
};

const whiteningFormula: ExpressionReport = {
  text: 'eta = I^(1/2) (theta - theta_0)',
  latex: '\\eta = I(\\theta_0)^{1/2} \\, (\\theta - \\theta_0)',
};

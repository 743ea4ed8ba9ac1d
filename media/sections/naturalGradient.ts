// The section of the natural gradient: of the log-likelihood, and of the divergence to the second point with paths of descent.
import type { ExpressionReport, ModelAnalysis, NaturalGradientReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { displayed, scrollBox, typeset } from '../typeset.ts';
import { wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

type Descent = NonNullable<NaturalGradientReport['descent']>;
type Path = Descent['paths'][number];

const naturalStep: ExpressionReport = { text: '-I^-1*grad D', latex: '-I^{-1} \\nabla D' };
const gradient: ExpressionReport = { text: 'grad D', latex: '\\nabla D' };
const divergence: ExpressionReport = {
  text: "D(theta' || theta)",
  latex: "D(\\theta' \\,\\Vert\\, \\theta)",
};
const straight: ExpressionReport = {
  text: "m(t) = m' + (m - m')*exp(-t)",
  latex: "m(t) = m' + (m - m') \\, e^{-t}",
};

function table(label: string, head: readonly (Node | string)[], rows: readonly HTMLElement[]): HTMLElement {
  const cells = head.map((cell) => element('th', { scope: 'col' }, cell));
  return scrollBox(
    element(
      'table',
      { class: 'rows' },
      element('caption', {}, label),
      element('thead', {}, element('tr', {}, ...cells)),
      element('tbody', {}, ...rows),
    ),
    label,
  );
}

const symbolOf = ({ parameters }: ModelAnalysis, i: number): HTMLElement => {
  const { name, latex } = parameters[i] ?? { name: '', latex: '' };
  return typeset({ text: name, latex });
};

function score(model: ModelAnalysis, entries: readonly ExpressionReport[]): HTMLElement {
  const rows = entries.map((entry, i) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, symbolOf(model, i)),
      element('td', { class: 'expression' }, displayed(entry)),
    ),
  );
  return table('Natural gradient I(θ)⁻¹ s(x) of the log-likelihood of one observation', ['', ''], rows);
}

/** Formula above, number beneath. */
const entry = (formula: ExpressionReport | undefined, value: number | undefined): HTMLElement =>
  element(
    'td',
    { class: 'expression' },
    formula === undefined ? null : displayed(formula),
    value === undefined ? null : element('span', { class: 'number' }, formatNumber(value, 6)),
  );

function directions(model: ModelAnalysis, { gradient: slopes, step, at }: Descent): HTMLElement | null {
  if (slopes === null && step === null && at === null) return null;
  const rows = model.parameters.map((_, i) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, symbolOf(model, i)),
      entry(slopes?.[i], at?.gradient[i]),
      entry(step?.[i], at?.step[i]),
    ),
  );
  return table('Gradient and natural gradient step', ['', typeset(gradient), typeset(naturalStep)], rows);
}

const isFlow = ({ name }: Path): boolean => name.endsWith('flow');

function path(found: Path): HTMLElement {
  const { name, coordinates, points, lastObjective, stepSize, halvedSteps, errorBound } = found;
  const how = isFlow(found)
    ? errorBound === null
      ? ''
      : `points within ${formatAccuracy(errorBound)}`
    : `${String(points.length - 1)} steps of ${formatNumber(stepSize ?? 0, 3)}${halvedSteps === 0 || halvedSteps === null ? '' : `, ${String(halvedSteps)} of them halved`}`;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, wordsFor(name)),
    element('td', {}, coordinates === 'own' ? 'as written' : 'the others'),
    element('td', { class: 'remark' }, how),
    element('td', { class: 'number' }, formatNumber(lastObjective, 3)),
  );
}

const kinds: Readonly<Record<NonNullable<Descent['otherCoordinates']>['kind'], string>> = {
  stated: 'those of the note',
  natural: 'natural parameters',
  mean: 'mean parameters',
  unbounded: 'without bounds',
};

function others({ otherCoordinates }: Descent): Node[] {
  if (otherCoordinates === null) return [];
  const { kind, names, values } = otherCoordinates;
  const listed = values.flatMap((value, i) => {
    const name = names?.[i];
    return [i === 0 ? '' : ', ', name === undefined ? '' : `${name} = `, typeset(value)];
  });
  return [element('p', {}, `The other coordinates (${kinds[kind]}): `, ...listed, '.')];
}

/** What the two coordinates show. */
function comparison({ naturalDifference, gradientDifference, straightInMeans }: Descent): Node[] {
  const shown: Node[] = [];
  if (naturalDifference !== null) {
    const plain =
      gradientDifference === null
        ? ''
        : ` The plain gradient flow is another one: there a parameter differs by up to ${formatNumber(gradientDifference, 3)}.`;
    shown.push(
      element(
        'p',
        {},
        `The natural gradient flow does not depend on the coordinates: at equal times the two agree within ${formatAccuracy(naturalDifference)}.${plain}`,
      ),
    );
  }
  if (straightInMeans)
    shown.push(
      element('p', {}, 'In the mean parameters the natural flow is a straight line, ', typeset(straight), '.'),
    );
  return shown;
}

function regularized({ regularization }: Descent): Node[] {
  if (regularization === null) return [];
  const { kind, rank, added } = regularization;
  const text =
    kind === 'pseudo-inverse'
      ? `The information has rank ${String(rank)}: its pseudo-inverse stands for the inverse. Directions in which the law does not change are left as they are.`
      : `The information is singular at the start (rank ${String(rank)}) but not around it: ${formatNumber(added ?? 0, 3)} is added to its diagonal (Levenberg), a hundredth of the mean of the diagonal.`;
  return [element('p', { class: 'note' }, text)];
}

function descent(model: ModelAnalysis, found: Descent): Node[] {
  const [from, to] = [pointOf(model, model.point), pointOf(model, model.versus, true)];
  const shown: Node[] = [
    element(
      'p',
      {},
      'Descent on ',
      typeset(divergence),
      ' from ',
      from,
      ' to ',
      to,
      ', the expected negative log-likelihood up to a constant where the data come from θ′.',
    ),
  ];
  if (found.objective !== null) shown.push(displayed(found.objective));
  const steps = directions(model, found);
  if (steps !== null) shown.push(steps);
  shown.push(...regularized(found));
  if (found.paths.length > 0) {
    const head = ['', 'Coordinates', '', typeset(divergence)];
    shown.push(table('Paths, with the divergence at their ends', head, found.paths.map(path)), ...others(found));
    shown.push(...comparison(found));
    const time = found.duration === null ? '' : ` Flows run for a time of ${formatNumber(found.duration)}.`;
    shown.push(
      element(
        'p',
        { class: 'note' },
        `Steps of the natural gradient have size ½; those of the plain gradient ½ over the greatest curvature of the divergence at its minimum, and plain flows are slowed by that curvature too. A step that leaves the parameter space or raises the divergence is halved.${time}`,
      ),
    );
  }
  if (found.reason !== null) shown.push(element('p', { class: 'remark' }, found.reason));
  return shown;
}

export const naturalGradient: Section = {
  key: 'natural-gradient',
  title: 'Natural gradient',
  openAtFirst: false,
  data: ({ model }) =>
    model.naturalGradient ? [model.naturalGradient, model.parameters, model.point, model.versus] : null,
  headline: ({ model }) => {
    const { descent: found, naturalScore } = model.naturalGradient ?? {};
    if (found?.at) return [typeset(naturalStep), ` = (${found.at.step.map((v) => formatNumber(v, 4)).join(', ')})`];
    const [first] = naturalScore ?? [];
    return first !== undefined && naturalScore?.length === 1 && first.text.length <= 40 ? [typeset(first)] : [];
  },
  body: ({ model }) => {
    const report = model.naturalGradient;
    if (!report) return [];
    return [
      ...(report.naturalScore === null ? [] : [score(model, report.naturalScore)]),
      ...(report.descent === null ? [] : descent(model, report.descent)),
    ];
  },
};

// The section of the Fisher information: the matrix, beneath it its warrant, and the numbers at the point.
import type { FisherReport, ModelAnalysis, RouteReport } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatAccuracy, formatNumber } from '../format.ts';
import { numericMatrix, symbolicMatrix } from '../matrix.ts';
import { typeset } from '../typeset.ts';
import { counted, listed, wordsFor } from '../words.ts';
import { pointOf } from './point.ts';
import type { Section } from './section.ts';

const states: Readonly<Record<FisherReport['status'], string>> = {
  'closed-form': 'Closed form',
  numeric: 'Numeric',
  undefined: 'Not defined',
  infinite: 'Infinite',
  unresolved: 'Not found',
};

/** The form, which independent routes confirm it, and how far the numbers can be off. */
function warrant(fisher: FisherReport): HTMLElement | null {
  const { at, verification, status } = fisher;
  const routes = [...verification, ...(at === null ? [] : [at])].flatMap((check) => check.routes);
  const namesOf = (some: readonly RouteReport[]): string[] =>
    [...new Set(some.map(({ name }) => name))].filter((name) => name !== 'closed-form').map(wordsFor);
  const names = namesOf(routes);
  if (at === null && names.length === 0) return null;
  const disagreeing = namesOf(routes.filter((route) => !route.agrees));
  const parts: (Node | string)[] = [states[status]];
  if (disagreeing.length > 0) parts.push('; ', element('strong', {}, `not confirmed by ${listed(disagreeing)}`));
  else if (names.length > 0) {
    const count = `${counted(names.length)} independent ${names.length === 1 ? 'route' : 'routes'}`;
    const points =
      verification.length > 0
        ? ` at ${counted(verification.length)} ${verification.length === 1 ? 'point' : 'points'}`
        : '';
    parts.push(`, confirmed by ${count}${at === null ? points : ''}: ${listed(names)}`);
  }
  if (at !== null) parts.push(`; relative error of the numbers at most ${formatAccuracy(at.errorBound)}`);
  const doubt = disagreeing.length > 0;
  return element('p', { class: doubt ? 'note warrant doubt' : 'note warrant' }, ...parts, '.');
}

/** The matrix, with its common factor before it where it has one. */
function informationMatrix(
  matrix: NonNullable<FisherReport['matrix']>,
  { factored }: FisherReport,
  { parameters }: ModelAnalysis,
): HTMLElement {
  const label = 'Fisher information per observation';
  if (factored === undefined) return symbolicMatrix(matrix, parameters, label);
  const inner = symbolicMatrix(factored.matrix, parameters, `${label}, without its common factor`);
  return element('div', { class: 'factored' }, typeset(factored.factor, true), inner);
}

function numbers(model: ModelAnalysis, at: NonNullable<FisherReport['at']>): Node[] {
  const shown: Node[] = [
    element('h3', {}, 'At ', pointOf(model, model.point)),
    element(
      'div',
      { class: 'pair' },
      figure('Per observation', numericMatrix(at.value, model.parameters, 'Information per observation')),
    ),
  ];
  if (at.total !== null) {
    const count = model.samples.value === null ? 'all observations' : `N = ${formatNumber(model.samples.value)}`;
    shown[1]?.appendChild(
      figure(`Total for ${count}`, numericMatrix(at.total, model.parameters, `Information for ${count}`)),
    );
  }
  const facts = [`Rank ${at.rank} of ${model.parameters.length}`];
  if (at.conditionNumber !== null) facts.push(`condition number ${formatNumber(at.conditionNumber, 3)}`);
  shown.push(element('p', { class: 'note' }, `${facts.join(', ')}.`));
  const errors = Object.entries(model.standardErrors ?? {});
  if (errors.length > 0) {
    const items = errors.flatMap(([name, value], i) => {
      const parameter = model.parameters.find((each) => each.name === name);
      const symbol = typeset({ text: name, latex: parameter?.latex ?? name });
      return [i === 0 ? '' : ', ', symbol, ` ± ${formatNumber(value, 3)}`];
    });
    const { value } = model.samples;
    const from = value === null ? 'one observation' : `N = ${formatNumber(value)} observations`;
    shown.push(element('p', {}, `Asymptotic standard errors from ${from}: `, ...items, '.'));
  }
  return shown;
}

function figure(caption: string, content: Node): HTMLElement {
  return element('figure', {}, element('figcaption', {}, caption), content);
}

export const fisher: Section = {
  key: 'fisher',
  title: 'Fisher information',
  openAtFirst: true,
  data: ({ model }) => {
    const { fisher: information, parameters, point, samples, standardErrors } = model;
    return information === undefined ? null : [information, parameters, point, samples, standardErrors];
  },
  body: ({ model }) => {
    const information = model.fisher;
    if (information === undefined) return [];
    const shown: Node[] = [];
    const noNumber = information.status === 'undefined' || information.status === 'infinite';
    if (noNumber || information.matrix === null) {
      shown.push(element('p', { class: 'verdict-first' }, `${states[information.status]}.`));
    }
    if (!noNumber && information.matrix !== null) {
      shown.push(informationMatrix(information.matrix, information, model));
    }
    if (information.reason !== null) shown.push(element('p', {}, information.reason));
    const why = noNumber ? null : warrant(information);
    if (why !== null) shown.push(why);
    if (!noNumber && information.at !== null) shown.push(...numbers(model, information.at));
    return shown;
  },
};

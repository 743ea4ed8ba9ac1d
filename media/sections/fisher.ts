// The section of the Fisher information: the matrix, beneath it its warrant, and the numbers at the point.
import type { FisherReport, ModelAnalysis } from '../../server/engine/report/schema.ts';
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

function warrant(fisher: FisherReport): HTMLElement | null {
  const checks = fisher.at === null ? fisher.verification : [{ routes: fisher.at.routes }, ...fisher.verification];
  const names = [...new Set(checks.flatMap((check) => check.routes.map((route) => route.name)))];
  if (fisher.at === null && names.length === 0) return null;
  const disagreeing = checks.flatMap((check) =>
    check.routes.filter((route) => !route.agrees).map((route) => route.name),
  );
  const parts: (Node | string)[] = [states[fisher.status]];
  if (disagreeing.length > 0) {
    parts.push('; ', element('strong', {}, `routes disagree: ${listed([...new Set(disagreeing)].map(wordsFor))}`));
  } else if (names.length > 1) {
    parts.push(`; ${counted(names.length)} routes agree`);
    if (fisher.at !== null) parts.push(` to ${formatAccuracy(fisher.at.errorBound)}`);
    const points = fisher.verification.length;
    if (fisher.at === null && points > 0) parts.push(` at ${counted(points)} ${points === 1 ? 'point' : 'points'}`);
    parts.push(`: ${listed(names.map(wordsFor))}`);
  } else if (fisher.at !== null) parts.push(`, within ${formatAccuracy(fisher.at.errorBound)}`);
  return element('p', { class: `note warrant ${disagreeing.length > 0 ? 'doubt' : ''}`.trim() }, ...parts, '.');
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
    shown.push(element('p', {}, 'Asymptotic standard errors: ', ...items, '.'));
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
      shown.push(symbolicMatrix(information.matrix, model.parameters, 'Fisher information per observation'));
    }
    if (information.reason !== null) shown.push(element('p', {}, information.reason));
    const why = noNumber ? null : warrant(information);
    if (why !== null) shown.push(why);
    if (!noNumber && information.at !== null) shown.push(...numbers(model, information.at));
    return shown;
  },
};

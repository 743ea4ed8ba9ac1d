// The section of the derivations: steps that open one by one, each with its reason, and a button that writes them down.
import type { DerivationReport, StepReport } from '../../server/engine/report/blockAnalysis.ts';
import { element } from '../dom.ts';
import { displayed } from '../typeset.ts';
import type { Actions, Section } from './section.ts';

interface StepTree {
  readonly step: StepReport;
  readonly details: StepTree[];
}

/** Steps of greater depth are details of the line above them. */
function nested(steps: readonly StepReport[]): StepTree[] {
  const roots: StepTree[] = [];
  const open: StepTree[] = [];
  for (const step of steps) {
    const node: StepTree = { step, details: [] };
    while (open.length > 0 && (open.at(-1)?.step.depth ?? 0) >= step.depth) open.pop();
    (open.at(-1)?.details ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

function stepItem(key: string, { step, details }: StepTree): HTMLElement {
  const shown: Node[] = step.expression === null ? [] : [displayed(step.expression)];
  if (details.length > 0) shown.push(stepList(key, details));
  if (shown.length === 0) return element('li', {}, element('p', { class: 'sentence' }, step.reason));
  return element(
    'li',
    {},
    element('details', { 'data-key': key, class: 'step' }, element('summary', {}, step.reason), ...shown),
  );
}

function stepList(key: string, steps: readonly StepTree[]): HTMLElement {
  return element('ol', { class: 'steps' }, ...steps.map((tree, i) => stepItem(`${key}.${i}`, tree)));
}

function whole(derivation: DerivationReport, actions: Actions): HTMLElement {
  const list = stepList(`derivation:${derivation.id}`, nested(derivation.steps));
  const setAll = (open: boolean): void => {
    for (const each of list.querySelectorAll('details')) each.open = open;
  };
  const button = (label: string, run: () => void): HTMLElement =>
    element('button', { type: 'button', class: 'quiet', onclick: run }, label);
  return element(
    'div',
    { class: 'derivation' },
    element('h3', {}, derivation.title),
    list,
    element(
      'div',
      { class: 'tools' },
      button('Open all steps', () => {
        setAll(true);
      }),
      button('Close all', () => {
        setAll(false);
      }),
      button('Insert into the note', () => {
        actions.insertDerivation(derivation.id);
      }),
    ),
  );
}

export const derivation: Section = {
  key: 'derivation',
  title: 'Derivation',
  openAtFirst: true,
  data: ({ analysis }) => {
    const shown = analysis.derivations.filter((each) => each.steps.length > 0);
    return shown.length === 0 ? null : shown;
  },
  body: ({ analysis }, actions) =>
    analysis.derivations.filter((each) => each.steps.length > 0).map((each) => whole(each, actions)),
};

// Decides the head of the page: the model as mathematics, its parameters, its findings, and the buttons.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { ModelAnalysis } from '../server/engine/report/schema.ts';
import { element } from './dom.ts';
import { formatDomain, formatMembership } from './format.ts';
import type { BlockView } from './protocol.ts';
import { pointOf } from './sections/point.ts';
import { scrollBox, typeset } from './typeset.ts';

/** The model, its parameters with their domains, and the point at which numbers are shown. */
export function modelHeading(model: ModelAnalysis): Node[] {
  const shown: Node[] = [scrollBox(statement(model), 'Model')];
  if (model.parameters.length > 0) {
    const items = model.parameters.map((parameter) => {
      const remarks = [parameter.role, parameter.declared ? 'stated' : null].filter((remark) => remark !== null);
      return element(
        'li',
        {},
        typeset({ text: parameter.name, latex: parameter.latex }),
        ` ${formatMembership(parameter.domain)}`,
        remarks.length === 0 ? null : element('span', { class: 'role' }, remarks.join(', ')),
      );
    });
    shown.push(element('ul', { class: 'parameters', 'aria-label': 'Parameters' }, ...items));
  }
  if (model.constraints.length > 0) shown.push(element('p', { class: 'note' }, model.constraints.join('; ')));
  if (model.point !== null) shown.push(element('p', { class: 'note' }, 'Point: ', pointOf(model, model.point)));
  return shown;
}

/** What is observed and how it is distributed; a model that no family's name fits has a density p on its support. */
function statement({ observation }: ModelAnalysis): HTMLElement {
  const { name, latex, distribution, support, statement: stated } = observation;
  if (distribution !== 'custom') return element('p', { class: 'statement' }, typeset(stated));
  return element(
    'p',
    { class: 'statement' },
    typeset({ text: name, latex }),
    element('span', { class: 'relation' }, '∼'),
    element('span', { class: 'law own' }, 'p'),
    ` on ${formatDomain(support)}`,
  );
}

const hintSeverity = 4;
const severities: readonly (readonly [string, string])[] = [
  ['error', 'Error'],
  ['error', 'Error'],
  ['warning', 'Warning'],
  ['information', 'Information'],
  ['hint', 'Hint'],
];

/** What was found in the block, each with a button that opens the page of its rule. */
export function findings(diagnostics: readonly Diagnostic[], openRule: (code: string) => void): Node[] {
  // a hint is told at its place in the note, and by the section that it is about
  const told = diagnostics.filter(({ severity }) => severity !== hintSeverity);
  if (told.length === 0) return [];
  const items = told.map((diagnostic) => {
    const [kind, word] = severities[diagnostic.severity ?? 1] ?? ['error', 'Error'];
    const code = typeof diagnostic.code === 'string' ? diagnostic.code : null;
    const open = (): void => {
      if (code !== null) openRule(code);
    };
    return element(
      'li',
      { class: kind },
      element('span', { class: 'visually-hidden' }, `${word}: `),
      messageOf(diagnostic),
      ' ',
      code === null ? null : element('button', { type: 'button', class: 'link code', onclick: open }, code),
    );
  });
  return [element('ul', { class: 'findings', 'aria-label': 'Findings' }, ...items)];
}

function messageOf(diagnostic: Diagnostic): string {
  return typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value;
}

/** The blocks before and after the one that is shown. */
export function neighbors(view: BlockView): { readonly before: string | null; readonly after: string | null } {
  const at = view.blockNames.indexOf(view.name);
  if (at < 0) return { before: null, after: null };
  return { before: view.blockNames[at - 1] ?? null, after: view.blockNames[at + 1] ?? null };
}

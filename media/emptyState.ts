// Decides what the page says when it has no model to show: how to write the first one, or what went wrong.
import { element } from './dom.ts';
import type { MessageToPage } from './protocol.ts';

/** The lesson of the empty page: the smallest model block, and a button that inserts it. */
export function emptyState(
  { reason, name, example }: Extract<MessageToPage, { type: 'empty' }>,
  insert: (example: string) => void,
): Node[] {
  if (reason === 'no-note') {
    return [
      element('h1', {}, 'No note is open'),
      element('p', {}, 'Open a Markdown or Quarto note: the model at the cursor is shown here.'),
    ];
  }
  const shown: Node[] = [
    reason === 'block-gone'
      ? element('h1', {}, `${name ?? 'The model'} is no longer in the note`)
      : element('h1', {}, 'Write a model'),
    element(
      'p',
      {},
      'A fenced block that begins with the word model states a distribution. Its score, Fisher information, bounds and ',
      'regularity are then shown here, and beside the text.',
    ),
  ];
  if (example !== null) {
    const add = (): void => {
      insert(example);
    };
    shown.push(
      element('pre', {}, element('code', {}, example.trimEnd())),
      element('button', { type: 'button', class: 'primary', onclick: add }, 'Insert this model'),
    );
  }
  return shown;
}

/** The server does not answer: what it said, and a button that starts it anew. */
export function failure(message: string, restart: () => void): Node[] {
  return [
    element('p', { class: 'failure' }, message),
    element('button', { type: 'button', class: 'primary', onclick: restart }, 'Restart the server'),
  ];
}

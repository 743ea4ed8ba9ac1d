// Starts the panel's page: restores what was shown before a reload, then follows its host.
import { Folds } from './folds.ts';
import { Page } from './page.ts';
import type { MessageToHost, MessageToPage, PanelState } from './protocol.ts';
import { markScrollable } from './typeset.ts';

interface EditorApi {
  postMessage(message: MessageToHost): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const folds = new Folds((open) => {
  editor.postMessage({ type: 'folds', open });
  save();
});
const page = new Page(document.body, folds, (message) => {
  editor.postMessage(message);
  if (message.type === 'pin') save();
});

function save(): void {
  editor.setState({ view: page.shown, pinned: page.isPinned, open: folds.all, scroll: window.scrollY });
}

/** What is to be kept is a whole view: it is written down after a pause in scrolling and in new answers. */
const pause = 200;
let pending: number | undefined;

function saveSoon(): void {
  clearTimeout(pending);
  pending = setTimeout(save, pause);
}

window.addEventListener('scroll', saveSoon);
window.addEventListener('resize', () => {
  markScrollable(document);
});
window.addEventListener('message', (event: MessageEvent<MessageToPage>) => {
  page.receive(event.data);
  if (event.data.type !== 'updating' && event.data.type !== 'say') saveSoon();
  editor.postMessage({ type: 'shown', shown: page.report });
});

const before = editor.getState() ?? null;
if (before !== null) {
  folds.restore(before.open);
  page.setPinned(before.pinned);
  // What was shown may be of an older text: it stays, dimmed, until the host has answered.
  if (before.view !== null) page.show({ ...before.view, updating: true });
  folds.apply(document);
  window.scrollTo({ top: before.scroll, behavior: 'instant' });
}
editor.postMessage({ type: 'ready', state: before });

// Decides how the page stands together and changes: parts with names, each replaced only when its data has changed.
import { element } from './dom.ts';
import { emptyState, failure } from './emptyState.ts';
import type { Folds } from './folds.ts';
import { findings, modelHeading, neighbors } from './heading.ts';
import type { BlockView, MessageToHost, MessageToPage, ShownBlock } from './protocol.ts';
import { restOf } from './rest.ts';
import { SectionPlace } from './sectionPlace.ts';
import { sections } from './sections/index.ts';
import type { Actions, Shown } from './sections/section.ts';
import { Slot } from './slots.ts';
import { markScrollable } from './typeset.ts';

const toolLabels = { before: 'Previous model', after: 'Next model', copy: 'Copy as LaTeX' } as const;
type Tool = keyof typeof toolLabels;

export class Page {
  readonly folds: Folds;
  private view: BlockView | null = null;
  private pinned = false;
  /** Whether the sections show a model: that of the view, or, while it cannot be read, what it was before. */
  private hasModel = false;
  private readonly send: (message: MessageToHost) => void;
  private readonly status = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  private readonly badge = element('span', { class: 'badge', 'aria-hidden': 'true' }, 'updating');
  private readonly main = element('main', {});
  private readonly note = element('button', { type: 'button', class: 'link note-name', title: 'Show in the note' });
  private readonly name = element('h1', {});
  private readonly pin = element('button', { type: 'button', class: 'tool', 'aria-pressed': 'false' }, 'Pin');
  private readonly tools: Readonly<Record<Tool, HTMLButtonElement>>;
  private readonly content = element('div', { class: 'content' });
  private readonly notice = new Slot(element('div', { class: 'notice' }));
  private readonly heading = new Slot(element('div', { class: 'model' }));
  private readonly findings = new Slot(element('div', {}));
  private readonly unread = new Slot(element('div', {}));
  private readonly rest = new Slot(element('div', {}));
  private readonly places: readonly SectionPlace[];
  private readonly actions: Actions = {
    insertDerivation: (id) => {
      this.send({ type: 'insertDerivation', id });
    },
    insertPlot: (id) => {
      this.send({ type: 'insertPlot', id });
    },
  };

  constructor(root: HTMLElement, folds: Folds, send: (message: MessageToHost) => void) {
    this.folds = folds;
    this.send = send;
    this.places = sections.map((section) => new SectionPlace(section));
    this.tools = { before: this.tool('before', '‹'), after: this.tool('after', '›'), copy: this.tool('copy', 'Copy') };
    this.wire();
    const toolbar = element(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': 'Panel' },
      this.tools.before,
      this.tools.after,
      this.tools.copy,
      this.pin,
    );
    const top = element('header', {}, element('div', { class: 'names' }, this.name, this.note, this.badge), toolbar);
    this.content.append(
      top,
      this.heading.host,
      this.findings.host,
      this.unread.host,
      ...this.places.map(({ frame }) => frame),
      this.rest.host,
    );
    this.content.hidden = true;
    this.main.append(this.notice.host, this.content);
    this.folds.apply(this.main);
    root.append(this.status, this.main);
  }

  /** What the page shows; null before anything was shown. */
  get shown(): BlockView | null {
    return this.view;
  }

  /** The block and the sections that a reader sees. */
  get report(): ShownBlock | null {
    if (this.view === null) return null;
    const { uri, name, version } = this.view;
    const { depth, model } = this.view.analysis;
    const awaitsRest = depth === 'findings' && model !== null;
    const updating = awaitsRest || this.main.getAttribute('aria-busy') === 'true';
    const visible = this.places.filter(({ isVisible }) => isVisible);
    return { uri, name, version, updating, sections: visible.map(({ key }) => key) };
  }

  get isPinned(): boolean {
    return this.pinned;
  }

  /** Acts on one message of the host. */
  receive(message: MessageToPage): void {
    switch (message.type) {
      case 'show':
        this.show(message.view);
        return;
      case 'updating':
        this.setBusy(
          true,
          message.name === null || message.name === this.view?.name ? 'Updating' : `Computing ${message.name}`,
        );
        return;
      case 'empty':
        this.empty(message);
        return;
      case 'failed':
        this.setBusy(false, message.message);
        this.notice.fill(message, () =>
          failure(message.message, () => {
            this.send({ type: 'restart' });
          }),
        );
        return;
      case 'pinned':
        this.setPinned(message.pinned);
        return;
      case 'folds':
        this.folds.restore(message.open);
        this.folds.apply(this.main);
        return;
      case 'say':
        this.status.textContent = message.text;
        return;
    }
  }

  /** Shows a block; parts whose data is the same stay as they are. */
  show(view: BlockView): void {
    const another = this.view?.name !== view.name || this.view.uri !== view.uri;
    const elsewhere = this.view !== null && placeOf(this.view) !== placeOf(view);
    const wasBusy = this.main.getAttribute('aria-busy') === 'true';
    this.view = view;
    this.notice.fill(null, () => []);
    this.content.hidden = false;
    this.name.textContent = view.name;
    this.note.textContent = view.note;
    const { before, after } = neighbors(view);
    this.tools.before.hidden = this.tools.after.hidden = view.blockNames.length < 2;
    this.tools.before.disabled = before === null;
    this.tools.after.disabled = after === null;
    const { model } = view.analysis;
    this.findings.fill(view.diagnostics, () =>
      findings(view.diagnostics, (code) => {
        this.send({ type: 'openRule', code });
      }),
    );
    // While a line is half typed its model cannot be read: what it was before stays, dimmed and said to be so.
    const kept = model === null && !another && this.hasModel;
    this.content.classList.toggle('former', kept);
    this.unread.fill([model === null, kept], () => (model === null ? [element('p', {}, unreadable(kept))] : []));
    if (!kept) this.fill(model === null ? null : { model, analysis: view.analysis }, !another);
    this.rest.fill([view.analysis.depth, model?.notReached, model === null], () => restOf(view.analysis));
    markScrollable(this.main);
    if (elsewhere) window.scrollTo({ top: 0, behavior: 'instant' });
    this.setBusy(
      view.updating,
      view.updating ? 'Updating' : another ? `Showing ${view.name}` : wasBusy ? 'Up to date' : '',
    );
  }

  setPinned(pinned: boolean): void {
    this.pinned = pinned;
    this.pin.setAttribute('aria-pressed', String(pinned));
    this.pin.textContent = pinned ? 'Pinned' : 'Pin';
    this.pin.title = pinned ? 'Follow the cursor again' : 'Keep this model while the cursor moves';
  }

  private fill(shown: Shown | null, same: boolean): void {
    this.hasModel = shown !== null;
    const { observation, parameters, constraints, point } = shown?.model ?? {};
    this.heading.fill([observation, parameters, constraints, point], () =>
      shown === null ? [] : modelHeading(shown.model),
    );
    for (const each of this.places) if (each.fill(shown, same, this.actions)) this.folds.apply(each.frame);
  }

  private empty(message: Extract<MessageToPage, { type: 'empty' }>): void {
    this.setBusy(
      false,
      message.reason === 'block-gone' ? `${message.name ?? 'The model'} is no longer in the note` : '',
    );
    this.notice.fill(message, () =>
      emptyState(message, (example) => {
        this.send({ type: 'insertExample', example });
      }),
    );
    // A pinned model may come back with the next keystroke: its last result stays beneath the notice.
    if (message.reason === 'block-gone') return;
    this.content.hidden = true;
    this.hasModel = false;
    this.view = null;
  }

  private setBusy(busy: boolean, words: string): void {
    this.main.setAttribute('aria-busy', String(busy));
    if (words !== '') this.status.textContent = words;
  }

  private tool(name: Tool, text: string): HTMLButtonElement {
    const label = toolLabels[name];
    return element('button', { type: 'button', class: 'tool', title: label, 'aria-label': label }, text);
  }

  private wire(): void {
    const reveal = (name: string | null): void => {
      if (name !== null) this.send({ type: 'reveal', name });
    };
    this.setPinned(false);
    this.pin.addEventListener('click', () => {
      this.setPinned(!this.pinned);
      this.send({ type: 'pin', pinned: this.pinned });
    });
    this.note.addEventListener('click', () => {
      reveal(this.view?.name ?? null);
    });
    this.tools.copy.addEventListener('click', () => {
      this.send({ type: 'copy' });
    });
    this.tools.before.addEventListener('click', () => {
      reveal(this.view === null ? null : neighbors(this.view).before);
    });
    this.tools.after.addEventListener('click', () => {
      reveal(this.view === null ? null : neighbors(this.view).after);
    });
    // A disclosure changes after its click was handled; boxes in it can be measured only then.
    this.main.addEventListener('click', () => {
      setTimeout(() => {
        this.folds.collect(this.main);
        markScrollable(this.main);
      });
    });
  }
}

function unreadable(kept: boolean): string {
  const now = 'This block states no distribution that can be read as it stands.';
  return kept ? `${now} What is dimmed is what it last said.` : now;
}

/** Which block of which note a view is of: the same block under another name keeps its place on the page. */
const placeOf = ({ uri, name, blockNames }: BlockView): string => `${String(blockNames.indexOf(name))} ${uri}`;

// Decides what one panel shows and when: the newest answer for its subject, never one for an older text.
import type * as vscode from 'vscode';
import type { BlockView, MessageToHost, MessageToPage, ShownBlock } from '../../media/protocol.ts';
import type { PanelBlock } from '../../server/lsp/messages.ts';
import { isContentModified, type Server } from '../server.ts';
import { subjectAtCursor, targetOf, type Subject } from './subject.ts';

/** What a panel asks of the extension around it. */
export interface PanelServices {
  readonly server: Server;
  /** What the reader has folded, shared by all panels and kept. */
  readonly folds: { get(): Readonly<Record<string, boolean>>; set(open: Readonly<Record<string, boolean>>): void };
  /** Acts on what the page asks for and the panel itself does not do. */
  act(message: Exclude<MessageToHost, { type: 'ready' | 'shown' | 'pin' | 'folds' }>, panel: Panel): void;
}

/** Quick moves of the cursor and keystrokes are answered once, after a pause of this length. */
const pause = 60;

export class Panel {
  readonly host: vscode.WebviewPanel;
  private readonly services: PanelServices;
  private subject: Subject;
  private isPinned: boolean;
  private view: BlockView | null;
  private drawn: ShownBlock | null = null;
  /** Counts what was asked: an answer to anything but the last question is dropped. */
  private asked = 0;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    host: vscode.WebviewPanel,
    services: PanelServices,
    subject: Subject,
    pinned: boolean,
    view: BlockView | null,
  ) {
    this.host = host;
    this.services = services;
    this.subject = subject;
    this.isPinned = pinned;
    this.view = view;
    this.setTitle();
  }

  get pinned(): boolean {
    return this.isPinned;
  }

  /** The block that the panel is about, and the one that its page says it has drawn. */
  get block(): BlockView | null {
    return this.view;
  }

  get shown(): ShownBlock | null {
    return this.drawn;
  }

  /** The note that the panel is about. */
  get uri(): string | null {
    return this.subject.kind === 'none' ? null : this.subject.uri;
  }

  /** Shows this subject from now on; a pinned panel is released. */
  turnTo(subject: Subject): void {
    if (this.isPinned) {
      this.isPinned = false;
      this.post({ type: 'pinned', pinned: false });
      this.setTitle();
    }
    this.subject = subject;
    this.refreshSoon();
  }

  /** The cursor has moved: an unpinned panel moves with it. Where no note is in sight it stays. */
  followCursor(): void {
    if (this.isPinned) return;
    const subject = subjectAtCursor();
    if (subject.kind === 'none') return;
    this.subject = subject;
    this.refreshSoon();
  }

  /** Asks anew, after a pause that gathers what happens together. */
  refreshSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.refresh(), pause);
  }

  /** The note's text has changed: what is shown belongs to an older one until the answer comes. */
  textChanged(): void {
    this.asked++;
    this.post({ type: 'updating', name: this.view?.name ?? null });
    this.refreshSoon();
  }

  /** The server has gone; what is shown stays, with a way to start it again. */
  failed(message: string): void {
    this.asked++;
    this.post({ type: 'failed', message });
  }

  /** Has the page read a sentence aloud, where there is one. */
  say(text: string | undefined): void {
    if (text !== undefined) this.post({ type: 'say', text });
  }

  private post(message: MessageToPage): void {
    void this.host.webview.postMessage(message);
  }

  dispose(): void {
    this.asked++;
    clearTimeout(this.waiting);
  }

  /** Acts on what the page says. */
  receive(message: MessageToHost): void {
    switch (message.type) {
      case 'ready':
        this.drawn = null;
        this.post({ type: 'folds', open: this.services.folds.get() });
        this.post({ type: 'pinned', pinned: this.isPinned });
        void this.refresh();
        return;
      case 'shown':
        this.drawn = message.shown;
        return;
      case 'folds':
        this.services.folds.set(message.open);
        return;
      case 'pin':
        this.pin(message.pinned);
        return;
      default:
        this.services.act(message, this);
    }
  }

  private pin(pinned: boolean): void {
    this.isPinned = pinned && this.view !== null;
    if (this.isPinned !== pinned) this.post({ type: 'pinned', pinned: this.isPinned });
    if (this.isPinned && this.view !== null) this.subject = { kind: 'block', uri: this.view.uri, name: this.view.name };
    else this.followCursor();
    this.setTitle();
  }

  private async refresh(): Promise<void> {
    clearTimeout(this.waiting);
    const question = ++this.asked;
    const asked = targetOf(this.subject);
    if (asked === undefined) {
      if (this.view === null) this.post({ type: 'empty', reason: 'no-note', name: null, example: null });
      return;
    }
    const { document, target } = asked;
    try {
      const answer = await this.services.server.request('fisherNotes/panel', target);
      if (question !== this.asked) return;
      // The text went on while the answer was made; the change has asked, or will ask, again.
      if (answer.version !== document.version) {
        this.refreshSoon();
        return;
      }
      if (answer.kind === 'empty') {
        this.empty(this.isPinned ? 'block-gone' : 'no-block', answer.example);
      } else this.show(answer, document);
    } catch (error) {
      if (question !== this.asked) return;
      if (isContentModified(error)) this.refreshSoon();
      else this.post({ type: 'failed', message: `The language server does not answer: ${messageOf(error)}` });
    }
  }

  private empty(reason: 'block-gone' | 'no-block', example: string): void {
    const name = this.view?.name ?? null;
    if (reason === 'no-block') this.view = null;
    this.post({ type: 'empty', reason, name, example: reason === 'no-block' ? example : null });
    this.setTitle();
  }

  private show(answer: PanelBlock, document: vscode.TextDocument): void {
    if (this.subject.kind === 'block' && answer.blockName !== this.subject.name) {
      this.empty('block-gone', '');
      return;
    }
    const updating = answer.state === 'computing' || answer.stale;
    if (answer.analysis === null) {
      this.post({ type: 'updating', name: answer.blockName });
      return;
    }
    this.view = {
      uri: answer.uri,
      note: document.uri.path.split('/').at(-1) ?? '',
      name: answer.blockName,
      version: answer.version,
      updating,
      analysis: answer.analysis,
      diagnostics: answer.diagnostics,
      blockNames: answer.blockNames,
    };
    this.post({ type: 'show', view: this.view });
    this.setTitle();
  }

  private setTitle(): void {
    const title = this.isPinned && this.view !== null ? `Fisher Notes: ${this.view.name}` : 'Fisher Notes';
    if (this.host.title !== title) this.host.title = title;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

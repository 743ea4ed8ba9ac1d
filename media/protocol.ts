// Decides what the panel's page and its host in the editor say to each other: plain data, each way.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { BlockAnalysis, DerivationReport } from '../server/engine/report/blockAnalysis.ts';

/** One block's analysis with the place that it belongs to; everything on the page is a view of it. */
export interface BlockView {
  /** The note's URI, as text. */
  readonly uri: string;
  /** The note's file name, for the heading. */
  readonly note: string;
  readonly name: string;
  /** The version of the note's text that this belongs to. */
  readonly version: number;
  /** Whether a newer analysis is on its way: what stands on the page is dimmed. */
  readonly updating: boolean;
  readonly analysis: BlockAnalysis;
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the note's blocks in order, for stepping from one to the next. */
  readonly blockNames: readonly string[];
}

/** Why there is nothing to show. */
export type EmptyReason = 'no-note' | 'no-block' | 'block-gone';

/** What a page keeps across reloads of the window; its host restores the panel from it. */
export interface PanelState {
  readonly view: BlockView | null;
  readonly pinned: boolean;
  /** Sections and disclosures by key: whether they are open. What is not named has its default. */
  readonly open: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

/** What a page says that it has drawn. */
export interface ShownBlock {
  readonly uri: string;
  readonly name: string;
  readonly version: number;
  readonly updating: boolean;
  readonly sections: readonly string[];
}

export type MessageToPage =
  | { readonly type: 'show'; readonly view: BlockView }
  /** A new answer is awaited: for the block that is shown, or for another one. */
  | { readonly type: 'updating'; readonly name: string | null }
  /** There is nothing to show; `example` is a model block that can be inserted, where there is a note to take it. */
  | {
      readonly type: 'empty';
      readonly reason: EmptyReason;
      readonly name: string | null;
      readonly example: string | null;
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'pinned'; readonly pinned: boolean }
  | { readonly type: 'folds'; readonly open: Readonly<Record<string, boolean>> }
  /** A sentence for the status line: read aloud, shown for a moment. */
  | { readonly type: 'say'; readonly text: string };

export type MessageToHost =
  | { readonly type: 'ready'; readonly state: PanelState | null }
  /** What stands on the page now: the block with the sections that it has; null where none is shown. */
  | { readonly type: 'shown'; readonly shown: ShownBlock | null }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'copy' }
  /** Show a block of the note in the editor. */
  | { readonly type: 'reveal'; readonly name: string }
  | { readonly type: 'insertExample'; readonly example: string }
  | { readonly type: 'insertDerivation'; readonly id: DerivationReport['id'] }
  | { readonly type: 'insertPlot'; readonly id: string }
  | { readonly type: 'openRule'; readonly code: string }
  | { readonly type: 'folds'; readonly open: Readonly<Record<string, boolean>> }
  | { readonly type: 'restart' };

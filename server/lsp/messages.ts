// The contract with the client beyond the standard protocol: start options, settings, custom requests, notifications.
//
// Import this file for its types only (`import type`): the client and the panel's page share no code with the server.
// How a client uses it:
// - It sends `InitializationOptions` when it starts the server, and `fisherNotes/theme` when the editor's theme changes.
// - The panel asks `fisherNotes/panel` when the cursor moves or `fisherNotes/analysisChanged` arrives for its note. An
//   answer comes at once: the newest analysis that is known, with `state: 'computing'` where a newer one is on its way, and
//   of depth `findings` where the rest of the same text is; `fisherNotes/analysisChanged` says when either has come.
// - `fisherNotes/insertDerivation` and `fisherNotes/copyLatex` wait for the analysis of the text of `version`. When the
//   note changes meanwhile they fail with LSP's ContentModified (-32801), when cancelled with RequestCancelled (-32800).
import type { Position, Range, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DerivationReport } from '../engine/report/blockAnalysis.ts';
import type { FindingPolicy } from '../engine/report/findingPolicy.ts';
import type { PanelAnswer } from '../service/panelAnswer.ts';
import type { PlotImage } from '../service/plotImage.ts';

export type { PanelAnswer, PanelBlock, PanelEmpty } from '../service/panelAnswer.ts';

/** The four kinds of color theme of VS Code; pictures in hovers have their colors baked in for one of them. */
export type ThemeKind = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

/** What the client says of itself in `initializationOptions`; every part may be missing, and is then off. */
export interface InitializationOptions {
  readonly theme?: ThemeKind;
  /** Whether hovers can show `data:` SVG images; without it formulas are Unicode text. */
  readonly images?: boolean;
  /** Whether the client has the commands of `ClientCommands`; code lenses and hover links are made of them. */
  readonly commands?: boolean;
  /** The URI of the folder of the rules' pages, with or without a final slash: `file:///…/docs/rules`. */
  readonly rulesBase?: string;
}

/** The settings under `fisherNotes`, as the server reads them; package.json declares them. */
export interface Settings {
  readonly inlayHints: { readonly domains: boolean; readonly information: boolean };
  readonly codeLens: { readonly enabled: boolean };
  /** `diagnostics.severity` by code, and `diagnostics.pedantic`. */
  readonly findings: FindingPolicy;
}

/** Where a command is to act: the block named, else the block at the position, else the one nearest before it. */
export interface BlockTarget {
  readonly textDocument: TextDocumentIdentifier;
  /** The version of the text that the client sees. */
  readonly version: number;
  readonly position?: Position;
  readonly blockName?: string;
}

/** The argument of the client's commands when a code lens, a hover or a code action calls them. */
export interface CommandTarget {
  readonly uri: string;
  readonly blockName: string;
}

/** Commands that the client registers; each takes one optional `CommandTarget`, without which the cursor decides. */
export type ClientCommand =
  'fisherNotes.openPanel' | 'fisherNotes.insertDerivation' | 'fisherNotes.insertPlot' | 'fisherNotes.copyAsLatex';

/** The edit that brings a derivation or a plot into the note; `edit` is null where nothing changes, `message` says why. */
export interface InsertDerivationAnswer {
  readonly edit: WorkspaceEdit | null;
  readonly message: string;
}

/** The plots of a block, as files; `message` says why where there are none. */
export interface PlotsAnswer {
  readonly plots: readonly PlotImage[];
  readonly blockName: string | null;
  readonly message: string;
}

/** `latex` is null where there is nothing to copy, `message` says why or what was copied. */
export interface CopyLatexAnswer {
  readonly latex: string | null;
  readonly message: string;
}

/** Counts since the server started, for tests and bug reports. */
export interface StatisticsAnswer {
  /** Blocks whose findings were computed. */
  readonly computed: number;
  /** Blocks whose full analysis was computed. */
  readonly deepened: number;
  /** Blocks whose analysis was found in the cache. */
  readonly cached: number;
  /** Computations that were given up, since the text had changed. */
  readonly superseded: number;
  /** Workers started after the first: after a hang, a crash or a superseded computation that did not end. */
  readonly workerRestarts: number;
  /** Blocks whose findings are still to be computed, with the one that is being computed. */
  readonly pending: number;
  /** Blocks whose full analysis somebody waits for. */
  readonly deepening: number;
}

/** Custom requests, client to server. */
export interface Requests {
  readonly 'fisherNotes/panel': { readonly params: BlockTarget; readonly result: PanelAnswer };
  readonly 'fisherNotes/insertDerivation': {
    readonly params: BlockTarget & { readonly derivation?: DerivationReport['id'] };
    readonly result: InsertDerivationAnswer;
  };
  readonly 'fisherNotes/plots': { readonly params: BlockTarget; readonly result: PlotsAnswer };
  /** The link to a plot that stands in `file`, beside the note. */
  readonly 'fisherNotes/insertPlot': {
    readonly params: BlockTarget & { readonly plot: string; readonly file: string };
    readonly result: InsertDerivationAnswer;
  };
  readonly 'fisherNotes/copyLatex': { readonly params: BlockTarget; readonly result: CopyLatexAnswer };
  readonly 'fisherNotes/statistics': { readonly params: null; readonly result: StatisticsAnswer };
}

/** Custom notifications, client to server. */
export interface ClientNotifications {
  readonly 'fisherNotes/theme': { readonly theme: ThemeKind };
  /** The blocks that can be seen are analyzed before the others. */
  readonly 'fisherNotes/visibleRanges': { readonly uri: string; readonly ranges: readonly Range[] };
}

/** Custom notifications, server to client. */
export interface ServerNotifications {
  /** The analyses of these blocks are new, in this version of the note; hints, lenses and the panel may be asked again. */
  readonly 'fisherNotes/analysisChanged': {
    readonly uri: string;
    readonly version: number;
    readonly keys: readonly string[];
  };
}

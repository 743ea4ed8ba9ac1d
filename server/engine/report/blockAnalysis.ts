// What the engine answers for one block: plain data, keyed by the block's content, so that it crosses threads and is cached.
import type { Span } from '../base/span.ts';
import type { ExpressionReport, ModelAnalysis, Severity } from './schema.ts';

/** A replacement in the block that mends a finding; spans count from the start of the block. */
export interface FixReport {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly replacement: string }[];
  readonly preferred: boolean;
}

/** Something to tell the writer, at its exact place; spans count from the start of the block. */
export interface FindingReport {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes: readonly FixReport[];
}

/** One line of a derivation: what is claimed, and why. A step without an expression is a sentence of its own. */
export interface StepReport {
  readonly reason: string;
  readonly expression: ExpressionReport | null;
  /** Nesting depth: 0 for the main line, more for a detail of the line above. */
  readonly depth: number;
}

/** A derivation that the panel opens step by step and that the insert command writes into the note. */
export interface DerivationReport {
  readonly id: 'score' | 'information' | 'bound';
  readonly title: string;
  readonly steps: readonly StepReport[];
  /** The whole derivation as Markdown that GitHub, Obsidian, Pandoc and VS Code's preview show alike. */
  readonly markdown: string;
}

/** The data behind a plot; a row has an entry for each column. */
export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** A plot as an SVG string that takes its colors from CSS variables, with the data behind it. */
export interface PlotReport {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly svg: string;
  readonly table: PlotTable;
}

/** What findings need, or also what only those see who look closer: divergences, plots, … */
export type Depth = 'findings' | 'full';

/** All that the engine says of one block. `model` is null where the block states no distribution that can be read. */
export interface BlockAnalysis {
  readonly key: string;
  /** Findings and derivations are the same in both; a report in the depth of findings lacks parts, and has no plots. */
  readonly depth: Depth;
  readonly model: ModelAnalysis | null;
  readonly findings: readonly FindingReport[];
  readonly derivations: readonly DerivationReport[];
  readonly plots: readonly PlotReport[];
  /** Deterministic count of the steps that the analysis took. */
  readonly steps: number;
}

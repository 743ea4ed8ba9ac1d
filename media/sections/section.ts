// Decides what a section of the page is: a heading that folds, and a body made from one block's analysis.
import type { ModelAnalysis } from '../../server/engine/report/schema.ts';
import type { BlockAnalysis, DerivationReport } from '../../server/engine/report/blockAnalysis.ts';

/** What the body of a section may ask of the page. */
export interface Actions {
  insertDerivation(id: DerivationReport['id']): void;
  insertPlot(id: string): void;
}

/** A block that has a model, as sections take it. */
export interface Shown {
  readonly model: ModelAnalysis;
  readonly analysis: BlockAnalysis;
}

export interface Section {
  /** Names the section in what is remembered, and in the page. */
  readonly key: string;
  readonly title: string;
  /** Those that a reader comes for stand open; the others are folded to a line with their headline. */
  readonly openAtFirst: boolean;
  /** Whether a full analysis adds to what findings have: until it is there the section stays as it was. */
  readonly grows?: true;
  /** The data that the body shows: while it is the same, the section is left as it stands. `null` hides the section. */
  data(shown: Shown): unknown;
  /** What the section comes to, beside its title while it is folded: a number, a short formula. */
  headline?(shown: Shown): readonly (Node | string)[];
  body(shown: Shown, actions: Actions): readonly (Node | string)[];
}

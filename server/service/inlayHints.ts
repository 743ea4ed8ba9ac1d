// Decides what stands in grey after a `~` line: the domains that were inferred, and the information in closed form.
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { ModelAnalysis } from '../engine/report/schema.ts';
import type { BlockSyntax, ObservationStatement } from '../engine/text/syntax.ts';
import { domainText } from './domainText.ts';
import { analysisOf, inNote } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';
import { inlineMatrix, unicodeMath } from './unicodeMath.ts';
import { warrantText } from './warrant.ts';

export interface InlayHintOptions {
  readonly domains: boolean;
  readonly information: boolean;
}

/** A longer formula would push the line out of sight; the hover and the panel show it. */
const longestInformation = 100;
/** More parameters than these are named in the panel. */
const mostDomains = 6;

/** The closed-form information on one line; undefined where there is none, or it is too long. */
export function informationText(model: ModelAnalysis): string | undefined {
  if (model.fisher?.status !== 'closed-form' || model.fisher.matrix === null) return undefined;
  const entries = model.fisher.matrix.map((row) =>
    row.map((entry) => (entry === null ? null : unicodeMath(entry.text))),
  );
  const text = `I = ${inlineMatrix(entries)}`;
  return text.length > longestInformation ? undefined : text;
}

/** The domains that no `param` line states, as one text; undefined where all are stated. */
export function inferredDomains(model: ModelAnalysis): string | undefined {
  const inferred = model.parameters.filter((parameter) => !parameter.declared);
  if (inferred.length === 0 || inferred.length > mostDomains) return undefined;
  return inferred.map(({ name, domain }) => domainText(name, domain)).join(', ');
}

function observationOf(block: BlockSyntax): ObservationStatement | undefined {
  return block.statements.find((statement) => statement.kind === 'observation');
}

/** The hints of the blocks that touch a range of the note; of a block that is not analyzed yet there are none. */
export function inlayHintsIn(note: NoteSnapshot, range: Range, options: InlayHintOptions): readonly InlayHint[] {
  const start = note.lines.offsetAt(range.start);
  const end = note.lines.offsetAt(range.end);
  const hints: InlayHint[] = [];
  for (const block of note.syntax.blocks) {
    if (block.span.end < start || block.span.start > end) continue;
    const model = analysisOf(note, block)?.model;
    const observation = observationOf(block);
    if (model === undefined || model === null || observation === undefined) continue;
    const position = note.lines.positionAt(inNote(block, observation.span).end);
    const domains = options.domains ? inferredDomains(model) : undefined;
    const information = options.information ? informationText(model) : undefined;
    if (domains !== undefined)
      hints.push({ position, label: domains, paddingLeft: true, paddingRight: true, tooltip: 'Inferred domains' });
    if (information !== undefined && model.fisher !== undefined) {
      const tooltip = `Fisher information per observation: ${warrantText(model.fisher)}`;
      hints.push({ position, label: information, paddingLeft: true, tooltip });
    }
  }
  return hints;
}

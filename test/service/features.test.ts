// Diagnostics, hints, outline, folding, lenses, actions and the panel's view of small notes.
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import type { FindingReport } from '../../server/engine/report/blockAnalysis.ts';
import { codeActionsAt } from '../../server/service/codeActions.ts';
import { codeLenses } from '../../server/service/codeLens.ts';
import { noteDiagnostics } from '../../server/service/diagnostics.ts';
import { documentSymbols } from '../../server/service/documentSymbols.ts';
import { foldingRanges } from '../../server/service/foldingRanges.ts';
import { inlayHintsIn } from '../../server/service/inlayHints.ts';
import { panelView } from '../../server/service/panelView.ts';
import { targetBlock } from '../../server/service/snapshot.ts';
import { gammaModel, inBlock, noteUri, noteWith } from './noteFixture.ts';

const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const gamma = 'x ~ Gamma(k, rate = b)';

const finding: FindingReport = {
  code: 'unused-parameter',
  severity: 'warning',
  message: 'The parameter b is not used.',
  span: { start: 20, end: 21 },
  related: [{ span: { start: 0, end: 1 }, message: 'the observation' }],
  fixes: [{ title: 'Drop b', edits: [{ span: { start: 11, end: 21 }, replacement: '' }], preferred: true }],
};

describe('diagnostics', () => {
  test('carry code, page, severity, source, range in the note and related places', () => {
    const note = noteWith(`> ${inBlock(gamma).replaceAll('\n', '\n> ')}`, { 'model-1': { findings: [finding] } });
    const options = { rulesBase: 'file:///ext/docs/rules/', relatedInformation: true };
    expect(noteDiagnostics(note, options)).toEqual([
      {
        source: 'fisher-notes',
        code: 'unused-parameter',
        codeDescription: { href: 'file:///ext/docs/rules/unused-parameter.md' },
        severity: DiagnosticSeverity.Warning,
        message: 'The parameter b is not used.',
        range: { start: { line: 3, character: 22 }, end: { line: 3, character: 23 } },
        relatedInformation: [
          {
            location: { uri: noteUri, range: { start: { line: 3, character: 2 }, end: { line: 3, character: 3 } } },
            message: 'the observation',
          },
        ],
        tags: [1],
      },
    ]);
  });

  test('tell related places in the message where the client shows none', () => {
    const note = noteWith(inBlock(gamma), { 'model-1': { findings: [finding] } });
    const [told] = noteDiagnostics(note, { relatedInformation: false });
    expect(told?.message).toBe('The parameter b is not used. (line 4: the observation)');
    expect(told?.codeDescription).toBeUndefined();
  });

  test('of the reader are there before any analysis, one quiet error for a half-typed line', () => {
    const note = noteWith(inBlock('x ~ Gamma(k,'));
    const told = noteDiagnostics(note, { relatedInformation: true });
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([['syntax', DiagnosticSeverity.Error]]);
  });

  test('are never those of another text', () => {
    const before = noteWith(inBlock(gamma), { 'model-1': { findings: [finding] } });
    const after = { ...noteWith(inBlock('x ~ Gamma(k, b)')), known: before.known };
    expect(noteDiagnostics(after, { relatedInformation: true })).toEqual([]);
  });
});

describe('inlay hints', () => {
  test('stand after the line: the inferred domains, then the information in closed form', () => {
    const note = noteWith(inBlock(gamma), { 'model-1': { model: gammaModel } });
    const hints = inlayHintsIn(note, whole, { domains: true, information: true });
    expect(hints.map(({ label, position }) => [label, position])).toEqual([
      ['k > 0, b > 0', { line: 3, character: 22 }],
      ['I = [[ψ₁(k), −1/b], [−1/b, k/b²]]', { line: 3, character: 22 }],
    ]);
  });

  test('leave out domains that are stated, and what is switched off', () => {
    const stated = gammaModel.parameters.map((parameter) => ({ ...parameter, declared: true }));
    const note = noteWith(inBlock(gamma), { 'model-1': { model: { ...gammaModel, parameters: stated } } });
    expect(inlayHintsIn(note, whole, { domains: true, information: false })).toEqual([]);
  });

  test('are none for numbers without a closed form', () => {
    const fisher = {
      ...gammaModel.fisher,
      status: 'numeric' as const,
      reason: null,
      matrix: null,
      verification: [],
      at: null,
    };
    const note = noteWith(inBlock(gamma), { 'model-1': { model: { ...gammaModel, fisher } } });
    expect(inlayHintsIn(note, whole, { domains: false, information: true })).toEqual([]);
  });
});

describe('outline, folding, lenses', () => {
  const note = noteWith(`${inBlock(gamma, 'param k > 0', 'at k = 2, b = 1')}\n~~~model late\n~~~\n`);

  test('the outline lists models and what they declare', () => {
    const [first, second] = documentSymbols(note);
    expect(first?.name).toBe('model-1');
    expect(first?.children?.map(({ name, detail }) => [name, detail])).toEqual([
      ['x', gamma],
      ['k', 'param k > 0'],
    ]);
    expect(second?.name).toBe('late');
    expect(second?.selectionRange).toEqual({ start: { line: 8, character: 9 }, end: { line: 8, character: 13 } });
  });

  test('blocks fold from fence to fence', () => {
    expect(foldingRanges(note).map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [2, 6],
      [8, 9],
    ]);
  });

  test('lenses stand on blocks that state a law', () => {
    const lenses = codeLenses(note);
    expect(lenses.map(({ command }) => command?.command)).toEqual([
      'fisherNotes.openPanel',
      'fisherNotes.insertDerivation',
      'fisherNotes.copyAsLatex',
    ]);
    expect(lenses[0]?.command?.arguments).toEqual([{ uri: noteUri, blockName: 'model-1' }]);
  });
});

describe('code actions', () => {
  const derivation = { id: 'information' as const, title: 'Information', steps: [], markdown: 'Text.' };
  const note = noteWith(inBlock(gamma), {
    'model-1': { model: gammaModel, findings: [finding], derivations: [derivation] },
  });
  const at = { start: { line: 3, character: 20 }, end: { line: 3, character: 20 } };

  test('are the fixes of findings there, the derivation, and the commands of the block', () => {
    const diagnostics = noteDiagnostics(note, { relatedInformation: false });
    const actions = codeActionsAt(note, at, { diagnostics: [...diagnostics], commands: true });
    expect(actions.map(({ title }) => title)).toEqual([
      'Drop b',
      'Allow “unused-parameter” here, and say why',
      'Insert the derivation of the Fisher information',
      'Open panel',
      'Copy as LaTeX',
    ]);
    const [fix] = actions;
    expect(fix).toMatchObject({ kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics });
    expect(fix?.edit?.documentChanges).toEqual([
      {
        textDocument: { uri: noteUri, version: 1 },
        edits: [{ range: { start: { line: 3, character: 11 }, end: { line: 3, character: 21 } }, newText: '' }],
      },
    ]);
  });

  test('are only those of the kind that is asked for, and no commands without a client for them', () => {
    const context = { diagnostics: [], commands: false };
    const kinds = (only: readonly string[]) => codeActionsAt(note, at, { ...context, only }).map(({ title }) => title);
    expect(kinds([CodeActionKind.QuickFix])).toEqual(['Drop b', 'Allow “unused-parameter” here, and say why']);
    expect(kinds([CodeActionKind.Source])).toEqual(['Insert the derivation of the Fisher information']);
    expect(kinds([CodeActionKind.Refactor])).toEqual([]);
  });

  test('offer nothing for what a setting hides', () => {
    const policy = { severities: new Map([[finding.code, 'off' as const]]), pedantic: false };
    const context = { diagnostics: [], commands: false, only: [CodeActionKind.QuickFix], policy };
    expect(codeActionsAt(note, at, context)).toEqual([]);
    expect(noteDiagnostics(note, { relatedInformation: true, policy })).toEqual([]);
  });

  test('write an allowance that holds once the reason stands in it', () => {
    const [, allow] = codeActionsAt(note, at, { diagnostics: [], commands: false });
    const [change] = allow?.edit?.documentChanges ?? [];
    const [edit] = change !== undefined && 'edits' in change ? change.edits : [];
    if (edit === undefined || !('newText' in edit)) throw new Error('There is no edit.');
    expect(edit.range.start).toEqual({ line: 3, character: gamma.length });
    const told = (comment: string) =>
      noteDiagnostics(
        noteWith(inBlock(`${gamma}${comment}`), { 'model-1': { model: gammaModel, findings: [finding] } }),
        { relatedInformation: true },
      ).map(({ code }) => code);
    expect(told(edit.newText)).toEqual([finding.code, 'syntax']);
    expect(told(edit.newText.replace('…', 'b is varied later'))).toEqual([]);
  });

  test('fix a misspelled word where the reader found it', () => {
    const misspelled = noteWith(inBlock('parm k > 0'));
    const start = { line: 3, character: 1 };
    const [action] = codeActionsAt(misspelled, { start, end: start }, { diagnostics: [], commands: false });
    expect(action?.title).toBe('Write “param”');
  });
});

describe('the panel', () => {
  const text = `${inBlock(gamma)}\nText.\n\n\`\`\`model late\ny ~ Poisson(r)\n\`\`\`\n`;
  const note = noteWith(text, { 'model-1': { model: gammaModel } });

  test('shows the block at the cursor, else the one before it, else the first', () => {
    const at = (line: number) => targetBlock(note, { position: { line, character: 0 } })?.name;
    expect([at(3), at(6), at(10), at(0)]).toEqual(['model-1', 'model-1', 'late', 'model-1']);
    expect(targetBlock(note, { blockName: 'late' })?.name).toBe('late');
    expect(targetBlock(note, { blockName: 'gone' })).toBeUndefined();
  });

  test('has what is known of the present text, else what was known before, marked as stale', () => {
    const [first, late] = note.syntax.blocks;
    expect(panelView(note, first, undefined, [])).toMatchObject({ state: 'ready', stale: false });
    const previous = {
      key: 'older',
      depth: 'full' as const,
      model: gammaModel,
      findings: [],
      derivations: [],
      plots: [],
      steps: 1,
    };
    expect(panelView(note, late, previous, [])).toMatchObject({ state: 'computing', stale: true, analysis: previous });
    expect(panelView(note, late, undefined, [])).toMatchObject({ state: 'computing', stale: false, analysis: null });
  });

  test('teaches the smallest block where there is none', () => {
    const empty = noteWith('Text.\n');
    const view = panelView(empty, undefined, undefined, []);
    if (view.kind !== 'empty') throw new Error('The panel is not empty.');
    expect(noteWith(view.example).syntax.blocks[0]?.issues).toEqual([]);
    expect(noteWith(view.example).syntax.blocks[0]?.statements).toHaveLength(1);
  });
});

// Inserted derivations: placed after their block, replaced when the model changes, untouched when it does not.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import type { DerivationReport } from '../../server/engine/report/blockAnalysis.ts';
import { derivationEdit, derivationRegions, staleDerivations } from '../../server/service/derivationRegion.ts';
import { noteWith } from './noteFixture.ts';

function derivation(markdown: string): DerivationReport {
  return { id: 'information', title: 'Fisher information', steps: [], markdown };
}

const first = derivation('**Fisher information.** The log-density is\n\n$$\\log p = -x .$$\n\nHence $I = 1$.');
const second = derivation('**Fisher information.** Hence $I = 2$.');

/** The note after the derivation of its first block was inserted or brought up to date. */
function inserted(text: string, report: DerivationReport): string {
  const note = noteWith(text);
  const block = note.syntax.blocks[0];
  if (block === undefined) throw new Error('There is no block.');
  const edit = derivationEdit(note, block, report);
  return edit === undefined ? text : TextDocument.applyEdits(TextDocument.create('', '', 0, text), [edit]);
}

function stale(text: string, report: DerivationReport): readonly string[] {
  return staleDerivations(noteWith(text, { a: { derivations: [report] } })).map(({ message }) => message);
}

const plain = 'Before.\n\n```model a\nx ~ Exponential(b)\n```\n\nAfter.\n';

describe('an inserted derivation', () => {
  test('stands after its block, between marks, with an empty line on each side', () => {
    const text = inserted(plain, first);
    expect(text).toMatch(
      /```\n\n<!-- fisher-notes: a\/information, from [0-9a-f]{6} -->\n\*\*Fisher information\.\*\* [^]*\$I = 1\$\.\n<!-- \/fisher-notes -->\n\nAfter\.\n$/,
    );
    expect(stale(text, first)).toEqual([]);
  });

  test.each([
    ['in plain text', plain],
    ['at the end of the note', '```model a\nx ~ Exponential(b)\n```'],
    ['where text follows at once', '```model a\nx ~ Exponential(b)\n```\nAfter.\n'],
    ['in a quote', '> ```model a\n> x ~ Exponential(b)\n> ```\n> After.\n'],
    ['in a list', '1. Item\n\n   ```model a\n   x ~ Exponential(b)\n   ```\n\n2. Next\n'],
    ['in a list, on the bullet’s line', '- ```model a\n  x ~ Exponential(b)\n  ```\n'],
    ['with line endings of Windows', plain.replaceAll('\n', '\r\n')],
    ['in a block with tildes', '~~~model a\nx ~ Exponential(b)\n~~~\n'],
  ])('does not change when it is inserted again: %s', (_where, text) => {
    const once = inserted(text, first);
    expect(once).not.toBe(text);
    expect(inserted(once, first)).toBe(once);
    expect(derivationRegions(once)).toHaveLength(1);
    expect(stale(once, first)).toEqual([]);
  });

  test.each([
    ['a quote', '> ```model a\n> x ~ Exponential(b)\n> ```\n', /^> /],
    ['a list', '- Item\n\n  ```model a\n  x ~ Exponential(b)\n  ```\n', /^ {2}/],
  ])('stays in %s', (_where, text, prefix) => {
    const region = inserted(text, first).slice(text.length).trim();
    const lines = region.split('\n').filter((line) => line.trim() !== '>' && line.trim() !== '');
    for (const line of lines.slice(1)) expect(line).toMatch(prefix);
  });

  test('keeps the line endings of its note', () => {
    expect(inserted(plain.replaceAll('\n', '\r\n'), first)).not.toMatch(/[^\r]\n/);
  });

  test('is replaced where it stands when the model has changed', () => {
    const changed = inserted(plain, first)
      .replace('Exponential(b)', 'Exponential(2*b)')
      .replace('After.', 'After, too.');
    expect(stale(changed, second)).toEqual([expect.stringContaining('has changed')]);
    const updated = inserted(changed, second);
    expect(updated).toContain('$I = 2$');
    expect(updated).not.toContain('$I = 1$');
    expect(stale(updated, second)).toEqual([]);
    expect(inserted(updated, second)).toBe(updated);
  });

  test('is not stale when the block has changed in its comments alone', () => {
    const commented = inserted(plain, first).replace('Exponential(b)', 'Exponential(b) # waiting times');
    expect(stale(commented, first)).toEqual([]);
  });

  test('is not judged while its model is being analyzed', () => {
    const changed = inserted(plain, first).replace('Exponential(b)', 'Exponential(3*b)');
    expect(staleDerivations(noteWith(changed))).toEqual([]);
  });

  test('whose model is gone is told of', () => {
    const orphan = inserted(plain, first).replace('```model a', '```model b');
    expect(stale(orphan, first)).toEqual([expect.stringContaining('not in this note any more')]);
  });

  test('without its closing mark is none', () => {
    expect(derivationRegions(inserted(plain, first).replace('<!-- /fisher-notes -->', ''))).toEqual([]);
  });
});

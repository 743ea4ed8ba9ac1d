// Whatever is typed, in whatever order: no feature fails on a beginning of a note, or at any place in it.
import { expect, test } from 'vitest';
import { codeActionsAt } from '../../server/service/codeActions.ts';
import { codeLenses } from '../../server/service/codeLens.ts';
import { completionsAt } from '../../server/service/completion.ts';
import { noteDiagnostics } from '../../server/service/diagnostics.ts';
import { documentSymbols } from '../../server/service/documentSymbols.ts';
import { foldingRanges } from '../../server/service/foldingRanges.ts';
import { hoverAt } from '../../server/service/hover.ts';
import { inlayHintsIn } from '../../server/service/inlayHints.ts';
import { signatureHelpAt } from '../../server/service/signatureHelp.ts';
import { gammaModel, noteWith } from './noteFixture.ts';

const text = [
  'Text with $x \\sim N(\\mu, \\sigma^2)$.',
  '> - ```model a',
  '>   x ~ Gamma(k, rate = b) on (0, inf) # a remark',
  '>   (u, v) ~ energy(-h*(u + v) - J*u*v) on {-1, 1}^2',
  '>   let k = if(m > 0, exp(m), [m < 1])',
  '>   param p in simplex(3)',
  '>   at k = 2, p[1] = 0.2',
  '>   versus model b',
  '>   y ~ mixture(w: Normal(0, 1), 1 - w: Normal(σ², m))',
  '>   claim fisher[k, k] = sum(i^2, i in 1..n)',
  '>   ```',
  '',
  '~~~{.model #b}',
  'z ~ Nrmal(mu, [[1, 2], [3',
  '',
].join('\n');

/** Every character of the answers must lie in the note, or an editor would refuse them. */
function assertInside(lines: readonly string[], value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('line' in value && 'character' in value) {
    const { line, character } = value as { line: number; character: number };
    expect(line).toBeLessThan(lines.length);
    expect(character).toBeLessThanOrEqual(lines[line]?.length ?? 0);
  }
  for (const part of Object.values(value)) assertInside(lines, part);
}

test('every beginning of a note, asked at its end', () => {
  for (let end = 0; end <= text.length; end++) {
    const beginning = text.slice(0, end);
    const note = noteWith(beginning, { a: { model: gammaModel }, b: { model: gammaModel } });
    const lines = beginning.split('\n');
    const position = note.lines.positionAt(end);
    const range = { start: { line: 0, character: 0 }, end: position };
    assertInside(lines, [
      noteDiagnostics(note, { relatedInformation: true }),
      documentSymbols(note),
      codeLenses(note),
      inlayHintsIn(note, range, { domains: true, information: true }),
      hoverAt(note, position, undefined),
      completionsAt(note, position),
      signatureHelpAt(note, position),
      codeActionsAt(note, { start: position, end: position }, { diagnostics: [], commands: true }),
      foldingRanges(note),
    ]);
  }
});

test('every place of a note', () => {
  const note = noteWith(text, { a: { model: gammaModel } });
  const lines = text.split('\n');
  for (let offset = 0; offset <= text.length; offset++) {
    const position = note.lines.positionAt(offset);
    for (const trigger of [undefined, '(', ' ']) assertInside(lines, completionsAt(note, position, trigger));
    assertInside(lines, [hoverAt(note, position, undefined), signatureHelpAt(note, position)]);
  }
});

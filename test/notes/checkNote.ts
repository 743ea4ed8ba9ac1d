// Holds a note to the expectations that stand in it, each a comment beneath its cause, and its quick fixes to convergence.
//
// Beneath a line of a model block stands `#   ^^^^^ code`, with the carets under what is reported; where that begins in the
// first column, the `#` counts as a caret. Text after the code must be part of the message.
import { expect } from 'vitest';
import { analyzeBlock } from '../../server/engine/analysis.ts';
import type { FindingReport, FixReport } from '../../server/engine/report/blockAnalysis.ts';
import { blockFindings } from '../../server/engine/report/blockFindings.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import type { BlockSyntax } from '../../server/engine/text/syntax.ts';

interface Expectation {
  /** `code line:from-to`, columns from 0. */
  readonly key: string;
  readonly message: string;
}

const marker = /^#( *)(\^*)[ ]+([a-z-]+)(?: (.*))?$/;

/** What the comments of a block expect, by the line above the comments. */
function expectationsOf(text: string): readonly Expectation[] {
  const lines = text.split('\n');
  let cause = 0;
  return lines.flatMap((line, i) => {
    const [, blank = '', carets = '', code, message = ''] = marker.exec(line) ?? [];
    if (code === undefined) {
      cause = i;
      return [];
    }
    const from = blank === '' ? 0 : 1 + blank.length;
    return [{ key: `${code} ${cause}:${from}-${1 + blank.length + carets.length}`, message }];
  });
}

/** All findings of a block, without those that say only how good a bound is. */
export function findingsOf(block: BlockSyntax, others: readonly BlockSyntax[]): readonly FindingReport[] {
  const { findings } = analyzeBlock({ block, others, budget: 3e6, depth: 'findings' });
  return blockFindings(block, { findings }).filter((finding) => finding.code !== 'bound-not-attained');
}

const keyOf = (text: string, { code, span }: FindingReport): string => {
  const before = text.slice(0, span.start).split('\n');
  const line = before.length - 1;
  const column = (before[line] ?? '').length;
  const covered = text.slice(span.start, span.end).split('\n')[0] ?? '';
  return `${code} ${line}:${column}-${column + covered.length}`;
};

/** Fails where a finding is missing, one is not expected, or a quick fix leaves what it mends or breaks something else. */
export function checkNote(text: string): void {
  const { blocks } = parseNote(text);
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) {
    const others = blocks.filter((other) => other !== block);
    const found = findingsOf(block, others);
    const expected = expectationsOf(block.text);
    expect(found.map((f) => keyOf(block.text, f)).sort(), block.text).toEqual(expected.map((e) => e.key).sort());
    for (const { key, message } of expected)
      expect(
        found.some((f) => keyOf(block.text, f) === key && f.message.includes(message)),
        `${key}: ${message}`,
      ).toBe(true);
    for (const finding of found) checkFixes(block, others, finding, found);
  }
}

/** Fixes of one kind begin alike: “Make”, “Write”, “State”, “Divide”, “Remove”. */
const kindOf = ({ title }: FixReport): string => title.split(' ')[0] ?? '';

/** A note of several findings or directions may need the same kind of fix as often. */
const mostRounds = 4;

/**
 * Each kind of fix that a finding offers, applied and found again until it is offered no more: the finding is then gone, and at no
 * time is there an error that was not there before. What brings a bound into sight leaves the finding, and is offered once.
 */
function checkFixes(
  block: BlockSyntax,
  others: readonly BlockSyntax[],
  finding: FindingReport,
  start: readonly FindingReport[],
): void {
  const sameCode = (found: readonly FindingReport[]): readonly FindingReport[] =>
    found.filter((f) => f.code === finding.code);
  // of a hint the program does not prefer a fix: it is a matter of taste
  const fixes = finding.fixes.filter((f) => f.preferred || finding.severity !== 'hint');
  for (const kind of new Set(fixes.map(kindOf))) {
    let [current, found] = [block, start];
    for (let round = 0; round < mostRounds; round++) {
      const fix = (round === 0 ? finding.fixes : sameCode(found).flatMap((f) => f.fixes)).find(
        (f) => kindOf(f) === kind,
      );
      if (fix === undefined) break;
      current = applied(current, fix);
      found = findingsOf(current, others);
      // an error may have hidden another
      const isNew = ({ code, severity }: FindingReport): boolean =>
        finding.severity === 'error' ? code === 'syntax' : severity === 'error' && !start.some((s) => s.code === code);
      expect(found.filter(isNew), `${fix.title} in\n${block.text}`).toEqual([]);
    }
    if (kind === 'Use')
      expect(
        sameCode(found).flatMap((f) => f.fixes.map(kindOf)),
        block.text,
      ).not.toContain(kind);
    else expect(sameCode(found).length, `${kind} in\n${block.text}`).toBeLessThan(sameCode(start).length);
  }
}

function applied(block: BlockSyntax, { edits }: FixReport): BlockSyntax {
  const mended = [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (text, { span, replacement }) => text.slice(0, span.start) + replacement + text.slice(span.end),
      block.text,
    );
  const [again] = parseNote(`\`\`\`model\n${mended}\n\`\`\`\n`).blocks;
  if (again === undefined) throw new Error('The mended block is none.');
  return again;
}

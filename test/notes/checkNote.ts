// Holds a note to the expectations that stand in it, each a comment beneath its cause, and its quick fixes to convergence.
//
// Beneath a line of a model block stands `#   ^^^^^ code`, with the carets under what is reported; where that begins in the
// first column, the `#` counts as a caret. Text after the code must be part of the message.
import { expect } from 'vitest';
import { analyzeBlock } from '../../server/engine/analysis.ts';
import type { FindingReport } from '../../server/engine/report/blockAnalysis.ts';
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
  const { findings } = analyzeBlock({ block, others, budget: 3e6 });
  return blockFindings(block, { findings }).filter((finding) => finding.code !== 'bound-not-attained');
}

const keyOf = (text: string, { code, span }: FindingReport): string => {
  const before = text.slice(0, span.start).split('\n');
  const line = before.length - 1;
  const column = (before[line] ?? '').length;
  const covered = text.slice(span.start, span.end).split('\n')[0] ?? '';
  return `${code} ${line}:${column}-${column + covered.length}`;
};

/** Fails where a finding is missing, one is not expected, or a preferred quick fix leaves what it mends. */
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
    for (const finding of found) checkFixes(block, others, finding);
  }
}

function checkFixes(block: BlockSyntax, others: readonly BlockSyntax[], finding: FindingReport): void {
  for (const fix of finding.fixes.filter((f) => f.preferred)) {
    const mended = [...fix.edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce(
        (text, { span, replacement }) => text.slice(0, span.start) + replacement + text.slice(span.end),
        block.text,
      );
    const [again] = parseNote(`\`\`\`model\n${mended}\n\`\`\`\n`).blocks;
    if (again === undefined) throw new Error('The mended block is none.');
    const count = (issues: readonly FindingReport[]): number => issues.filter((i) => i.code === finding.code).length;
    const before = count(findingsOf(block, others));
    const after = findingsOf(again, others);
    expect(count(after), `${fix.title} in\n${block.text}`).toBeLessThan(before);
    expect(
      after.filter((i) => i.code === 'syntax'),
      fix.title,
    ).toEqual([]);
  }
}

/** Every form that the language's description shows is read without complaint, alone and all in one block. */

import { expect, test } from 'vitest';
import { parseBlock, parseExpression } from '../../../server/engine/text/blockParser.ts';
import { statementWords } from '../../../server/engine/text/statementParser.ts';
import { languageExamples, expressionExamples } from './languageExamples.ts';
import { showIssue } from './show.ts';

test.each(languageExamples)('%s', (example) => {
  const { statements, issues } = parseBlock(example);
  expect(issues.map((issue) => showIssue(example, issue))).toEqual([]);
  expect(statements).toHaveLength(1);
  expect(statements[0]?.span).toEqual({ start: 0, end: example.length });
});

test.each(expressionExamples)('%s', (example) => {
  expect(parseExpression(example).issues.map((issue) => showIssue(example, issue))).toEqual([]);
});

test('all in one block', () => {
  const { statements, issues } = parseBlock(languageExamples.join('\n'));
  expect(issues).toEqual([]);
  expect(statements).toHaveLength(languageExamples.length);
});

test('the examples show every statement', () => {
  const kinds = new Set(languageExamples.flatMap((example) => parseBlock(example).statements.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([...statementWords, 'observation', 'versus-model'].sort());
});

/** Texts made to exhaust a reader: none throws, none takes longer than its length warrants. */

import { expect, test } from 'vitest';
import { parseBlock, parseExpression } from '../../server/engine/text/blockParser.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import { isAtMostAsHighAs } from '../../server/engine/text/walk.ts';

const size = 20_000;

test.each([
  ['brackets', '('.repeat(size)],
  ['square brackets', '['.repeat(size)],
  ['calls', 'f('.repeat(size)],
  ['signs', '-'.repeat(size)],
  ['negations', 'not '.repeat(size)],
  ['powers', 'x^'.repeat(size)],
  ['superscripts', `x${'²x'.repeat(size)}`],
  ['indices', `x${'[1]'.repeat(size)}`],
  ['a long sum', 'x+'.repeat(size)],
  ['a long product', 'x*'.repeat(size)],
  ['chains in brackets', `${'('.repeat(90)}x${`${'+x'.repeat(90)})`.repeat(90)}`],
  ['conditions', 'if('.repeat(size)],
  ['sums', 'sum('.repeat(size)],
  ['one name', 'x'.repeat(10 * size)],
  ['one number', '9'.repeat(10 * size)],
  ['one exponent', `1e${'9'.repeat(size)}`],
  ['one superscript', `x${'²'.repeat(10 * size)}`],
  ['backslashes', '\\'.repeat(size)],
  ['quotes', '"'.repeat(size)],
  ['primes', `x${"'".repeat(size)}`],
  ['points', '.'.repeat(size)],
  ['lines', '(\n'.repeat(size)],
])('%s', (_what, text) => {
  const { expression, issues } = parseExpression(text);
  expect(issues.length).toBeLessThanOrEqual(1);
  expect(isAtMostAsHighAs(expression, 1000)).toBe(true);
  for (const beginning of ['', 'x ~ ', 'x ~ density(', 'param x in ', 'at x = ', 'claim fisher[', 'x ~ mixture(']) {
    expect(parseBlock(beginning + text).statements.length).toBeGreaterThan(0);
  }
});

test.each([
  ['mixtures', 'x ~ mixture('.concat('w: mixture('.repeat(size))],
  ['statements', 'at x = 1\n'.repeat(size)],
  ['mistakes', '%\n'.repeat(size)],
  ['open lines', 'x ~ f(\n'.repeat(size)],
  ['names before nothing', '(a,\n'.repeat(size)],
  ['names', 'a, '.repeat(size)],
])('%s in a block', (_what, text) => {
  expect(parseBlock(text).statements.length).toBeGreaterThan(0);
});

test.each([
  ['quotes', '> '.repeat(2000)],
  ['lists', '- '.repeat(1000)],
  ['dollars', '$'.repeat(size)],
  ['opened formulas', '$a '.repeat(size)],
  ['opened display formulas', '$$a '.repeat(size)],
  ['opened brackets', '\\(a '.repeat(size)],
  ['doubly opened brackets', '\\\\[a '.repeat(size)],
  ['opened links', '[['.repeat(size)],
  ['fences', '```model\n'.repeat(size)],
  ['open display lines', '$$\n'.repeat(size)],
  ['front matter', `---\n${'a\n'.repeat(size)}`],
  ['carriage returns', '\r'.repeat(size)],
])('%s in a note', (_what, text) => {
  expect(parseNote(text).length).toBe(text.length);
});

test('a long list of data is read', () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => `${index % 2 === 0 ? '-' : ''}${index}.5`);
  const { statements, issues } = parseBlock(`data x = [${numbers.join(', ')}]`);
  expect(issues).toEqual([]);
  const [statement] = statements;
  const value = statement?.kind === 'data' && statement.source.kind === 'values' ? statement.source.value : undefined;
  expect(value?.kind === 'list' ? value.elements.length : 0).toBe(10_000);
});

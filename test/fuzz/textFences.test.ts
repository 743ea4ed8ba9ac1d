/** Model blocks on random notes stand where the reference Markdown parser, micromark, finds fenced code. */

import fc from 'fast-check';
import { parse, postprocess, preprocess } from 'micromark';
import { expect, test } from 'vitest';
import { parseNote } from '../../server/engine/text/noteParser.ts';

interface Fence {
  readonly start: number;
  /** Without blank lines, quoted or not, at the end: they belong to nobody. */
  readonly end: number;
  /** Without indentation, which the model language does not heed; undefined for a fence that is not closed. */
  readonly text: string | undefined;
}

function fenceOf(note: string, start: number, end: number, text: string | undefined): Fence {
  const lines = text?.split('\n').map((line) => line.trim());
  return { start, end: start + note.slice(start, end).replace(/[\s>]+$/, '').length, text: lines?.join('\n').trim() };
}

/** The fenced code whose info string is `model`, by micromark. */
function referenceFences(note: string): Fence[] {
  const chunks = preprocess()(note, undefined, true);
  const fences: Fence[] = [];
  let info = '';
  let text = '';
  let marks = 0;
  let start: number | undefined;
  for (const [kind, token] of postprocess(parse().document().write(chunks))) {
    const written = note.slice(token.start.offset, token.end.offset);
    if (kind === 'enter' && token.type === 'codeFenced') {
      [info, text, marks, start] = ['', '', 0, token.start.offset];
    } else if (kind === 'exit' && token.type === 'codeFenced' && start !== undefined) {
      if (info === 'model') fences.push(fenceOf(note, start, token.end.offset, marks > 1 ? text : undefined));
      start = undefined;
    } else if (start !== undefined && kind === 'exit') {
      if (token.type === 'codeFencedFenceInfo') info = written;
      if (token.type === 'codeFencedFence') marks++;
      if (token.type === 'codeFlowValue') text += written;
      if (token.type === 'lineEnding') text += '\n';
    }
  }
  return fences;
}

function ourFences(note: string): Fence[] {
  return parseNote(note).blocks.map(({ span, openFence, text }) =>
    fenceOf(note, span.start, span.end, openFence ? undefined : text),
  );
}

/**
 * Lines with markers of quotes and lists, or indented so as to continue them. Left out is what the two parsers, and the
 * standard's examples, settle differently: a quote's marker behind four blanks, a tab behind a marker, an item that
 * begins with a blank line, HTML in a quote, and after an indented block a list whose number is not 1.
 */
const markers = fc.array(fc.constantFrom('> ', '>', '- ', '* ', '1. ', '1) ', '-   '), { maxLength: 2 });
const indent = fc.constantFrom('', '', '', ' ', '  ', '   ', '    ');
const fence = fc.constantFrom(
  '```model',
  '```',
  '~~~model',
  '~~~',
  '````model',
  '````',
  '``` model a',
  '```js',
  '`code` ``` more',
);
const prose = fc.constantFrom('text', 'x ~ Normal(mu, sigma)', '# heading', '* * *', '===');
const unquoted = fc.constantFrom('', '', '<!-- comment', '-->', '<div>', '\t```model', '\t```', '\ttext');
const line = fc.oneof(
  fc.tuple(markers, indent, fc.oneof(fence, prose)).map(([marks, blanks, text]) => marks.join('') + blanks + text),
  fc
    .tuple(indent, fc.constantFrom('> ', '>', ''), fence)
    .map(([blanks, mark, text]) => (blanks.length < 4 ? blanks + mark : blanks) + text),
  unquoted,
);

/** A whole block in its container, sometimes with a wrong or missing closing fence. */
const container = fc.constantFrom(
  ['', ''],
  ['   ', '  '],
  ['> ', '> '],
  ['- ', '  '],
  ['1. ', '   '],
  ['> - ', '>   '],
  ['- > ', '  > '],
  ['> > ', '> > '],
  ['* - ', '    '],
);
const body = fc.constantFrom(
  'x ~ Normal(mu, sigma)',
  'param sigma > 0',
  '',
  '  let a = (1 +',
  '```',
  '~~~~',
  '> text',
  '- item',
  '\tb)',
);
const block = fc
  .tuple(
    container,
    fc.constantFrom('```', '~~~', '````', '~~~~~'),
    fc.constantFrom('model', ' model a ', 'model {#b}', 'js'),
    fc.array(body, { maxLength: 4 }),
    fc.constantFrom('', '', '', '`', '~', 'none', ' ', 'x'),
  )
  .map(([[first = '', rest = ''], mark, info, lines, ending]) => {
    const closing = ending === 'none' ? [] : [rest + mark + ending];
    return [first + mark + info, ...lines.map((text) => (rest + text).trimEnd()), ...closing];
  });
const note = fc.array(
  fc.oneof({ arbitrary: block, weight: 2 }, { arbitrary: line.map((text) => [text]), weight: 1 }, fc.constant([''])),
  { maxLength: 8 },
);

test.each(['\n', '\r\n', '\r'])('fences in random notes with lines ended by %j', (ending) => {
  fc.assert(
    fc.property(note, (parts) => {
      const text = parts.flat().join(ending);
      expect(ourFences(text)).toEqual(referenceFences(text));
    }),
    { numRuns: 2000, seed: 1921 },
  );
});

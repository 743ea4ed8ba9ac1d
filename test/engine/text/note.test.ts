/** Notes: which fences are models, under which name, where their text stands; formulas; front matter. */

import { describe, expect, test } from 'vitest';
import { editNote, openNote, parseNote } from '../../../server/engine/text/noteParser.ts';
import { bodyOffset, noteOffset, noteSpan } from '../../../server/engine/text/placement.ts';
import { showIssue } from './show.ts';

describe('info strings', () => {
  test.each([
    ['model', 'model-1'],
    ['model gaussian', 'gaussian'],
    ['model reaction-time', 'reaction-time'],
    ['model {#gaussian}', 'gaussian'],
    ['model {#gaussian .wide key="v"}', 'gaussian'],
    ['model{#gaussian}', 'gaussian'],
    ['{.model #gaussian}', 'gaussian'],
    ['{#gaussian .model}', 'gaussian'],
    ['{.model}', 'model-1'],
    ['{model gaussian}', 'gaussian'],
    ['{model, gaussian}', 'gaussian'],
    ['{model #gaussian}', 'gaussian'],
    ['{model}', 'model-1'],
    ['{model eval=false}', 'model-1'],
    ['  model   gaussian  ', 'gaussian'],
    ['model größe', 'größe'],
  ])('%s', (info, name) => {
    const note = `Text.\n\n\`\`\`${info}\nx ~ Poisson(l)\n\`\`\`\n`;
    const { blocks, issues } = parseNote(note);
    expect(issues).toEqual([]);
    expect(blocks.map((block) => block.name)).toEqual([name]);
    const { nameSpan } = blocks[0] ?? {};
    expect(nameSpan === undefined ? 'model-1' : note.slice(nameSpan.start, nameSpan.end)).toBe(name);
  });

  test.each(['', 'models', 'Model', 'r', '{r}', '{.r #model}', 'js model', 'modell x', '{}', '{'])('not %s', (info) => {
    expect(parseNote(`\`\`\`${info}\nx ~ Poisson(l)\n\`\`\`\n`).blocks).toEqual([]);
  });
});

describe('names of blocks', () => {
  test('by their place', () => {
    const note = '```model\n```\n```model a\n```\n~~~model\n~~~\n';
    expect(parseNote(note).blocks.map((block) => block.name)).toEqual(['model-1', 'a', 'model-3']);
  });

  test.each([
    ['```model a\n```\n```model a\n```', '24-25 Another model of this note is called “a”.'],
    ['```model\n```\n```model model-1\n```', '22-29 Another model of this note is called “model-1”.'],
    ['```model model-2\n```\n```model\n```', '9-16 Another model of this note is called “model-2”.'],
    ['```model a b c\n```', '11-14 A model’s name is one word, as reaction-time.'],
    ['```model\nx ~ Poisson(l)', '0-8 This block is not closed; a line with the same fence characters ends it.'],
    [
      '> ~~~~model\n> x ~ Poisson(l)\n> ~~~\n\ntext',
      '2-11 This block is not closed; a line with the same fence characters ends it.',
    ],
  ])('%j', (note, shown) => {
    const { issues } = parseNote(note);
    expect(issues.map((issue) => showIssue(note, issue))).toEqual([shown]);
  });
});

/** What stands in the note where each statement is said to stand. */
function statementsIn(note: string): string[] {
  return parseNote(note).blocks.flatMap((block) => {
    expect(block.issues).toEqual([]);
    return block.statements.map((statement) => {
      const { start, end } = noteSpan(block, statement.span);
      return note.slice(start, end);
    });
  });
}

describe('places', () => {
  const normal = 'x ~ Normal(mu, sigma)';
  test.each([
    ['top level', `\`\`\`model\n${normal}\nsamples 25\n\`\`\``, [normal, 'samples 25']],
    ['tildes', `~~~model\n${normal}\n~~~`, [normal]],
    ['indented fence', `  \`\`\`model\n  ${normal}\n\`\`\``, [normal]],
    ['list', `- a\n\n  \`\`\`model\n  ${normal}\n  samples 25\n  \`\`\``, [normal, 'samples 25']],
    ['numbered list', `10. \`\`\`model\n    ${normal}\n    \`\`\``, [normal]],
    ['quote', `> \`\`\`model\n> ${normal}\n>samples 25\n> \`\`\``, [normal, 'samples 25']],
    ['list in quote', `> - \`\`\`model\n>   ${normal}\n>   \`\`\``, [normal]],
    ['quote in list', `- > \`\`\`model\n  > ${normal}\n  > \`\`\``, [normal]],
    ['tabs', `\`\`\`model\n\t${normal}\t# c\n\tsamples 25\n\`\`\``, [normal, 'samples 25']],
    [
      'Windows line endings',
      `# a\r\n\r\n\`\`\`model\r\n${normal}\r\n\r\nsamples 25\r\n\`\`\`\r\n`,
      [normal, 'samples 25'],
    ],
    ['old line endings', `# a\r\r\`\`\`model\r${normal}\r\rsamples 25\r\`\`\`\r`, [normal, 'samples 25']],
    ['several lines', `> \`\`\`model\n> x ~ Normal(mu,\n>   sigma)\n> \`\`\``, ['x ~ Normal(mu,\n>   sigma)']],
    ['behind 😀 and front matter', `---\na: 😀\n---\n😀\n\`\`\`model\n${normal}\n\`\`\``, [normal]],
    ['a fence in a longer fence', `\`\`\`\`\n\`\`\`model\n${normal}\n\`\`\`\n\`\`\`\``, []],
    ['an indented code block', `text\n\n    \`\`\`model\n    ${normal}\n    \`\`\``, []],
    ['a comment', `<!--\n\`\`\`model\n${normal}\n\`\`\`\n-->`, []],
    ['front matter', `---\n\`\`\`model\n${normal}\n\`\`\`\n---\n`, []],
    ['a code fence of another kind', `~~~md\n\`\`\`model\n${normal}\n\`\`\`\n~~~`, []],
    ['behind half a formula', `$$\na\n\n\`\`\`model\n${normal}\n\`\`\``, [normal]],
  ])('%s', (_where, note, statements) => {
    expect(statementsIn(note)).toEqual(statements);
  });

  test('of a whole block', () => {
    const note = 'a\n> ~~~ {.model #g}\n> x ~ F()\n>\n> ~~~~ \nb';
    const [block] = parseNote(note).blocks;
    const at = (span: { start: number; end: number } | undefined): string => note.slice(span?.start, span?.end);
    expect(at(block?.span).trimEnd()).toBe('~~~ {.model #g}\n> x ~ F()\n>\n> ~~~~');
    expect(at(block?.fenceSpan)).toBe('~~~ {.model #g}');
    expect(at(block?.bodySpan)).toBe('> x ~ F()\n>');
    expect(at(block?.nameSpan)).toBe('g');
    expect(block?.text).toBe('x ~ F()\n');
  });

  test('an open block ends where prose begins', () => {
    const note = '```model a\nx ~ Poisson(l)\n\nat first we say\n\n# Title\n';
    const [block] = parseNote(note).blocks;
    expect(block?.statements).toHaveLength(1);
    expect(block?.issues).toEqual([]);
    expect(block?.openFence).toBe(true);
    expect(block?.text).toBe(note.slice('```model a\n'.length));
    expect(block?.span.end).toBe(note.length);
    const closed = editNote(openNote(note), `${note}\`\`\``).syntax;
    expect(closed).toEqual(parseNote(`${note}\`\`\``));
    expect(closed.blocks[0]?.issues.length).toBeGreaterThan(0);
  });

  test('offsets lead from the note into the block and back', () => {
    const note = '- > ```model\r\n  > x ~ Normal(mu,\r\n  >   sigma)\r\n  > ```\r\n';
    const [block] = parseNote(note).blocks;
    if (block === undefined) throw new Error('no block');
    expect(block.text).toBe('x ~ Normal(mu,\n  sigma)');
    for (let offset = 0; offset <= block.text.length; offset++) {
      expect(bodyOffset(block, noteOffset(block, offset))).toBe(offset);
      const character = block.text[offset];
      if (character !== undefined && character !== '\n') expect(note[noteOffset(block, offset)]).toBe(character);
    }
    expect(bodyOffset(block, note.indexOf('sigma'))).toBe(block.text.indexOf('sigma'));
    expect(bodyOffset(block, note.indexOf('>   sigma'))).toBe(block.text.indexOf('\n') + 1);
    expect(bodyOffset(block, 3)).toBeUndefined();
    expect(bodyOffset(block, note.lastIndexOf('```') + 1)).toBeUndefined();
  });
});

describe('formulas', () => {
  test.each<[string, string[]]>([
    ['$x$', ['$ x']],
    ['a $x \\sim \\mathcal{N}(\\mu, \\sigma^2)$, b', ['$ x \\sim \\mathcal{N}(\\mu, \\sigma^2)']],
    ['$20 and USD$30', []],
    ['$HOME and $PATH', []],
    ['$x$2', []],
    ['$ a $', []],
    ['\\$x$ and $y$', ['$ y']],
    ['$a\\$b$', ['$ a\\$b']],
    ['`$x$` and ``$y$``', []],
    ['$a$$b$', ['$ a', '$ b']],
    ['$$x^2$$', ['$$ x^2']],
    ['text $$x^2$$ tail', ['$$ x^2']],
    ['$$\nx\n$$', ['$$ \nx\n']],
    ['text\n$$\nx\n= y\n\n- z\n# w\n$$\ntext', ['$$ \nx\n= y\n\n- z\n# w\n']],
    ['$$ x\ny $$ {#eq-1}\n\n$z$', ['$$  x\ny ', '$ z']],
    ['> $$\n> x\n> $$', ['$$ \nx\n']],
    ['> a $x +\n> y$ b', ['$ x +\ny']],
    ['\\(x\\) and \\[y\\]', ['\\( x', '\\[ y']],
    ['\\[\nx\n\\]', ['\\[ \nx\n']],
    ['\\\\(x\\\\) and \\\\[y\\\\]', ['\\\\( x', '\\\\[ y']],
    ['$`a_b`$', ['$` a_b']],
    ['```math\nx\ny\n```', ['fence x\ny']],
    ['- ```math\n  x\n  ```', ['fence x']],
    ['[[Note|$x$]] and [[a#$b]] $c$', ['$ c']],
    ['| a | b |\n|---|---|\n| $x$ | $5 |', ['$ x']],
    ['# On $x$\n\n- item $y$\n\n1. > $z$', ['$ x', '$ y', '$ z']],
    ['**bold $x$** and *$y$*', ['$ x', '$ y']],
    ['<div>\n$x$\n</div>', []],
    ['    $x$', []],
    ['$x', []],
    ['$$', []],
    ['$$$', []],
    ['\\(', []],
    ['$$\nx\n\n```\ncode\n```\n\n$y$', ['$ y']],
    ['---\na: $x$\n---\n$y$', ['$ y']],
  ])('%j', (note, shown) => {
    const { formulas } = parseNote(note);
    expect(formulas.map(({ delimiter, text }) => `${delimiter} ${text}`)).toEqual(shown);
    for (const formula of formulas) {
      const written = note.slice(formula.span.start, formula.span.end);
      if (formula.delimiter !== 'fence') expect(written.startsWith(formula.delimiter)).toBe(true);
      expect(written).toContain(note.slice(formula.contentSpan.start, formula.contentSpan.end));
      for (let at = 0; at < formula.text.length; at++) {
        if (formula.text[at] !== '\n') expect(note[noteOffset(formula, at)]).toBe(formula.text[at]);
      }
    }
  });
});

describe('front matter', () => {
  test.each([
    ['---\na: 1\n---\ntext', '---\na: 1\n---'],
    ['---\r\na: 1\r\n...\r\ntext', '---\r\na: 1\r\n...'],
    ['---\na: 1\n---', '---\na: 1\n---'],
    ['---\na: 1\ntext', undefined],
    ['---\n\ntext\n\n---\n', undefined],
    ['text\n---\na: 1\n---', undefined],
    ['----\na: 1\n----', undefined],
    ['---\n---\ntext', '---\n---'],
  ])('%j', (note, shown) => {
    const { frontMatter } = parseNote(note);
    expect(frontMatter === undefined ? undefined : note.slice(frontMatter.start, frontMatter.end)).toBe(shown);
  });
});

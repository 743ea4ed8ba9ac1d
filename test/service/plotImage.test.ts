/** Plots in a note: the file beside it, its name, and the link with words. */

import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plotFileName } from '../../client/plotFile.ts';
import { plotEdit, plotImage } from '../../server/service/plotImage.ts';
import { analysisOf } from '../engine/modelOf.ts';
import { inBlock, noteUri, noteWith } from './noteFixture.ts';

const { plots } = analysisOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1');
const [plot] = plots;
if (plot === undefined) throw new Error('A normal law has plots.');

const applied = (text: string, file: string, description = 'A curve.'): string => {
  const note = noteWith(text);
  const [block] = note.syntax.blocks;
  if (block === undefined) throw new Error('The text holds no block.');
  const edit = plotEdit(note, block, { description }, file);
  return edit === undefined ? text : TextDocument.applyEdits(TextDocument.create(noteUri, 'markdown', 1, text), [edit]);
};

describe('the file of a plot', () => {
  const block = noteWith(inBlock('x ~ Normal(mu, sigma)')).syntax.blocks[0];
  if (block === undefined) throw new Error('The text holds no block.');

  it('needs no page to be readable: no variables, a white ground, and its words within', () => {
    for (const each of plots) {
      const { svg, mark } = plotImage(each, block);
      expect(svg.startsWith(`${mark}\n<svg `)).toBe(true);
      expect(svg).not.toContain('var(');
      expect(svg).toContain('fill="#fff"');
      expect(svg).toContain(`<title>${each.title}</title>`);
    }
  });

  it('says whose it is, in a comment that no name ends', () => {
    const mark = (name: string) => plotImage(plot, { ...block, name }).mark;
    expect(mark('a')).toBe('<!-- fisher-notes: a/density-and-score -->');
    for (const name of ['a--b', 'a-', '--', 'a--->b']) expect(mark(name).slice(4, -3)).not.toContain('--');
    expect(mark('a')).not.toBe(mark('b'));
  });

  it('has a safe name in the folder of the note', () => {
    expect(plotFileName('my note.md', 'gamma', 'fisher-balls', 1)).toBe('my-note-gamma-fisher-balls.svg');
    expect(plotFileName('my note.md', 'gamma', 'fisher-balls', 3)).toBe('my-note-gamma-fisher-balls-3.svg');
    expect(plotFileName('Größe.qmd', 'α', 'bound-ladder', 1)).toBe('Größe-α-bound-ladder.svg');
    for (const name of ['../../etc/passwd', 'a/b\\c', 'CON', 'x:y*?"<>|', '.', 'a'.repeat(500)]) {
      const file = plotFileName(name, name, 'x', 1);
      expect(file).toMatch(/^[\p{L}\p{N}_-]+\.svg$/u);
      expect(file.length).toBeLessThan(140);
    }
  });
});

describe('the link to a plot', () => {
  it('stands after the block, with blank lines around it, and in the quote or list that the block is in', () => {
    expect(applied('```model\nx ~ Normal(m, 1)\n```\nText.\n', 'a.svg')).toBe(
      '```model\nx ~ Normal(m, 1)\n```\n\n![A curve.](a.svg)\n\nText.\n',
    );
    expect(applied('> ```model\n> x ~ Normal(m, 1)\n> ```\n>\n> Text.\n', 'a.svg')).toBe(
      '> ```model\n> x ~ Normal(m, 1)\n> ```\n>\n> ![A curve.](a.svg)\n>\n> Text.\n',
    );
  });

  it('is not written twice', () => {
    const once = applied(inBlock('x ~ Normal(m, 1)'), 'ä-1.svg');
    expect(once).toContain('(%C3%A4-1.svg)');
    expect(applied(once, 'ä-1.svg')).toBe(once);
  });

  it('keeps its words from being read as Markdown', () => {
    const words = 'I[a, b] of *x_1* <b> `c` $d$ a|b';
    expect(applied(inBlock('x ~ Normal(m, 1)'), 'a.svg', words)).toContain(
      '![I\\[a, b\\] of \\*x\\_1\\* \\<b\\> \\`c\\` \\$d\\$ a\\|b](a.svg)',
    );
  });
});

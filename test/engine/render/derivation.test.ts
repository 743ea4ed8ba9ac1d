/** Derivations as they are read: formulas that KaTeX sets, Markdown that all renderers cut up in the same way, one sentence for each step. */

import katex from 'katex';
import { micromark } from 'micromark';
import { math, mathHtml } from 'micromark-extension-math';
import { describe, expect, it } from 'vitest';
import { principles, type Principle } from '../../../server/engine/derivation/principles.ts';
import { objectKey } from '../../../server/engine/derivation/objects.ts';
import { chained } from '../../../server/engine/render/chain.ts';
import { renderDerivation } from '../../../server/engine/render/derivation.ts';
import { printObject } from '../../../server/engine/render/mathObject.ts';
import { derive } from '../derivation/derive.ts';
import { statedModels } from '../derivation/models.ts';

const typesets = (latex: string): string =>
  katex.renderToString(latex, { strict: 'error', throwOnError: true, trust: false });

/** Display formulas and inline formulas by the rules that hold in all renderers alike. */
function formulas(markdown: string): {
  readonly display: readonly string[];
  readonly inline: readonly string[];
  readonly prose: string;
} {
  const display = [...markdown.matchAll(/(?<=^|\n\n)\$\$\n([^\n]+)\n\$\$(?=\n\n|\n?$)/g)].map((m) => m[1] ?? '');
  const rest = markdown.replaceAll(/\$\$\n[^\n]+\n\$\$/g, '');
  const inline = [...rest.matchAll(/\$(\S(?:[^$\n]*\S)?)\$(?!\d)/g)].map((m) => m[1] ?? '');
  return { display, inline, prose: rest.replaceAll(/\$\S(?:[^$\n]*\S)?\$(?!\d)/g, '') };
}

describe('the derivations of a model', () => {
  // one of each way to a derivation; that all formulas of all models are typeset is checked with their steps
  it.each(statedModels)('$line', ({ line }) => {
    const { model, derivations } = derive(line);
    const context = {
      variables: model.law.variables,
      parameters: model.parameters.map((p) => p.symbol),
      model: { latex: 'x \\sim \\mathrm{Law}(\\theta)', text: line },
    };
    for (const derivation of derivations) {
      const report = renderDerivation(derivation, context);
      expect(renderDerivation(derivation, context)).toEqual(report);
      for (const step of report.steps) {
        if (step.expression !== null) typesets(step.expression.latex);
        expect(step.reason).not.toMatch(/[{}\\$]|undefined/);
      }
      const { display, inline, prose } = formulas(report.markdown);
      expect(display.length).toBe(report.steps.length);
      expect(prose).not.toContain('$');
      for (const latex of [...display, ...inline]) {
        typesets(latex);
        // Markdown takes a backslash before punctuation away; a row end of a matrix is one before a backslash
        expect(latex.replaceAll(/\\\\(?= |\[6pt\])/g, '')).not.toMatch(/\\[!-/:-@[-`{-~]/);
        // a line that begins like a list, a heading or a table would be read as one
        expect(latex).not.toMatch(/^(?:[-+*=#>|] |\d+[.)] )/);
      }
      // a CommonMark parser with the common mathematics extension finds the same formulas
      const html = micromark(report.markdown, {
        extensions: [math()],
        htmlExtensions: [mathHtml({ output: 'html', throwOnError: true })],
      });
      expect(html.match(/class="math math-display"/g)).toHaveLength(display.length);
      expect(html.match(/class="math math-inline"/g) ?? []).toHaveLength(inline.length);
    }
  });

  it('begin every link of a chain of equations with what the chain began with', () => {
    const { derivations, model } = derive('x ~ Weibull(k, lambda)');
    const information = derivations.find((d) => d.id === 'information');
    const steps = chained(information?.steps ?? []);
    expect(steps.length).toBeGreaterThan(10);
    const naming = { variables: model.law.variables, parameters: model.parameters.map((p) => p.symbol) };
    const lines = steps.map((s) => printObject(s.from, 'text', naming));
    expect(lines).toContain('fisher[k, k]');
    // what is left of an expectation that is no link is a mean of a statistic of the pivot
    expect(lines.filter((l) => l.startsWith('E[') && l.length > 30)).toEqual([]);
    const keys = steps.map((s) => `${objectKey(s.from)}=${objectKey(s.to)}`);
    expect(keys.filter((key, i) => key === keys[i - 1])).toEqual([]);
  });
});

describe('principles', () => {
  it('have one name each, a reason without a full stop, and a sentence that a formula can end', () => {
    const all: readonly Principle[] = principles;
    expect(new Set(all.map((p) => p.id)).size).toBe(all.length);
    for (const p of all) {
      expect(p.reason).toMatch(/^[A-Z].*[^.:,]$/);
      expect(p.sentence).toMatch(/^[A-Z].*(?:[:,]|\w)$/);
      if (p.again !== undefined) expect(p.again).toMatch(/^[A-Z].*(?:[:,]|\w)$/);
    }
  });
});

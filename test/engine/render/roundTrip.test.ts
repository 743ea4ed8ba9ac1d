/** What the text printer writes is read back with the same value, and the LaTeX printer writes nothing that KaTeX refuses. */

import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { differentiate, isDifferentiable } from '../../../server/engine/expr/differentiate.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { toLatex } from '../../../server/engine/render/latex.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { arbitraryExpr, values } from './arbitraryExpr.ts';
import { valueOfText } from './readText.ts';

const named = new Map([...values].map(([s, value]) => [s.name, value]));

/** Equal to rounding, where sums of large terms may cancel. What is meant must be finite for a comparison. */
const agrees = (written: number, meant: number): boolean =>
  !Number.isFinite(meant) || Math.abs(written - meant) <= 1e-7 * Math.max(1, Math.abs(meant));

const typesets = (latex: string): string =>
  katex.renderToString(latex, { strict: 'error', throwOnError: true, trust: false });

describe('printed expressions', () => {
  it('are read back with their value', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryExpr, (expr) => {
        const text = toText(expr);
        expect(text).toMatch(/^[\x20-\x7E]*$/);
        const [written, meant] = [valueOfText(text, named), evaluate(expr, values)];
        if (Number.isFinite(meant)) compared++;
        if (!agrees(written, meant)) throw new Error(`${text} is ${written}, not ${meant}`);
      }),
      { numRuns: 1500, seed: 20240607 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('are typeset by KaTeX in strict mode, with no backslash that Markdown takes away', () => {
    fc.assert(
      fc.property(arbitraryExpr, (expr) => {
        const latex = toLatex(expr);
        typesets(latex);
        expect(latex.replaceAll('\\\\', '')).not.toMatch(/\\[!-/:-@[-`{-~]/);
        expect(toUnicode(expr)).not.toMatch(/undefined|NaN|\\/);
      }),
      { numRuns: 800, seed: 7 },
    );
  });

  it('of every family: log-density, score and second derivatives', () => {
    const printed = families.flatMap((family) => {
      const law = family.law(
        family.parametrizations[0]?.parameters.every((p) => p.shape === 'scalar') === true ? 1 : 2,
      );
      const scores = law.parameters.flatMap((p): Expr[] =>
        isDifferentiable(law.logDensity, p) ? [differentiate(law.logDensity, p)] : [],
      );
      const at = new Map([...law.parameters, ...law.variables].map((s, i) => [s, 0.31 + 0.17 * i]));
      const names = new Map([...at].map(([s, value]) => [s.name, value]));
      for (const expr of [law.logDensity, ...scores]) {
        const [written, meant] = [valueOfText(toText(expr), names), evaluate(expr, at)];
        if (!agrees(written, meant)) throw new Error(`${family.name}: ${toText(expr)} is ${written}, not ${meant}`);
      }
      return [law.logDensity, ...scores].map((e) => typesets(toLatex(e)));
    });
    expect(printed.length).toBeGreaterThan(2 * families.length);
  });
});

// Notes for tests of the language features: a text with a cursor in it, and analyses that are known of its blocks.
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import type { ExpressionReport, ModelAnalysis } from '../../server/engine/report/schema.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import { analysisKey } from '../../server/service/analysisKey.ts';
import { snapshotOf } from '../../server/service/snapshot.ts';
import type { NoteSnapshot } from '../../server/service/snapshot.ts';

export const noteUri = 'file:///notes/note.md';

/** A snapshot of the text; `analyses` by the names of their blocks. */
export function noteWith(text: string, analyses: Readonly<Record<string, Partial<BlockAnalysis>>> = {}): NoteSnapshot {
  const syntax = parseNote(text);
  const known = new Map<string, BlockAnalysis>();
  for (const block of syntax.blocks) {
    const analysis = analyses[block.name];
    if (analysis === undefined) continue;
    const rest = {
      key: block.key,
      depth: 'full' as const,
      model: null,
      findings: [],
      derivations: [],
      plots: [],
      steps: 0,
    };
    known.set(analysisKey(block, syntax.blocks), { ...rest, ...analysis });
  }
  return snapshotOf(noteUri, 1, text, syntax, (key) => known.get(key));
}

/** A text with `|` at the cursor, as the text without it and the position. */
export function atCursor(marked: string): { text: string; position: { line: number; character: number } } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('The text has no cursor.');
  const before = marked.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), position };
}

/** Inside a model block named `model-1`. */
export function inBlock(...lines: readonly string[]): string {
  return ['Text.', '', '```model', ...lines, '```', ''].join('\n');
}

export function expression(text: string, latex = text): ExpressionReport {
  return { text, latex };
}

/** What is true of Gamma(k, rate b) (Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, ch. 17). */
export const gammaModel: ModelAnalysis = {
  observation: {
    name: 'x',
    distribution: 'Gamma',
    support: '(0, inf)',
    latex: 'x',
    statement: { text: 'x ~ Gamma(k, b)', latex: 'x \\sim \\mathrm{Gamma}(k, b)' },
  },
  parameters: [
    { name: 'k', domain: '(0, inf)', declared: false, latex: 'k', role: 'shape' },
    { name: 'b', domain: '(0, inf)', declared: false, latex: 'b', role: 'rate' },
  ],
  samples: { symbol: null, value: 40 },
  point: { k: 2, b: 1 },
  versus: null,
  constraints: [],
  logDensity: expression('k*log(b) - lgamma(k) + (k - 1)*log(x) - b*x'),
  score: [expression('log(b) - digamma(k) + log(x)'), expression('k/b - x')],
  fisher: {
    status: 'closed-form',
    reason: null,
    matrix: [
      [expression('trigamma(k)', '\\psi_1(k)'), expression('-1/b', '-\\frac{1}{b}')],
      [expression('-1/b', '-\\frac{1}{b}'), expression('k/b^2', '\\frac{k}{b^{2}}')],
    ],
    verification: [],
    at: {
      value: [
        [0.6449340668482264, -1],
        [-1, 2],
      ],
      total: [
        [25.797362673929056, -40],
        [-40, 80],
      ],
      errorBound: 1e-12,
      routes: [
        {
          name: 'closed-form',
          value: [
            [0.6449340668482264, -1],
            [-1, 2],
          ],
          agrees: true,
        },
        {
          name: 'score-covariance',
          value: [
            [0.64493406684819, -1],
            [-1, 2],
          ],
          agrees: true,
        },
        {
          name: 'negative-hessian',
          value: [
            [0.6449340668482264, -1],
            [-1, 2.00000000000004],
          ],
          agrees: true,
        },
      ],
      rank: 2,
      conditionNumber: 30,
      nullspace: [],
    },
  },
  inverse: [
    [expression('k/(k*trigamma(k) - 1)'), expression('b/(k*trigamma(k) - 1)')],
    [expression('b/(k*trigamma(k) - 1)'), expression('b^2*trigamma(k)/(k*trigamma(k) - 1)')],
  ],
  standardErrors: { k: 0.4152, b: 0.2358 },
  exponentialFamily: {
    natural: [expression('k - 1'), expression('-b')],
    sufficient: [expression('log(x)'), expression('x')],
    logPartition: expression('lgamma(k) - k*log(b)'),
    mean: [expression('digamma(k) - log(b)'), expression('k/b')],
  },
  bounds: [
    {
      name: 'cramer-rao',
      target: 'k',
      expression: expression('k/(40*(k*trigamma(k) - 1))'),
      value: 0.1724,
      attained: null,
      reason: null,
    },
    {
      name: 'cramer-rao-known-nuisance',
      target: 'k',
      expression: expression('1/(40*trigamma(k))'),
      value: 0.03876,
      attained: null,
      reason: null,
    },
    { name: 'cramer-rao', target: 'b', expression: null, value: 0.0556, attained: null, reason: null },
  ],
  regularity: [{ condition: 'support-fixed', verdict: 'holds', reason: 'The support (0, ∞) holds no parameter.' }],
};

// The engine on models that nobody has thought of: it answers, its answer is plain data with finite numbers, and what it
// calls a closed form agrees with what it integrates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../server/engine/analysis.ts';
import { families } from '../../server/engine/distributions/index.ts';
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import { blockOf } from '../engine/modelOf.ts';

const analyze = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 400_000 });

/** Every number in the answer, wherever it stands. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function expectSound(analysis: BlockAnalysis): void {
  const { model, findings } = analysis;
  expect(findings.filter((f) => f.code === 'internal-error')).toEqual([]);
  if (model === null) {
    expect(findings.length).toBeGreaterThan(0);
    return;
  }
  expect(numbersIn(model).every(Number.isFinite)).toBe(true);
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  const { fisher } = model;
  if (fisher?.status === 'closed-form') {
    expect(fisher.matrix?.flat().every((entry) => entry !== null)).toBe(true);
    expect(fisher.verification.some((point) => point.agrees)).toBe(true);
    expect(fisher.verification.flatMap((p) => p.routes).every((route) => route.agrees)).toBe(true);
  }
  if (fisher?.at !== undefined && fisher.at !== null) expect(fisher.at.errorBound).toBeLessThan(1e-3);
}

/** Scalar arguments: names, numbers, and expressions in two parameters. */
const argument = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'theta') },
  { weight: 1, arbitrary: fc.constantFrom('1', '2', '0.5', '3') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'exp(a)',
      '1/(1 + exp(-a))',
      'a + b',
      'a*b',
      'a^2',
      'sqrt(b)',
      '1/a',
      'exp(a + 2*b)',
      '1 - a',
    ),
  },
);

const familyLaw = fc.constantFrom(...families.filter((f) => f.law(2).variables.length === 1)).chain((family) =>
  fc
    .tuple(
      fc
        .constantFrom(...family.parametrizations)
        .chain(({ parameters }) =>
          fc
            .tuple(...parameters.map(() => argument))
            .map((values) => parameters.map((p, i) => `${p.name} = ${values[i] as string}`).join(', ')),
        ),
      fc.constantFrom('', '', '', ' on (0, inf)', ' on (1, 2)', ' on {1..}'),
    )
    .map(([args, support]) => `x ~ ${family.name}(${args})${support}`),
);

const piece = fc.constantFrom(
  'x',
  'x^2',
  '-x',
  '-x^2',
  'log(x)',
  'exp(-x)',
  'abs(x - a)',
  'a*x',
  'b*x^2',
  'cos(x)',
  'sqrt(x)',
  'log(1 + x)',
  'x^b',
);
const customLaw = fc
  .tuple(
    fc.constantFrom('kernel', 'energy', 'density', 'mass'),
    fc.array(piece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('R', '(0, inf)', '(0, 1)', '[0, 1]', '{0, 1}', '{0..}', '{-1, 0, 1}'),
  )
  .map(([word, pieces, support]) =>
    word === 'energy'
      ? `x ~ energy(${pieces.join(' + ')}) on ${support}`
      : `x ~ ${word}(exp(${pieces.join(' + ')})) on ${support}`,
  );

describe('the engine', () => {
  it('answers soundly for families with any arguments', () => {
    fc.assert(
      fc.property(familyLaw, fc.boolean(), (law, hasPoint) => {
        expectSound(hasPoint ? analyze(law, 'at a = 0.4, b = 0.7, c = 1.2, theta = 0.3') : analyze(law));
      }),
      { numRuns: 120, seed: 41 },
    );
  });

  it('answers soundly for laws that are written out', () => {
    fc.assert(
      fc.property(customLaw, fc.boolean(), (law, hasPoint) => {
        expectSound(hasPoint ? analyze(law, 'at a = 0.4, b = 0.7') : analyze(law));
      }),
      { numRuns: 150, seed: 42 },
    );
  });
});

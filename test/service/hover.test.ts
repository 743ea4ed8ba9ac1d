// What a hover says of each thing in a block, in its order: verdict and matrix first, then numbers, then the warrant.
import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../server/service/hover.ts';
import { hoverMarkdown } from '../../server/service/hoverContent.ts';
import { formulaImage } from '../../server/service/hoverImage.ts';
import { atCursor, gammaModel, inBlock, noteWith } from './noteFixture.ts';

async function hover(marked: string, model = gammaModel): Promise<string | undefined> {
  const { text, position } = atCursor(marked);
  const content = hoverAt(noteWith(text, { 'model-1': { model } }), position, undefined);
  return content === undefined ? undefined : hoverMarkdown(content);
}

describe('the card of a model', () => {
  test('says verdict, matrix, numbers and warrant, in this order', async () => {
    const card = await hover(inBlock('x ~ Ga|mma(k, rate = b)', 'at k = 2, b = 1', 'samples 40'));
    expect(card).toBe(
      [
        '**Gamma**(shape k, rate b) · regular · exponential family',
        '```text\nI(k, b) = ⎡ ψ₁(k)  −1/b ⎤\n          ⎣ −1/b   k/b² ⎦\n```',
        'at k = 2, b = 1: I = \\[\\[0.6449, −1\\], \\[−1, 2\\]\\] per observation · standard errors for N = 40: k ± 0.415, b ± 0.236',
        'closed form, three routes agree, the closest two to 1e−13',
      ].join('\n\n'),
    );
  });

  test.each([
    ['the fence', inBlock('x ~ Gamma(k, b)').replace('```model', '```mod|el')],
    ['the observation', inBlock('|x ~ Gamma(k, b)')],
    ['the tilde', inBlock('x |~ Gamma(k, b)')],
    ['a statement with numbers', inBlock('x ~ Gamma(k, b)', 'sam|ples 40')],
  ])('is shown on %s', async (_place, marked) => {
    expect(await hover(marked)).toContain('I(k, b) = ⎡ ψ₁(k)');
  });

  test.each([
    ['prose', `Te|xt.\n${inBlock('x ~ Gamma(k, b)')}`],
    ['a comment', inBlock('x ~ Gamma(k, b) # a rem|ark')],
    ['the closing fence', inBlock('x ~ Gamma(k, b)').replace(/```\n$/, '``|`\n')],
    ['an empty line', inBlock('x ~ Gamma(k, b)', '', '|', '')],
  ])('is not shown in %s', async (_place, marked) => {
    expect(await hover(marked)).toBeUndefined();
  });

  test('of a model that is not regular begins with the verdict and its reason, and shows no matrix', async () => {
    const reason = 'The support (0, theta) moves with theta and the density jumps at its end.';
    const card = await hover(inBlock('x ~ Uni|form(0, theta)'), {
      ...gammaModel,
      observation: {
        name: 'x',
        distribution: 'Uniform',
        support: '(0, theta)',
        latex: 'x',
        statement: { text: 'x ~ Uniform(k, b)', latex: 'x \\sim \\mathrm{Uniform}(k, b)' },
      },
      parameters: [{ name: 'theta', domain: '(0, inf)', declared: false, latex: '\\theta', role: 'upper end' }],
      fisher: { status: 'undefined', reason: 'E[score] is not 0.', matrix: null, verification: [], at: null },
      exponentialFamily: null,
      bounds: [
        { name: 'chapman-robbins', target: 'theta', expression: null, value: 0.25, attained: null, reason: null },
      ],
      regularity: [{ condition: 'support-fixed', verdict: 'fails', reason }],
    });
    expect(card?.startsWith('**Not regular** · **Uniform**(upper end θ)\n\nThe support (0, theta) moves')).toBe(true);
    expect(card).toContain('Hammersley–Chapman–Robbins bound for θ: `0.25`');
    expect(card).not.toContain('⎡');
  });

  test('says that it is being computed while nothing is known', async () => {
    const { text, position } = atCursor(inBlock('x ~ Ga|mma(k, b)'));
    const content = hoverAt(noteWith(text), position, undefined);
    expect(content === undefined ? '' : await hoverMarkdown(content)).toContain('being computed');
  });
});

describe('the card of a parameter', () => {
  test('says role, domain, its row and its bound with the other parameter unknown and known', async () => {
    const card = await hover(inBlock('x ~ Gamma(|k, rate = b)', 'at k = 2, b = 1', 'samples 40'));
    expect(card).toBe(
      [
        '**k** · shape of Gamma · k \\> 0 (inferred from Gamma)',
        '```text\nI(k, k) = ψ₁(k)\nI(k, b) = −1/b\n```',
        'Cramér–Rao bound for k, 40 observations, b unknown = 0.1724 at k = 2, b = 1',
        '```text\nVar(k̂) ≥ k/(40(k·ψ₁(k) − 1))\n```',
        'b known: `1/(40ψ₁(k))` = 0.03876',
      ].join('\n\n'),
    );
  });

  test('is shown wherever the name stands', async () => {
    expect(await hover(inBlock('x ~ Gamma(k, b)', 'at |k = 2, b = 1'))).toContain('shape of Gamma');
    expect(await hover(inBlock('x ~ Gamma(k, b)', 'param |b > 0'))).toContain('rate of Gamma');
  });
});

describe('other words', () => {
  test.each([
    ['an argument name', inBlock('x ~ Gamma(k, ra|te = b)'), '**rate** · rate'],
    ['a function', inBlock('x ~ Gamma(k, e|xp(b))'), '`exp('],
    ['a keyword', inBlock('x ~ Gamma(k, b)', 'est|imand s = k/b'), 'function of the parameters'],
    ['a definition', inBlock('le|t k = exp(m)', 'x ~ Gamma(k, b)'), 'Defines a name'],
    ['a prior', inBlock('x ~ Gamma(k, b)', 'prior k ~ Be|ta(2, 2)'), 'Beta'],
  ])('%s is explained', async (_place, marked, part) => {
    expect(await hover(marked)).toContain(part);
  });
});

describe('pictures of formulas', () => {
  test('are SVG without text, in the ink of the theme, with the formula as alternative text', async () => {
    const { text, position } = atCursor(inBlock('x ~ Ga|mma(k, b)'));
    const content = hoverAt(noteWith(text, { 'model-1': { model: gammaModel } }), position, undefined);
    if (content === undefined) throw new Error('There is no hover.');
    const shown = await hoverMarkdown(content, (latex) => formulaImage(latex, 'dark'));
    const image = /!\[([^\n]*)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)/.exec(shown);
    const svg = Buffer.from(image?.[2] ?? '', 'base64').toString();
    expect(image?.[1]).toContain('ψ₁(k)  −1/b');
    expect(svg).toMatch(/^<svg [^>]*width="\d+px" height="\d+px"/);
    expect(svg).toContain('#d8d8d8');
    expect(svg).not.toMatch(/currentColor|<text|<script|href="http/);
    expect(shown.length).toBeLessThan(30_000);
  });

  test('LaTeX that cannot be drawn is shown as text', async () => {
    expect(await formulaImage('\\frac{', 'light')).toBeUndefined();
    const part = { kind: 'formula', latex: '\\frac{', lines: ['a/b'] } as const;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const shown = await hoverMarkdown({ parts: [part], range }, (latex) => formulaImage(latex, 'light'));
    expect(shown).toBe('```text\na/b\n```');
  });

  test('a hover stays below the length at which VS Code cuts it', async () => {
    const part = { kind: 'formula', latex: 'x', lines: ['x'] } as const;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const huge = () => Promise.resolve(`data:image/svg+xml;base64,${'A'.repeat(55_000)}`);
    const shown = await hoverMarkdown({ parts: [part, part, part], range }, huge);
    expect(shown.length).toBeLessThan(100_000);
    expect(shown.endsWith('```')).toBe(true);
  });
});

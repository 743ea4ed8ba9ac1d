// What is offered while a block is written: completions and signatures in each place, nothing in prose and comments.
import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../server/service/completion.ts';
import { signatureHelpAt } from '../../server/service/signatureHelp.ts';
import { families } from '../../server/engine/distributions/index.ts';
import { atCursor, gammaModel, inBlock, noteWith } from './noteFixture.ts';

function completions(marked: string, trigger?: string) {
  const { text, position } = atCursor(marked);
  return completionsAt(noteWith(text), position, trigger);
}

function labels(marked: string, trigger?: string): readonly string[] {
  return completions(marked, trigger).map((item) => item.label);
}

describe('completions', () => {
  test('after a tilde are all families in all parametrizations, then the laws that are written out', () => {
    const offered = labels(inBlock('x ~ |'), '~');
    const forms = families.reduce((count, family) => count + family.parametrizations.length, 0);
    expect(offered).toHaveLength(forms + 5);
    expect(offered).toContain('Gamma(shape, rate)');
    expect(offered).toContain('Normal(mean = mu, variance = v)'.replace('v)', `${symbol('Normal', 'variance')})`));
    expect(offered.slice(-5)).toEqual(['density', 'mass', 'kernel', 'energy', 'mixture']);
  });

  test('replace the word that is typed and carry the usual symbols as tab stops', () => {
    const item = completions(inBlock('x ~ Gam|')).find(({ label }) => label === 'Gamma(shape, rate)');
    const [shape, rate] = [symbol('Gamma', 'shape'), symbol('Gamma', 'rate')];
    expect(item?.textEdit).toEqual({
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 7 } },
      newText: `Gamma(\${1:${shape}}, \${2:${rate}})`,
    });
  });

  test.each([
    ['nothing is written', inBlock('x ~ Gamma(|)'), ['shape = ', 'rate = ', 'scale = ', 'mean = ']],
    // With `shape` named after it, the first argument is the mean.
    ['one argument is written', inBlock('x ~ Gamma(k, |)'), ['rate = ', 'scale = ', 'shape = ']],
    ['the mean is named', inBlock('x ~ Gamma(mean = m, |)'), ['shape = ']],
  ])('in a call are the arguments that can still follow: %s', (_when, marked, expected) => {
    expect(labels(marked, '(').filter((label) => label.endsWith(' = '))).toEqual(expected);
  });

  test('in an expression are the names of the block and the functions', () => {
    const offered = labels(inBlock('let k = exp(m)', 'const n = 3', 'x ~ Gamma(k, rate = r + |)'));
    expect(offered.slice(0, 5).sort()).toEqual(['k', 'm', 'n', 'r', 'x']);
    expect(offered).toContain('trigamma');
  });

  test('after at are the parameters that have no value yet', () => {
    const { text, position } = atCursor(inBlock('x ~ Gamma(k, b)', 'at k = 2, |'));
    const note = noteWith(text, { 'model-1': { model: gammaModel } });
    expect(completionsAt(note, position, ' ').map(({ label }) => label)).toEqual(['b = ']);
  });

  test.each([
    ['on', inBlock('x ~ Normal(m, s) on |'), '(0, inf)'],
    ['param … in', inBlock('param p in |'), 'simplex(3)'],
    ['claim', inBlock('claim |'), 'fisher'],
  ])('after %s are its words', (_word, marked, expected) => {
    expect(labels(marked, ' ')).toContain(expected);
  });

  test('after versus model are the other models', () => {
    const text = `${inBlock('x ~ Normal(m, s)', 'versus model |')}\n\`\`\`model laplace\nx ~ Laplace(m, s)\n\`\`\`\n`;
    expect(labels(text, ' ')).toEqual(['laplace']);
  });

  test('at the start of a line are the statements, but not while spaces are typed', () => {
    expect(labels(inBlock('x ~ Normal(m, s)', '|'))).toContain('param');
    expect(labels(inBlock('x ~ Normal(m, s)', ' |'), ' ')).toEqual([]);
  });

  test.each([
    ['prose', `Some | text.\n${inBlock('x ~ Gamma(k, b)')}`],
    ['a comment', inBlock('x ~ Gamma(k, b) # ~ |')],
  ])('there are none in %s', (_place, marked) => {
    expect(labels(marked, ' ')).toEqual([]);
  });

  test('a fence that begins in prose can become a model block', () => {
    const [item] = completions('Text.\n\n```|\n', '`');
    expect(item?.textEdit).toMatchObject({ newText: 'model\n${1:x} ~ ${0:Normal(mu, sigma)}\n```' });
  });
});

function symbol(family: string, parameter: string): string {
  const parameters = families
    .find(({ name }) => name === family)
    ?.parametrizations.flatMap((parametrization) => parametrization.parameters);
  return parameters?.find(({ name }) => name === parameter)?.symbol ?? '';
}

describe('an estimator', () => {
  test('is completed with the functions of a sample first', () => {
    const lines = ['x ~ Normal(mu, sigma)', 'samples N'];
    expect(labels(inBlock(...lines, 'estimator T = |')).slice(0, 4)).toEqual(['mean', 'sum', 'min', 'max']);
    expect(labels(inBlock(...lines, 'estimator T = sqrt(m|)'))).toContain('median');
    expect(labels(inBlock(...lines, 'let a = m|'))).not.toContain('median');
    expect(labels(inBlock(...lines, 'estimand v = sigma^2', 'estimator T of |'))).toEqual(['v', 'mu', 'sigma']);
  });
});

describe('signatures', () => {
  function signatures(marked: string) {
    const { text, position } = atCursor(marked);
    return signatureHelpAt(noteWith(text), position);
  }

  test('are the parametrizations, the one that the names point to active, its argument marked', () => {
    const help = signatures(inBlock('x ~ Gamma(k, scale = |'));
    const active = help?.signatures[help.activeSignature ?? 0];
    const [start, end] = active?.parameters?.[help?.activeParameter ?? 0]?.label as [number, number];
    expect(help?.signatures).toHaveLength(3);
    expect(active?.label.slice(start, end)).toMatch(/^scale = /);
  });

  test('count only the commas of the call itself', () => {
    expect(signatures(inBlock('x ~ Gamma(max(a, b), |'))?.activeParameter).toBe(1);
    expect(signatures(inBlock('x ~ Categorical([a, b, |'))?.activeParameter).toBe(0);
  });

  test('are there for functions, and on continued lines', () => {
    expect(signatures(inBlock('let a = besselI(0, |'))?.activeParameter).toBe(1);
    expect(signatures(inBlock('x ~ Gamma(k,', '  |'))?.signatures[0]?.label).toContain('Gamma(');
  });

  test.each([
    ['after the call', inBlock('x ~ Gamma(k, b)|')],
    ['on the next line', inBlock('x ~ Gamma(k, b)', '|')],
    ['in prose', `f(|\n${inBlock('x ~ Gamma(k, b)')}`],
  ])('are not shown %s', (_place, marked) => {
    expect(signatures(marked)).toBeUndefined();
  });
});

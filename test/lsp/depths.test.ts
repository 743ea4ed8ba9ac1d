// The two depths over the protocol: diagnostics never wait for a closer look, and no closer look at an older text is shown.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PanelBlock } from '../../server/lsp/messages.ts';
import { faultyServerModule, LanguageClient } from './languageClient.ts';

const uri = 'file:///notes/depths.md';
const note = (...blocks: readonly string[]) =>
  `# A note\n\n${blocks.map((block) => `\`\`\`model\n${block}\n\`\`\`\n\nProse.\n`).join('\n')}`;
/** The standard deviations of the first and of the second block. */
const firstDeviation = { start: { line: 3, character: 15 }, end: { line: 3, character: 16 } };
const secondDeviation = { start: { line: 9, character: 15 }, end: { line: 9, character: 16 } };

let client: LanguageClient;

async function panel(blockName = 'model-1'): Promise<PanelBlock> {
  const version = client.version(uri);
  const answer = await client.custom('fisherNotes/panel', { textDocument: { uri }, version, blockName });
  if (answer.kind !== 'block') throw new Error('There is no block.');
  return answer;
}

/** The panel's answers, one each time that the server says that there is a new one, until the full analysis of the present text. */
async function panelUntilFull(blockName?: string): Promise<readonly PanelBlock[]> {
  const answers: PanelBlock[] = [];
  for (;;) {
    const told = client.analyzed.length;
    const answer = await panel(blockName);
    answers.push(answer);
    if (answer.state === 'ready' && answer.analysis?.depth === 'full') return answers;
    await client.until(() => client.analyzed[told]);
  }
}

const depthsOf = (answers: readonly PanelBlock[]) =>
  answers.map(({ state, stale, analysis }) => `${state}${stale ? ', stale' : ''}: ${analysis?.depth ?? 'nothing'}`);

const analyzedText = ({ analysis }: PanelBlock): string => analysis?.findings[0]?.message ?? '';

describe('a note whose full analyses are slow', () => {
  beforeEach(async () => {
    client = await LanguageClient.start({ module: faultyServerModule });
  });

  afterEach(async () => {
    await client.stop();
  });

  test('is analyzed in the depth of findings alone while no panel looks at it', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1)', 'x ~ Normal(mu, 2)'));
    await client.settled(uri);
    const { computed, deepened, deepening } = await client.custom('fisherNotes/statistics', null);
    expect({ computed, deepened, deepening }).toEqual({ computed: 2, deepened: 0, deepening: 0 });
  });

  test('has its diagnostics while a full analysis goes on', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1) # full slow 1200', 'x ~ Normal(mu, 2)'));
    await client.settled(uri);
    await panel();
    for (const digit of ['3', '4']) {
      const version = await client.edit(uri, secondDeviation, digit);
      const published = await client.until(() => client.published.find((params) => params.version === version));
      expect(published.diagnostics.map(({ message }) => message)).toContainEqual(
        expect.stringContaining(`Normal(mu, ${digit})`),
      );
    }
    // both edits were told of before the full analysis came to its end
    const { deepened, deepening } = await client.custom('fisherNotes/statistics', null);
    expect({ deepened, deepening }).toEqual({ deepened: 0, deepening: 1 });
    expect(depthsOf(await panelUntilFull()).at(-1)).toBe('ready: full');
  });

  test('shows the panel the findings at once and the rest when it comes', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1) # slow 300'));
    await client.settled(uri);
    expect(depthsOf(await panelUntilFull())).toEqual(['ready: findings', 'ready: full']);
    // and after an edit the former one, the present findings, the present whole
    await client.edit(uri, firstDeviation, '2');
    expect(depthsOf(await panelUntilFull())).toEqual(['computing, stale: full', 'ready: findings', 'ready: full']);
    // what is known is not computed again
    await client.edit(uri, firstDeviation, '1');
    expect(depthsOf(await panelUntilFull())).toEqual(['ready: full']);
    expect((await client.custom('fisherNotes/statistics', null)).deepened).toBe(2);
  });

  test('drops the full analysis of a text that is gone, and never shows it as that of the present one', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1) # full slow 350'));
    await client.settled(uri);
    const answers = [...(await panelUntilFull())];
    for (const digit of ['2', '3', '4', '5']) {
      await client.edit(uri, firstDeviation, digit);
      await client.settled(uri);
      answers.push(await panel());
    }
    answers.push(...(await panelUntilFull()));
    for (const answer of answers.filter(({ stale }) => !stale)) {
      expect(answer.analysis?.key).toBe(answer.key);
      expect(analyzedText(answer)).toContain(`Normal(mu, ${answer.version})`);
    }
    expect(analyzedText(answers.at(-1) ?? (await panel()))).toContain('Normal(mu, 5)');
    expect((await client.custom('fisherNotes/statistics', null)).superseded).toBeGreaterThan(0);
  });

  test('looks first at the block that the panel turned to last', async () => {
    const blocks = ['1', '2', '3'].map((digit) => `x ~ Normal(mu, ${digit}) # full slow 250`);
    await client.open(uri, note(...blocks));
    await client.settled(uri);
    for (const name of ['model-1', 'model-2', 'model-3']) await panel(name);
    await client.until(() => (client.analyzed.flatMap(({ keys }) => keys).length >= 5 ? true : undefined));
    const [, last] = [await panel('model-1'), await panel('model-3')];
    expect(depthsOf([last])).toEqual(['ready: full']);
  });

  test.each(['hang', 'throw', 'exit'])('keeps its findings where the full analysis fails by %s', async (fault) => {
    await client.open(uri, note(`x ~ Normal(mu, 1) # full ${fault}`, 'x ~ Normal(mu, 2)'));
    const before = await client.settled(uri);
    const answers = await panelUntilFull();
    expect(depthsOf(answers)).toEqual(['ready: findings', 'ready: full']);
    expect(answers.map(({ analysis }) => analysis?.findings.map(({ code }) => code))).toEqual([
      ['likely-meant'],
      ['likely-meant'],
    ]);
    expect(await client.settled(uri)).toEqual(before);
    expect(depthsOf(await panelUntilFull('model-2')).at(-1)).toBe('ready: full');
  });
});

describe('the real engine', () => {
  test('answers a hover of `versus` with the divergence, and others from the findings', async () => {
    client = await LanguageClient.start();
    const text = note('x ~ Normal(mu, sigma)\nat mu = 0, sigma = 1\nversus mu = 1, sigma = 2');
    await client.open(uri, text);
    await client.settled(uri);
    expect(await client.hover(uri, { line: 3, character: 5 })).toContain('Normal');
    expect((await client.custom('fisherNotes/statistics', null)).deepened).toBe(0);
    // on a busy machine the thread may be ready only for a second question
    let hover: string | null = null;
    while (hover?.includes('divergence:') !== true) hover = await client.hover(uri, { line: 5, character: 1 });
    expect(hover).toContain('Kullback–Leibler divergence: 0.443');
    const answers = await panelUntilFull();
    expect(answers.at(-1)?.analysis?.plots.length).toBeGreaterThan(0);
    await client.stop();
  });
});

// Edits that race computations: an answer for an older text never arrives, what hangs or dies is replaced, the rest answers.
import { LSPErrorCodes } from 'vscode-languageserver/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultyServerModule, LanguageClient } from './languageClient.ts';

const uri = 'file:///notes/race.md';
const note = (...blocks: readonly string[]) =>
  `# A note\n\n${blocks.map((block) => `\`\`\`model\n${block}\n\`\`\`\n\nProse.\n`).join('\n')}`;
const slow = 'x ~ Normal(mu, 1) # slow 400';
const quick = 'x ~ Normal(mu, 2)';

/** The first block's first line is line 3; its standard deviation is at column 15. */
const firstDeviation = { start: { line: 3, character: 15 }, end: { line: 3, character: 16 } };

describe('an edit races a computation', () => {
  let client: LanguageClient;

  beforeEach(async () => {
    client = await LanguageClient.start({ module: faultyServerModule });
  });

  afterEach(async () => {
    await client.stop();
  });

  const messages = (version: number) =>
    client.published
      .filter((params) => params.version === version)
      .flatMap((params) => params.diagnostics.map((d) => d.message));

  test('no diagnostic of a text that is gone is published', async () => {
    await client.open(uri, note(slow));
    for (const digit of ['2', '3', '4', '5']) {
      await client.edit(uri, firstDeviation, digit);
      await new Promise((resolve) => setTimeout(resolve, 90));
    }
    const last = await client.settled(uri);
    expect(last.map((diagnostic) => diagnostic.message)).toEqual([expect.stringContaining('Normal(mu, 5)')]);
    for (const { version, diagnostics } of client.published) {
      for (const { message } of diagnostics) expect(message).toContain(`Normal(mu, ${version})`);
    }
    const versions = client.published.map((params) => params.version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    for (const { version } of client.analyzed) expect(version).toBe(5);
  });

  test('a hover that waited for an older text ends as ContentModified, and a new one is of the new text', async () => {
    await client.open(uri, note(slow));
    const asked = client.hover(uri, { line: 3, character: 5 });
    const failed = expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    await client.edit(uri, firstDeviation, '7');
    await failed;
    expect(await client.hover(uri, { line: 3, character: 5 })).not.toBeNull();
    for (const message of messages(2)) expect(message).toContain('Normal(mu, 7)');
  });

  test('while a block is computed again, the findings of its older text are gone, those of the others stay', async () => {
    await client.open(uri, note(slow, quick));
    await client.settled(uri);
    const version = await client.edit(uri, firstDeviation, '9');
    const first = await client.until(() => client.published.find((params) => params.version === version));
    expect(first.diagnostics.map((diagnostic) => diagnostic.message)).toEqual([expect.stringContaining('mu, 2')]);
    const last = await client.settled(uri);
    expect(last).toHaveLength(2);
  });

  test('a cancelled request is an error, never an empty answer', async () => {
    await client.open(uri, note(slow));
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri }, position: { line: 3, character: 5 } },
      source.token,
    );
    const failed = expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    setTimeout(() => source.cancel(), 50);
    await failed;
  });

  test('an edit to prose computes no block, and does not disturb what is being computed', async () => {
    await client.open(uri, note(slow, quick));
    await client.edit(uri, { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, 'long ');
    await client.settled(uri);
    const before = await client.custom('fisherNotes/statistics', null);
    expect(before.computed).toBe(2);
    for (let count = 0; count < 5; count++) {
      await client.edit(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, 'prose\n');
    }
    const diagnostics = await client.settled(uri);
    expect(diagnostics.map((diagnostic) => diagnostic.range.start.line)).toEqual([8, 14]);
    const after = await client.custom('fisherNotes/statistics', null);
    expect(after).toEqual(before);
  });

  test('an edit of one block computes that block alone, and undoing it computes none', async () => {
    await client.open(uri, note(quick, 'y ~ Poisson(rate)', 'z ~ Exponential(rate)'));
    await client.settled(uri);
    const start = await client.custom('fisherNotes/statistics', null);
    await client.edit(uri, firstDeviation, '8');
    await client.settled(uri);
    const edited = await client.custom('fisherNotes/statistics', null);
    expect(edited.computed - start.computed).toBe(1);
    await client.edit(uri, firstDeviation, '2');
    await client.settled(uri);
    const undone = await client.custom('fisherNotes/statistics', null);
    expect(undone.computed).toBe(edited.computed);
    expect(undone.cached).toBe(edited.cached + 1);
  });

  test('a block that hangs is stopped and told of; the others answer', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1) # hang', quick));
    const diagnostics = await client.settled(uri);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['budget-exceeded', 'likely-meant']);
    const { workerRestarts } = await client.custom('fisherNotes/statistics', null);
    expect(workerRestarts).toBe(1);
  });

  test('a hanging block that is edited is given up long before its guard', async () => {
    await client.open(uri, note('x ~ Normal(mu, 1) # hang'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    const version = await client.edit(uri, { start: { line: 3, character: 18 }, end: { line: 3, character: 24 } }, '');
    const diagnostics = await client.settled(uri, version);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['likely-meant']);
    expect(performance.now() - started).toBeLessThan(1_400);
  });

  test.each(['throw', 'exit'])('a block whose analysis fails by %s is told of; the others answer', async (fault) => {
    await client.open(uri, note(`x ~ Normal(mu, 1) # ${fault}`, quick));
    const diagnostics = await client.settled(uri);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['internal-error', 'likely-meant']);
  });

  test('a request about a version that is gone ends as ContentModified', async () => {
    await client.open(uri, note(quick));
    const asked = client.custom('fisherNotes/panel', { textDocument: { uri }, version: 0 });
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  test('the panel has the last analysis, as stale, while a new one is computed', async () => {
    await client.open(uri, note(slow));
    await client.settled(uri);
    const version = await client.edit(uri, firstDeviation, '6');
    const target = { textDocument: { uri }, version, position: { line: 3, character: 0 } };
    const computing = await client.custom('fisherNotes/panel', target);
    expect(computing).toMatchObject({ kind: 'block', state: 'computing', stale: true, blockName: 'model-1' });
    await client.until(() => client.analyzed.find((changed) => changed.version === version));
    const ready = await client.custom('fisherNotes/panel', target);
    expect(ready).toMatchObject({ kind: 'block', state: 'ready', stale: false });
    if (ready.kind === 'block') expect(ready.analysis?.key).toBe(ready.key);
  });
});

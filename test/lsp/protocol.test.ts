// A session as editors have it: what the server says it can do, and what it answers, over standard streams.
import { DiagnosticSeverity, LSPErrorCodes } from 'vscode-languageserver/node';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  InlayHint,
  SignatureHelp,
} from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LanguageClient } from './languageClient.ts';

const uri = 'file:///notes/gamma.md';
const text = `# Waiting times

\`\`\`model reaction-time
x ~ Gamma(k, rate = b)
at k = 2, b = 1
samples 40
\`\`\`

\`\`\`model broken
x ~ Normal(mu
\`\`\`
`;
const onGamma = { line: 3, character: 6 };
const rulesBase = 'file:///extension/docs/rules';

describe('a client with everything', () => {
  let client: LanguageClient;

  beforeAll(async () => {
    const initializationOptions = { theme: 'dark', images: true, commands: true, rulesBase } as const;
    client = await LanguageClient.start({ initializationOptions });
    await client.open(uri, text);
  });

  afterAll(async () => {
    expect(await client.stop()).toBe(0);
  });

  test('is told what the server can do', () => {
    const { capabilities, serverInfo } = client.initialized;
    expect(serverInfo?.name).toBe('fisher-notes');
    expect(Object.keys(capabilities).sort()).toEqual([
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'documentSymbolProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'signatureHelpProvider',
      'textDocumentSync',
    ]);
  });

  test('gets diagnostics with version, code and page', async () => {
    const diagnostics = await client.settled(uri);
    const syntax = diagnostics.find(({ code }) => code === 'syntax');
    expect(syntax).toMatchObject({
      source: 'fisher-notes',
      severity: 1,
      codeDescription: { href: `${rulesBase}/syntax.md` },
      range: { start: { line: 9 } },
    });
  });

  test('gets a hover with the matrix as a picture, its text beside it, and links', async () => {
    const hover = await client.hover(uri, onGamma);
    expect(hover).toMatch(/^\*\*Gamma\*\*\(shape k, rate b\) · regular/);
    expect(hover).toMatch(/!\[[^\n]*ψ₁\(k\)[^\n]*\]\(data:image\/svg\+xml;base64,/);
    expect(hover).toMatch(/closed form, (?:two|three|four) routes agree/);
    expect(hover).toContain('](command:fisherNotes.openPanel?');
  });

  test('gets pictures in the ink of a new theme', async () => {
    const ink = async () => {
      const picture = /base64,([A-Za-z0-9+/=]+)\)/.exec((await client.hover(uri, onGamma)) ?? '')?.[1] ?? '';
      return /fill="(#\w+)"/.exec(Buffer.from(picture, 'base64').toString())?.[1];
    };
    const dark = await ink();
    await client.connection.sendNotification('fisherNotes/theme', { theme: 'highContrastLight' });
    expect(dark).not.toBe(await ink());
    expect(await ink()).toBe('#000000');
  });

  test('gets inlay hints after the line', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    const hints: InlayHint[] = await client.request('textDocument/inlayHint', uri, { range });
    expect(hints.map(({ label }) => label)).toEqual(['k > 0, b > 0', 'I = [[ψ₁(k), −1/b], [−1/b, k/b²]]']);
  });

  test('gets completions, signatures, outline and folding', async () => {
    const position = { line: 3, character: 10 };
    const completions: CompletionItem[] | CompletionList = await client.request('textDocument/completion', uri, {
      position,
    });
    const items = Array.isArray(completions) ? completions : completions.items;
    expect(items.map(({ label }) => label)).toContain('rate = ');
    const help: SignatureHelp = await client.request('textDocument/signatureHelp', uri, { position });
    expect(help.signatures.length).toBeGreaterThan(1);
    const symbols: DocumentSymbol[] = await client.request('textDocument/documentSymbol', uri, {});
    expect(symbols.map(({ name }) => name)).toEqual(['reaction-time', 'broken']);
    const folds: unknown[] = await client.request('textDocument/foldingRange', uri, {});
    expect(folds).toHaveLength(2);
    const lenses: unknown[] = await client.request('textDocument/codeLens', uri, {});
    expect(lenses).toHaveLength(6);
  });

  test('gets the derivation as an edit of its version, by action and by request', async () => {
    await client.settled(uri);
    const range = { start: onGamma, end: onGamma };
    const actions: CodeAction[] = await client.request('textDocument/codeAction', uri, {
      range,
      context: { diagnostics: [] },
    });
    const insert = actions.find(({ title }) => title.startsWith('Insert the derivation of the Fisher information'));
    const change = insert?.edit?.documentChanges?.[0];
    expect(change).toMatchObject({ textDocument: { uri, version: 1 } });
    const target = { textDocument: { uri }, version: 1, position: onGamma };
    const answer = await client.custom('fisherNotes/insertDerivation', target);
    expect(answer.edit).toEqual(insert?.edit);
    const copied = await client.custom('fisherNotes/copyLatex', target);
    expect(copied.latex).toContain('\\begin{aligned}');
  });

  test('sees the panel follow the position, and an unknown block as none', async () => {
    const at = async (line: number) =>
      client.custom('fisherNotes/panel', { textDocument: { uri }, version: 1, position: { line, character: 0 } });
    expect(await at(4)).toMatchObject({ kind: 'block', blockName: 'reaction-time', state: 'ready' });
    expect(await at(9)).toMatchObject({ kind: 'block', blockName: 'broken' });
    const gone = await client.custom('fisherNotes/panel', { textDocument: { uri }, version: 1, blockName: 'gone' });
    expect(gone.kind).toBe('empty');
  });

  test('gets an error for a note that is not open', async () => {
    const asked = client.hover('file:///notes/closed.md', onGamma);
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  test('sees the marks go when the note is closed', async () => {
    const other = 'file:///notes/other.md';
    await client.open(other, text);
    await client.settled(other);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
    const last = await client.until(() => {
      const found = client.published.findLast((params) => params.uri === other);
      return found?.diagnostics.length === 0 ? found : undefined;
    });
    expect(last.version).toBeUndefined();
  });
});

describe('a plain client', () => {
  test('gets text only: no commands, no pictures, no snippets, no Markdown', async () => {
    const client = await LanguageClient.start({
      capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
    await client.open(uri, text);
    await client.settled(uri);
    const hover = await client.hover(uri, onGamma);
    expect(hover).toMatch(/^Gamma\(shape k, rate b\) · regular/);
    expect(hover).toContain('⎡ ψ₁(k)  −1/b ⎤');
    expect(hover).not.toMatch(/\*\*|data:|command:|```|\\/);
    const completions: CompletionItem[] = await client.request('textDocument/completion', uri, {
      position: { line: 3, character: 4 },
    });
    expect(completions.filter(({ textEdit }) => textEdit?.newText.includes('${'))).toEqual([]);
    expect(await client.stop()).toBe(0);
  });

  test('may push its settings, whatever they hold', async () => {
    const client = await LanguageClient.start({ capabilities: {} });
    await client.open(uri, text);
    const range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    const hints = async (settings: unknown) => {
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
      const shown: InlayHint[] = await client.request('textDocument/inlayHint', uri, { range });
      return shown.length;
    };
    expect(await hints({ fisherNotes: { inlayHints: { domains: false } } })).toBe(1);
    expect(await hints({ fisherNotes: { inlayHints: 'none' } })).toBe(2);
    expect(await hints(null)).toBe(2);
    expect(await client.stop()).toBe(0);
  });

  test('has its marks anew when it sets their severity', async () => {
    const client = await LanguageClient.start({ capabilities: {} });
    await client.open(uri, '```model\nx ~ Laplace(m, b)\n```\n');
    const severity = async (wanted: DiagnosticSeverity) =>
      client.until(() => {
        const found = client.published.at(-1)?.diagnostics.find((d) => d.code === 'not-differentiable');
        return found?.severity === wanted ? found : undefined;
      });
    await severity(DiagnosticSeverity.Warning);
    const settings = { fisherNotes: { diagnostics: { severity: { 'not-differentiable': 'error', syntax: 7 } } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await severity(DiagnosticSeverity.Error);
    expect(await client.stop()).toBe(0);
  });
});

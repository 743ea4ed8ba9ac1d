// What a writer sees in the note itself, asked for as VS Code asks for it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, until, findingWith, hoverText, openNote, placeOf, twoModels } from './editor.ts';

describe('the note', () => {
  let document: vscode.TextDocument;

  before(async () => {
    ({ document } = await openNote(twoModels));
  });
  after(closeAll);

  it('has a warning, with a link, where the support depends on a parameter', async () => {
    const finding = await findingWith(document, 'support-depends-on-parameter');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(finding.range.start.line, placeOf(document, 'Uniform').line);
    assert.match(finding.message, /theta|θ/);
    assert.ok(typeof finding.code === 'object', 'the code links to its page');
  });

  it('finds nothing wrong with the regular model', async () => {
    await findingWith(document, 'support-depends-on-parameter');
    const serious = vscode.languages
      .getDiagnostics(document.uri)
      .filter((finding) => finding.severity <= vscode.DiagnosticSeverity.Warning)
      .filter((finding) => finding.range.start.line < placeOf(document, 'Uniform').line - 1);
    assert.deepEqual(serious.map(codeOf), []);
  });

  it('tells the information on hover over the distribution', async () => {
    const text = await until('a hover with the information', async () => {
      const hover = await hoverText(document, placeOf(document, 'Gamma', 1));
      return /closed form/i.test(hover) ? hover : undefined;
    });
    assert.match(text, /Gamma/);
    assert.match(text, /0\.6449/);
  });

  it('tells the role and the domain on hover over a parameter', async () => {
    const text = await until('a hover over k', async () => {
      const hover = await hoverText(document, placeOf(document, 'Gamma(k', 6));
      return hover === '' ? undefined : hover;
    });
    assert.match(text, /shape/i);
  });

  it('completes distributions', async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      placeOf(document, 'Gamma', 1),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const name of ['Gamma', 'Normal', 'Poisson'])
      assert.ok(
        labels.some((label) => label.startsWith(name)),
        `${name} in ${labels.join(' ')}`,
      );
  });

  it('helps with the arguments', async () => {
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      placeOf(document, 'Gamma(', 6),
    );
    assert.match(help?.signatures[0]?.label ?? '', /shape.*rate/);
  });

  it('shows the domains after the line', async () => {
    const labels = await until('an inlay hint', async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      const texts = hints.map(({ label }) =>
        typeof label === 'string' ? label : label.map((part) => part.value).join(''),
      );
      return texts.some((text) => text.includes('k > 0')) ? texts : undefined;
    });
    assert.ok(labels.length > 0);
  });

  it('lists the models as symbols', async () => {
    const symbols = await until('the symbols of both models', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = JSON.stringify(found ?? []);
      return names.includes('reaction-time') && names.includes('waiting') ? names : undefined;
    });
    assert.ok(symbols);
  });

  it('follows an edit, and leaves no finding of the older text', async () => {
    const edit = new vscode.WorkspaceEdit();
    const start = placeOf(document, 'Uniform(0, theta)');
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 17)), 'Norml(0, theta)');
    await vscode.workspace.applyEdit(edit);
    const finding = await findingWith(document, 'unknown-distribution');
    assert.match(finding.message, /Normal/);
    const codes = vscode.languages.getDiagnostics(document.uri).map(codeOf);
    assert.ok(!codes.includes('support-depends-on-parameter'), codes.join(' '));
  });
});

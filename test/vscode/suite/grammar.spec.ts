// The colors of the model language inside fences, as VS Code's own tokenizer gives them.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, until } from './editor.ts';

interface Token {
  /** The text. */
  readonly c: string;
  /** Its scopes, outermost first, with spaces between. */
  readonly t: string;
}

let folder: string;

async function tokens(note: string): Promise<Token[]> {
  const file = path.join(folder, `note-${Date.now()}.md`);
  await writeFile(file, note);
  const uri = vscode.Uri.file(file);
  return until('tokens', async () => {
    const found = await vscode.commands.executeCommand<Token[] | undefined>('_workbench.captureSyntaxTokens', uri);
    return found !== undefined && found.length > 0 ? found : undefined;
  });
}

/** The innermost scope of the first token with this text that stands in a model, without the language's suffix. */
function scopeOf(found: readonly Token[], text: string): string {
  const token = found.find(({ c, t }) => c.trim() === text && t.includes('meta.embedded.block.fisher-model'));
  return (token?.t.split(' ').at(-1) ?? 'no token').replace('.fisher-model', '');
}

describe('The grammar', () => {
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fisher-notes-grammar-'));
  });
  after(async () => {
    await closeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells the parts of the language apart', async () => {
    const found = await tokens(
      [
        '```model reaction-time',
        'x ~ Gamma(k, rate = b)  # waiting',
        'param k > 0',
        'y ~ kernel(exp(-lambda/2*x^2)) on R',
        'let θ = \\mu + logit(p) + 2.5e3',
        'const n = inf',
        'claim fisher[k, k] = trigamma(k)',
        '```',
        'x ~ Gamma(prose)',
      ].join('\n'),
    );
    const expected: Readonly<Record<string, string>> = {
      Gamma: 'support.class.distribution',
      '~': 'keyword.operator.distributed-as',
      rate: 'variable.parameter',
      b: 'variable.other',
      param: 'keyword.control.statement',
      kernel: 'keyword.other.law',
      exp: 'support.function',
      on: 'keyword.operator.word',
      R: 'support.type.set',
      let: 'keyword.control.statement',
      θ: 'variable.other.definition',
      '\\mu': 'variable.other',
      logit: 'support.function',
      '2.5e3': 'constant.numeric',
      inf: 'constant.language',
      claim: 'keyword.control.statement',
      fisher: 'support.function.quantity',
      trigamma: 'support.function',
    };
    for (const [text, scope] of Object.entries(expected)) assert.equal(scopeOf(found, text), scope, text);
    assert.ok(found.some(({ c, t }) => c.includes('waiting') && t.includes('comment.line.number-sign')));
    const prose = found.find(({ c }) => c.includes('prose'));
    assert.ok(prose !== undefined && !prose.t.includes('fisher-model'), 'the model ends with its fence');
  });

  it('knows a range from a decimal point', async () => {
    const found = await tokens('```model\nx ~ mass(1/n) on {1..n}\n```\n');
    assert.equal(scopeOf(found, '..'), 'keyword.operator.arithmetic');
  });

  for (const [form, note] of Object.entries({
    'a plain fence': '```model\nx ~ Beta(a, b)\n```\n',
    'a fence with a name': '```model gaussian\nx ~ Beta(a, b)\n```\n',
    'a name in braces': '```model {#gaussian}\nx ~ Beta(a, b)\n```\n',
    "Pandoc's class": '```{.model #gaussian}\nx ~ Beta(a, b)\n```\n',
    "Quarto's braces": '```{model gaussian}\nx ~ Beta(a, b)\n```\n',
    tildes: '~~~~model\nx ~ Beta(a, b)\n~~~~\n',
    'a list': '- a point\n\n  ```model\n  x ~ Beta(a, b)\n  ```\n',
    'a quotation': '> ```model\n> x ~ Beta(a, b)\n> ```\n',
    'a list in a quotation': '> 1. a point\n>\n>    ```model\n>    x ~ Beta(a, b)\n>    ```\n',
  })) {
    it(`colors a model in ${form}`, async () => {
      assert.equal(scopeOf(await tokens(note), 'Beta'), 'support.class.distribution');
    });
  }

  for (const [form, note] of Object.entries({
    'another language': '```modelica\nx ~ Beta(a, b)\n```\n',
    'a fence inside a fence': '````text\n```model\nx ~ Beta(a, b)\n```\n````\n',
    'indented code': 'Text.\n\n    ```model\n    x ~ Beta(a, b)\n    ```\n',
  })) {
    it(`leaves ${form} alone`, async () => {
      assert.equal(scopeOf(await tokens(note), 'Beta'), 'no token');
    });
  }
});

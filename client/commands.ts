// Decides what the commands do that change the note or leave something on the clipboard.
import * as vscode from 'vscode';
import type { DerivationReport } from '../server/engine/report/blockAnalysis.ts';
import { ask, confirmation, write } from './ask.ts';
import { commandTarget, isCommandTarget, type NoteTarget } from './notes.ts';
import type { Panels } from './panel/panels.ts';
import { insertPlot } from './insertPlot.ts';
import type { Server } from './server.ts';

type DerivationId = DerivationReport['id'];

const derivations: readonly (vscode.QuickPickItem & { readonly id: DerivationId })[] = [
  { id: 'score', label: 'Score', detail: 'The derivatives of the log-density' },
  { id: 'information', label: 'Fisher information', detail: 'From the log-density to the matrix' },
  { id: 'bound', label: 'Bound', detail: 'The Cramér–Rao bound for each parameter' },
];

/** Registers the commands of the palette, of lenses, hovers and the panel. Those that write return what they did. */
export function registerCommands(server: Server, panels: Panels): vscode.Disposable {
  const register = (
    name: string,
    run: (target: NoteTarget, ...rest: unknown[]) => Promise<string | undefined>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(`fisherNotes.${name}`, async (first: unknown, ...rest: unknown[]) => {
      const target = await commandTarget(isCommandTarget(first) ? first : undefined);
      if (target !== undefined) return run(target, ...rest);
      void vscode.window.showInformationMessage('Open a Markdown or Quarto note first.');
      return undefined;
    });
  return vscode.Disposable.from(
    vscode.commands.registerCommand('fisherNotes.openPanel', async (first: unknown) => {
      panels.open(await commandTarget(isCommandTarget(first) ? first : undefined));
    }),
    register('insertDerivation', async (target, id) => {
      const derivation = isDerivationId(id) ? id : await pickDerivation();
      return derivation === undefined ? undefined : insertDerivation(server, target, derivation);
    }),
    register('insertPlot', (target, id) => insertPlot(server, target, typeof id === 'string' ? id : undefined)),
    register('copyAsLatex', (target) => copyAsLatex(server, target)),
    vscode.commands.registerCommand('fisherNotes.restartServer', () => server.restart()),
  );
}

async function pickDerivation(): Promise<DerivationId | undefined> {
  const picked = await vscode.window.showQuickPick(derivations, {
    placeHolder: 'Which derivation shall the note have?',
  });
  return picked?.id;
}

async function insertDerivation(
  server: Server,
  target: NoteTarget,
  derivation: DerivationId,
): Promise<string | undefined> {
  const answer = await ask(server, target, (base) => ['fisherNotes/insertDerivation', { ...base, derivation }]);
  if (answer === undefined) return undefined;
  return write(server, target, answer, 'the derivation');
}

async function copyAsLatex(server: Server, target: NoteTarget): Promise<string | undefined> {
  const answer = await ask(server, target, (base) => ['fisherNotes/copyLatex', base]);
  if (answer === undefined) return undefined;
  const { latex, message } = answer.result;
  if (latex === null) {
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  await vscode.env.clipboard.writeText(latex);
  vscode.window.setStatusBarMessage(message, confirmation);
  return message;
}

function isDerivationId(value: unknown): value is DerivationId {
  return derivations.some(({ id }) => id === value);
}

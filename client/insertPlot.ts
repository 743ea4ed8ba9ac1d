// Decides how a plot comes into a note: as a file beside it, never over a file of something else, and a link with words.
import * as vscode from 'vscode';
import type { PlotImage } from '../server/service/plotImage.ts';
import { ask, write } from './ask.ts';
import type { NoteTarget } from './notes.ts';
import { plotFileName } from './plotFile.ts';
import type { Server } from './server.ts';

/** Names tried where others are taken by other files. */
const mostAttempts = 20;

/** Saves the plot, asking which where none is named, and links it after its block; what was done, or undefined. */
export async function insertPlot(
  server: Server,
  target: NoteTarget,
  id: string | undefined,
): Promise<string | undefined> {
  const { document } = target;
  const answer = await ask(server, target, (base) => ['fisherNotes/plots', base]);
  if (answer === undefined) return undefined;
  const { plots, blockName, message } = answer.result;
  if (plots.length === 0 || blockName === null) {
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  if (document.isUntitled || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    void vscode.window.showInformationMessage(
      document.isUntitled
        ? 'Save the note first: the plot is saved beside it.'
        : 'The plot cannot be saved beside this note, since its folder cannot be written to.',
    );
    return undefined;
  }
  const plot = id === undefined ? await pick(plots) : plots.find((p) => p.id === id);
  if (plot === undefined) return undefined;
  const file = await save(document.uri, blockName, plot);
  if (file === undefined) return undefined;
  const named = { ...target, block: { blockName } };
  const link = await ask(server, named, (base) => ['fisherNotes/insertPlot', { ...base, plot: plot.id, file }]);
  return link && write(server, target, link, 'the plot');
}

async function pick(plots: readonly PlotImage[]): Promise<PlotImage | undefined> {
  const items = plots.map((plot) => ({ label: plot.title, detail: plot.description, plot }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Which plot shall the note have?' });
  return picked?.plot;
}

/** Writes the file, over an earlier version of the same plot only; its name, undefined where it could not be written. */
async function save(note: vscode.Uri, blockName: string, { id, mark, svg }: PlotImage): Promise<string | undefined> {
  const folder = vscode.Uri.joinPath(note, '..');
  const base = note.path.split('/').at(-1) ?? 'note';
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const name = plotFileName(base, blockName, id, attempt);
    const uri = vscode.Uri.joinPath(folder, name);
    const present = await textOf(uri);
    if (present !== undefined && !present.startsWith(mark)) continue;
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(svg));
      return name;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Fisher Notes: the plot could not be saved as ${name}. ${why}`);
      return undefined;
    }
  }
  void vscode.window.showErrorMessage('Fisher Notes: every name for the plot is taken by another file.');
  return undefined;
}

/** The file's text; undefined where there is none. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    // what is there and cannot be read is no file of ours
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? undefined : '';
  }
}

// Decides what happens when the first note is opened: the server starts, commands and panel are there. No mathematics.
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { ShownBlock } from '../media/protocol.ts';
import { registerCommands } from './commands.ts';
import { isNote } from './notes.ts';
import { Panels } from './panel/panels.ts';
import { registerRules, rulesFolder } from './rules.ts';
import { Server } from './server.ts';
import { showStatus } from './status.ts';
import { themeKind } from './theme.ts';

/** What other extensions, and the tests, can ask of this one. */
export interface FisherNotes {
  /** The language server's client. */
  readonly server: Server;
  /** Each panel: whether it is pinned, and what its page has drawn. */
  readonly panels: () => readonly { readonly pinned: boolean; readonly shown: ShownBlock | null }[];
  /** Gives a panel a message as its page would; the pages themselves cannot be reached from outside. */
  readonly fromPage: Panels['all'][number]['receive'];
}

/** Scrolling is told to the server once it rests. */
const scrollPause = 150;

export function activate(context: vscode.ExtensionContext): FisherNotes {
  const server = new Server(context.extensionUri);
  const panels = new Panels(context, server);
  context.subscriptions.push(
    panels,
    registerRules(rulesFolder(context.extensionUri)),
    registerCommands(server, panels),
    showStatus(server),
    { dispose: () => server.client.dispose() },
    vscode.window.onDidChangeActiveColorTheme(() => {
      server.notify('fisherNotes/theme', { theme: themeKind() });
    }),
    tellVisibleRanges(server),
    server.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) panels.serverChanged(true);
      else if (newState !== State.Starting) panels.serverChanged(false);
    }),
  );
  // Nothing waits for the server: commands and kept panels are there at once, and their questions wait by themselves.
  server.client.start().catch((error: unknown) => {
    server.client.outputChannel.appendLine(`The server did not start: ${String(error)}`);
  });
  return {
    server,
    panels: () => panels.all.map(({ pinned, shown }) => ({ pinned, shown })),
    fromPage: (message) => {
      panels.all.at(-1)?.receive(message);
    },
  };
}

function tellVisibleRanges(server: Server): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const changed = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
    if (!isNote(textEditor.document)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const ranges = visibleRanges.map(({ start, end }) => ({
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      }));
      server.notify('fisherNotes/visibleRanges', { uri: textEditor.document.uri.toString(), ranges });
    }, scrollPause);
  });
  return vscode.Disposable.from(changed, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}

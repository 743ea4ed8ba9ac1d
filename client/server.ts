// Decides how the language server is started and spoken to: over IPC, in a process of its own, for notes of any scheme.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type {
  ClientCommand,
  ClientNotifications,
  InitializationOptions,
  Requests,
  ServerNotifications,
} from '../server/lsp/messages.ts';
import { noteLanguages } from './notes.ts';
import { rulesFolder } from './rules.ts';
import { themeKind } from './theme.ts';

/** The commands that a hover or a lens of ours may call; every other command link stays dead. */
const linkedCommands: readonly ClientCommand[] = [
  'fisherNotes.openPanel',
  'fisherNotes.insertDerivation',
  'fisherNotes.insertPlot',
  'fisherNotes.copyAsLatex',
];

/** The language server with the types of its own requests. */
export class Server {
  readonly client: LanguageClient;

  constructor(extension: vscode.Uri) {
    const module = vscode.Uri.joinPath(extension, 'dist', 'server.js').fsPath;
    const rules = rulesFolder(extension);
    // Read again at each start: a restart takes up a changed setting or theme.
    const initializationOptions = (): InitializationOptions => ({
      theme: themeKind(),
      images: vscode.workspace.getConfiguration('fisherNotes').get<boolean>('hover.images', true),
      commands: true,
      rulesBase: rules.toString(),
    });
    this.client = new LanguageClient(
      'fisherNotes',
      'Fisher Notes',
      { module, transport: TransportKind.ipc },
      {
        documentSelector: noteLanguages.map((language) => ({ language })),
        initializationOptions,
        markdown: { isTrusted: { enabledCommands: linkedCommands } },
        middleware: {
          // The rules' own pages have examples that break the rules; those are no problems of the writer's.
          handleDiagnostics: (uri, diagnostics, next) => {
            next(uri, uri.toString().startsWith(`${rules.toString()}/`) ? [] : diagnostics);
          },
        },
      },
    );
  }

  /** Asks the server; rejects with the server's error, or when it is not running. */
  request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']> {
    return this.client.sendRequest<Requests[M]['result']>(method, params);
  }

  /** Tells the server; nothing happens while it is not running. */
  notify<M extends keyof ClientNotifications>(method: M, params: ClientNotifications[M]): void {
    if (!this.client.isRunning()) return;
    this.client.sendNotification(method, params).catch((error: unknown) => {
      this.client.outputChannel.appendLine(`${method} was not sent: ${String(error)}`);
    });
  }

  /** Calls `listener` at each notification of the server. */
  on<M extends keyof ServerNotifications>(
    method: M,
    listener: (params: ServerNotifications[M]) => void,
  ): vscode.Disposable {
    return this.client.onNotification(method, listener);
  }

  /** Ends the server and starts it anew, also when it has ended by itself or did not start. */
  async restart(): Promise<void> {
    if (this.client.isRunning()) await this.client.restart();
    else await this.client.start();
  }
}

/** LSP's ContentModified: the note changed while the answer was made. */
export function isContentModified(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === -32801;
}

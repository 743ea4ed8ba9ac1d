// Decides the server's life on a connection: what it answers to `initialize`, how notes come and go, how it ends.
import { DidChangeConfigurationNotification, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { programVersion } from '../service/programVersion.ts';
import { serverCapabilities } from './capabilities.ts';
import { Client } from './client.ts';
import { registerCustomRequests } from './customRequests.ts';
import { registerLanguageFeatures } from './languageFeatures.ts';
import { Session } from './session.ts';
import type { SessionOptions } from './session.ts';
import { property, readSettings } from './settings.ts';

const section = 'fisherNotes';

/** Serves one client on the connection until it exits. */
export function startServer(connection: Connection, options: SessionOptions): void {
  let session: Session | undefined;
  const current = (): Session => {
    if (session === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, 'The server is not initialized.');
    return session;
  };

  const pullSettings = async (): Promise<void> => {
    if (session?.client.pullsSettings !== true) return;
    const settings: unknown = await connection.workspace.getConfiguration(section);
    session.client.settings = readSettings(settings);
    session.refresh();
  };

  connection.onInitialize((params) => {
    const client = new Client(params);
    session = new Session(connection, client, options);
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'fisher-notes', version: programVersion } };
  });

  connection.onInitialized(() => {
    if (session?.client.registersConfiguration === true) {
      connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(() => undefined);
    }
    pullSettings().catch(() => undefined);
  });

  connection.onDidChangeConfiguration((params: { readonly settings: unknown }) => {
    const { client } = current();
    if (client.pullsSettings) pullSettings().catch(() => undefined);
    else {
      client.settings = readSettings(property(params.settings, section));
      current().refresh();
    }
  });

  connection.onDidOpenTextDocument((params) => {
    current().findingsHost.warmUp();
    current().changed(current().notes.open(params));
  });
  connection.onDidChangeTextDocument((params) => {
    const note = current().notes.change(params);
    if (note !== undefined) current().changed(note);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => current().closed(textDocument.uri));

  registerLanguageFeatures(connection, current);
  registerCustomRequests(connection, current);

  connection.onShutdown(() => session?.dispose());
  connection.listen();
}

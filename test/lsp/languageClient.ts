// A language client for tests: starts a server as a process of its own and speaks the protocol with it over standard streams.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver/node';
import type { InitializationOptions, Requests, ServerNotifications } from '../../server/lsp/messages.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const serverModule = path.join(root, 'server/lsp/main.ts');
/** The same server with an engine whose blocks can be told to be slow, to hang or to crash, and a short guard. */
export const faultyServerModule = path.join(root, 'test/lsp/faultyServer.ts');

const fullCapabilities: ClientCapabilities = {
  workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
  },
};

export interface ClientOptions {
  readonly module?: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
}

/** A connected client, with a record of what the server has sent. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly analyzed: ServerNotifications['fisherNotes/analysisChanged'][] = [];
  refreshes = 0;
  readonly initialized: InitializeResult;
  readonly #process: ChildProcess;
  #listeners: (() => void)[] = [];
  readonly #versions = new Map<string, number>();

  private constructor(child: ChildProcess, connection: ProtocolConnection, initialized: InitializeResult) {
    this.#process = child;
    this.connection = connection;
    this.initialized = initialized;
  }

  static async start(options: ClientOptions = {}): Promise<LanguageClient> {
    const child = spawn(process.execPath, [options.module ?? serverModule, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const ended = new Promise<never>((_resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The server ended with code ${code ?? 'none'}.`)));
    });
    ended.catch(() => undefined);
    const initializing: Promise<InitializeResult> = connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? fullCapabilities,
      initializationOptions: options.initializationOptions ?? {},
    });
    const initialized = await Promise.race([initializing, ended]);
    const client = new LanguageClient(child, connection, initialized);
    client.#listen();
    await connection.sendNotification('initialized', {});
    return client;
  }

  #listen(): void {
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    this.connection.onNotification(
      'fisherNotes/analysisChanged',
      (params: ServerNotifications['fisherNotes/analysisChanged']) => {
        this.analyzed.push(params);
        this.#wake();
      },
    );
    this.connection.onRequest('workspace/inlayHint/refresh', () => {
      this.refreshes++;
      this.#wake();
      return null;
    });
    this.connection.onRequest('workspace/codeLens/refresh', () => null);
  }

  #wake(): void {
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  /** Waits for something that the server sends; rejects after the time given. */
  async until<T>(what: () => T | undefined, milliseconds = 20_000): Promise<T> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const found = what();
      if (found !== undefined) return found;
      const left = end - Date.now();
      if (left <= 0) throw new Error('The server did not send what was waited for.');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range of the note; the version that it then has. */
  async edit(uri: string, range: Range, text: string): Promise<number> {
    const version = this.version(uri) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
    return version;
  }

  version(uri: string): number {
    return this.#versions.get(uri) ?? 0;
  }

  /** The newest diagnostics of a version, once the server has nothing left to compute for it. */
  async settled(uri: string, version = this.version(uri)): Promise<readonly Diagnostic[]> {
    for (;;) {
      const { pending } = await this.custom('fisherNotes/statistics', null);
      const last = this.published.findLast((params) => params.uri === uri);
      if (pending === 0 && last?.version === version) return last.diagnostics;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async request<T>(method: string, uri: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...params });
  }

  async hover(uri: string, position: Position): Promise<string | null> {
    const hover: { contents: { value: string } } | null = await this.request('textDocument/hover', uri, { position });
    return hover === null ? null : hover.contents.value;
  }

  async custom<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> {
    return this.connection.sendRequest(method, params);
  }

  /** Ends the server by the protocol; the exit code that its process ends with. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5_000);
    const code = await ended;
    clearTimeout(timer);
    this.connection.dispose();
    return code;
  }
}

// Decides what the server may use of its client: what it said when it started the server, and its settings since.
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { DiagnosticOptions } from '../service/diagnostics.ts';
import type { InitializationOptions, Settings, ThemeKind } from './messages.ts';
import { defaultSettings, readInitializationOptions } from './settings.ts';

/** What is known of the client; settings and theme change while it runs. */
export class Client {
  readonly #capabilities: ClientCapabilities;
  readonly #options: InitializationOptions;
  settings: Settings = defaultSettings;
  theme: ThemeKind;

  constructor(params: InitializeParams) {
    this.#capabilities = params.capabilities;
    this.#options = readInitializationOptions(params.initializationOptions);
    this.theme = this.#options.theme ?? 'light';
  }

  get commands(): boolean {
    return this.#options.commands === true;
  }

  /** Pictures go into Markdown only; a client that shows plain text is given Unicode. */
  get images(): boolean {
    return this.#options.images === true && this.markdownHovers;
  }

  get markdownHovers(): boolean {
    const formats = this.#capabilities.textDocument?.hover?.contentFormat;
    return formats === undefined || formats.includes('markdown');
  }

  get snippets(): boolean {
    return this.#capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  }

  get pullsSettings(): boolean {
    return this.#capabilities.workspace?.configuration === true;
  }

  get refreshesInlayHints(): boolean {
    return this.#capabilities.workspace?.inlayHint?.refreshSupport === true;
  }

  get refreshesCodeLenses(): boolean {
    return this.#capabilities.workspace?.codeLens?.refreshSupport === true;
  }

  get registersConfiguration(): boolean {
    return this.#capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  get diagnosticOptions(): DiagnosticOptions {
    const told = this.#capabilities.textDocument?.publishDiagnostics;
    return {
      rulesBase: told?.codeDescriptionSupport === false ? undefined : this.#options.rulesBase,
      relatedInformation: told?.relatedInformation === true,
      policy: this.settings.findings,
    };
  }
}

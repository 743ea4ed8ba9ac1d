// Decides what the server says it can do.
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ServerCapabilities } from 'vscode-languageserver';
import { completionTriggers } from '../service/completion.ts';
import { signatureTriggers } from '../service/signatureHelp.ts';
import type { Client } from './client.ts';

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers] },
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
    inlayHintProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Source] },
    // Lenses are made of the client's own commands.
    ...(client.commands ? { codeLensProvider: { resolveProvider: false } } : {}),
  };
}

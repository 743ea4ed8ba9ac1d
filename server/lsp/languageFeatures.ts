// Decides how each standard request is answered: which analyses it waits for, and from which version of the note.
import { InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { CompletionItem, Connection, Hover } from 'vscode-languageserver';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { codeActionsAt } from '../service/codeActions.ts';
import { codeLenses } from '../service/codeLens.ts';
import { completionsAt } from '../service/completion.ts';
import { documentSymbols } from '../service/documentSymbols.ts';
import { foldingRanges } from '../service/foldingRanges.ts';
import { hoverAt, hoverDepth } from '../service/hover.ts';
import { hoverMarkdown, hoverPlainText } from '../service/hoverContent.ts';
import { formulaImage } from '../service/hoverImage.ts';
import { inlayHintsIn } from '../service/inlayHints.ts';
import type { CommandLink } from '../service/modelCard.ts';
import { signatureHelpAt } from '../service/signatureHelp.ts';
import { blockAt } from '../service/snapshot.ts';
import type { NoteSnapshot } from '../service/snapshot.ts';
import type { CommandTarget } from './messages.ts';
import type { Session } from './session.ts';

/** A hover waits this long for its block; then it says that the block is being computed. */
const hoverPatience = 4_000;
/** Hints wait less where the client can be asked to ask again. */
const hintPatience = 2_000;
const onlyHintPatience = 15_000;
/** Actions are asked for at every move of the cursor. */
const actionPatience = 500;

/** The placeholders' text of a snippet, for clients that have none. */
export function withoutSnippet(item: CompletionItem): CompletionItem {
  if (item.textEdit === undefined || item.insertTextFormat !== InsertTextFormat.Snippet) return item;
  const plain = item.textEdit.newText.replaceAll(/\$\{\d+:?((?:\\.|[^}])*)\}|\$\d+/g, '$1').replaceAll(/\\(.)/g, '$1');
  return { ...item, insertTextFormat: InsertTextFormat.PlainText, textEdit: { ...item.textEdit, newText: plain } };
}

function commandLink(note: NoteSnapshot, block: BlockSyntax): NonNullable<CommandLink> {
  const target: CommandTarget = { uri: note.uri, blockName: block.name };
  const argument = encodeURIComponent(JSON.stringify([target]));
  return (title, command) => `[${title}](command:fisherNotes.${command}?${argument})`;
}

/** Registers the handlers; `current` is the session, from `initialize` on. */
export function registerLanguageFeatures(connection: Connection, current: () => Session): void {
  connection.onHover(async ({ textDocument, position }, token): Promise<Hover | null> => {
    const session = current();
    const { client } = session;
    const note = session.note(textDocument.uri);
    const block = blockAt(note, note.lines.offsetAt(position));
    if (block === undefined) return null;
    await session.analyzed(note, [block], hoverPatience, token, hoverDepth(note, position));
    const content = hoverAt(note, position, client.commands ? commandLink(note, block) : undefined);
    if (content === undefined) return null;
    if (!client.markdownHovers) {
      return { contents: { kind: MarkupKind.PlainText, value: hoverPlainText(content) }, range: content.range };
    }
    const { theme } = client;
    const value = await hoverMarkdown(content, client.images ? (latex) => formulaImage(latex, theme) : undefined);
    session.assertCurrent(note, token);
    return { contents: { kind: MarkupKind.Markdown, value }, range: content.range };
  });

  connection.onCompletion(({ textDocument, position, context }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    const items = completionsAt(note, position, context?.triggerCharacter);
    session.assertCurrent(note, token);
    return session.client.snippets ? [...items] : items.map(withoutSnippet);
  });

  connection.onSignatureHelp(({ textDocument, position }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    session.assertCurrent(note, token);
    return signatureHelpAt(note, position) ?? null;
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    const start = note.lines.offsetAt(range.start);
    const end = note.lines.offsetAt(range.end);
    const blocks = note.syntax.blocks.filter((block) => block.span.end >= start && block.span.start <= end);
    // Until the new hints are known the client keeps the old ones in their places: nothing flickers.
    const patience = session.client.refreshesInlayHints ? hintPatience : onlyHintPatience;
    const complete = await session.analyzed(note, blocks, patience, token);
    if (!complete) session.oweHints(note.uri);
    return [...inlayHintsIn(note, range, session.client.settings.inlayHints)];
  });

  connection.onDocumentSymbol(({ textDocument }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    session.assertCurrent(note, token);
    return [...documentSymbols(note)];
  });

  connection.onFoldingRanges(({ textDocument }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    session.assertCurrent(note, token);
    return [...foldingRanges(note)];
  });

  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    const block = blockAt(note, note.lines.offsetAt(range.start));
    await session.analyzed(note, block === undefined ? [] : [block], actionPatience, token);
    const { diagnostics, only } = context;
    const { commands, settings } = session.client;
    return [...codeActionsAt(note, range, { diagnostics, only, commands, policy: settings.findings })];
  });

  connection.onCodeLens(({ textDocument }, token) => {
    const session = current();
    const note = session.note(textDocument.uri);
    session.assertCurrent(note, token);
    return session.client.settings.codeLens.enabled ? [...codeLenses(note)] : [];
  });
}

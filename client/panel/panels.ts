// Decides which panels there are: one that follows the cursor, and as many pinned ones as the reader keeps beside it.
import * as vscode from 'vscode';
import type { BlockView, MessageToHost, PanelState } from '../../media/protocol.ts';
import { isNote, revealRange, type NoteTarget } from '../notes.ts';
import type { Server } from '../server.ts';
import { mediaFolder, pageHtml } from './html.ts';
import { Panel, type PanelServices } from './panel.ts';
import { subjectAtCursor, type Subject } from './subject.ts';

export const panelType = 'fisherNotes.panel';
const foldsKey = 'panel.folds';

export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer<PanelState | undefined> {
  private readonly context: vscode.ExtensionContext;
  private readonly server: Server;
  private readonly services: PanelServices;
  private readonly panels = new Set<Panel>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, server: Server) {
    this.context = context;
    this.server = server;
    this.services = {
      server,
      folds: {
        get: () => context.globalState.get<Readonly<Record<string, boolean>>>(foldsKey, {}),
        set: (open) => void context.globalState.update(foldsKey, open),
      },
      act: (message, panel) => {
        this.act(message, panel).catch((error: unknown) => {
          void vscode.window.showErrorMessage(
            `Fisher Notes: ${error instanceof Error ? error.message : String(error)}`,
          );
        });
      },
    };
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(panelType, this),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isNote(textEditor.document)) this.cursorMoved();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined && isNote(editor.document)) this.cursorMoved();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0)
          this.each(document.uri.toString(), (panel) => {
            panel.textChanged();
          });
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.each(document.uri.toString(), (panel) => {
          panel.refreshSoon();
        });
      }),
      server.on('fisherNotes/analysisChanged', ({ uri }) => {
        this.each(uri, (panel) => {
          panel.refreshSoon();
        });
      }),
    ];
  }

  /** All panels, in the order in which they were opened. */
  get all(): readonly Panel[] {
    return [...this.panels];
  }

  /** Shows a block, or what is at the cursor, in the panel that follows; opens one beside the editor if there is none. */
  open(target: NoteTarget | undefined): Panel {
    const subject = target === undefined ? subjectAtCursor() : subjectOf(target);
    const following = this.all.find((panel) => !panel.pinned);
    if (following !== undefined) {
      following.turnTo(subject);
      following.host.reveal(undefined, true);
      return following;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const host = vscode.window.createWebviewPanel(panelType, 'Fisher Notes', column, { enableFindWidget: true });
    return this.adopt(host, subject, false, null);
  }

  /** Takes over a panel that a reload of the window has kept. */
  async deserializeWebviewPanel(host: vscode.WebviewPanel, state: PanelState | undefined): Promise<void> {
    const view = state?.view ?? null;
    const pinned = state?.pinned === true && view !== null;
    if (pinned) await openQuietly(view.uri);
    const subject = view === null ? subjectAtCursor() : blockOf(view);
    const panel = this.adopt(host, subject, pinned, view);
    if (!pinned) panel.followCursor();
  }

  /** The server is there again, or has gone for good. */
  serverChanged(running: boolean): void {
    for (const panel of this.panels) {
      if (running) panel.refreshSoon();
      else panel.failed('The language server has stopped.');
    }
  }

  dispose(): void {
    for (const panel of this.panels) panel.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private adopt(host: vscode.WebviewPanel, subject: Subject, pinned: boolean, view: BlockView | null): Panel {
    const extension = this.context.extensionUri;
    host.iconPath = vscode.Uri.joinPath(extension, 'media', 'panelIcon.svg');
    host.webview.options = { enableScripts: true, localResourceRoots: [mediaFolder(extension)] };
    const panel = new Panel(host, this.services, subject, pinned, view);
    this.panels.add(panel);
    host.onDidDispose(() => {
      panel.dispose();
      this.panels.delete(panel);
    });
    host.webview.onDidReceiveMessage((message: MessageToHost) => {
      panel.receive(message);
    });
    host.webview.html = pageHtml(host.webview, extension);
    return panel;
  }

  private cursorMoved(): void {
    if (!vscode.workspace.getConfiguration('fisherNotes').get<boolean>('panel.followCursor', true)) return;
    for (const panel of this.panels) panel.followCursor();
  }

  private each(uri: string, run: (panel: Panel) => void): void {
    for (const panel of this.panels) if (panel.uri === uri) run(panel);
  }

  private async act(message: Parameters<PanelServices['act']>[0], panel: Panel): Promise<void> {
    const { block } = panel;
    const target = block === null ? undefined : { uri: block.uri, blockName: block.name };
    switch (message.type) {
      case 'copy':
        panel.say(await vscode.commands.executeCommand('fisherNotes.copyAsLatex', target));
        return;
      case 'insertDerivation':
        panel.say(await vscode.commands.executeCommand('fisherNotes.insertDerivation', target, message.id));
        return;
      case 'insertPlot':
        panel.say(await vscode.commands.executeCommand('fisherNotes.insertPlot', target, message.id));
        return;
      case 'reveal':
        if (block !== null) await this.reveal(block.uri, message.name);
        return;
      case 'openRule':
        await vscode.commands.executeCommand('fisherNotes.openRule', message.code);
        return;
      case 'insertExample':
        await insertExample(panel.uri, message.example);
        return;
      case 'restart':
        await vscode.commands.executeCommand('fisherNotes.restartServer');
        return;
    }
  }

  private async reveal(uri: string, blockName: string): Promise<void> {
    const document = await openQuietly(uri);
    if (document === undefined) return;
    const target = { textDocument: { uri }, version: document.version, blockName };
    const answer = await this.server.request('fisherNotes/panel', target);
    if (answer.kind === 'empty' || answer.blockName !== blockName) return;
    const { line } = answer.range.start;
    await revealRange(document.uri, new vscode.Position(line + 1, 0));
  }
}

function subjectOf({ document, block }: NoteTarget): Subject {
  const uri = document.uri.toString();
  if (block.blockName !== undefined) return { kind: 'block', uri, name: block.blockName };
  const { line, character } = block.position ?? { line: 0, character: 0 };
  return { kind: 'cursor', uri, line, character };
}

function blockOf(view: BlockView): Subject {
  return { kind: 'block', uri: view.uri, name: view.name };
}

/** Opens a note without showing it; undefined where it is gone. */
async function openQuietly(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch {
    return undefined;
  }
}

/** Writes the example into the note, on lines of its own beneath the cursor. */
async function insertExample(uri: string | null, example: string): Promise<void> {
  const document = uri === null ? undefined : await openQuietly(uri);
  if (document === undefined) return;
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: false,
    viewColumn: vscode.ViewColumn.One,
  });
  const line = document.lineAt(editor.selection.active.line);
  const before = line.isEmptyOrWhitespace ? '' : '\n\n';
  await editor.edit((edit) => {
    edit.insert(line.range.end, `${before}${example.trimEnd()}\n`);
  });
}

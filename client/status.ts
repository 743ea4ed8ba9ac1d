// Decides what the language status says of the server: starting, ready, how many models it computes, stopped.
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { isNote, noteLanguages } from './notes.ts';
import type { Server } from './server.ts';

/** How often a computation that goes on is asked about. */
const pollInterval = 400;

/** Shows the server's state in the status bar of notes, with a command that restarts it. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('fisherNotes.status', [...noteLanguages]);
  item.name = 'Fisher Notes';
  item.command = { command: 'fisherNotes.restartServer', title: 'Restart' };
  let timer: NodeJS.Timeout | undefined;

  const say = (text: string, busy: boolean, severity = vscode.LanguageStatusSeverity.Information): void => {
    item.text = text;
    item.busy = busy;
    item.severity = severity;
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pollInterval);
  };
  const ask = async (): Promise<void> => {
    if (!server.client.isRunning()) return;
    try {
      const { pending } = await server.request('fisherNotes/statistics', null);
      say(
        pending === 0 ? 'Fisher Notes' : `Fisher Notes: computing ${pending} ${pending === 1 ? 'model' : 'models'}`,
        pending > 0,
      );
      if (pending > 0) askSoon();
    } catch {
      // The server ended between the two; its change of state says so.
    }
  };
  const stateChanged = (state: State): void => {
    switch (state) {
      case State.Running:
        say('Fisher Notes', false);
        askSoon();
        return;
      case State.Starting:
        say('Fisher Notes: starting', true);
        return;
      case State.Stopped:
      case State.StartFailed:
        say('Fisher Notes: stopped', false, vscode.LanguageStatusSeverity.Error);
        return;
    }
  };
  stateChanged(server.client.state);
  return vscode.Disposable.from(
    item,
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
    server.client.onDidChangeState(({ newState }) => {
      stateChanged(newState);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isNote(document)) askSoon();
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isNote(document)) askSoon();
    }),
  );
}

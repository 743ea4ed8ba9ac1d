// Decides how the requests of the panel and of the client's commands are answered.
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { derivedLatex } from '../engine/render/reportLatex.ts';
import type { DerivationReport } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { analysisKey } from '../service/analysisKey.ts';
import { versionedEdit } from '../service/codeActions.ts';
import { derivationEdit } from '../service/derivationRegion.ts';
import { blockDiagnostics } from '../service/diagnostics.ts';
import { plotEdit, plotImage } from '../service/plotImage.ts';
import { panelView } from '../service/panelView.ts';
import { targetBlock } from '../service/snapshot.ts';
import type { NoteSnapshot } from '../service/snapshot.ts';
import { assertCurrent } from './answers.ts';
import type { BlockTarget, ClientNotifications, Requests } from './messages.ts';
import type { Session } from './session.ts';
import { readTheme } from './settings.ts';

const noBlock = 'There is no model block here.';

/** The note and the block that a request means; throws where the client has another version of the note. */
function target(
  session: Session,
  params: BlockTarget,
  token: CancellationToken,
): [NoteSnapshot, BlockSyntax | undefined] {
  const note = session.note(params.textDocument.uri);
  assertCurrent(token, params.version, note.version);
  return [note, targetBlock(note, params)];
}

type Handler<Method extends keyof Requests> = (
  params: Requests[Method]['params'],
  token: CancellationToken,
) => Requests[Method]['result'] | Promise<Requests[Method]['result']>;

/** Registers the handlers; `current` is the session, from `initialize` on. */
export function registerCustomRequests(connection: Connection, current: () => Session): void {
  const on = <Method extends keyof Requests>(method: Method, handler: Handler<Method>) => {
    connection.onRequest(method, (params: Requests[Method]['params'], token: CancellationToken): unknown =>
      handler(params, token),
    );
  };

  on('fisherNotes/panel', (params, token) => {
    const session = current();
    const [note, block] = target(session, params, token);
    if (block === undefined) return panelView(note, undefined, undefined, []);
    // The block that the panel shows is computed before the others, and in full depth; nobody waits for it here.
    void session.scheduler.analysis(analysisKey(block, note.syntax.blocks), 'full');
    const previous = session.notes.previous(note.uri, block.name);
    return panelView(note, block, previous, blockDiagnostics(note, block, session.client.diagnosticOptions));
  });

  on('fisherNotes/insertDerivation', async (params, token) => {
    const session = current();
    const [note, block] = target(session, params, token);
    if (block === undefined) return { edit: null, message: noBlock };
    if (block.openFence) return { edit: null, message: `The fence of the model “${block.name}” is not closed.` };
    const { derivations } = await session.analysis(note, block, token);
    const wanted: DerivationReport['id'] = params.derivation ?? 'information';
    const derivation = derivations.find(({ id }) => id === wanted) ?? (params.derivation ? undefined : derivations[0]);
    if (derivation === undefined) {
      return { edit: null, message: `No derivation is known for the model “${block.name}”.` };
    }
    const edit = derivationEdit(note, block, derivation);
    if (edit === undefined) return { edit: null, message: `The derivation of “${block.name}” is up to date.` };
    return { edit: versionedEdit(note, [edit]), message: `${derivation.title}: written after “${block.name}”.` };
  });

  on('fisherNotes/plots', async (params, token) => {
    const session = current();
    const [note, block] = target(session, params, token);
    if (block === undefined) return { plots: [], blockName: null, message: noBlock };
    const { plots, model } = await session.analysis(note, block, token, 'full');
    const why =
      model?.point === null ? 'State a point with “at” to have plots.' : 'Nothing of it is known that could be drawn.';
    return {
      plots: plots.map((plot) => plotImage(plot, block)),
      blockName: block.name,
      message: plots.length > 0 ? '' : `There is no plot of the model “${block.name}”. ${why}`,
    };
  });

  on('fisherNotes/insertPlot', async (params, token) => {
    const session = current();
    const [note, block] = target(session, params, token);
    if (block === undefined) return { edit: null, message: noBlock };
    if (block.openFence) return { edit: null, message: `The fence of the model “${block.name}” is not closed.` };
    const { plots } = await session.analysis(note, block, token, 'full');
    const plot = plots.find(({ id }) => id === params.plot);
    if (plot === undefined) return { edit: null, message: `The model “${block.name}” has no such plot.` };
    const edit = plotEdit(note, block, plot, params.file);
    if (edit === undefined) return { edit: null, message: `${plot.title}: ${params.file} is up to date.` };
    return { edit: versionedEdit(note, [edit]), message: `${plot.title}: saved as ${params.file}.` };
  });

  on('fisherNotes/copyLatex', async (params, token) => {
    const session = current();
    const [note, block] = target(session, params, token);
    if (block === undefined) return { latex: null, message: noBlock };
    const { model } = await session.analysis(note, block, token);
    const latex = model === null ? undefined : derivedLatex(model);
    if (latex === undefined) return { latex: null, message: `Nothing is known of the model “${block.name}” to copy.` };
    return { latex, message: `Copied what is derived of “${block.name}” as LaTeX.` };
  });

  on('fisherNotes/statistics', () => current().scheduler.statistics);

  connection.onNotification('fisherNotes/theme', (params: ClientNotifications['fisherNotes/theme']) => {
    const theme = readTheme(params.theme);
    if (theme !== undefined) current().client.theme = theme;
  });

  connection.onNotification(
    'fisherNotes/visibleRanges',
    ({ uri, ranges }: ClientNotifications['fisherNotes/visibleRanges']) => {
      const session = current();
      session.notes.see(uri, ranges);
      session.scheduler.want(uri, session.notes.wanted(uri));
    },
  );
}

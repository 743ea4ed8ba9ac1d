// The language server as a process of its own: over standard input and output (--stdio) or the IPC of VS Code (--node-ipc).
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// Beside this module: the source when run from it, else the bundle of the same name.
const workerSource = new URL(import.meta.url.endsWith('.ts') ? './engineWorker.ts' : './worker.js', import.meta.url);

startServer(createConnection(ProposedFeatures.all), {
  workerSource,
  guardMilliseconds: 20_000,
  patienceMilliseconds: 250,
});

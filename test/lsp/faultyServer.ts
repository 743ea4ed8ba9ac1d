// The server as it is, with the faulty engine in place of the real one, and guards short enough for tests.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../server/lsp/server.ts';

startServer(createConnection(ProposedFeatures.all), {
  workerSource: new URL('./faultyEngine.ts', import.meta.url),
  guardMilliseconds: 1_500,
  patienceMilliseconds: 200,
});

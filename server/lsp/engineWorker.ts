// The thread on which the engine runs: one block in, its analysis out, so that the server's own thread stays free.
import { parentPort } from 'node:worker_threads';
import { analyzeBlock } from '../engine/analysis.ts';
import type { WorkerAnswer, WorkerQuestion } from './workerHost.ts';

parentPort?.on('message', (question: WorkerQuestion) => {
  parentPort?.postMessage(answer(question));
});

function answer({ id, request }: WorkerQuestion): WorkerAnswer {
  try {
    return { id, analysis: analyzeBlock(request), failure: null };
  } catch (error) {
    return { id, analysis: null, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

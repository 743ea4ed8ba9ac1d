// An engine's thread that does what the words in a block's comments say: `# slow 300`, `# hang`, `# throw`, `# exit`;
// `# full slow 300` … does it in the full depth alone.
import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import type { WorkerAnswer, WorkerQuestion } from '../../server/lsp/workerHost.ts';

function waitFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** One finding that repeats the block's text, so that a test sees which text was analyzed. */
function echo({ request: { block, depth = 'full' } }: WorkerQuestion): BlockAnalysis {
  const message = `analyzed: ${block.text}`;
  const finding = {
    code: 'likely-meant',
    severity: 'hint' as const,
    message,
    span: { start: 0, end: 1 },
    related: [],
    fixes: [],
  };
  return { key: block.key, depth, model: null, findings: [finding], derivations: [], plots: [], steps: 1 };
}

parentPort?.on('message', (question: WorkerQuestion) => {
  const words = question.request.block.comments[0]?.text.split(' ') ?? [];
  const inFullOnly = words[0] === 'full';
  const [word = '', amount = '0'] =
    inFullOnly && question.request.depth === 'findings' ? [] : words.slice(inFullOnly ? 1 : 0);
  if (word === 'slow') waitFor(Number(amount));
  if (word === 'hang') waitFor(Infinity);
  if (word === 'exit') process.exit(3);
  const answer: WorkerAnswer =
    word === 'throw'
      ? { id: question.id, analysis: null, failure: 'a rule failed' }
      : { id: question.id, analysis: echo(question), failure: null };
  parentPort?.postMessage(answer);
});

// `npm start`: prints the report of the first sample, then opens a real VS Code on samples/ with this extension in it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureDependencies, root, runProgram } from './setup.mjs';

try {
  const node = await ensureDependencies();
  if ((await runProgram(node, ['build.mjs'], { node })) !== 0) throw new Error('The build failed: see above.');

  const sample = readdirSync(path.join(root, 'samples')).find((file) => file.endsWith('.md'));
  if (sample === undefined) throw new Error('There is no note in samples/.');
  const note = path.join('samples', sample);
  console.log(`\nfisher-notes check ${note}\n`);
  const status = await runProgram(node, ['dist/cli.js', 'check', note], { node });
  if (status > 1) throw new Error(`The report of ${note} could not be made (status ${status}).`);

  console.log('');
  process.exitCode = await runProgram(node, ['test/vscode/open.ts', note], { node });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

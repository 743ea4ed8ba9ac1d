// Runs the specs of suite/ inside a real VS Code, and prints `N passed, N failed` as its last line.
//
// --host installed|downloaded|served: only that one.  --extension FOLDER: another extension than this one.
// --results FILE: the two counts, as JSON.  --grep PATTERN: only the tests whose titles match.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleSuite } from './bundleSuite.ts';
import { runInDesktop } from './desktop.ts';
import { firstUsable } from './fallback.ts';
import { planHosts } from './hosts.ts';
import { look } from './machine.ts';
import { patternVariable, printResults, readResults, resultsVariable } from './results.ts';
import { runInServed } from './served.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    extension: { type: 'string', default: root },
    results: { type: 'string' },
    grep: { type: 'string' },
  },
});

const whole = planHosts(await look(), 'test');
const hosts = whole.hosts.filter((host) => values.host === undefined || host.kind === values.host);
const plan = { ...whole, hosts };

const work = await mkdtemp(path.join(tmpdir(), 'fisher-notes-suite-'));
try {
  const workspace = path.join(work, 'notes');
  await mkdir(workspace);
  if (existsSync(path.join(root, 'samples'))) await cp(path.join(root, 'samples'), workspace, { recursive: true });
  const results = path.join(work, 'results.json');
  const environment = {
    [resultsVariable]: results,
    ...(values.grep === undefined ? {} : { [patternVariable]: values.grep }),
  };
  const job = { extension: path.resolve(values.extension), suite: await bundleSuite(), workspace, environment };
  const { outcome, obstacles } = await firstUsable(
    plan,
    async (host) => {
      try {
        await (host.kind === 'served' ? runInServed(job) : runInDesktop(host, job));
      } catch (error) {
        // A suite that began has an outcome, however it ended.
        if (!existsSync(results)) throw error;
        console.error(error instanceof Error ? error.message : error);
      }
      return readResults(results);
    },
    console.log,
  );
  if (outcome === undefined) {
    console.error(['There is no VS Code to run the suite in. What is missing:', ...obstacles].join('\n  - '));
  }
  const { passed, failed } = outcome === undefined ? { passed: 0, failed: 1 } : printResults(outcome);
  if (values.results !== undefined) await writeFile(values.results, JSON.stringify({ passed, failed }));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

// `npm test`: sets up, runs every check and every test, and prints `N passed, N failed` as its last line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureDependencies, root, runProgram } from '../setup.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const results = path.join(root, '.vscode-test/results');
const unitResults = path.join(results, 'unit.json');
const suiteResults = path.join(results, 'suite.json');

/** What runs, in this order. A check counts only when it fails; tests count one by one. */
const steps = [
  { title: 'Browser and VS Code', script: 'prepare-tests' },
  { title: 'Formatting', script: 'format:check' },
  { title: 'Lint', script: 'lint' },
  { title: 'Types', script: 'types' },
  { title: 'Build', script: 'build' },
  {
    title: 'Unit and protocol tests',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`],
    count: countUnit,
  },
  { title: 'Tests in a real VS Code', script: 'suite', args: ['--results', suiteResults], count: countSuite },
];

/** @type {Count} */
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
try {
  const node = await ensureDependencies();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const step of steps) {
    console.log(`\n── ${step.title}`);
    const started = performance.now();
    const args = ['run', '--silent', step.script, ...(step.args ? ['--', ...step.args] : [])];
    const status = await runProgram('npm', args, { node });
    const count = countOf(status, step.count);
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.failed > 0) failures.push(step.title);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`── ${step.title}: ${count.failed > 0 ? 'failed' : 'passed'} (${seconds} s)`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failures.push('Set-up');
  total.failed += 1;
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/**
 * The count of a step that ended with `status`. A step that failed without a failed test to show for it is one failure.
 * @param {number} status
 * @param {(() => Count) | undefined} read
 * @returns {Count}
 */
function countOf(status, read) {
  let count = { passed: 0, failed: 0 };
  try {
    if (read) count = read();
  } catch {
    return { passed: 0, failed: 1 };
  }
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @returns {Count} */
function countUnit() {
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(unitResults, 'utf8'));
  const { numPassedTests, numTotalTests } = /** @type {{ numPassedTests: number, numTotalTests: number }} */ (report);
  // A test that is skipped has not passed, and none is meant to be skipped.
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
}

/** @returns {Count} */
function countSuite() {
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(suiteResults, 'utf8'));
  return /** @type {Count} */ (report);
}

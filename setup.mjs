// What `npm start` and `npm test` do first, on any Node from 20 on and before anything is installed: they check what the
// machine has, install the dependencies that package-lock.json names, and find the Node that everything else runs on.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** This folder. (Node 20's first versions have no import.meta.dirname.) */
export const root = path.dirname(fileURLToPath(import.meta.url));

/** The major version of Node that package.json installs, and that tests and builds run on. */
const wantedNode = 24;

/** @type {NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Installs the dependencies if they are not there, or not those of package-lock.json.
 * @returns {Promise<string>} the Node to run the project's programs with
 */
export async function ensureDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20)
    throw new Error(`Node 20 or newer is needed; this is Node ${process.versions.node} (${process.execPath}).`);
  if (!dependenciesAreCurrent()) {
    const npm = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error('npm is needed to install the dependencies, and there is none on the PATH.');
    console.log('Installing the dependencies (npm ci) …');
    const status = await runProgram('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {});
    if (status !== 0) throw new Error(`npm ci failed with status ${status}: see above. Is the npm registry reachable?`);
  }
  return projectNode();
}

/**
 * Runs a program in the project's folder, and shows what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {{ node?: string }} options node: put before everything else on the PATH, for programs that start others
 * @returns {Promise<number>} its exit status
 */
export function runProgram(program, args, { node }) {
  const PATH = [
    node === undefined ? [] : path.dirname(node),
    path.join(root, 'node_modules/.bin'),
    process.env['PATH'] ?? '',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32' && program === 'npm',
      env: { ...process.env, PATH: PATH.flat().join(path.delimiter) },
    });
    // Whoever ends us means what we run, too; it says what is to be said about that, and we end after it.
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of endings) process.on(signal, pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of endings) process.off(name, pass);
      resolve(code ?? (signal === null ? 1 : 128));
    });
  });
}

/** Whether node_modules holds what package-lock.json names; npm keeps its own copy of the lock there. */
function dependenciesAreCurrent() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = packagesOf(installed);
  const wanted = Object.entries(packagesOf(path.join(root, 'package-lock.json')));
  return wanted.every(
    ([name, entry]) => name === '' || entry.optional === true || there[name]?.version === entry.version,
  );
}

/** @param {string} lockFile */
function packagesOf(lockFile) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  return /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (lock).packages;
}

/** @returns {string} */
function projectNode() {
  const own = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  for (const node of [own, process.execPath]) {
    const version = String(spawnSync(node, ['--version']).stdout); // "null" where there is no such program
    if (Number(/^v(\d+)\./.exec(version)?.[1]) >= wantedNode) return node;
  }
  throw new Error(
    `Node ${wantedNode} is needed. npm installs it as the package "node", unless it is told not to run install scripts ` +
      `(ignore-scripts); without that, this machine's own Node (${process.versions.node}) must be ${wantedNode} or newer.`,
  );
}

// Installs code-server from npm alone, where a plain `npm install code-server` would need a compiler and headers.
//
// Its own install script compiles native modules. Here it is installed without running scripts; VS Code's dependencies
// follow without the optional ones, the file watcher's ready-made binary is named, and two native modules that have no
// such binary, but are loaded at the start, get plain JavaScript in their place.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './machine.ts';
import { run } from './process.ts';

/** The version of code-server; 4.139.1 is VS Code 1.139.1. */
export const codeServerVersion = '4.139.1';

/** Where it is installed. */
export const codeServerFolder = path.join(cacheFolder, `code-server-${codeServerVersion}`);

/** Log files without the native library: appends each line to the file. */
const logStandIn = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'off'];
class Logger {
  constructor(name, file) {
    this.name = name;
    this.file = file;
    this.level = 2;
    this.bare = false;
    levels.slice(0, 6).forEach((level, rank) => {
      this[level] = (message) => this.append(rank, message);
    });
  }
  append(rank, message) {
    if (rank < this.level) return;
    const line = this.bare ? message : new Date().toISOString() + ' [' + levels[rank] + '] ' + message + '\\n';
    try {
      fs.appendFileSync(this.file, line);
    } catch {}
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.bare = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}
async function open(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(name, file);
}
// VS Code import()s this file, and Node finds a CommonJS file's names by reading it: one plain assignment each.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = open;
exports.createAsyncRotatingLogger = open;
`;

/** Makes sure that code-server is installed (half a minute the first time, 500 MB). Throws if npm cannot bring it. */
export async function installCodeServer(): Promise<void> {
  const complete = path.join(codeServerFolder, 'complete');
  if (existsSync(complete)) return;
  console.log(`Installing code-server ${codeServerVersion} from npm into ${codeServerFolder} …`);
  await rm(codeServerFolder, { recursive: true, force: true });
  await mkdir(codeServerFolder, { recursive: true });
  await writeFile(path.join(codeServerFolder, 'package.json'), '{ "private": true }\n');
  await npmInstall(codeServerFolder, [`code-server@${codeServerVersion}`]);

  const code = path.join(codeServerFolder, 'node_modules/code-server/lib/vscode');
  const watcher = await watcherPackage(path.join(code, 'npm-shrinkwrap.json'));
  await npmInstall(code, ['--omit=dev', '--omit=optional', '--no-save', watcher]);

  const watchdog = path.join(code, 'node_modules/@vscode/native-watchdog/build/Release');
  await mkdir(watchdog, { recursive: true });
  await writeFile(path.join(watchdog, 'watchdog.js'), 'exports.start = () => {};\n');
  await writeFile(path.join(code, 'node_modules/@vscode/spdlog/index.js'), logStandIn);
  // It would ask for a sign-in, and it is most of what the extension host would load.
  await rm(path.join(code, 'extensions/copilot'), { recursive: true, force: true });
  await writeFile(complete, `${codeServerVersion}\n`);
}

function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--ignore-scripts'];
  return run('npm', ['install', ...quiet, ...args], { cwd: folder, shell: process.platform === 'win32' });
}

/** The file watcher's binary for this machine, in the version that VS Code locks. */
async function watcherPackage(shrinkwrap: string): Promise<string> {
  const lock: unknown = JSON.parse(await readFile(shrinkwrap, 'utf8'));
  const version = ['packages', 'node_modules/@parcel/watcher', 'version'].reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    lock,
  );
  if (typeof version !== 'string') throw new Error(`${shrinkwrap} does not say which file watcher VS Code wants`);
  const libc = process.platform === 'linux' ? (isMusl() ? '-musl' : '-glibc') : '';
  return `@parcel/watcher-${process.platform}-${process.arch}${libc}@${version}`;
}

function isMusl(): boolean {
  return existsSync('/etc/alpine-release');
}

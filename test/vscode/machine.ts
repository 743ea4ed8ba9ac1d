// Finds out what a machine has of the things that a VS Code needs.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Machine, Obtainable } from './hosts.ts';

/** Where everything that tests and `npm start` download or write is kept; git ignores it. */
export const cacheFolder = path.resolve(import.meta.dirname, '../../.vscode-test');

/** The machine that this runs on. Asks the network at most two questions, and waits eight seconds for each answer. */
export async function look(): Promise<Machine> {
  const apt = isRoot() && onPath('apt-get') !== undefined;
  const orApt = (there: boolean): Obtainable => (there ? 'there' : apt ? 'apt' : 'missing');
  return {
    platform: process.platform,
    architecture: process.arch,
    code: installedCode(),
    display: hasDisplay(),
    xvfb: orApt(onPath('xvfb-run') !== undefined),
    download: await downloadState(),
    browser: await browserState(orApt(findBrowser() !== undefined)),
    npm: onPath('npm') !== undefined,
  };
}

/** The full path of a program on the PATH, or undefined. */
export function onPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return undefined;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** A browser of the Chromium family that starts, by its full path. `CHROME_PATH` goes before what is found. */
export function findBrowser(): string | undefined {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const applications = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ];
  return [process.env['CHROME_PATH'], ...named.map(onPath), ...applications, chromium.executablePath()]
    .filter((file) => file !== undefined && existsSync(file))
    .find((file) => file !== undefined && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0);
}

/**
 * The desktop program behind the `code` on the PATH (a small script, which does not wait for what it starts).
 * Inside a remote terminal of VS Code, `code` only talks to the window it belongs to: that one is not taken.
 */
function installedCode(): string | undefined {
  const script = onPath('code');
  if (script === undefined || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  const bin = path.dirname(realpathSync(script));
  const places = {
    linux: [path.join(bin, '../code'), path.join(bin, '../electron')],
    darwin: ['Code', 'Electron'].map((name) => path.join(bin, '../../../MacOS', name)),
    win32: [path.join(bin, '../Code.exe')],
  };
  return Object.entries(places)
    .flatMap(([platform, files]) => (platform === process.platform ? files : []))
    .find((file) => existsSync(file));
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function downloadState(): Promise<Machine['download']> {
  if (existsSync(cacheFolder) && readdirSync(cacheFolder).some((name) => /^vscode-[a-z0-9-]+-\d/.test(name)))
    return 'there';
  return (await answers('https://update.code.visualstudio.com/api/releases/stable')) ? 'reachable' : 'unreachable';
}

async function browserState(local: Obtainable): Promise<Machine['browser']> {
  if (local !== 'missing') return local;
  return (await answers('https://cdn.playwright.dev/')) ? 'download' : 'missing';
}

/** Whether a host answers at all, whatever it says. */
async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(8_000) });
    return true;
  } catch {
    return false;
  }
}

// Opens a real VS Code on samples/ with this extension in it, for a person: `node test/vscode/open.ts NOTE`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageAddress, quietSettings, serveCode } from './codeServer.ts';
import { installCodeServer } from './codeServerInstall.ts';
import { desktopEnvironment, desktopProgram, ownProfile } from './desktop.ts';
import type { DesktopHost } from './desktop.ts';
import { firstUsable } from './fallback.ts';
import { planHosts } from './hosts.ts';
import { linkedExtension } from './installed.ts';
import { cacheFolder, look } from './machine.ts';
import { exitStatus } from './process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const note = path.resolve(process.argv[2] ?? 'samples');
const settings = { ...quietSettings, 'editor.cursorBlinking': 'blink', 'editor.hover.delay': 300 };

const { outcome, obstacles } = await firstUsable(
  planHosts(await look(), 'show'),
  (host) => (host.kind === 'served' ? openServed() : openDesktop(host)),
  console.log,
);
if (outcome === undefined) {
  console.error(['There is no VS Code to open. What is missing:', ...obstacles].join('\n  - '));
  process.exitCode = 1;
}

/** Opens a window, in a profile of its own, and waits until it is closed. Undefined when it did not open. */
async function openDesktop(host: DesktopHost): Promise<'closed' | undefined> {
  const program = await desktopProgram(host);
  const user = path.join(cacheFolder, 'start/data/User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify(settings, null, 2));
  const args = [
    path.dirname(note),
    ...['--goto', `${note}:1:1`],
    ...ownProfile('start'),
    ...['--new-window', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    `--extensionDevelopmentPath=${root}`,
  ];
  console.log('Close its window to end.');
  const status = await exitStatus(program, args, { env: desktopEnvironment(), stdio: 'ignore' });
  return status === 0 ? 'closed' : undefined;
}

/** Serves VS Code until Ctrl+C, and prints its address. */
async function openServed(): Promise<'served'> {
  await installCodeServer();
  const extensions = await linkedExtension();
  const served = await serveCode({ settings, extensions });
  const file = { path: note, line: 1, column: 1 };
  console.log(
    `\nOpen this address in a browser on this machine:\n\n  ${pageAddress(served, { folder: path.dirname(note), file })}\n`,
  );
  console.log('Ctrl+C ends it.');
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
    served.child.once('exit', resolve);
  });
  await served.stop();
  await rm(extensions, { recursive: true, force: true });
  return 'served';
}

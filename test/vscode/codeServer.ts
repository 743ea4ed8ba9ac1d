// A VS Code that is served to a browser: code-server, which is VS Code with a web server in front.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeServerFolder } from './codeServerInstall.ts';
import { accompany } from './process.ts';
import type { Companion } from './process.ts';

/** Settings of every VS Code that tests look at: nothing on the screen, and nothing over the network, but the notes. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
} as const;

/** What a served VS Code is started with. */
export interface ServeOptions {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Its extensions' folder; an empty one of its own, if none is given. */
  readonly extensions?: string;
  /** Its data's folder, kept when it stops; a temporary one, if none is given. */
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Lets a page load an extension and a suite from folders. VS Code takes these from an address only when it is started
   * for automated tests, and then it shows no notification toasts (the notification center has them).
   */
  readonly automated?: boolean;
}

export interface ServedCode extends Companion {
  readonly url: string;
  /** `127.0.0.1:port`, the authority of addresses of files there. */
  readonly authority: string;
  /** The folder of its data; `User/settings.json` in it may be rewritten at any time. */
  readonly data: string;
}

/** Starts the installed code-server on a free port of the loopback address. Throws with its output if it doesn't come up in a minute. */
export async function serveCode(options: ServeOptions): Promise<ServedCode> {
  const home = await mkdtemp(path.join(tmpdir(), 'fisher-notes-vscode-'));
  const data = options.data ?? path.join(home, 'data');
  const extensions = options.extensions ?? path.join(home, 'extensions');
  for (const folder of [path.join(data, 'User'), path.join(data, 'Machine'), extensions])
    await mkdir(folder, { recursive: true });
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify(options.settings, null, 2));

  const authority = `127.0.0.1:${await freePort()}`;
  const entry = path.join(codeServerFolder, 'node_modules/code-server/out/node/entry.js');
  const switches = ['telemetry', 'update-check', 'workspace-trust', 'getting-started-override', 'proxy'];
  const args = [
    ...[entry, '--bind-addr', authority, '--auth', 'none', '--ignore-last-opened'],
    ...switches.map((name) => `--disable-${name}`),
    ...(options.automated === true ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ...['--config', path.join(home, 'config.yaml'), '--user-data-dir', data, '--extensions-dir', extensions],
  ];
  const own = {
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
    VSCODE_AGENT_FOLDER: home,
  };
  const companion = accompany(process.execPath, args, {
    cwd: home,
    // No address for a marketplace: nothing is looked up, and nothing is fetched.
    env: { ...process.env, ...own, EXTENSIONS_GALLERY: '{}', ...options.environment },
  });
  const stop = async (): Promise<void> => {
    await companion.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answered(`http://${authority}/healthz`, companion);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...companion, stop, authority, data, url: `http://${authority}/` };
}

/** What a page of a served VS Code opens. Paths are absolute, on the machine that serves. */
export interface PageContent {
  readonly folder: string;
  readonly file?: { readonly path: string; readonly line: number; readonly column: number };
  /** An extension to load from its folder; and a suite to run in it. Both need `automated`. */
  readonly extension?: string;
  readonly suite?: string;
}

/** The address of a page that opens `content`. */
export function pageAddress(served: ServedCode, content: PageContent): string {
  const remote = (file: string): string => `vscode-remote://${served.authority}${file}`;
  const payload: [string, string][] = [];
  if (content.file) {
    payload.push(['openFile', `${remote(content.file.path)}:${content.file.line}:${content.file.column}`]);
    payload.push(['gotoLineMode', 'true']);
  }
  if (content.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(content.extension)]);
  if (content.suite !== undefined) payload.push(['extensionTestsPath', remote(content.suite)]);
  const address = new URL(served.url);
  address.searchParams.set('folder', content.folder);
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

async function answered(address: string, companion: Companion): Promise<void> {
  const limit = Date.now() + 60_000;
  while (Date.now() < limit) {
    if (companion.child.exitCode !== null) throw new Error(`code-server ended at once:\n${companion.output()}`);
    try {
      if ((await fetch(address)).ok) return;
    } catch {
      // It does not listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`code-server did not answer within a minute:\n${companion.output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port on 127.0.0.1'));
      });
    });
  });
}

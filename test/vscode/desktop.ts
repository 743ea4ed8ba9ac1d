// Runs the suite in a desktop VS Code: the installed one, or one that is downloaded.
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { Host } from './hosts.ts';
import { cacheFolder, isRoot, onPath } from './machine.ts';
import { exitStatus, run } from './process.ts';
import type { SuiteJob } from './suiteJob.ts';

export type DesktopHost = Exclude<Host, { readonly kind: 'served' }>;

/** The program of a desktop VS Code; downloads it if need be. */
export async function desktopProgram(host: DesktopHost): Promise<string> {
  return host.kind === 'installed' ? host.code : downloadAndUnzipVSCode({ cachePath: cacheFolder });
}

/** Arguments that give a desktop VS Code a profile of its own, so that no setting or extension of the user meddles. */
export function ownProfile(name: string): string[] {
  const folder = (part: string): string => path.join(cacheFolder, name, part);
  const sandbox = isRoot() ? ['--no-sandbox'] : [];
  return ['--user-data-dir', folder('data'), '--extensions-dir', folder('extensions'), ...sandbox];
}

/** This environment without what a terminal inside VS Code puts there, which would make the new one start as something else. */
export function desktopEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return Object.fromEntries(entries);
}

/** Runs the suite, for at most eight minutes. Throws when VS Code cannot be started. */
export async function runInDesktop(host: DesktopHost, job: SuiteJob): Promise<void> {
  const program = await desktopProgram(host);
  const args = [
    job.workspace,
    ...ownProfile('desktop'),
    ...['--disable-updates', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--no-cached-data'],
    `--extensionDevelopmentPath=${job.extension}`,
    `--extensionTestsPath=${job.suite}`,
  ];
  const options = { env: { ...desktopEnvironment(), ...job.environment }, timeout: 480_000 };
  if (host.screen === 'own') {
    await exitStatus(program, args, options);
    return;
  }
  if (host.screen === 'virtual-by-apt' && onPath('xvfb-run') === undefined) {
    console.log('Installing Xvfb by apt-get …');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'xvfb', 'xauth']);
  }
  await exitStatus('xvfb-run', ['-a', program, ...args], options);
}

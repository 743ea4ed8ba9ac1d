// Puts the extension where a served VS Code finds its installed extensions: from this folder, or from a package.
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeServerFolder, installCodeServer } from './codeServerInstall.ts';
import { run } from './process.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A folder of extensions with only this one in it, as it is built in dist/. The caller removes it. */
export async function linkedExtension(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fisher-notes-extensions-'));
  const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  await symlink(root, path.join(folder, `fisher-notes.fisher-notes-${String(version)}`));
  return folder;
}

/** A folder of extensions into which VS Code itself has installed the package `vsix`. The caller removes it. */
export async function packagedExtension(vsix: string): Promise<string> {
  await installCodeServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'fisher-notes-extensions-'));
  const home = await mkdtemp(path.join(tmpdir(), 'fisher-notes-install-'));
  const entry = path.join(codeServerFolder, 'node_modules/code-server/out/node/entry.js');
  const places = ['--config', path.join(home, 'config.yaml'), '--user-data-dir', home, '--extensions-dir', folder];
  try {
    await run(process.execPath, [entry, ...places, '--install-extension', path.resolve(vsix)], {
      env: { ...process.env, HOME: home, EXTENSIONS_GALLERY: '{}' },
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return folder;
}

// The browser that shows a page to a test: found, brought by apt-get, or downloaded by Playwright.
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findBrowser, isRoot, onPath } from './machine.ts';
import { exitStatus } from './process.ts';

/** Starts a browser without a window. Gets one first if there is none; throws if that can't be done. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    // In a container, and for root, Chromium's sandbox cannot start; the only pages shown are our own, from this machine.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** The path of a browser that starts. Installs Debian's Chromium, or lets Playwright download one, if there is none. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  for (const install of [installByApt, downloadByPlaywright]) {
    await install();
    const browser = findBrowser();
    if (browser !== undefined) return browser;
  }
  throw new Error(
    'A browser is missing: install Chromium, Chrome or Edge, or name one in CHROME_PATH. ' +
      '(apt-get could not bring one, and Playwright could not download one.)',
  );
}

async function installByApt(): Promise<void> {
  if (!isRoot() || onPath('apt-get') === undefined) return;
  console.log('Installing Chromium by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await exitStatus('apt-get', ['update', '-qq'], { env });
  await exitStatus('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

async function downloadByPlaywright(): Promise<void> {
  console.log('Downloading Chromium by Playwright …');
  const program = path.resolve(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  await exitStatus(process.execPath, [program, 'install', 'chromium']);
}

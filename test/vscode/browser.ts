// The browser that shows a served VS Code to a test: found, or brought by apt-get.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findBrowser } from './machine.ts';
import { run } from './process.ts';

/** Starts a browser without a window. Installs Debian's Chromium first if there is none; throws if that can't be done. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser() ?? (await installBrowser());
  return chromium.launch({
    executablePath,
    headless: true,
    // In a container, and for root, Chromium's sandbox cannot start; the only page shown is our own, from this machine.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

async function installBrowser(): Promise<string> {
  console.log('Installing Chromium by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  const browser = findBrowser();
  if (browser === undefined) throw new Error('apt-get installed chromium, but no browser starts');
  return browser;
}

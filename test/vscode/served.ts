// Runs the suite in a VS Code that is served to a browser.
import { format } from 'node:util';
import { launchBrowser } from './browser.ts';
import { pageAddress, quietSettings, serveCode } from './codeServer.ts';
import { installCodeServer } from './codeServerInstall.ts';
import type { SuiteJob } from './suiteJob.ts';

/** Runs the suite. Throws when VS Code or the browser does not start, or when the suite takes longer than eight minutes. */
export async function runInServed(job: SuiteJob): Promise<void> {
  await installCodeServer();
  const served = await serveCode({ settings: quietSettings, automated: true, environment: job.environment });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const printed: string[] = [];
    const ended = Promise.withResolvers<undefined>();
    // VS Code calls these two on the page: when the suite has come to its end, and with what it prints.
    await page.exposeFunction('codeAutomationExit', () => {
      ended.resolve(undefined);
    });
    await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) => {
      printed.push(format(...args));
    });
    const limit = setTimeout(() => {
      ended.reject(new Error(`the suite did not end within eight minutes\n${printed.slice(-40).join('\n')}`));
    }, 480_000);
    const content = { folder: job.workspace, extension: job.extension, suite: job.suite };
    await page.goto(pageAddress(served, content), { waitUntil: 'commit' });
    await ended.promise.finally(() => {
      clearTimeout(limit);
    });
  } finally {
    await browser.close();
    await served.stop();
  }
}

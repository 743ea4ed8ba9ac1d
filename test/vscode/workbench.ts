// Drives a VS Code in a page as a person would: by keyboard, and by what can be seen.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { pageAddress, quietSettings, serveCode } from './codeServer.ts';
import { installCodeServer } from './codeServerInstall.ts';

/** VS Code's four kinds of color theme, each by one theme that comes with it. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

export interface WorkbenchOptions {
  readonly folder: string;
  readonly note: string;
  readonly line?: number;
  readonly column?: number;
  readonly theme?: Theme;
  /** The folder of extensions that are installed; or an extension's own folder, to be loaded from there. */
  readonly extensions?: string;
  readonly extension?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A VS Code that is open on a note. */
export interface Workbench {
  readonly page: Page;
  /** The editor of the note. */
  readonly editor: Locator;
  /** Gives the note's editor the keyboard. */
  focus(): Promise<void>;
  /** Puts the caret at a place, counted from 1, and the focus in the editor. */
  goTo(line: number, column: number): Promise<void>;
  /** Runs a command by its title in the palette, such as `Fisher Notes: Open Panel`, and picks `choice` where it asks. */
  command(title: string, choice?: string): Promise<void>;
  /** The hover at the caret, by keyboard; fails if none that holds `text` appears. */
  hover(text: string | RegExp): Promise<Locator>;
  /** The rows of the Problems view, which this opens; fails if none holds `text`. */
  problems(text: string | RegExp): Promise<string[]>;
  /** What the page of a webview shows: two frames deep. */
  webview(): FrameLocator;
  /** Reloads the window in another color theme: what it shows must survive that. */
  setTheme(theme: Theme): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** What the page and the server printed, for a run that failed. */
  log(): string;
  close(): Promise<void>;
}

const layoutPause = 8000;

/** Starts a served VS Code, opens it in a browser, and waits until the note's text is on the screen. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  await installCodeServer();
  const settings = (theme: Theme): Record<string, unknown> => ({
    ...quietSettings,
    'workbench.colorTheme': themes[theme],
    ...options.settings,
  });
  const served = await serveCode({
    settings: settings(options.theme ?? 'light'),
    automated: options.extension !== undefined,
    ...(options.extensions === undefined ? {} : { extensions: options.extensions }),
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
  const printed: string[] = [];
  page.on('console', (message) => {
    if (!message.text().startsWith('%c INFO')) printed.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => printed.push(`page error: ${error.message}`));

  const editor = page.locator('.editor-instance .monaco-editor').first();
  const quickInput = page.locator('.quick-input-widget:visible');

  const place = {
    folder: options.folder,
    ...(options.extension === undefined ? {} : { extension: options.extension }),
  };
  const file = { path: options.note, line: options.line ?? 1, column: options.column ?? 1 };
  const shown = async (): Promise<void> => {
    await editor.locator('.view-line').first().waitFor({ timeout: 60_000 });
  };

  const workbench: Workbench = {
    page,
    editor,
    async focus() {
      // where the first line is scrolled away, or something lies over it, the first editor group is asked for by its key
      await editor
        .locator('.view-lines')
        .click({ position: { x: 300, y: 10 }, timeout: 4000 })
        .catch(() => page.keyboard.press('Control+1'));
    },
    async goTo(line, column) {
      await page.keyboard.press('Control+g');
      await quickInput.locator('input').fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
    },
    async command(title, choice) {
      await page.keyboard.press('F1');
      for (const row of [title, ...(choice === undefined ? [] : [choice])]) {
        await quickInput.locator('input').fill(row === title ? `>${title}` : row);
        await quickInput.locator('.monaco-list-row').first().filter({ hasText: row }).waitFor();
        await page.keyboard.press('Enter');
      }
      await quickInput.waitFor({ state: 'hidden' });
    },
    async hover(text) {
      await workbench.command('Show or Focus Hover');
      const hover = page.locator('.monaco-hover:visible', { hasText: text }).first();
      await hover.waitFor();
      return hover;
    },
    async problems(text) {
      await workbench.command('Problems: Focus on Problems View');
      const rows = page.locator('.markers-panel .monaco-list-row');
      await rows.filter({ hasText: text }).first().waitFor();
      return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
    },
    webview: () => page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame'),
    async setTheme(theme) {
      await writeFile(path.join(served.data, 'User/settings.json'), JSON.stringify(settings(theme), null, 2));
      // the layout is written down only some seconds after it has changed, and no sign of that can be seen
      await page.waitForTimeout(layoutPause);
      // Not reload(): a window whose address names a file opens that one, and restores nothing.
      await page.goto(pageAddress(served, place), { waitUntil: 'commit' });
      await shown();
      const mark = { light: 'vs', dark: 'vs-dark', highContrast: 'hc-black', highContrastLight: 'hc-light' }[theme];
      await page.locator(`.monaco-workbench.${mark}`).waitFor();
    },
    async screenshot(file) {
      await mkdir(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    },
    log: () => `${printed.slice(-60).join('\n')}\n${served.output().slice(-4000)}`,
    async close() {
      await browser.close();
      await served.stop();
    },
  };

  try {
    await page.goto(pageAddress(served, { ...place, file }), { waitUntil: 'commit' });
    await shown();
    await workbench.focus();
    await workbench.goTo(file.line, file.column);
  } catch (error) {
    await workbench.close();
    throw error;
  }
  return workbench;
}

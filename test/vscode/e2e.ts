// Goes through a real VS Code as a writer does, and leaves screenshots in .vscode-test/screenshots/ for a person to look at.
//
// --vsix FILE: installs that package, instead of taking this folder as it is built.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { linkedExtension, packagedExtension } from './installed.ts';
import { cacheFolder } from './machine.ts';
import { openWorkbench } from './workbench.ts';
import type { Theme } from './workbench.ts';

const note = `# Reaction times

\`\`\`model reaction-time
x ~ Gamma(k, rate = b)
at k = 2, b = 1
samples 40
\`\`\`

\`\`\`model waiting
y ~ Uniform(0, theta)
\`\`\`

\`\`\`model misspelled
z ~ Norml(mu, 1)
\`\`\`
`;

/** Blocks of the samples, each of which fills other sections of the panel. */
const shownBlocks = ['shift', 'silence', 'shape-and-mean', 'coin', 'fit'];

const samples = path.resolve(import.meta.dirname, '../../samples');
const sampleText = (
  await Promise.all((await readdir(samples)).map((name) => readFile(path.join(samples, name), 'utf8')))
).join('\n');
/** The note that is opened, with those blocks after its own. */
const text = [note, ...shownBlocks.map((name) => blockOf(sampleText, name))].join('\n');

function blockOf(source: string, name: string): string {
  const block = new RegExp(`^\`\`\`model ${name}\\n[^]*?^\`\`\`\\n`, 'm').exec(source)?.[0];
  if (block === undefined) throw new Error(`No sample has a block ${name}.`);
  return block;
}

const { values } = parseArgs({ options: { vsix: { type: 'string' } } });
const work = await mkdtemp(path.join(tmpdir(), 'fisher-notes-e2e-'));
const file = path.join(work, 'reaction.md');
await writeFile(file, text);
await cp(samples, path.join(work, 'samples'), { recursive: true });
const extensions = values.vsix === undefined ? await linkedExtension() : await packagedExtension(values.vsix);

const started = performance.now();
const say = (text: string): void => {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
};
const picture = (name: string): string => path.join(cacheFolder, 'screenshots', `${name}.png`);

/** How much of a panel a tall window shows. */
const seen = 2900;

/** Every section of those blocks' panels, opened. */
async function showAll(theme: Theme): Promise<void> {
  const panel = workbench.webview();
  await workbench.page.setViewportSize({ width: 1280, height: seen + 100 });
  for (const name of shownBlocks) {
    await workbench.focus();
    await workbench.goTo(text.slice(0, text.indexOf(`model ${name}\n`)).split('\n').length + 1, 1);
    await panel.locator('h1', { hasText: name }).waitFor();
    // what only the full analysis has is there
    await panel.locator('#section-plots').waitFor();
    await panel.locator('main').evaluate((main) => {
      for (const each of main.querySelectorAll<HTMLDetailsElement>('.section, .plot, .aside:not(:has(.data))'))
        each.open = true;
    });
    const length = await panel.locator('html').evaluate((page) => page.scrollHeight);
    for (let from = 0; from < length; from += seen) {
      await panel.locator('html').evaluate((page, top) => {
        page.scrollTo({ top, behavior: 'instant' });
      }, from);
      await workbench.screenshot(picture(`panel-${name}-${theme}-${String(from / seen + 1)}`));
    }
  }
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
  say(`${theme}: ${shownBlocks.join(', ')} with every section open`);
}

const workbench = await openWorkbench({ folder: work, note: file, line: 4, column: 6, extensions });
try {
  await workbench.editor.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  say('a mistake is underlined: the extension and its server are up');
  await workbench.editor.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
  say('a model that is not regular is underlined: the engine has answered');

  const hover = await workbench.hover('Gamma');
  say(`hover: ${(await hover.innerText()).replace(/\s+/g, ' ').slice(0, 160)}`);
  await workbench.page.waitForTimeout(500);
  await workbench.screenshot(picture('hover-light'));
  await workbench.page.keyboard.press('Escape');

  const problems = await workbench.problems('support-depends-on-parameter');
  say(`problems: ${problems.slice(1).join(' · ')}`);
  await workbench.screenshot(picture('problems-light'));
  await workbench.page.keyboard.press('Control+j');

  await workbench.focus();
  await workbench.goTo(4, 6);
  await workbench.command('Fisher Notes: Open Panel');
  const panel = workbench.webview();
  await panel.locator('body', { hasText: 'reaction-time' }).waitFor();
  await panel.locator('.katex').first().waitFor();
  await panel.locator('svg').first().waitFor();
  say(`panel: ${(await panel.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 160)}`);
  await workbench.command('View: Close Primary Side Bar').catch(() => undefined);
  await workbench.screenshot(picture('panel-light'));
  for (const [index, scroll] of [700, 1400].entries()) {
    await panel.locator('html').evaluate((page, top) => {
      page.scrollTo(0, top);
    }, scroll);
    await workbench.screenshot(picture(`panel-light-${index + 2}`));
  }

  await workbench.focus();
  await workbench.goTo(10, 6);
  await panel.locator('body', { hasText: 'waiting' }).waitFor();
  say('the panel follows the cursor');
  await workbench.screenshot(picture('panel-irregular-light'));
  await showAll('light');
  await workbench.focus();
  await workbench.goTo(4, 6);
  await panel.locator('body', { hasText: 'reaction-time' }).waitFor();

  for (const theme of ['dark', 'highContrast', 'highContrastLight'] satisfies Theme[]) {
    await workbench.setTheme(theme);
    await panel.locator('.katex').first().waitFor({ timeout: 60_000 });
    say(`${theme}: the panel has survived a reload of the window`);
    await workbench.focus();
    await workbench.goTo(4, 6);
    await workbench.hover('Gamma');
    await workbench.page.waitForTimeout(500);
    await workbench.screenshot(picture(`hover-panel-${theme}`));
    await workbench.page.keyboard.press('Escape');
    if (theme === 'dark') await showAll(theme);
  }

  await workbench.focus();
  await workbench.goTo(4, 6);
  await workbench.command('Fisher Notes: Insert Derivation', 'Fisher information');
  await workbench.editor.locator('.view-line', { hasText: '<!-- fisher-notes' }).first().waitFor();
  await workbench.screenshot(picture('derivation'));
  say('a derivation stands in the note');

  const refused = workbench.log().match(/.*Content Security Policy.*/g) ?? [];
  if (refused.length > 0) throw new Error(`the panel's policy refused something:\n${refused.join('\n')}`);
  console.log(`Screenshots are in ${path.join(cacheFolder, 'screenshots')}.`);
} catch (error) {
  await workbench.screenshot(picture('failed'));
  console.error(error);
  console.error(workbench.log());
  process.exitCode = 1;
} finally {
  await workbench.close();
  await rm(work, { recursive: true, force: true });
  await rm(extensions, { recursive: true, force: true });
}

// The panel's page in a real browser, under its own content security policy: what it shows, what it keeps, what it refuses.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BlockView, MessageToHost, MessageToPage, PanelState } from '../../media/protocol.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { geometryView } from './geometryView.ts';
import { naturalGradientView } from './naturalGradientView.ts';
import { gammaView, refusedView, uniformView } from './views.ts';

declare global {
  interface Window {
    sent: MessageToHost[];
    kept: PanelState | undefined;
    violations: string[];
    marked?: Element | null;
  }
}

const root = path.resolve(import.meta.dirname, '../..');
const katex = path.join(root, 'node_modules/katex/dist');
let script: string;
let server: Server;
let browser: Browser;
let address: string;
let page: Page;
/** What the page has left behind before a reload. */
let kept: PanelState | null = null;

/** The page as its host makes it: the same policy, with this server as the only source. */
function html(): string {
  const policy = `default-src 'none'; script-src 'nonce-n'; style-src ${address}; style-src-attr 'unsafe-inline'; font-src ${address}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" /><title>Fisher Notes</title>
    <link rel="stylesheet" href="${address}/katex.min.css" /><link rel="stylesheet" href="${address}/panel.css" /></head><body>
    <script nonce="n">
      window.sent = []; window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => window.sent.push(message), getState: () => (${JSON.stringify(kept).replaceAll('<', '\\u003c')}),
        setState: (state) => { window.kept = state; } });
    </script><script nonce="n" src="${address}/panel.js"></script></body></html>`;
}

async function open(state: PanelState | null = null): Promise<void> {
  kept = state;
  await page.goto(address);
}

/** Gives the page a message and waits until it has acted on it. */
async function post(message: MessageToPage): Promise<void> {
  await page.evaluate(
    (data) =>
      new Promise<void>((resolve) => {
        const before = window.sent.length;
        window.postMessage(data, '*');
        const look = (): void => {
          if (window.sent.slice(before).some(({ type }) => type === 'shown')) resolve();
          else setTimeout(look, 5);
        };
        look();
      }),
    message,
  );
}

const sent = (): Promise<MessageToHost[]> => page.evaluate(() => window.sent);

beforeAll(async () => {
  const bundle = await build({
    entryPoints: [path.join(root, 'media/panel.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  script = bundle.outputFiles[0]?.text ?? '';
  const files: Readonly<Record<string, () => readonly [string, string | Buffer]>> = {
    '/panel.js': () => ['text/javascript', script],
    '/panel.css': () => ['text/css', readFileSync(path.join(root, 'media/panel.css'))],
    '/katex.min.css': () => ['text/css', readFileSync(path.join(katex, 'katex.min.css'))],
  };
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const font = /^\/fonts\/[\w-]+\.woff2$/.test(url.pathname);
    const [type, body] =
      files[url.pathname]?.() ??
      (font
        ? (['font/woff2', readFileSync(path.join(katex, url.pathname))] as const)
        : (['text/html', html()] as const));
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
  browser = await launchBrowser();
}, 300_000);

afterEach(() => page.close());

afterAll(async () => {
  await browser.close();
  server.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 560, height: 700 } });
  await open();
});

describe('the page', () => {
  it('asks its host at the start', async () => {
    expect(await sent()).toEqual([{ type: 'ready', state: null }]);
  });

  it('shows every section that the model has, under headings', async () => {
    await post({ type: 'show', view: gammaView });
    expect(await page.locator('h1').innerText()).toBe('reaction-time');
    expect(await page.locator('.section:visible h2').allInnerTexts()).toEqual([
      'Regularity',
      'Log-density',
      'Score',
      'Fisher information',
      'Inverse and bounds',
      'Estimators',
      'Divergence',
      'Plots',
      'Exponential family',
      'Jeffreys prior',
      'Derivation',
    ]);
  });

  it('says of an estimator what it is, and how its numbers are had', async () => {
    await post({ type: 'show', view: gammaView });
    const shown = await page
      .locator('.section', { has: page.getByRole('heading', { name: 'Estimators' }) })
      .innerText();
    for (const part of ['T = mean(x)', 'biased for k', '0.05 ± 0.002', '∞', 'Cramér–Rao for its mean'])
      expect(shown).toContain(part);
  });

  it('sets formulas with MathML beside them, and its policy is never broken by it', async () => {
    await post({ type: 'show', view: { ...gammaView, analysis: { ...gammaView.analysis, plots: [] } } });
    expect(await page.locator('.katex').count()).toBeGreaterThan(20);
    expect(await page.locator('math').count()).toBe(await page.locator('.katex').count());
    expect(await page.locator('.plain-formula').count()).toBe(0);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  });

  it('shows the text of a formula that cannot be set', async () => {
    await post({ type: 'show', view: refusedView });
    expect(await page.locator('#section-logDensity .plain-formula').innerText()).toBe('-log(theta) + refused');
  });

  it('gives the warrant with the matrix, and no number where there is none', async () => {
    await post({ type: 'show', view: gammaView });
    expect(await page.locator('#section-fisher .warrant').innerText()).toBe(
      'Closed form, confirmed by three independent routes: covariance of the score, minus the expected Hessian and curvature of the divergence; relative error of the numbers at most 10⁻¹³.',
    );
    await post({ type: 'show', view: uniformView });
    expect(await page.locator('#section-fisher table').count()).toBe(0);
    expect(await page.locator('#section-fisher .body').innerText()).toContain('Not defined');
  });

  it('lets a drawing draw, and nothing else', async () => {
    await post({ type: 'show', view: gammaView });
    const drawing = page.locator('.plot svg').first();
    expect(await drawing.locator('path').count()).toBe(2);
    expect(await drawing.locator('script, foreignObject, a, image').count()).toBe(0);
    expect(await drawing.getAttribute('onload')).toBeNull();
    expect(await drawing.getAttribute('role')).toBe('img');
    const label = (await drawing.getAttribute('aria-labelledby')) ?? '';
    expect(await page.locator(`#${label}`).innerText()).toBe('Density and score of x');
    expect(await drawing.locator('path').first().getAttribute('clip-path')).toBe('url(#plot-density-frame)');
    await page.locator('.plot > summary').nth(1).click();
    expect(await page.locator('.plot').nth(1).innerText()).toContain('The drawing could not be read.');
  });

  it('reads the values of a drawing on pointing at it, and with the arrow keys', async () => {
    await post({ type: 'show', view: gammaView });
    const line = page.locator('.plot .reader').first();
    const drawing = page.locator('.plot svg').first();
    expect(await line.innerText()).toContain('Point at the drawing');
    await drawing.locator('.reading').nth(1).hover({ force: true });
    expect(await line.innerText()).toBe('x = 2, density = 0.27');
    expect(await drawing.locator('title').count()).toBe(1);
    await drawing.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await line.innerText()).toBe('x = 1, density = 0.37');
    await page.keyboard.press('Home');
    expect(await page.locator('.reading.read').count()).toBe(1);
  });

  it('has a plot saved beside the note', async () => {
    await post({ type: 'show', view: gammaView });
    await page.getByText('Save beside the note').first().click();
    expect((await sent()).at(-1)).toEqual({ type: 'insertPlot', id: 'density' });
  });

  it('has the data of a plot as a table', async () => {
    await post({ type: 'show', view: gammaView });
    const table = page.locator('.plot table').first();
    await page.locator('.plot .aside > summary').first().click();
    expect(await table.locator('th').allInnerTexts()).toEqual(['x', 'density', 'score in b']);
    expect(await table.locator('tbody tr').count()).toBe(3);
  });
});

describe('the divergences', () => {
  it('are Kullback–Leibler’s with name, formula and number, and the others folded beneath them', async () => {
    const [first] = gammaView.analysis.model?.divergences ?? [];
    if (first === undefined) throw new Error('The view has divergences.');
    const model = gammaView.analysis.model === null ? null : { ...gammaView.analysis.model };
    const infinite = { name: 'renyi', order: 2, status: 'infinite', reason: 'The integral diverges.' } as const;
    if (model !== null) model.divergences = [first, { ...infinite, expression: null, value: null, errorBound: null }];
    await post({ type: 'show', view: { ...gammaView, analysis: { ...gammaView.analysis, model } } });
    const rows = page.locator('#section-divergence tbody tr');
    expect(await rows.locator('th').allTextContents()).toEqual(['Kullback–Leibler, θ to θ′', 'Rényi of order 2']);
    expect(await rows.locator('td.number').allTextContents()).toEqual(['0.002793', '∞']);
    expect(await rows.nth(0).locator('.katex').count()).toBe(1);
    expect(await rows.nth(1).isVisible()).toBe(false);
    await page.getByText('Other divergences and distances (1)').click();
    expect(await rows.nth(1).locator('.expression').innerText()).toBe('The integral diverges.');
  });
});

/** The view while only the findings of its text are known. */
const findingsOf = ({ analysis, ...view }: BlockView): BlockView => {
  const model = analysis.model === null ? null : { ...analysis.model };
  delete model?.divergences;
  return { ...view, analysis: { ...analysis, depth: 'findings', model, plots: [] } };
};
const shownSections = (): Promise<string[]> => page.locator('.section:visible h2').allInnerTexts();
const formerSections = (): Promise<string[]> => page.locator('.section.former h2').allInnerTexts();

describe('the two depths', () => {
  it('show the findings at once, and the rest when it comes', async () => {
    await post({ type: 'show', view: findingsOf(gammaView) });
    expect(await shownSections()).toContain('Fisher information');
    expect(await shownSections()).not.toContain('Divergence');
    expect(await shownSections()).not.toContain('Plots');
    expect(await page.locator('main').innerText()).toContain('is being computed');
    expect((await sent()).at(-1)).toMatchObject({ type: 'shown', shown: { updating: true } });
    await post({ type: 'show', view: gammaView });
    expect(await shownSections()).toEqual(expect.arrayContaining(['Divergence', 'Plots']));
    expect(await page.locator('main').innerText()).not.toContain('is being computed');
    expect((await sent()).at(-1)).toMatchObject({ type: 'shown', shown: { updating: false } });
  });

  it('keep what the full analysis of the former text said, dimmed, until that of the present one is there', async () => {
    await post({ type: 'show', view: gammaView });
    await page.evaluate(() => {
      window.marked = document.querySelector('#section-divergence tbody tr');
    });
    const { model } = gammaView.analysis;
    const changed = findingsOf({
      ...gammaView,
      version: 4,
      analysis: { ...gammaView.analysis, model: model === null ? null : { ...model, inverse: null, bounds: [] } },
    });
    await post({ type: 'show', view: changed });
    expect(await formerSections()).toEqual(expect.arrayContaining(['Inverse and bounds', 'Divergence', 'Plots']));
    expect(await formerSections()).not.toContain('Fisher information');
    expect(await page.locator('#section-divergence').getAttribute('aria-busy')).toBe('true');
    expect(await page.evaluate(() => window.marked?.isConnected)).toBe(true);
    // the whole of the present text: what has not changed stands as it stood, what is no more is gone
    const whole = model === null ? null : { ...model, inverse: null, bounds: [] };
    await post({ type: 'show', view: { ...changed, analysis: { ...gammaView.analysis, model: whole, plots: [] } } });
    expect(await formerSections()).toEqual([]);
    expect(await page.evaluate(() => window.marked?.isConnected)).toBe(true);
    expect(await shownSections()).toContain('Divergence');
    expect(await shownSections()).not.toContain('Plots');
    expect(await shownSections()).not.toContain('Inverse and bounds');
  });

  it('never show of one block what was said of another', async () => {
    await post({ type: 'show', view: gammaView });
    await post({ type: 'show', view: findingsOf({ ...gammaView, name: 'another' }) });
    expect(await formerSections()).toEqual([]);
    expect(await shownSections()).not.toContain('Divergence');
  });

  it('say what was given up', async () => {
    const { model } = gammaView.analysis;
    const analysis = { ...gammaView.analysis, model: model === null ? null : { ...model, notReached: ['geometry'] } };
    await post({ type: 'show', view: { ...gammaView, analysis } });
    expect(await page.locator('main').innerText()).toContain('Given up at the step budget: geometry.');
  });
});

describe('the bounds', () => {
  it('stand in a table for each of what is bounded, with their orders, test points and matrices', async () => {
    const { model } = gammaView.analysis;
    const k = { text: 'k', latex: 'k' };
    const plain = { target: 'k', expression: k, value: 0.2, attained: null, reason: null };
    const more = [
      { ...plain, name: 'bhattacharyya', order: 2, attained: false, reason: 'No more than the Cramér–Rao bound.' },
      { ...plain, name: 'barankin', expression: null, testPoints: [1, 2, 3, 4, 5] },
      {
        ...plain,
        name: 'constrained',
        target: 'p',
        expression: null,
        value: null,
        matrix: [
          [k, k],
          [k, k],
        ],
      },
      { ...plain, name: 'van-trees', bounded: 'mean-squared-error' as const },
      { ...plain, name: 'misspecified', bounded: 'asymptotic-variance' as const, pseudoTrue: 2 },
    ];
    const analysis = {
      ...gammaView.analysis,
      model: model === null ? null : { ...model, bounds: [...(model.bounds ?? []), ...more] },
    };
    await post({ type: 'show', view: { ...gammaView, analysis } });
    const section = page.locator('#section-bounds');
    expect(await section.locator('caption').allInnerTexts()).toEqual([
      expect.stringContaining('variance of an unbiased estimator'),
      expect.stringContaining('mean squared error of any estimator under the prior'),
      expect.stringContaining('the data come from the other model'),
    ]);
    const text = await section.locator('.body').innerText();
    expect(text).toContain('order 2');
    expect(text).toContain('Not attained. No more than');
    expect(text).toContain('5 test points');
    expect(await section.locator('table.rows table.matrix').count()).toBe(1);
  });
});

describe('the information geometry', () => {
  it('is folded to its curvature, and shows tensors, geodesics and whitening', async () => {
    await post({ type: 'show', view: geometryView });
    const section = page.locator('#section-geometry');
    expect(await section.locator('.headline').innerText()).toBe('Scalar curvature: \u22120.971713');
    await section.locator('summary').click();
    const text = await section.locator('.body').innerText();
    expect(text).toContain('numeric, within');
    expect(text).toContain('Christoffel symbols of the \u03b1-connection: every entry is 0.');
    expect(text).toContain('length 0.0707107');
    expect(text).toContain('not found: No such curve was found.');
    expect(await section.locator('table.rows tbody tr').count()).toBe(3);
    expect(await section.locator('table.matrix').count()).toBe(1);
    expect(await section.locator('.plain-formula').count()).toBe(0);
  });
});

describe('the natural gradient', () => {
  it('is folded to its step, and shows directions, paths and what two coordinates agree on', async () => {
    await post({ type: 'show', view: naturalGradientView });
    const section = page.locator('#section-natural-gradient');
    expect(await section.locator('.headline').innerText()).toContain('= (0.625, \u22120.375)');
    await section.locator('summary').click();
    const text = await section.locator('.body').innerText();
    expect(text).toContain('at equal times the two agree within 10\u207b\u2077');
    expect(text).toContain('a parameter differs by up to 1.4');
    expect(text).toContain('In the mean parameters the natural flow is a straight line');
    expect(text).toContain('its pseudo-inverse stands for the inverse');
    expect(text).toContain('2 steps of 0.5, 1 of them halved');
    expect(text).toContain('The other coordinates (those of the note)');
    expect(await section.locator('table.rows').last().locator('tbody tr').count()).toBe(3);
    expect(await section.locator('.plain-formula').count()).toBe(0);
  });
});

describe('a folded section', () => {
  it('is one line with its headline, which goes when it opens', async () => {
    await post({ type: 'show', view: gammaView });
    const headline = page.locator('#section-jeffreys .headline');
    expect(await headline.isVisible()).toBe(true);
    expect(await headline.locator('.katex').count()).toBe(1);
    const line = await page.locator('#section-jeffreys > summary').boundingBox();
    expect(line?.height ?? Infinity).toBeLessThan(40);
    await page.locator('#section-jeffreys > summary').click();
    expect(await headline.isVisible()).toBe(false);
  });

  it('is every one but those that a reader comes for', async () => {
    await post({ type: 'show', view: gammaView });
    const open = await page.locator('.section[open]:visible h2').allInnerTexts();
    expect(open).toEqual(expect.arrayContaining(['Fisher information', 'Inverse and bounds', 'Divergence']));
    const folded = page.locator('.section:not([open]):visible');
    expect(await folded.count()).toBeGreaterThan(1);
    expect(await folded.locator('.headline:visible').count()).toBe(await folded.count());
  });
});

describe('an update', () => {
  it('begins another block at its top, and stays where it was under a new name', async () => {
    const names = ['first', 'second'];
    await post({ type: 'show', view: { ...gammaView, name: 'first', blockNames: names } });
    await page.evaluate(() => {
      window.scrollTo(0, 300);
    });
    await post({ type: 'show', view: { ...gammaView, name: 'renamed', blockNames: ['renamed', 'second'] } });
    expect(await page.evaluate(() => window.scrollY)).toBe(300);
    await post({ type: 'show', view: { ...gammaView, name: 'second', blockNames: ['renamed', 'second'] } });
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  it('leaves what has not changed, where it was', async () => {
    await post({ type: 'show', view: gammaView });
    await page.evaluate(async () => {
      await document.fonts.ready;
      window.marked = document.querySelector('#section-fisher table');
      window.scrollTo(0, 600);
    });
    const place = (): Promise<number | undefined> => page.evaluate(() => window.marked?.getBoundingClientRect().top);
    const before = await place();
    await post({ type: 'updating', name: gammaView.name });
    expect(await page.locator('main').getAttribute('aria-busy')).toBe('true');
    expect(await page.locator('[role=status]').innerText()).toBe('Updating');
    const model = gammaView.analysis.model;
    const analysis = {
      ...gammaView.analysis,
      model: model === null ? null : { ...model, score: model.score?.toReversed() ?? null },
    };
    await post({ type: 'show', view: { ...gammaView, version: 4, analysis } });
    expect(await page.locator('main').getAttribute('aria-busy')).toBe('false');
    expect(await page.evaluate(() => window.marked?.isConnected)).toBe(true);
    expect(await place()).toBeCloseTo(before ?? 0, 0);
  });

  it('keeps folded sections folded, and opened steps open', async () => {
    await post({ type: 'show', view: gammaView });
    await page.locator('#section-score > summary').click();
    await page.getByText('Open all steps').click();
    await page.waitForFunction(() => window.kept?.open['section:score'] === false);
    const derivations = gammaView.analysis.derivations.map((each) => ({ ...each, title: 'Another title' }));
    await post({ type: 'show', view: { ...gammaView, analysis: { ...gammaView.analysis, derivations } } });
    expect(await page.locator('#section-score').getAttribute('open')).toBeNull();
    expect(await page.locator('.step[open]').count()).toBe(4);
    expect((await sent()).filter(({ type }) => type === 'folds').length).toBe(2);
  });

  it('is restored after a reload, dimmed until its host answers', async () => {
    await post({ type: 'show', view: gammaView });
    await page.locator('.tool', { hasText: 'Pin' }).click();
    await page.waitForFunction(() => window.kept?.pinned === true && window.kept.view !== null);
    const state = await page.evaluate(() => window.kept ?? null);
    await open(state);
    expect(await page.locator('h1').innerText()).toBe('reaction-time');
    expect(await page.locator('main').getAttribute('aria-busy')).toBe('true');
    expect(await page.locator('.tool', { hasText: 'Pinned' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps what a model said while its text cannot be read, and says so', async () => {
    await post({ type: 'show', view: gammaView });
    const unread = {
      ...gammaView,
      version: 4,
      analysis: { ...gammaView.analysis, model: null, plots: [], derivations: [] },
    };
    await post({ type: 'show', view: unread });
    expect(await page.locator('main').innerText()).toContain('What is dimmed is what it last said.');
    expect(await page.locator('#section-fisher').isVisible()).toBe(true);
    expect(await page.locator('.content').getAttribute('class')).toContain('former');
    await post({ type: 'show', view: { ...unread, name: 'another' } });
    expect(await page.locator('#section-fisher').isVisible()).toBe(false);
    await post({ type: 'show', view: gammaView });
    expect(await page.locator('.content').getAttribute('class')).not.toContain('former');
  });

  it('keeps the last result beneath the notice when a pinned model is gone', async () => {
    await post({ type: 'show', view: gammaView });
    await post({ type: 'empty', reason: 'block-gone', name: 'reaction-time', example: null });
    expect(await page.locator('.notice').innerText()).toContain('no longer in the note');
    expect(await page.locator('#section-fisher').isVisible()).toBe(true);
  });
});

describe('the reader', () => {
  it('inserts the example from the empty page', async () => {
    await post({ type: 'empty', reason: 'no-block', name: null, example: '```model\nx ~ Normal(mu, sigma)\n```\n' });
    expect(await page.locator('pre').innerText()).toContain('x ~ Normal(mu, sigma)');
    await page.getByRole('button', { name: 'Insert this model' }).click();
    expect((await sent()).at(-1)).toEqual({ type: 'insertExample', example: '```model\nx ~ Normal(mu, sigma)\n```\n' });
  });

  it('steps, pins, copies and opens rules by keyboard alone', async () => {
    await post({ type: 'show', view: gammaView });
    const reached: string[] = [];
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const focused = document.activeElement;
          return focused?.getAttribute('aria-label') ?? focused?.textContent.trim() ?? '';
        }),
      );
    }
    for (const name of [
      'Previous model',
      'Next model',
      'Copy as LaTeX',
      'Pin',
      'ill-conditioned',
      'Regularity',
      'Score',
    ]) {
      expect(reached).toContain(name);
    }
    await page.getByRole('button', { name: 'Next model' }).press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'reveal', name: 'last' });
    await page.getByRole('button', { name: 'Copy as LaTeX' }).press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'copy' });
    await page.getByText('ill-conditioned').press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'openRule', code: 'ill-conditioned' });
    await page.getByText('Insert into the note').press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'insertDerivation', id: 'information' });
  });

  it('never has the page itself scroll sideways', async () => {
    await page.setViewportSize({ width: 280, height: 600 });
    await post({ type: 'show', view: gammaView });
    const { page: whole, window: seen } = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect(whole).toBeLessThanOrEqual(seen);
    expect(await page.locator('.scroll[tabindex="0"]').count()).toBeGreaterThan(0);
  });

  it('hears when the server is gone, and can start it again', async () => {
    await post({ type: 'show', view: gammaView });
    await post({ type: 'failed', message: 'The language server has stopped.' });
    expect(await page.locator('[role=status]').innerText()).toBe('The language server has stopped.');
    expect(await page.locator('#section-fisher').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Restart the server' }).click();
    expect((await sent()).at(-1)).toEqual({ type: 'restart' });
  });
});

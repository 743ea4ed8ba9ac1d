// Decides how a formula becomes a picture for a hover: glyph outlines as SVG, in the ink of the theme, in a `data:` URI.

/** The ink that stands out on the hover of each kind of theme: an image does not inherit the editor's colors. */
const inks = { light: '#202020', dark: '#d8d8d8', highContrast: '#ffffff', highContrastLight: '#000000' } as const;

export type ImageTheme = keyof typeof inks;

/** How large a formula is set: pixels for the height of an `x`, beside hover text of 13 pixels. */
const pixelsPerEx = 7.4;

/** Draws LaTeX as the source of an SVG image with `currentColor` as its ink; undefined where it can't be drawn. */
type Draw = (latex: string) => Promise<string | undefined>;

let drawing: Promise<Draw> | undefined;

/** MathJax is read when the first picture is asked for: most sessions of other editors never need it. */
async function loadMathJax(): Promise<Draw> {
  const [
    { mathjax },
    { TeX },
    { SVG },
    { liteAdaptor },
    { LiteElement },
    { RegisterHTMLHandler },
    { MathJaxNewcmFont },
  ] = await Promise.all([
    import('@mathjax/src/js/mathjax.js'),
    import('@mathjax/src/js/input/tex.js'),
    import('@mathjax/src/js/output/svg.js'),
    import('@mathjax/src/js/adaptors/liteAdaptor.js'),
    import('@mathjax/src/js/adaptors/lite/Element.js'),
    import('@mathjax/src/js/handlers/html.js'),
    import('@mathjax/mathjax-newcm-font/js/svg.js'),
  ]);
  await Promise.all([
    import('@mathjax/src/js/input/tex/base/BaseConfiguration.js'),
    import('@mathjax/src/js/input/tex/ams/AmsConfiguration.js'),
  ]);
  // The font's rarer glyphs come in files of their own, named by MathJax while it draws.
  const glyphs: Readonly<Record<string, () => Promise<unknown>>> = {
    accents: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/accents.js'),
    arrows: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/arrows.js'),
    calligraphic: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js'),
    cyrillic: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/cyrillic.js'),
    'double-struck': () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js'),
    latin: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/latin.js'),
    math: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/math.js'),
    'sans-serif': () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/sans-serif.js'),
    script: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js'),
    symbols: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/symbols.js'),
    variants: () => import('@mathjax/mathjax-newcm-font/js/svg/dynamic/variants.js'),
  };
  mathjax.asyncLoad = (file: string) => {
    const load = glyphs[/([^/]+)\.js$/.exec(file)?.[1] ?? ''];
    return load === undefined ? Promise.reject(new Error(`No glyphs in ${file}.`)) : load();
  };
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const tex = new TeX({
    packages: ['base', 'ams'],
    formatError: (_input: unknown, error: Error) => {
      throw error;
    },
  });
  const output = new SVG({ fontData: MathJaxNewcmFont, fontCache: 'local' });
  const page = mathjax.document('', { InputJax: tex, OutputJax: output });
  return async (latex) => {
    try {
      const drawn: unknown = await page.convertPromise(latex, { display: true });
      if (!(drawn instanceof LiteElement)) return undefined;
      const svg = adaptor.innerHTML(drawn);
      return svg.startsWith('<svg') ? svg : undefined;
    } catch {
      return undefined;
    }
  };
}

function inPixels(svg: string): string {
  return svg.replace(/ (width|height)="([\d.]+)ex"/g, (_whole, side: string, size: string) => {
    return ` ${side}="${Math.ceil(Number(size) * pixelsPerEx)}px"`;
  });
}

const kept = new Map<string, string>();
const mostKept = 200;

/**
 * The picture of a formula as a `data:` URI, in the ink of the theme; undefined where the LaTeX can't be drawn. Some
 * milliseconds a formula, and a tenth of a second once, when MathJax is loaded; drawn formulas are kept.
 */
export async function formulaImage(latex: string, theme: ImageTheme): Promise<string | undefined> {
  const key = `${theme} ${latex}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const draw = await (drawing ??= loadMathJax());
  const svg = await draw(latex);
  if (svg === undefined) return undefined;
  const colored = inPixels(svg).replaceAll('currentColor', inks[theme]);
  const uri = `data:image/svg+xml;base64,${Buffer.from(colored).toString('base64')}`;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, uri);
  return uri;
}

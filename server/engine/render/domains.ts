// Decides how domains, supports and points are written.
import { negate } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { Region, ScalarSupport, Support } from '../distributions/support.ts';
import { toLatex } from './latex.ts';
import { latexName, unicodeName } from './names.ts';
import { formatNumber, type NumberStyle } from './numbers.ts';
import { toText } from './text.ts';
import { toUnicode } from './unicode.ts';

type Style = NumberStyle;

/** An end of a domain: π/2 and the like are no concern of it, ends are 0, 1 and whole numbers. */
const end = (value: number, style: Style): string => formatNumber(value, style, 15);

const isAll = (r: Range): boolean => r.lower === -Infinity && r.upper === Infinity;

const reals: Readonly<Record<Style, string>> = { text: 'R', unicode: 'ℝ', latex: '\\mathbb{R}' };

/** The domain in the model language: `R`, `(0, inf)`, `{0..}`. */
export const domainText = (r: Range): string => domain(r, 'text');

function domain(r: Range, style: Style): string {
  if (r.integer) return wholeNumbers(end(r.lower, style), end(r.upper, style), [r.lower, r.upper], style);
  if (isAll(r)) return reals[style];
  return interval(end(r.lower, style), end(r.upper, style), r.lowerOpen, r.upperOpen);
}

const interval = (lower: string, upper: string, lowerOpen: boolean, upperOpen: boolean): string =>
  `${lowerOpen ? '(' : '['}${lower}, ${upper}${upperOpen ? ')' : ']'}`;

/** Whole numbers from … to; the numeric ends say which of them is infinite. */
function wholeNumbers(from: string, to: string, [lower, upper]: readonly [number, number], style: Style): string {
  if (style === 'text') {
    if (lower === -Infinity && upper === Infinity) return '{-inf..}';
    return upper === Infinity ? `{${from}..}` : `{${from}..${to}}`;
  }
  if (lower === -Infinity && upper === Infinity) return style === 'latex' ? '\\mathbb{Z}' : 'ℤ';
  const dots = style === 'latex' ? '\\dots' : '…';
  const listed =
    lower === -Infinity
      ? `${dots}, ${to}`
      : upper === Infinity
        ? `${from}, ${next(lower, from)}${dots}`
        : `${from}, ${dots}, ${to}`;
  return style === 'latex' ? `\\lbrace ${listed} \\rbrace` : `{${listed}}`;
}

const next = (lower: number, from: string): string => (from === String(lower) ? `${String(lower + 1)}, ` : '');

/** Where the name lies: `σ > 0`, `μ ∈ ℝ`. */
export const membershipUnicode = (name: string, r: Range): string => membership(unicodeName(name), r, 'unicode');
/** Where the name lies: `\sigma \gt 0`, `\mu \in \mathbb{R}`. */
export const membershipLatex = (name: string, r: Range): string => membership(latexName(name), r, 'latex');

function membership(name: string, r: Range, style: Style): string {
  const [greater, atLeast, less, atMost, within] =
    style === 'latex' ? ['\\gt', '\\ge', '\\lt', '\\le', '\\in'] : ['>', '≥', '<', '≤', '∈'];
  if (!r.integer && !isAll(r) && r.upper === Infinity)
    return `${name} ${r.lowerOpen ? greater : atLeast} ${end(r.lower, style)}`;
  if (!r.integer && !isAll(r) && r.lower === -Infinity)
    return `${name} ${r.upperOpen ? less : atMost} ${end(r.upper, style)}`;
  return `${name} ${within} ${domain(r, style)}`;
}

const print: Readonly<Record<Style, (e: Expr) => string>> = {
  text: toText,
  unicode: toUnicode,
  latex: (e) => toLatex(e),
};

/** The support in the model language: `R`, `(0, theta)`, `{0..n}`, `{-1, 1}^3`. */
export const supportText = (s: Support): string => support(s, 'text');
export const supportUnicode = (s: Support): string => support(s, 'unicode');
export const supportLatex = (s: Support): string => support(s, 'latex');

function support(s: Support, style: Style): string {
  if (s.kind !== 'product') return scalarSupport(s, style);
  if (s.region !== undefined) return regionSupport(s.region, style);
  const factors = s.factors.map((f) => scalarSupport(f, style));
  const [first = reals[style]] = factors;
  if (factors.every((f) => f === first)) return factors.length === 1 ? first : toPower(first, factors.length, style);
  // the model language has no product of different supports; this is for the reader
  return factors.join({ text: ' x ', unicode: ' × ', latex: ' \\times ' }[style]);
}

/** `simplex(3)`, `posdef(2)`; counts have no word in the model language: {0..n}^3 with their total. */
function regionSupport({ kind, size, total }: Region, style: Style): string {
  if (kind !== 'counts' || total === undefined)
    return style === 'latex' ? `\\operatorname{${kind}}(${String(size)})` : `${kind}(${String(size)})`;
  const n = print[style](total);
  const box = toPower(wholeNumbers('0', n, [0, 0], style), size, style);
  return { text: `${box} with sum ${n}`, unicode: `${box} with sum ${n}`, latex: `${box},\\ \\textstyle\\sum = ${n}` }[
    style
  ];
}

function toPower(base: string, exponent: number, style: Style): string {
  if (style === 'latex') return `${base}^{${String(exponent)}}`;
  return style === 'text'
    ? `${base}^${String(exponent)}`
    : base + Array.from(String(exponent), (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)] ?? d).join('');
}

const infiniteEnd = (e: Expr): number =>
  e.kind === 'constant' && e.name === 'infinity' ? Infinity : isNegativeInfinity(e) ? -Infinity : 0;

const isNegativeInfinity = (e: Expr): boolean => {
  const opposite = negate(e);
  return opposite.kind === 'constant' && opposite.name === 'infinity';
};

function scalarSupport(s: ScalarSupport, style: Style): string {
  const p = print[style];
  switch (s.kind) {
    case 'interval':
      if (isNegativeInfinity(s.lower) && infiniteEnd(s.upper) === Infinity) return reals[style];
      return interval(p(s.lower), p(s.upper), !s.lowerClosed, !s.upperClosed);
    case 'integers': {
      const lower =
        s.from.kind === 'number' && s.from.value.denominator === 1n
          ? Number(s.from.value.numerator)
          : infiniteEnd(s.from);
      return wholeNumbers(p(s.from), p(s.to), [lower, infiniteEnd(s.to)], style);
    }
    case 'finite': {
      const points = s.points.map(p).join(', ');
      return style === 'latex' ? `\\lbrace ${points} \\rbrace` : `{${points}}`;
    }
  }
}

/** The values of parameters at a point: `mu = 0, sigma = 1` in the model language, with more digits there. */
export const pointText = (names: readonly string[], point: readonly number[]): string =>
  names.map((name, i) => `${name} = ${formatNumber(point[i] ?? NaN, 'text', 15)}`).join(', ');
export const pointUnicode = (names: readonly string[], point: readonly number[]): string =>
  names.map((name, i) => `${unicodeName(name)} = ${formatNumber(point[i] ?? NaN, 'unicode')}`).join(', ');
export const pointLatex = (names: readonly string[], point: readonly number[]): string =>
  names.map((name, i) => `${latexName(name)} = ${formatNumber(point[i] ?? NaN, 'latex')}`).join(', ');

// Decides how names of parameters and variables are taken apart and written: Greek letters, subscripts, primes.
import { greekCharacter } from '../text/names.ts';

/** `S[1, 2]'` is the stem S with the subscripts 1 and 2 and one prime. */
export interface NameParts {
  readonly stem: string;
  readonly subscripts: readonly string[];
  readonly primes: number;
}

/** A name of the model language in its parts. `x_1`, `x1` and `x[1]` all have the subscript 1. */
export function nameParts(name: string): NameParts {
  const primes = (name.match(/'/g) ?? []).length;
  const bare = name.replaceAll("'", '');
  const bracket = /^([^[]*)\[(.*)\]$/.exec(bare);
  const indices = bracket?.[2]?.split(',').map((index) => index.trim()) ?? [];
  const [first = '', ...rest] = splitAtUnderscores(bracket?.[1] ?? bare);
  const digits = /^(\D+?)(\d+)$/u.exec(first);
  const stem = digits?.[1] ?? first;
  return { stem, subscripts: [...(digits?.[2] === undefined ? [] : [digits[2]]), ...rest, ...indices], primes };
}

function splitAtUnderscores(name: string): readonly string[] {
  const pieces = name.split('_').filter((piece) => piece !== '');
  return pieces.length === 0 ? [name] : pieces;
}

/** Greek letters for which LaTeX has no sign of its own: they look like Latin ones. */
const latinLookalikes: Readonly<Record<string, string>> = {
  Alpha: '\\mathrm{A}',
  Beta: '\\mathrm{B}',
  Epsilon: '\\mathrm{E}',
  Zeta: '\\mathrm{Z}',
  Eta: '\\mathrm{H}',
  Iota: '\\mathrm{I}',
  Kappa: '\\mathrm{K}',
  Mu: '\\mathrm{M}',
  Nu: '\\mathrm{N}',
  Omicron: '\\mathrm{O}',
  Rho: '\\mathrm{P}',
  Tau: '\\mathrm{T}',
  Chi: '\\mathrm{X}',
  omicron: 'o',
};

/** The name in LaTeX: `sigma_1` → \sigma_{1}, `rate` → \mathrm{rate}. */
export function latexName(name: string): string {
  const { stem, subscripts, primes } = nameParts(name);
  const separator = subscripts.every((s) => s.length === 1) && subscripts.every((s) => /\d/.test(s)) ? '' : ',';
  const below = subscripts.map(latexWord).join(separator);
  return latexWord(stem) + (below === '' ? '' : `_{${below}}`) + "'".repeat(primes);
}

function latexWord(word: string): string {
  if (greekCharacter(word) !== undefined) return latinLookalikes[word] ?? `\\${word}`;
  if (/^\d+$/.test(word) || /^[A-Za-z]$/.test(word)) return word;
  if (/^[A-Za-z0-9]+$/.test(word)) return `\\mathrm{${word}}`;
  return `\\text{${Array.from(word, textCharacter).join('')}}`;
}

/** Scripts that KaTeX sets in text; a character of any other is named by its code point, since the formula would be refused. */
const setInText =
  /^[A-Za-z0-9 \u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF\u0100-\u024F\u0400-\u052F\u0531-\u0556\u0561-\u0587\u0900-\u10FF\u3040-\u30FF\u4E00-\u9FAF\uAC00-\uD7AF]$/u;

function textCharacter(character: string): string {
  if (character === '_') return '\\textunderscore ';
  const plain = character.normalize('NFC');
  return setInText.test(plain) ? plain : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

const subscriptSigns: ReadonlyMap<string, string> = new Map(
  Array.from('0123456789aehijklmnoprstuvx', (c, i) => [c, Array.from('₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')[i] ?? c]),
);

/** The text in subscript signs; undefined where Unicode lacks one of them. */
export function subscriptText(text: string): string | undefined {
  const signs = Array.from(text, (c) => subscriptSigns.get(c));
  return signs.includes(undefined) ? undefined : signs.join('');
}

/** The name for places where only text can stand: `sigma_1` → σ₁, `S[1, 2]` → S₁₂. */
export function unicodeName(name: string): string {
  const { stem, subscripts, primes } = nameParts(name);
  const separator = subscripts.every((s) => s.length === 1) ? '' : ',';
  const below = subscripts.map((s) => greekCharacter(s) ?? s).join(separator);
  const lowered = subscriptText(below);
  return (greekCharacter(stem) ?? stem) + (below === '' ? '' : (lowered ?? `_${below}`)) + '′'.repeat(primes);
}

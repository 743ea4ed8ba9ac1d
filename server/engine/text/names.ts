/** Decides when two spellings are one name: `mu`, `μ` and `\mu`; for every Greek letter. */

/** A Greek letter: its ASCII name, which is also its LaTeX command, and the characters that are read as it, the preferred first. */
interface GreekLetter {
  readonly name: string;
  readonly characters: readonly string[];
  /** Other ASCII spellings of the same letter. */
  readonly also?: readonly string[];
}

/**
 * LaTeX and Unicode disagree on which of ε, ϵ and of φ, ϕ is the plain form, so that one glyph has two commands; those are
 * one letter here. The other variants (ϑ, ϱ …) have a glyph and a command of their own and are names of their own.
 */
export const greekLetters: readonly GreekLetter[] = [
  { name: 'alpha', characters: ['α'] },
  { name: 'beta', characters: ['β', 'ϐ'] },
  { name: 'gamma', characters: ['γ'] },
  { name: 'delta', characters: ['δ'] },
  { name: 'epsilon', characters: ['ε', 'ϵ'], also: ['varepsilon'] },
  { name: 'zeta', characters: ['ζ'] },
  { name: 'eta', characters: ['η'] },
  { name: 'theta', characters: ['θ'] },
  { name: 'vartheta', characters: ['ϑ'] },
  { name: 'iota', characters: ['ι'] },
  { name: 'kappa', characters: ['κ'] },
  { name: 'varkappa', characters: ['ϰ'] },
  { name: 'lambda', characters: ['λ'] },
  { name: 'mu', characters: ['μ', '\u00B5'] },
  { name: 'nu', characters: ['ν'] },
  { name: 'xi', characters: ['ξ'] },
  { name: 'omicron', characters: ['ο'] },
  { name: 'pi', characters: ['π'] },
  { name: 'varpi', characters: ['ϖ'] },
  { name: 'rho', characters: ['ρ'] },
  { name: 'varrho', characters: ['ϱ'] },
  { name: 'sigma', characters: ['σ'] },
  { name: 'varsigma', characters: ['ς'] },
  { name: 'tau', characters: ['τ'] },
  { name: 'upsilon', characters: ['υ'] },
  { name: 'phi', characters: ['φ', 'ϕ'], also: ['varphi'] },
  { name: 'chi', characters: ['χ'] },
  { name: 'psi', characters: ['ψ'] },
  { name: 'omega', characters: ['ω'] },
  { name: 'Alpha', characters: ['Α'] },
  { name: 'Beta', characters: ['Β'] },
  { name: 'Gamma', characters: ['Γ'], also: ['varGamma'] },
  { name: 'Delta', characters: ['Δ'], also: ['varDelta'] },
  { name: 'Epsilon', characters: ['Ε'] },
  { name: 'Zeta', characters: ['Ζ'] },
  { name: 'Eta', characters: ['Η'] },
  { name: 'Theta', characters: ['Θ', 'ϴ'], also: ['varTheta'] },
  { name: 'Iota', characters: ['Ι'] },
  { name: 'Kappa', characters: ['Κ'] },
  { name: 'Lambda', characters: ['Λ'], also: ['varLambda'] },
  { name: 'Mu', characters: ['Μ'] },
  { name: 'Nu', characters: ['Ν'] },
  { name: 'Xi', characters: ['Ξ'], also: ['varXi'] },
  { name: 'Omicron', characters: ['Ο'] },
  { name: 'Pi', characters: ['Π'], also: ['varPi'] },
  { name: 'Rho', characters: ['Ρ'] },
  { name: 'Sigma', characters: ['Σ'], also: ['varSigma'] },
  { name: 'Tau', characters: ['Τ'] },
  { name: 'Upsilon', characters: ['Υ', 'ϒ'], also: ['varUpsilon'] },
  { name: 'Phi', characters: ['Φ'], also: ['varPhi'] },
  { name: 'Chi', characters: ['Χ'] },
  { name: 'Psi', characters: ['Ψ'], also: ['varPsi'] },
  { name: 'Omega', characters: ['Ω', '\u2126'], also: ['varOmega'] },
];

const nameOfCharacter = new Map<string, string>();
const nameOfSpelling = new Map<string, string>();
const characterOfName = new Map<string, string>();
for (const letter of greekLetters) {
  for (const character of letter.characters) nameOfCharacter.set(character, letter.name);
  for (const spelling of [letter.name, ...(letter.also ?? [])]) nameOfSpelling.set(spelling, letter.name);
  const preferred = letter.characters[0];
  if (preferred !== undefined) characterOfName.set(letter.name, preferred);
}

const subscriptZero = 0x2080;
/** The bold, italic … letters that word processors put into formulas; they mean the plain letter. */
const mathematicalLetter = /[\u{1D400}-\u{1D7FF}\u210E]/gu;
const letterRun = /[\p{L}\p{M}]+/gu;

/** The name that a LaTeX command such as `mu` or `varphi` (without its backslash) spells; `undefined` if it is no Greek letter. */
export function greekName(command: string): string | undefined {
  return nameOfSpelling.get(command);
}

/** The Greek character that shows a letter's name: `mu` → μ; `undefined` if it is none. */
export function greekCharacter(name: string): string | undefined {
  return characterOfName.get(name);
}

/**
 * The one spelling of a name. A run of letters that is a single Greek letter, in whatever spelling, becomes the letter's
 * ASCII name (`σ_1` → `sigma_1`); longer runs, such as Greek words, stay. Subscript digits become `_` and the digits
 * (`x₁` → `x_1`), and a prime becomes `'`. Two spellings with one result are one name.
 */
export function canonicalName(written: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(written) && !written.includes('var')) return written;
  return written
    .normalize('NFC')
    .replaceAll(mathematicalLetter, (letter) => letter.normalize('NFKC'))
    .replaceAll('′', "'")
    .replaceAll('″', "''")
    .replaceAll(/_?[₀-₉]+/g, (digits) =>
      Array.from(digits, (digit) => (digit === '_' ? '' : String(digit.charCodeAt(0) - subscriptZero))).reduce(
        (joined, digit) => joined + digit,
        '_',
      ),
    )
    .replaceAll(letterRun, (run) => nameOfCharacter.get(run) ?? nameOfSpelling.get(run) ?? run);
}

/** A canonical name as a person would rather read it: `mu_1` → `μ_1`. Its canonical spelling is the name again. */
export function displayName(canonical: string): string {
  return canonical.replaceAll(/[A-Za-z]+/g, (run) => characterOfName.get(run) ?? run);
}

// Prints what stands in a derivation: expressions, named quantities, expectations and matrices of them.
import { isOneNumber, isZeroNumber, minusOne, multiply, one, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { objectKey } from '../derivation/objects.ts';
import type { MathObject, Quantity, StepRelation, Term } from '../derivation/step.ts';
import { toLatex } from './latex.ts';
import { displayedMatrix, textMatrix } from './matrix.ts';
import { latexName, unicodeName } from './names.ts';
import { toText } from './text.ts';
import { toUnicode } from './unicode.ts';

/** The names that quantities are written with. */
export interface Naming {
  readonly variables: readonly SymbolExpr[];
  readonly parameters: readonly SymbolExpr[];
}

/** `text` is the model language where it has a word for the thing (`fisher[mu, sigma]`), and readable ASCII else. */
export type ObjectStyle = 'text' | 'unicode' | 'latex';

const names: Readonly<Record<ObjectStyle, (name: string) => string>> = {
  text: (name) => name,
  unicode: unicodeName,
  latex: latexName,
};
const printers: Readonly<Record<ObjectStyle, (e: Expr) => string>> = {
  text: toText,
  unicode: toUnicode,
  latex: (e) => toLatex(e),
};

export const relationSigns: Readonly<Record<ObjectStyle, Readonly<Record<StepRelation, string>>>> = {
  text: { '=': '=', '≈': '~', '≥': '>=', '≔': '=' },
  unicode: { '=': '=', '≈': '≈', '≥': '≥', '≔': '=' },
  latex: { '=': '=', '≈': '\\approx', '≥': '\\ge', '≔': '=' },
};

/** The object on one line. */
export function printObject(object: MathObject, style: ObjectStyle, naming: Naming): string {
  const recur = (part: MathObject): string => printObject(part, style, naming);
  switch (object.kind) {
    case 'expression':
      return printers[style](object.expression);
    case 'quantity':
      return quantityIn(object.quantity, style, naming);
    case 'expectation':
      return style === 'latex' ? `\\mathrm{E}\\left[ ${recur(object.of)} \\right]` : `E[${recur(object.of)}]`;
    case 'product':
      return productIn(object.factors, style, recur);
    case 'combination':
      return combinationIn(object.terms, object.constant, style, recur);
    case 'matrix': {
      const rows = object.rows.map((row) => row.map(recur));
      return style === 'latex' ? displayedMatrix(rows) : textMatrix(rows);
    }
    case 'inverse':
      if (style === 'text') return `inv(${recur(object.of)})`;
      return style === 'latex' ? `${inBrackets(object.of, recur(object.of), style)}^{-1}` : `${recur(object.of)}⁻¹`;
    case 'transpose':
      if (style === 'text') return `transpose(${recur(object.of)})`;
      return style === 'latex' ? `${recur(object.of)}^{\\mathsf{T}}` : `${recur(object.of)}ᵀ`;
    case 'trace':
      return style === 'latex'
        ? `\\mathrm{tr}\\left( ${recur(object.of)} \\right)`
        : `${style === 'text' ? 'trace' : 'tr'}(${recur(object.of)})`;
    case 'sum':
      return sumIn(object.of, object.over, object.points, style);
  }
}

/** Sums, and what is written with a sign or several factors, are bracketed where they stand beside others. */
function inBrackets(object: MathObject, printed: string, style: ObjectStyle): string {
  const isSum =
    (object.kind === 'expression' &&
      (object.expression.kind === 'sum' || printed.startsWith('-') || printed.startsWith('−'))) ||
    object.kind === 'combination';
  const isDerivative = object.kind === 'quantity' && ['score', 'hessian'].includes(object.quantity.name);
  if (!isSum && !(isDerivative && style !== 'text')) return printed;
  return style === 'latex' ? `\\left( ${printed} \\right)` : `(${printed})`;
}

/** Two equal factors beside one another are a square. */
function productIn(factors: readonly MathObject[], style: ObjectStyle, recur: (part: MathObject) => string): string {
  const printed: string[] = [];
  factors.forEach((f, i) => {
    const isRepeated = i > 0 && objectKey(f) === objectKey(factors[i - 1] as MathObject);
    const before = isRepeated ? printed.pop() : undefined;
    const factor = inBrackets(f, recur(f), style);
    printed.push(before === undefined ? factor : squared(f, factor, style));
  });
  const isMatrices = factors.some((f) => ['matrix', 'transpose', 'inverse'].includes(f.kind) && !isSingle(f));
  return printed.join({ text: '*', unicode: isMatrices ? ' ' : ' · ', latex: isMatrices ? ' ' : ' \\cdot ' }[style]);
}

const isSingle = (object: MathObject): boolean =>
  object.kind === 'matrix' && object.rows.length === 1 && object.rows[0]?.length === 1;

function squared(object: MathObject, printed: string, style: ObjectStyle): string {
  const isPlain = !isSingle(object) || /^\w+$/.test(printed);
  const base = isPlain ? printed : style === 'latex' ? `\\left( ${printed} \\right)` : `(${printed})`;
  return base + { text: '^2', unicode: '²', latex: '^{2}' }[style];
}

/** Σ with its range below and above where the values are whole numbers in a row, and a list of them else. */
function sumIn(
  of: Expr,
  over: readonly SymbolExpr[],
  points: readonly (readonly Expr[])[],
  style: ObjectStyle,
): string {
  const print = printers[style];
  const index = over.map((v) => names[style](v.name)).join(', ');
  const summand =
    of.kind === 'sum' ? (style === 'latex' ? `\\left( ${print(of)} \\right)` : `(${print(of)})`) : print(of);
  const listed = points.map((p) => (p.length === 1 ? print(p[0] as Expr) : `(${p.map(print).join(', ')})`));
  const inARow = over.length === 1 && points.every(([v], i) => i === 0 || isNext(points[i - 1]?.[0], v));
  const [first = '', last = ''] = [listed[0], listed.at(-1)];
  if (style !== 'latex')
    return `${style === 'text' ? 'sum' : 'Σ'}(${summand}, ${index} in ${inARow ? `${first}..${last}` : `{${listed.join(', ')}}`})`;
  if (inARow) return `\\sum_{${index} = ${first}}^{${last}} ${summand}`;
  const range = points.length > 4 ? '' : ` \\in \\lbrace ${listed.join(', ')} \\rbrace`;
  return `\\sum_{${over.length === 1 ? index : `(${index})`}${range}} ${summand}`;
}

const isNext = (a: Expr | undefined, b: Expr | undefined): boolean =>
  a !== undefined && b !== undefined && subtract(b, a) === one;

function combinationIn(
  terms: readonly Term[],
  constant: Expr,
  style: ObjectStyle,
  recur: (part: MathObject) => string,
): string {
  const minus = style === 'unicode' ? '−' : '-';
  const pieces = terms.map(({ coefficient, of }) => {
    const object = inBrackets(of, recur(of), style);
    if (isOneNumber(coefficient)) return object;
    if (coefficient === minusOne) return minus + object;
    return timesObject(coefficient, object, style);
  });
  if (!isZeroNumber(constant) || pieces.length === 0) pieces.push(printers[style](constant));
  return pieces.reduce((left, right) =>
    right.startsWith(minus) ? `${left} ${minus} ${right.slice(minus.length)}` : `${left} + ${right}`,
  );
}

function timesObject(coefficient: Expr, object: string, style: ObjectStyle): string {
  const printed = printers[style](coefficient);
  const opposite = printers[style](multiply(minusOne, coefficient));
  const negative = printed.startsWith('-') || printed.startsWith('−');
  // −2/σ² is a sign and a coefficient; a sum stands in brackets, whatever its first sign is
  const magnitude = negative && coefficient.kind !== 'sum' ? opposite : printed;
  const bracketed =
    coefficient.kind !== 'sum' ? magnitude : style === 'latex' ? `\\left( ${magnitude} \\right)` : `(${magnitude})`;
  const sign = negative && coefficient.kind !== 'sum' ? (style === 'unicode' ? '−' : '-') : '';
  return sign + bracketed + { text: '*', unicode: ' ', latex: ' ' }[style] + object;
}

function quantityIn(quantity: Quantity, style: ObjectStyle, naming: Naming): string {
  const name = names[style];
  const list = (symbols: readonly SymbolExpr[]): string => symbols.map((s) => name(s.name)).join(', ');
  const density = `p(${list(naming.variables)})`;
  const parameters = list(naming.parameters);
  switch (quantity.name) {
    case 'density':
      return density;
    case 'logDensity':
      return style === 'latex' ? `\\log ${density}` : `log ${density}`;
    case 'logPartition':
      return style === 'latex' ? `\\log Z(${parameters})` : `log Z(${parameters})`;
    case 'score': {
      const p = name(quantity.parameter.name);
      if (style === 'text') return `score[${p}]`;
      if (style === 'unicode') return `∂/∂${p} log ${density}`;
      return `\\frac{\\partial}{\\partial ${p}} \\log ${density}`;
    }
    case 'hessian':
      return secondDerivative(name(quantity.row.name), name(quantity.column.name), density, style);
    case 'inverseEntry':
    case 'information': {
      const [row, column] = [name(quantity.row.name), name(quantity.column.name)];
      if (quantity.name === 'inverseEntry') {
        if (style === 'text') return `inv(fisher)[${row}, ${column}]`;
        return style === 'latex' ? `\\left( I^{-1} \\right)_{${row}, ${column}}` : `(I⁻¹)[${row}, ${column}]`;
      }
      if (style !== 'latex') return style === 'text' ? `fisher[${row}, ${column}]` : `I[${row}, ${column}]`;
      const separator = [quantity.row, quantity.column].every((s) => latexName(s.name).length <= 7) ? ' ' : ', ';
      return `I_{${row}${separator}${column}}`;
    }
    case 'informationMatrix':
      return style === 'text' ? 'fisher' : `I(${parameters})`;
    case 'coordinateInformation':
      return style === 'text' ? `fisher(${list(quantity.coordinates)})` : `I(${list(quantity.coordinates)})`;
    case 'jacobian':
      return 'J';
    case 'inverseInformation':
      if (style === 'text') return 'inv(fisher)';
      return style === 'latex' ? `I(${parameters})^{-1}` : `I(${parameters})⁻¹`;
    case 'sampleInformation':
      if (style === 'text') return 'fisher(N)';
      return style === 'latex' ? `I_{N}(${parameters})` : `I_N(${parameters})`;
    case 'estimatorVariance': {
      const p = name(quantity.parameter.name);
      return style === 'latex' ? `\\mathrm{Var}(${hat(p)})` : `Var(${style === 'text' ? `estimator of ${p}` : `${p}̂`})`;
    }
  }
}

/** A hat on the letter, with the subscripts outside it. */
function hat(latex: string): string {
  const [stem = '', ...rest] = latex.split(/(?=_\{)/);
  return `\\hat{${stem}}${rest.join('')}`;
}

function secondDerivative(row: string, column: string, density: string, style: ObjectStyle): string {
  if (style === 'text') return `hessian[${row}, ${column}]`;
  const below = {
    unicode: row === column ? `∂${row}²` : `∂${row}∂${column}`,
    latex: row === column ? `\\partial ${row}^{2}` : `\\partial ${row} \\partial ${column}`,
  }[style];
  return style === 'unicode' ? `∂²/${below} log ${density}` : `\\frac{\\partial^{2}}{${below}} \\log ${density}`;
}

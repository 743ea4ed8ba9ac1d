// Decides how vectors and matrices of printed entries are set: in brackets, with their columns aligned in text.

/** Entries that are missing are shown as a question mark: nothing was found for them. */
export type PrintedRows = readonly (readonly (string | null)[])[];

const shownRows = (rows: PrintedRows): readonly (readonly string[])[] =>
  rows.map((row) => row.map((entry) => entry ?? '?'));

/** The matrix in round brackets; a 1×1 matrix is its entry. */
export function latexMatrix(rows: PrintedRows): string {
  const shown = shownRows(rows);
  const single = shown.length === 1 && shown[0]?.length === 1 ? shown[0][0] : undefined;
  if (single !== undefined) return single;
  return `\\begin{pmatrix} ${shown.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{pmatrix}`;
}

/** A matrix in a formula on a line of its own: while it has few rows, its fractions are as large as those of the formula. */
export function displayedMatrix(rows: PrintedRows): string {
  const isRoomy = rows.length > 1 && rows.length <= 3;
  if (!isRoomy) return latexMatrix(rows);
  const entries = rows.map((row) => row.map((entry) => (entry === null ? null : withDisplayFractions(entry))));
  return latexMatrix(entries).replaceAll(' \\\\ ', ' \\\\[6pt] ');
}

/** The formula with its outermost fractions, those inside no other fraction, root or script, set as `\dfrac`. */
function withDisplayFractions(latex: string): string {
  let depth = 0;
  return latex.replaceAll(/\\frac|[{}]/g, (part) => {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    else if (depth === 0) return '\\dfrac';
    return part;
  });
}

/** The matrix in the model language: `[[a, b], [c, d]]`; a 1×1 matrix is its entry. */
export function textMatrix(rows: PrintedRows): string {
  const shown = shownRows(rows);
  const single = shown.length === 1 && shown[0]?.length === 1 ? shown[0][0] : undefined;
  return single ?? `[${shown.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
}

const width = (text: string): number => Array.from(text.replaceAll(/\p{M}/gu, '')).length;

/** The matrix on several lines, its columns aligned, between tall brackets. */
export function unicodeMatrix(rows: PrintedRows): readonly string[] {
  const shown = shownRows(rows);
  const columns = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, j) => Math.max(...shown.map((row) => width(row[j] ?? ''))));
  const lines = shown.map((row) =>
    widths.map((w, j) => (row[j] ?? '') + ' '.repeat(w - width(row[j] ?? ''))).join('  '),
  );
  if (lines.length === 1) return [`[ ${lines[0] ?? ''} ]`];
  return lines.map((line, i) => {
    const [open, close] = i === 0 ? '⎡⎤' : i === lines.length - 1 ? '⎣⎦' : '⎢⎥';
    return `${open ?? ''} ${line} ${close ?? ''}`;
  });
}

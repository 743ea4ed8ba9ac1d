// Decides how parts of a report, each in LaTeX already, are set together as one formula.
import type { ExpressionReport, ModelAnalysis, ParameterReport } from '../report/schema.ts';

type Entry = ExpressionReport | null;

/** The matrix in round brackets; an entry that is missing is a question mark. */
export function matrixLatex(rows: readonly (readonly Entry[])[]): string {
  const lines = rows.map((row) => row.map((entry) => entry?.latex ?? '?').join(' & '));
  return `\\begin{pmatrix} ${lines.join(' \\\\[4pt] ')} \\end{pmatrix}`;
}

/** I(k, b) = the matrix; a 1×1 matrix without its brackets. */
export function informationLatex(
  parameters: readonly ParameterReport[],
  matrix: readonly (readonly Entry[])[],
): string {
  const single = matrix.length === 1 && matrix[0]?.length === 1 ? matrix[0][0] : undefined;
  const left = `I(${parameters.map((parameter) => parameter.latex).join(', ')})`;
  return `${left} = ${single === undefined || single === null ? matrixLatex(matrix) : single.latex}`;
}

/** The row of the information that belongs to a parameter: I_{k,k} = …, I_{k,b} = …. */
export function informationRowLatex(
  parameter: ParameterReport,
  parameters: readonly ParameterReport[],
  row: readonly Entry[],
): string {
  return parameters
    .flatMap((other, at) => {
      const entry = row[at];
      return entry === undefined || entry === null
        ? []
        : [`I_{${parameter.latex},\\, ${other.latex}} = ${entry.latex}`];
    })
    .join(',\\quad ');
}

/** The statement that the variance of an unbiased estimator of the target is at least the bound. */
export function varianceBoundLatex(target: string, bound: ExpressionReport): string {
  return `\\operatorname{Var}(\\hat{${target}}) \\geq ${bound.latex}`;
}

/** What is derived of a model, line by line: log-density, score, information, its inverse; undefined where nothing is. */
export function derivedLatex(model: ModelAnalysis): string | undefined {
  const names = model.parameters.map((parameter) => parameter.latex);
  const lines: string[] = [];
  const { logDensity, score, fisher, inverse } = model;
  if (logDensity !== undefined && logDensity !== null) {
    lines.push(`\\log p(${model.observation.latex}; ${names.join(', ')}) &= ${logDensity.latex}`);
  }
  for (const [at, component] of (score ?? []).entries()) {
    lines.push(`\\frac{\\partial}{\\partial ${names[at] ?? ''}} \\log p &= ${component.latex}`);
  }
  if (fisher?.matrix !== undefined && fisher.matrix !== null) {
    lines.push(informationLatex(model.parameters, fisher.matrix).replace(' = ', ' &= '));
  }
  if (inverse !== undefined && inverse !== null) {
    lines.push(`I(${names.join(', ')})^{-1} &= ${matrixLatex(inverse)}`);
  }
  return lines.length === 0 ? undefined : `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

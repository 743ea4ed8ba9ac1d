// Decides how parts of a report, each in LaTeX already, are set together as one formula.
import type { ExpressionReport, ModelAnalysis, ParameterReport } from '../report/schema.ts';
import { latexMatrix } from './matrix.ts';

type Entry = ExpressionReport | null;

const inLatex = (rows: readonly (readonly Entry[])[]) => rows.map((row) => row.map((entry) => entry?.latex ?? null));

/** I(k, b) = the matrix; a 1×1 matrix without its brackets. */
export function informationLatex(
  parameters: readonly ParameterReport[],
  matrix: readonly (readonly Entry[])[],
): string {
  const left = `I(${parameters.map((parameter) => parameter.latex).join(', ')})`;
  return `${left} = ${latexMatrix(inLatex(matrix))}`;
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
    lines.push(`I(${names.join(', ')})^{-1} &= ${latexMatrix(inLatex(inverse))}`);
  }
  return lines.length === 0 ? undefined : `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

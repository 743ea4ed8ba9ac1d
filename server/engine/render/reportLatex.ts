// Decides how parts of a report, each in LaTeX already, are set together as one formula.
import type { ExpressionReport, FisherReport, ModelAnalysis, ParameterReport } from '../report/schema.ts';
import { displayedMatrix } from './matrix.ts';

type Entry = ExpressionReport | null;

const displayMatrix = (rows: readonly (readonly Entry[])[]): string =>
  displayedMatrix(rows.map((row) => row.map((entry) => entry?.latex ?? null)));

/** The information as a matrix, with its common factor before it where it has one. */
function displayInformation({ matrix, factored }: Pick<FisherReport, 'matrix' | 'factored'>): string {
  return factored === undefined
    ? displayMatrix(matrix ?? [])
    : `${factored.factor.latex} ${displayMatrix(factored.matrix)}`;
}

function informationName(parameters: readonly ParameterReport[]): string {
  return `I(${parameters.map((parameter) => parameter.latex).join(', ')})`;
}

/** I(k, b) = the matrix; a 1×1 matrix without its brackets. */
export function informationLatex(parameters: readonly ParameterReport[], fisher: FisherReport): string {
  return `${informationName(parameters)} = ${displayInformation(fisher)}`;
}

/** One entry of the information: I_{k,b} = −1/b. */
export function informationEntryLatex(
  parameter: ParameterReport,
  other: ParameterReport,
  entry: ExpressionReport,
): string {
  return `I_{${parameter.latex}, ${other.latex}} = ${entry.latex}`;
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
      return entry === undefined || entry === null ? [] : [informationEntryLatex(parameter, other, entry)];
    })
    .join(',\\quad ');
}

/** The statement that the variance of an unbiased estimator of the target is at least the bound. */
export function varianceBoundLatex(target: string, bound: ExpressionReport): string {
  return `\\mathrm{Var}(\\hat{${target}}) \\geq ${bound.latex}`;
}

/** What is derived of a model, line by line: log-density, score, information, its inverse; undefined where nothing is. */
export function derivedLatex(model: ModelAnalysis): string | undefined {
  const { parameters, logDensity, score, fisher, inverse } = model;
  const names = parameters.map((parameter) => parameter.latex);
  const lines: string[] = [];
  if (logDensity !== undefined && logDensity !== null) {
    lines.push(`\\log p(${model.observation.latex}; ${names.join(', ')}) &= ${logDensity.latex}`);
  }
  for (const [at, component] of (score ?? []).entries()) {
    lines.push(`\\frac{\\partial}{\\partial ${names[at] ?? ''}} \\log p &= ${component.latex}`);
  }
  if (fisher?.matrix !== undefined && fisher.matrix !== null) {
    lines.push(`${informationName(parameters)} &= ${displayInformation(fisher)}`);
  }
  if (inverse !== undefined && inverse !== null) {
    lines.push(`${informationName(parameters)}^{-1} &= ${displayMatrix(inverse)}`);
  }
  return lines.length === 0 ? undefined : `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

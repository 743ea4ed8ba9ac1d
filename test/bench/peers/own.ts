// This program's side of the comparison: the closed forms that it states, their numbers, and how long they take.
import process from 'node:process';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { closedInformation, directInformation } from '../../../server/engine/information/closedForm.ts';
import { normalizedLaw } from '../../../server/engine/information/normalizedLaw.ts';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import type { StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';
import type { BlockSyntax } from '../../../server/engine/text/syntax.ts';
import type { ClosedForm, Matrix } from '../closedForms.ts';
import { renamedLaw } from '../renamedLaw.ts';

export type Statement = 'named' | 'written' | 'kernel';
export const statements: readonly Statement[] = ['named', 'written', 'kernel'];

/** As much as the editor gives to one block. */
const budget = 8e6;

export interface OwnResult {
  /** 'found', or what is missing. */
  readonly verdict: string;
  /** Deterministic steps of the whole analysis. */
  readonly steps: number;
}

const nameOf = (parameter: string): string => parameter.split(' ')[0] ?? '';

/** The block, its parameters' names ending in `suffix`. */
export function blockOf(form: ClosedForm, statement: Statement, suffix = ''): BlockSyntax {
  const names = form.parameters.map(nameOf);
  const rename = (text: string): string =>
    suffix === '' ? text : text.replace(new RegExp(`\\b(${names.join('|')})\\b(?! =)`, 'g'), `$1${suffix}`);
  const lines = [
    `${form.observation ?? 'x'} ~ ${rename(form[statement] ?? '')}`,
    ...form.parameters.filter((p) => !p.endsWith(' in R')).map((p) => `param ${rename(p)}`),
    ...(form.statements ?? []),
  ];
  const [block] = parseNote(['```model', ...lines, '```', ''].join('\n')).blocks;
  if (block === undefined) throw new Error(`There is no block in ${form.name}.`);
  return block;
}

/** The places of the form's parameters among the model's. */
function placesOf(form: ClosedForm, model: StatisticalModel): readonly number[] {
  const own = model.parameters.map((p) => p.symbol.name);
  const isVector = own.some((name) => name.includes('['));
  return isVector ? own.map((_, i) => i) : form.parameters.map((p) => own.indexOf(nameOf(p)));
}

/** Does the matrix of expressions have the literature's numbers, at both points? */
function differences(form: ClosedForm, model: StatisticalModel, matrix: readonly (readonly Expr[])[]): number {
  const places = placesOf(form, model);
  let worst = 0;
  for (const theta of form.points) {
    const symbols = places.map((place): SymbolExpr | undefined => model.parameters[place]?.symbol);
    const values = new Map(symbols.flatMap((s, i) => (s === undefined ? [] : [[s, theta[i] ?? NaN] as const])));
    const found = places.map((i) =>
      places.map((j) => (matrix[i]?.[j] === undefined ? NaN : evaluate(matrix[i][j], values))),
    );
    worst = Math.max(worst, distance(found, form.information(...theta)));
  }
  return worst;
}

/** The largest difference in units of sqrt(I_ii I_jj); infinite where a number is missing. */
export function distance(found: Matrix, expected: Matrix): number {
  let worst = 0;
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      const unit = Math.sqrt((expected[i]?.[i] ?? NaN) * (expected[j]?.[j] ?? NaN));
      const difference = Math.abs((found[i]?.[j] ?? NaN) - value) / unit;
      worst = Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
    });
  });
  return worst;
}

export const tolerance = 1e-7;

/** What the report states of this model, held to the literature's numbers. */
export function ownResult(form: ClosedForm, statement: Statement): OwnResult {
  const block = blockOf(form, statement);
  const { model: report, findings, steps } = analyzeBlock({ block, others: [], budget });
  const { model } = elaborate(block, []);
  const error = findings.find((f) => f.severity === 'error');
  if (model === undefined || report === null || error !== undefined)
    return { verdict: error?.message ?? 'no model', steps };
  if (report.fisher?.status !== 'closed-form')
    return { verdict: `${report.fisher?.status ?? 'no information'}: ${report.fisher?.reason ?? ''}`, steps };
  const closed = (closedInformation(model, normalizedLaw(model))?.matrix ?? []).map((row) =>
    row.filter((e) => e !== undefined),
  );
  const worst = differences(form, model, closed);
  return { verdict: worst <= tolerance ? 'found' : `WRONG by ${worst.toExponential(1)}`, steps };
}

/** Milliseconds of this process's processor time since `start`, garbage collection included: other work on the machine does not count. */
function elapsed(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Milliseconds from the model as it was read to the matrix: normalizing constant, recognition, score, Hessian, means and
 * shortest shapes, all derived anew, also what a family knows of itself. The mean over rounds, each in names of its own.
 */
export function deriveTime(form: ClosedForm, statement: Statement, rounds: readonly number[]): number {
  const models = rounds.map((round) => elaborate(blockOf(form, statement, `_${String(round)}`), []).model);
  const start = process.cpuUsage();
  for (const model of models) {
    if (model === undefined) return NaN;
    derive(model);
  }
  return elapsed(start) / rounds.length;
}

function derive(model: StatisticalModel): void {
  const normalized = normalizedLaw(model);
  const family = model.origin.kind === 'family' ? model.origin : normalized.recognized;
  if (family !== undefined) {
    const { law, parameters } = renamedLaw(family.canonical);
    const symbols = model.parameters.map((p) => p.symbol);
    const active = parameters.filter((_, i) => {
      const coordinate = family.coordinates[i];
      return coordinate !== undefined && dependsOnAny(coordinate, symbols);
    });
    directInformation(law, active);
  }
  closedInformation(model, normalized);
}

/** Milliseconds from the block's syntax to its whole report, checked, with derivations and plots. */
export function analysisTime(form: ClosedForm, statement: Statement, round: number): number {
  const block = blockOf(form, statement, `_${String(round)}`);
  const start = process.cpuUsage();
  analyzeBlock({ block, others: [], budget });
  return elapsed(start);
}

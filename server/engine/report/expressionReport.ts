// How expressions, matrices and numbers stand in a report: printed, and finite.
import type { Expr } from '../expr/expr.ts';
import { toLatex } from '../render/latex.ts';
import { toText } from '../render/text.ts';
import type { ExpressionReport } from './schema.ts';

export const expressionReport = (e: Expr): ExpressionReport => ({ text: toText(e), latex: toLatex(e) });

/** Null where there is none. */
export const optionalExpression = (e: Expr | undefined): ExpressionReport | null =>
  e === undefined ? null : expressionReport(e);

export const matrixReport = (rows: readonly (readonly Expr[])[]): ExpressionReport[][] =>
  rows.map((row) => row.map(expressionReport));

/** A zero without a sign: data has one zero. */
export const copyMatrix = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => row.map((v) => v + 0));

/** Numbers in reports are finite. */
export const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

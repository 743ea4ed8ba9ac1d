// The scalar curvature of the Fisher metric; Gauss's curvature is half of it where there are two parameters.
import { half, multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { inverse } from '../expr/matrix.ts';
import { substitute } from '../expr/substitute.ts';
import { isClosed, type DirectInformation } from '../information/closedForm.ts';
import { chartMetric, isFullChart, type Chart } from './chart.ts';
import { scalarCurvature } from './riemann.ts';
import { written, type Metric } from './tensor.ts';

/** With more coordinates it is had in numbers only. */
const mostClosed = 3;

const derived = new WeakMap<DirectInformation, Expr | 'none'>();

/** In closed form; from the chart's metric where that has as many coordinates as the model. */
export function closedCurvature(
  chart: Chart | undefined,
  metric: Metric,
  inverted: Metric | undefined,
  symbols: readonly SymbolExpr[],
): Expr | undefined {
  if (metric.length < 2 || metric.length > mostClosed) return undefined;
  const value =
    chart?.pullBack !== undefined && isFullChart(chart, symbols)
      ? carriedOver(chart, chart.pullBack.values)
      : inverted && written(scalarCurvature(metric, inverted, symbols), metric.length);
  return value !== undefined && isClosed(value) ? value : undefined;
}

function carriedOver(chart: Chart, values: ReadonlyMap<Expr, Expr>): Expr | undefined {
  const known = derived.get(chart.direct) ?? ofChart(chart) ?? 'none';
  derived.set(chart.direct, known);
  return known === 'none' ? undefined : written(substitute(known, values), chart.coordinates.length);
}

function ofChart(chart: Chart): Expr | undefined {
  const metric = chartMetric(chart);
  const value = metric && scalarCurvature(metric, inverse(metric), chart.coordinates);
  return value && written(value, chart.coordinates.length);
}

/** Gauss's curvature. */
export const gaussian = (scalar: Expr): Expr => multiply(half, scalar);

/** An expression at a point of its symbols. */
export function valueAt(e: Expr, symbols: readonly SymbolExpr[], point: readonly number[]): number {
  const out = new Float64Array(1);
  compile([e], symbols).bind(point)([], out);
  return out[0] as number;
}

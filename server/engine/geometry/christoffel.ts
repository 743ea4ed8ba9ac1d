// The Christoffel symbols of the α-connections, Γ^(α)ᵢⱼ,ₖ = Γ^(0)ᵢⱼ,ₖ − (α/2) Tᵢⱼₖ; the Levi-Civita connection is that of α = 0.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), equations 1.66 and 2.22.
import { add, half, multiply, negate, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { inverse } from '../expr/matrix.ts';
import { substitute } from '../expr/substitute.ts';
import type { DirectInformation } from '../information/closedForm.ts';
import { chartTensor } from './amariChentsov.ts';
import { chartMetric, isRenamed, type Chart } from './chart.ts';
import { metricDerivatives, pairSymmetric, written, type Metric, type Tensor } from './tensor.ts';

export interface Christoffel {
  /** α; undefined where only the Levi-Civita connection is had. */
  readonly alpha: SymbolExpr | undefined;
  /** Γᵢⱼ,ₖ as first[i][j][k]. */
  readonly first: Tensor;
  /** Γᵢⱼᵏ as second[i][j][k]; undefined where the inverse information is not had. */
  readonly second: Tensor | undefined;
}

/** A symbol for α that is not among the parameters. */
export function alphaSymbol(parameters: readonly SymbolExpr[]): SymbolExpr {
  const taken = new Set(parameters.map((p) => p.name));
  const name = ['alpha', 'a', ...parameters.map((_, i) => `alpha_${String(i)}`)].find((n) => !taken.has(n));
  return symbol(name ?? 'alpha_', 'constant', reals);
}

/** Γ^(0)ᵢⱼ,ₖ = ½ (∂ᵢgⱼₖ + ∂ⱼgᵢₖ − ∂ₖgᵢⱼ). */
export function leviCivita(metric: Metric, symbols: readonly SymbolExpr[]): Tensor {
  const d = metricDerivatives(metric, symbols);
  return pairSymmetric(metric.length, (i, j, k) =>
    multiply(half, add(d[i]?.[j]?.[k] as Expr, d[j]?.[i]?.[k] as Expr, negate(d[k]?.[i]?.[j] as Expr))),
  );
}

function christoffel(
  metric: Metric,
  inverse: Metric | undefined,
  skewness: Tensor | undefined,
  symbols: readonly SymbolExpr[],
  named = alphaSymbol(symbols),
): Christoffel {
  const size = metric.length;
  const alpha = skewness === undefined ? undefined : named;
  const plain = leviCivita(metric, symbols);
  const first = pairSymmetric(size, (i, j, k) => {
    const entry = plain[i]?.[j]?.[k] as Expr;
    const part = skewness?.[i]?.[j]?.[k];
    const whole = alpha === undefined || part === undefined ? entry : subtract(entry, multiply(half, alpha, part));
    return written(whole, size);
  });
  const second =
    inverse &&
    pairSymmetric(size, (i, j, k) =>
      written(add(...inverse.map((row, m) => multiply(row[k] as Expr, first[i]?.[j]?.[m] as Expr))), size),
    );
  return { alpha, first, second };
}

/** No parameter has this name. */
const reserved = symbol('#alpha', 'constant', reals);
const derived = new WeakMap<DirectInformation, Christoffel>();

/** In the model's parameters; in a family's own coordinates they are derived once. `chart`: where the skewness is that of the chart. */
export function connections(
  chart: Chart | undefined,
  metric: Metric,
  inverted: Metric | undefined,
  skewness: Tensor | undefined,
  symbols: readonly SymbolExpr[],
): Christoffel {
  const own = chart === undefined || !isRenamed(chart, symbols) ? undefined : inChart(chart);
  if (own?.alpha === undefined || inverted === undefined) return christoffel(metric, inverted, skewness, symbols);
  const alpha = alphaSymbol(symbols);
  const names = new Map<Expr, Expr>([...(chart?.pullBack?.values ?? []), [own.alpha, alpha]]);
  const moved = (t: Tensor): Tensor => t.map((rows) => rows.map((row) => row.map((e) => substitute(e, names))));
  return { alpha, first: moved(own.first), second: own.second && moved(own.second) };
}

function inChart(chart: Chart): Christoffel | undefined {
  const [metric, skewness] = [chartMetric(chart), chartTensor(chart)];
  if (metric === undefined || skewness === undefined) return undefined;
  const known =
    derived.get(chart.direct) ?? christoffel(metric, inverse(metric), skewness, chart.coordinates, reserved);
  derived.set(chart.direct, known);
  return known;
}

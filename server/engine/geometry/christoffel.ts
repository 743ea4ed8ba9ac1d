// The Christoffel symbols of the α-connections, Γ^(α)ᵢⱼ,ₖ = Γ^(0)ᵢⱼ,ₖ − (α/2) Tᵢⱼₖ; the Levi-Civita connection is that of α = 0.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), equations 1.66 and 2.22.
import { add, half, multiply, negate, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
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

export function christoffel(
  metric: Metric,
  inverse: Metric | undefined,
  skewness: Tensor | undefined,
  symbols: readonly SymbolExpr[],
): Christoffel {
  const size = metric.length;
  const alpha = skewness === undefined ? undefined : alphaSymbol(symbols);
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

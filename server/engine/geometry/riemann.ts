// The curvature of the Levi-Civita connection, from the metric and its derivatives, and in numbers from moments.
// Source: do Carmo, Riemannian Geometry (1992), chapters 4 and 6; with Rᵢⱼᵢⱼ > 0 on a sphere.
import { add, divide, multiply, negate, ratio, two } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { determinant } from '../expr/matrix.ts';
import { leviCivita } from './christoffel.ts';
import type { Metric } from './tensor.ts';

/**
 * Rᵢⱼₖₗ = −½ (∂ᵢ∂ₖgⱼₗ + ∂ⱼ∂ₗgᵢₖ − ∂ᵢ∂ₗgⱼₖ − ∂ⱼ∂ₖgᵢₗ) − gᵐⁿ (Γᵢₖ,ₘ Γⱼₗ,ₙ − Γᵢₗ,ₘ Γⱼₖ,ₙ).
 * The scalar curvature is gⁱᵏ gʲˡ Rᵢⱼₖₗ.
 */
export function scalarCurvature(metric: Metric, inverse: Metric, symbols: readonly SymbolExpr[]): Expr {
  const size = metric.length;
  const indices = metric.map((_, i) => i);
  const gamma = leviCivita(metric, symbols);
  const second = (a: number, b: number, c: number, d: number): Expr =>
    differentiate(differentiate(metric[c]?.[d] as Expr, symbols[a] as SymbolExpr), symbols[b] as SymbolExpr);
  const riemann = (i: number, j: number, k: number, l: number): Expr => {
    const linear = add(second(i, k, j, l), second(j, l, i, k), negate(second(i, l, j, k)), negate(second(j, k, i, l)));
    const quadratic = indices.flatMap((m) =>
      indices.map((n) => {
        const product = add(
          multiply(gamma[i]?.[k]?.[m] as Expr, gamma[j]?.[l]?.[n] as Expr),
          negate(multiply(gamma[i]?.[l]?.[m] as Expr, gamma[j]?.[k]?.[n] as Expr)),
        );
        return multiply(inverse[m]?.[n] as Expr, product);
      }),
    );
    return add(multiply(ratio(-1, 2), linear), negate(add(...quadratic)));
  };
  if (size === 2) return divide(multiply(two, riemann(0, 1, 0, 1)), determinant(metric));
  // R = Σ over i < j, k < l of 2 (gⁱᵏ gʲˡ − gⁱˡ gʲᵏ) Rᵢⱼₖₗ, by the symmetries of R
  const pairs = indices.flatMap((i) => indices.filter((j) => j > i).map((j) => [i, j] as const));
  return add(
    ...pairs.flatMap(([i, j]) =>
      pairs.map(([k, l]) => {
        const minor = add(
          multiply(inverse[i]?.[k] as Expr, inverse[j]?.[l] as Expr),
          negate(multiply(inverse[i]?.[l] as Expr, inverse[j]?.[k] as Expr)),
        );
        return multiply(two, minor, riemann(i, j, k, l));
      }),
    ),
  );
}

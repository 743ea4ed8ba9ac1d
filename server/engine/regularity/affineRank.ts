// Decides how many of some functions of the parameters are affinely independent, from their values at parameters that are drawn.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { pointAlgebra } from '../information/pointAlgebra.ts';
import { samplePoints } from '../information/samplePoints.ts';

/** The dimension of the least plane that holds the values of the fs; undefined where they are had at too few parameters. */
export function affineRank(
  fs: readonly Expr[],
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): number | undefined {
  const program = compile(fs, symbols);
  const wanted = 2 * fs.length + 2;
  const values = samplePoints(symbols, positive, 'affine rank', 2 * wanted).flatMap((point) => {
    const out = new Float64Array(fs.length);
    program.bind(point)([], out);
    return out.every(Number.isFinite) ? [out] : [];
  });
  if (values.length < wanted) return undefined;
  const means = fs.map((_, j) => values.reduce((sum, v) => sum + (v[j] as number), 0) / values.length);
  const centered = values.map((v) => means.map((m, j) => (v[j] as number) - m));
  const sizes = fs.map((_, j) => Math.hypot(...centered.map((row) => row[j] as number)));
  if (!sizes.every((size) => size > 0)) return undefined;
  const gram = fs.map((_, i) =>
    fs.map((__, j) =>
      centered.reduce(
        (sum, row) => sum + ((row[i] as number) / (sizes[i] as number)) * ((row[j] as number) / (sizes[j] as number)),
        0,
      ),
    ),
  );
  return pointAlgebra(gram).rank;
}

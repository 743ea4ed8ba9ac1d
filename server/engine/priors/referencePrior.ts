// The reference prior of a model whose parameters are orthogonal, Iᵢᵢ = fᵢ(θᵢ)·gᵢ(the others): Π √fᵢ, whichever parameter is of interest.
// Source: Datta and Ghosh, Annals of Statistics 24 (1996), 141–159; Berger, Bernardo and Sun, Bayesian Analysis 10 (2015), 189–221.
import { divide, multiply, sqrt, zero } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { withoutConstants } from '../information/jeffreys.ts';
import { kernelBlocks } from './kernelBlocks.ts';

/** For parameters that vary independently. Undefined where the conditions are not seen to hold, with one parameter, and where it is a multiple of the Jeffreys prior. */
export function referencePrior(
  matrix: readonly (readonly Expr[])[],
  parameters: readonly SymbolExpr[],
  jeffreys: Expr,
): Expr | undefined {
  if (parameters.length < 2 || matrix.some((row, i) => row.some((entry, j) => i !== j && entry !== zero)))
    return undefined;
  const own = parameters.map((parameter, i) => {
    const { blocks } = kernelBlocks(matrix[i]?.[i] ?? zero, parameters, []);
    const block = blocks.find((b) => b.parameters.includes(parameter));
    return block?.parameters.length === 1 ? block.factor : undefined;
  });
  if (!own.every((f) => f !== undefined)) return undefined;
  const density = withoutConstants(sqrt(shape(multiply(...own), 'brief')));
  const ratio = simplify(divide(density, jeffreys));
  return dependsOnAny(ratio, parameters) ? density : undefined;
}

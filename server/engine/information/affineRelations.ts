// Decides which of several functions of the parameters are affine combinations of those before them, for all parameters: numbers suggest
// the combination, and only what is then proved counts.
import { add, fromRational, multiply, subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { linearRelations, rationalNear, type LinearRelation } from './linearRelations.ts';
import { samplePoints } from './samplePoints.ts';

/** Values at so many places for each function. */
const perFunction = 4;

/** Σ of what stands on the right, without its constant. */
export const combination = (fs: readonly Expr[], { coefficients }: LinearRelation): Expr =>
  add(...[...coefficients].map(([i, c]) => multiply(fromRational(c), fs[i] as Expr)));

/** fs[index] = Σ coefficients[i] fs[i] + constant. */
export function relationsAmong(
  fs: readonly Expr[],
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): readonly { readonly relation: LinearRelation; readonly constant: Expr }[] {
  const program = compile(fs, symbols);
  const rows = samplePoints(symbols, positive, 'relations', perFunction * (fs.length + 2)).flatMap((point) => {
    const out = new Float64Array(fs.length);
    program.bind(point)([], out);
    return out.every(Number.isFinite) ? [[...out]] : [];
  });
  if (rows.length < 2 * (fs.length + 1)) return [];
  return linearRelations(rows).flatMap((relation) => {
    const rest = subtract(fs[relation.index] as Expr, combination(fs, relation));
    const constant = constantOf(rest, relation.constant, symbols);
    return constant === undefined ? [] : [{ relation, constant }];
  });
}

/** What an expression of about this value is for all parameters; undefined where it is not seen to be free of them. */
function constantOf(expr: Expr, value: number, symbols: readonly SymbolExpr[]): Expr | undefined {
  const near = rationalNear(value);
  if (near !== undefined && isZero(simplify(subtract(expr, fromRational(near))))) return fromRational(near);
  const plain = simplify(expr);
  return dependsOnAny(plain, symbols) ? undefined : plain;
}

// The bound for all coordinates of a vector that satisfies an equation: U(UᵀIU)⁻¹Uᵀ, with columns of U that span the directions in
// which the constraint lets it vary. For probabilities that add up to 1 it is the covariance (diag p − p pᵀ)/N where counts attain it.
// Source: Stoica and Ng, IEEE Signal Processing Letters 5 (1998) 177–179.
import { add, divide, minusOne, multiply, one, subtract, symbol, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import type { ModelResults } from '../modelResults.ts';
import { substitute } from '../expr/substitute.ts';
import { displayName } from '../text/names.ts';
import type { BoundResult } from './bound.ts';
import { valueAtPoint } from './valueAtPoint.ts';

/** More coordinates are not written out. */
const most = 6;

/** For each vector on a simplex: the matrix for all its coordinates, and the bound for the one that is not free. */
export function constrained({ model, inverse, sampleSize }: ModelResults): readonly BoundResult[] {
  if (inverse === undefined) return [];
  const { parameters } = model;
  return model.constraints.flatMap((constraint): readonly BoundResult[] => {
    const [, name] = /^(\S+) in simplex\(\d+\)$/.exec(constraint) ?? [];
    if (name === undefined) return [];
    const places = parameters.flatMap((p, i) => (p.symbol.name.startsWith(`${name}[`) ? [i] : []));
    const size = places.length + 1;
    if (size > most || size < 3) return [];
    // the columns of U: each free coordinate, and the last one against it
    const directions = [
      ...places.map((_, i) => places.map((_p, j) => (i === j ? one : zero))),
      places.map(() => minusOne),
    ];
    const entry = (i: number, j: number): Expr => {
      const terms = places.flatMap((r, k) =>
        places.map((c, l) => multiply(directions[i]?.[k] ?? zero, inverse[r]?.[c] ?? zero, directions[j]?.[l] ?? zero)),
      );
      return simplify(divide(add(...terms), sampleSize));
    };
    // what belongs to the last coordinate is written in it, in place of a free coordinate that the entry is not about
    const free = places.map((i) => parameters[i]?.symbol).filter((s) => s !== undefined);
    const [first] = free;
    if (first === undefined) return [];
    const last = symbol(`${name}[${String(size)}]`, first.role, first.domain);
    const written = (i: number, j: number): Expr => {
      const own = entry(i, j);
      const replaced = free.find((_, k) => k !== i && k !== j);
      if (replaced === undefined || (i < size - 1 && j < size - 1)) return shape(own, 'brief');
      const others = free.filter((s) => s !== replaced);
      const value = subtract(one, add(last, ...others));
      return shape(simplify(substitute(own, new Map([[replaced, value]]))), 'brief');
    };
    const matrix = directions.map((_, i) => directions.map((_d, j) => written(i, j)));
    const variance = written(size - 1, size - 1);
    const shown = displayName(name);
    const rest = { attained: undefined, estimator: undefined };
    const sum = `the coordinates of ${shown} add up to 1`;
    return [
      {
        ...rest,
        name: 'constrained',
        target: name,
        expression: undefined,
        value: undefined,
        reason: `The covariance of unbiased estimators of all coordinates is at least this matrix, which is singular since ${sum}.`,
        matrix,
      },
      {
        ...rest,
        name: 'constrained',
        target: last.name,
        expression: variance,
        value: valueAtPoint(entry(size - 1, size - 1), model),
        reason: `Determined by the others: ${sum}.`,
      },
    ];
  });
}

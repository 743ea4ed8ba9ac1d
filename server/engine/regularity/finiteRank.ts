// Decides from numbers whether a log-density may separate into few products of a function of the parameters and one of the observation:
// then the matrix of its values, without what depends on one of them only, has a small rank.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { ObservationDraws } from './observationDraws.ts';

/** Of observations and of parameters. */
const size = 10;
/** Relative to the greatest: a pivot above is none of rounding, one below is. */
const clear = 1e-6;
const rounding = 1e-12;

/** The number of products that the values suggest; undefined where they suggest none, or too few of them are finite. */
export function suggestedRank(law: Law, symbols: readonly SymbolExpr[], positive: readonly Expr[]): number | undefined {
  const points = samplePoints(symbols, positive, 'separation', size + 1);
  const draws = new ObservationDraws(law, symbols);
  const [first] = points;
  if (first === undefined) return undefined;
  const draw = draws.at(first);
  const program = compile([law.logDensity], symbols, law.variables);
  const out = new Float64Array(1);
  const values = points.map((point) => {
    const run = program.bind(point);
    return Array.from({ length: size + 1 }, (_, k) => {
      run(draw(k), out);
      return out[0] as number;
    });
  });
  const [base] = values;
  if (base === undefined || values.length <= size || !values.flat().every(Number.isFinite)) return undefined;
  const interaction = values
    .slice(1)
    .map((row) => row.slice(1).map((v, k) => v - (row[0] as number) - (base[k + 1] as number) + (base[0] as number)));
  const pivots = pivotsOf(interaction);
  const greatest = pivots[0] ?? 0;
  const rank = pivots.filter((pivot) => pivot > rounding * greatest).length;
  return rank < size / 2 && (pivots[rank - 1] ?? 0) > clear * greatest ? rank : undefined;
}

/** The sizes of the pivots of elimination with complete pivoting. */
function pivotsOf(matrix: readonly (readonly number[])[]): readonly number[] {
  let rows = matrix;
  const pivots: number[] = [];
  while (rows.length > 0) {
    const sizes = rows.map((row) => row.map(Math.abs));
    const pivot = Math.max(...sizes.flat());
    pivots.push(pivot);
    if (!(pivot > 0)) break;
    const i = sizes.findIndex((row) => row.includes(pivot));
    const chosen = rows[i] as readonly number[];
    const j = (sizes[i] as readonly number[]).indexOf(pivot);
    rows = rows
      .filter((_, k) => k !== i)
      .map((row) => row.map((v, k) => v - ((row[j] as number) / (chosen[j] as number)) * (chosen[k] as number)));
  }
  return pivots;
}

// Decides the rank of the information at a parameter value without integrals: the scores as functions of the observation are
// linearly dependent, with a constant, just where it is singular.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { ObservationDraws } from './observationDraws.ts';

/** Observations for each function of which independence is asked. */
const perFunction = 6;
/** Relative to a column's own length: what is left of a column below it is rounding. */
const dependent = 1e-10;
/** Relative to the longest column: one below it is rounding of zeros. */
const rounding = 1e-12;
/** What is left above it is no rounding. */
const clearlyIndependent = 1e-7;

/**
 * The number of linearly independent scores at the values of `symbols`, from their values at sampled observations; undefined where
 * too few of these are finite, or rounding leaves it open.
 */
export class ScoreRank {
  readonly #symbols: readonly SymbolExpr[];
  readonly #draws: ObservationDraws;
  readonly #size: number;
  readonly #scores: ReturnType<typeof compile>;

  constructor(law: Law, score: readonly Expr[], symbols: readonly SymbolExpr[]) {
    this.#draws = new ObservationDraws(law, symbols);
    this.#symbols = symbols;
    this.#size = score.length;
    this.#scores = compile([...score, law.logDensity], symbols, law.variables);
  }

  at(values: readonly number[]): number | undefined {
    if (values.length !== this.#symbols.length) return undefined;
    const draw = this.#draws.at(values);
    const run = this.#scores.bind(values);
    const out = new Float64Array(this.#size + 1);
    const rows: number[][] = [];
    const wanted = perFunction * (this.#size + 1);
    for (let k = 0; k < 3 * wanted && rows.length < wanted; k++) {
      run(draw(k), out);
      if (out.every(Number.isFinite)) rows.push([1, ...out.subarray(0, this.#size)]);
    }
    return rows.length < Math.min(wanted, this.#size + 2) ? undefined : rankBeside(rows);
  }
}

/** How many columns are independent of the first and of one another, by orthogonalization done twice. */
function rankBeside(rows: readonly (readonly number[])[]): number | undefined {
  const columns = (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] as number));
  const longest = Math.max(...columns.slice(1).map(norm));
  const basis: number[][] = [];
  let rank = 0;
  for (const [j, column] of columns.entries()) {
    const length = norm(column);
    if (length <= rounding * longest) continue;
    let rest = column.map((v) => v / length);
    for (let pass = 0; pass < 2; pass++)
      for (const unit of basis) {
        const along = dot(unit, rest);
        rest = rest.map((v, i) => v - along * (unit[i] as number));
      }
    const left = norm(rest);
    if (left < dependent) continue;
    if (left < clearlyIndependent) return undefined;
    basis.push(rest.map((v) => v / left));
    if (j > 0) rank += 1;
  }
  return rank;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, i) => sum + v * (b[i] as number), 0);
const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));

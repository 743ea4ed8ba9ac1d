// Decides the rank of the information at a parameter value without integrals: the scores as functions of the observation are
// linearly dependent, with a constant, just where it is singular.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { ScalarSupport } from '../distributions/support.ts';
import { factorsOf } from '../model/supports.ts';

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
  readonly #law: Law;
  readonly #size: number;
  readonly #scores: ReturnType<typeof compile>;
  readonly #bounds: ReturnType<typeof compile>;

  constructor(law: Law, score: readonly Expr[], symbols: readonly SymbolExpr[]) {
    this.#law = law;
    this.#symbols = symbols;
    this.#size = score.length;
    this.#scores = compile([...score, law.logDensity], symbols, law.variables);
    this.#bounds = compile(factorsOf(law.support).flatMap(endsOf), symbols);
  }

  at(values: readonly number[]): number | undefined {
    if (values.length !== this.#symbols.length) return undefined;
    const factors = factorsOf(this.#law.support);
    const ends = new Float64Array(this.#bounds.outputs);
    this.#bounds.bind(values)([], ends);
    const run = this.#scores.bind(values);
    const out = new Float64Array(this.#size + 1);
    const rows: number[][] = [];
    const wanted = perFunction * (this.#size + 1);
    for (let k = 0; k < 3 * wanted && rows.length < wanted; k++) {
      let offset = 0;
      const x = this.#law.variables.map((_, i) => {
        const factor = factors[Math.min(i, factors.length - 1)] as ScalarSupport;
        const count = endsOf(factor).length;
        const own = ends.subarray(offset, offset + count);
        if (factors.length > 1) offset += count;
        return observationIn(factor, own, fraction(k, i));
      });
      run(x, out);
      if (out.every(Number.isFinite)) rows.push([1, ...out.subarray(0, this.#size)]);
    }
    return rows.length < Math.min(wanted, this.#size + 2) ? undefined : rankBeside(rows);
  }
}

const endsOf = (factor: ScalarSupport): readonly Expr[] => {
  if (factor.kind === 'interval') return [factor.lower, factor.upper];
  return factor.kind === 'integers' ? [factor.from, factor.to] : factor.points;
};

/** Spread over (0, 1), differently for each component: a Kronecker sequence. */
const fraction = (k: number, i: number): number => {
  const step = [0.6180339887, 0.7548776662, 0.5698402909, 0.8191725134][i % 4] as number;
  return (0.5 + (k + 1) * step) % 1;
};

function observationIn(factor: ScalarSupport, ends: Float64Array, u: number): number {
  if (factor.kind === 'finite') return ends[Math.floor(u * ends.length)] as number;
  const [lower, upper] = [ends[0] as number, ends[1] as number];
  if (factor.kind === 'integers') {
    if (!Number.isFinite(lower)) return Math.round(Number.isFinite(upper) ? upper - 20 * u : 20 * (u - 0.5));
    return lower + Math.floor(u * (Math.min(upper, lower + 20) - lower + 1));
  }
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + u * (upper - lower);
  if (Number.isFinite(lower)) return lower + Math.exp(5 * (u - 0.6));
  return Number.isFinite(upper) ? upper - Math.exp(5 * (u - 0.6)) : Math.tan(2.6 * (u - 0.5));
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

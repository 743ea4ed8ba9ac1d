// Expectations over vectors of counts with a given total: the sum over all of them, in numbers.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { toNumber } from '../expr/rational.ts';
import type { Law } from '../distributions/law.ts';
import { normalize, type PreparedExpectation } from './preparedExpectation.ts';

/** More vectors than this are not visited. */
const mostVectors = 1 << 15;

/** f₁ … fₘ averaged over the whole numbers x₁, x₂, … ≥ 0 with x₁ + x₂ + … ≤ total. */
export function overCounts(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  total: Expr,
): PreparedExpectation {
  const m = fs.length + 1;
  const free = law.variables.length;
  const program = compile([law.logDensity, ...fs], symbols, law.variables);
  const totals = compile([total], symbols);
  return {
    at(theta, budget) {
      const n = new Float64Array(1);
      totals.bind(theta)([], n);
      const trials = n[0] as number;
      const [sums, sizes] = [new Float64Array(m), new Float64Array(m)];
      if (!(vectorCount(trials, free) <= mostVectors)) {
        const unknown = new Float64Array(m).fill(Infinity);
        return normalize(
          { values: new Float64Array(m).fill(1), errorBounds: unknown, converged: false, diverges: false },
          0,
        );
      }
      const run = program.bind(theta);
      const x = new Float64Array(free);
      const out = new Float64Array(m);
      const visit = (depth: number, left: number): void => {
        if (depth < free) {
          for (let k = 0; k <= left; k++) {
            x[depth] = k;
            visit(depth + 1, left - k);
          }
          return;
        }
        budget.spend(1);
        run(x, out);
        const probability = Math.exp(out[0] as number);
        if (probability === 0) return;
        out[0] = 1;
        for (let k = 0; k < m; k++) {
          const term = probability * (out[k] as number);
          sums[k] = (sums[k] as number) + term;
          sizes[k] = (sizes[k] as number) + Math.abs(term);
        }
      };
      visit(0, trials);
      // each probability is good to some ulps of log n!
      const rounding = 16 * Number.EPSILON * (1 + Math.log1p(trials) * trials);
      const errorBounds = sizes.map((s) => s * rounding);
      return normalize({ values: sums, errorBounds, converged: sums.every(Number.isFinite), diverges: false }, 0);
    },
  };
}

/** Whether a known total leaves few enough vectors for sums over all of them, at several points. */
export const isSummable = (total: Expr, law: Law): boolean =>
  total.kind === 'number' && vectorCount(toNumber(total.value), law.variables.length) <= mostVectors;

/** The number of vectors: n + k over k. */
function vectorCount(trials: number, free: number): number {
  let count = 1;
  for (let i = 1; i <= free; i++) count = (count * (trials + i)) / i;
  return count;
}

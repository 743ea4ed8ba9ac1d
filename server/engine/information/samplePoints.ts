// Pseudo-random interior points of the parameter space, drawn from a seed: where closed forms are verified.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import { seededRandom } from '../numeric/random.ts';

const attempts = 200;
/**
 * After so many, parameters are drawn smaller: many probabilities seldom add up to less than 1 otherwise, and covariances of
 * many components are seldom so small beside the variances.
 */
const plainAttempts = 60;

/** A point of moderate size inside the domain; u uniform on (0, 1); `reach` is how far into a bounded domain, or from 0 on the line, it may lie. */
function draw(domain: Range, u: number, reach: number, far: number): number {
  const { lower, upper } = domain;
  if (domain.integer) {
    const first = Number.isFinite(lower) ? lower : Number.isFinite(upper) ? upper - 6 : -3;
    const last = Math.min(upper, first + 6);
    return Math.min(last, Math.max(first + (last > first ? 1 : 0), Math.floor(first + u * (last - first + 1))));
  }
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + (upper - lower) * (0.1 + 0.8 * u) * reach;
  if (Number.isFinite(lower)) return lower + Math.exp(-0.8 + 2 * u);
  if (Number.isFinite(upper)) return upper - Math.exp(-0.8 + 2 * u);
  return (-1.7 + 3.4 * u) * far;
}

/** Up to `count` points at which all of `positive` are positive; fewer where they are hard to find. */
export function samplePoints(
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
  seed: string,
  count: number,
): readonly (readonly number[])[] {
  const random = seededRandom(seed);
  const program = compile(positive, symbols);
  const out = new Float64Array(positive.length);
  const points: number[][] = [];
  const bounded = symbols.filter((s) => Number.isFinite(s.domain.lower) && Number.isFinite(s.domain.upper)).length;
  const unbounded = symbols.filter((s) => s.domain.lower === -Infinity && s.domain.upper === Infinity).length;
  for (let i = 0; i < attempts && points.length < count; i++) {
    const reach = i < plainAttempts ? 1 : 1.5 / (1 + bounded);
    const far = i < plainAttempts ? 1 : 2 / (2 + unbounded);
    const point = symbols.map((s) => draw(s.domain, random.uniform(), reach, far));
    program.bind(point)([], out);
    if (out.every((v) => v > 0)) points.push(point);
  }
  return points;
}

// The mean of a statistic by symmetry: where the law of the observations is symmetric about c, and T(2c − x) = 2c − T(x), T is symmetric
// about c, which is its mean if it has one.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), section 3.1; Sen, Journal of the American Statistical Association 54
// (1959) 797–801 for the moments of order statistics.
import { abs, add, divide, multiply, number, one, power, subtract, two, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { SampleSummary, Statistic } from '../model/statisticalModel.ts';
import { closedMoment } from './observationMoments.ts';
import { numericAt, type Setting } from './setting.ts';

export interface SymmetricMean {
  readonly center: Expr;
  /** True where it is known to have a mean at all parameters. */
  readonly existsEverywhere: boolean;
  /** What must be positive for it to have one, where that is known. */
  readonly conditions: readonly Expr[];
}

/** Undefined where the symmetry is not proved, or the mean is not known to exist at the point or where it was tried. */
export function meanBySymmetry(statistic: Statistic, setting: Setting): SymmetricMean | undefined {
  const { law } = setting.problem;
  const [x] = law.variables;
  if (x === undefined || law.variables.length > 1 || statistic.summaries.length === 0) return undefined;
  if (statistic.summaries.some((s) => s.of !== x || s.kind === 'variance')) return undefined;
  const center = centers(setting).find((c) => isSymmetric(law, c) && isEquivariant(statistic, c));
  if (center === undefined) return undefined;
  // |X₍ₖ₎| has a mean if |X|^(1/j) has one, with j = min(k, N − k + 1); all others are at most the sum of |Xᵢ|
  const j = Math.min(...statistic.summaries.map((s) => order(s, setting.size)));
  const size = power(abs(x), divide(one, number(j)));
  const points = [...setting.trials, ...(setting.at === undefined ? [] : [setting.at])];
  const exists = points.map((point) => numericAt(size, law, point, setting).exists);
  if (setting.at !== undefined && exists.at(-1) !== true) return undefined;
  if (!exists.some((e) => e === true)) return undefined;
  const isBounded = boundsOf(law.support).every((end) => !isInfinite(end));
  const closed = isBounded
    ? undefined
    : closedMoment(power(abs(subtract(x, center)), divide(one, number(j))), setting.problem);
  return {
    center,
    existsEverywhere: isBounded || (closed?.conditions.length === 0 && exists.every((e) => e === true)),
    conditions: closed?.conditions ?? [],
  };
}

/** How many observations are at least as far out, on either side. */
function order({ kind }: SampleSummary, n: number | undefined): number {
  return kind !== 'median' || n === undefined ? 1 : n % 2 === 1 ? (n + 1) / 2 : n / 2;
}

/** Where the law may be symmetric about: its parameters, its coordinates, 0, the middle of its support. */
function centers({ problem, origin }: Setting): readonly Expr[] {
  const [lower, upper] = boundsOf(problem.law.support);
  const middle =
    lower === undefined || upper === undefined || isInfinite(lower) || isInfinite(upper)
      ? []
      : [simplify(divide(add(lower, upper), two))];
  const coordinates = origin.kind === 'family' ? origin.coordinates : [];
  return [...new Set([...coordinates, ...problem.parameters, zero, ...middle])];
}

function isSymmetric({ variables, support, logDensity, measure }: Law, c: Expr): boolean {
  const [x] = variables;
  const [lower, upper] = boundsOf(support);
  if (x === undefined || lower === undefined || upper === undefined || support.kind === 'finite') return false;
  if (measure === 'counting' && support.kind !== 'integers') return false;
  const isReflected =
    isInfinite(lower) || isInfinite(upper)
      ? isInfinite(lower) && isInfinite(upper)
      : isZero(subtract(multiply(two, c), add(lower, upper)));
  const reflected = substitute(logDensity, new Map([[x, subtract(multiply(two, c), x)]]));
  return isReflected && isZero(subtract(reflected, logDensity));
}

/** T(2c − x) = 2c − T(x), and T is affine in its summaries: then it has a mean where they have. */
function isEquivariant({ expr, summaries }: Statistic, c: Expr): boolean {
  const symbols = summaries.map((s) => s.symbol);
  const twice = multiply(two, c);
  const opposite = { mean: 'mean', median: 'median', minimum: 'maximum', maximum: 'minimum' } as const;
  const images = summaries.map(({ kind }) =>
    kind === 'variance' ? undefined : summaries.find((s) => s.kind === opposite[kind])?.symbol,
  );
  if (images.includes(undefined)) return false;
  const isAffine = symbols.every(
    (s) => isDifferentiable(expr, s) && !dependsOnAny(simplify(differentiate(expr, s)), symbols),
  );
  const reflected = substitute(
    expr,
    new Map<Expr, Expr>(symbols.map((s, i) => [s, subtract(twice, images[i] ?? zero)])),
  );
  return isAffine && isZero(subtract(add(reflected, expr), twice));
}

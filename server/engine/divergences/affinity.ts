// The affinity ∫ p^(1−s) q^s of two laws in closed form. Its integrand is a kernel whose constant the engine derives like that
// of any other; within an exponential family it is exp(A((1−s)η + sη′) − (1−s)A(η) − sA(η′)), where that exists.
// Source: Liese and Vajda, IEEE Transactions on Information Theory 52 (2006); Nielsen and Boltz, ibid. 57 (2011), section II.
import { Remembered } from '../base/work.ts';
import { Budget } from '../base/budget.ts';
import { isNonNegative, isPositive } from '../expr/assumptions.ts';
import { add, multiply, number, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import type { CanonicalLaw } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import type { IntervalSupport, Support } from '../distributions/support.ts';
import { componentLaws } from '../expectation/independentComponents.ts';
import { onCube } from '../expectation/simplexChart.ts';
import { isClosed } from '../information/closedForm.ts';
import { logTotal } from '../information/normalizedLaw.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { commonFamily } from './commonFamily.ts';
import type { DivergenceProblem } from './divergence.ts';
import { integrals } from './integrals.ts';
import type { PairOfLaws } from './pairOfLaws.ts';
import { readable, signOf } from './readable.ts';
import { valueAt } from './valueAt.ts';

export interface ClosedAffinity {
  /** log ∫ p^(1−s) q^s */
  readonly logarithm: Expr;
  /** What is positive where the integral is finite; empty where that is always so. */
  readonly positive: readonly Expr[];
  /** What is not negative where the supports lie as the formula assumes. */
  readonly inside: readonly Expr[];
}

const tolerance = 1e-8;
const verificationPoints = 2;

/** p^(1−s) q^s on a support, up to its constant. */
export const geometricMean = (p: Law, q: Law, s: number, support: Support): Law => ({
  name: 'custom',
  measure: p.measure,
  variables: p.variables,
  support,
  logDensity: simplify(add(multiply(number(1 - s), p.logDensity), multiply(number(s), q.logDensity))),
});

/** Where the integrand lives, and what is positive where that is so; undefined where it is not told in general. */
function domainOf(p: Law, q: Law, s: number): { support: Support; inside: readonly Expr[] } | undefined {
  const [own, others] = [boundsOf(p.support), boundsOf(q.support)];
  const isSame = own.length === others.length && own.every((bound, i) => bound === others[i]);
  if (isSame && p.support.kind === q.support.kind) return { support: p.support, inside: [] };
  if (p.support.kind !== 'interval' || q.support.kind !== 'interval') return undefined;
  if (s < 0) return within(p.support, q.support);
  const support = intersection(p.support, q.support);
  const width = subtract(support.upper, support.lower);
  return { support, inside: isInfinite(support.upper) || isInfinite(support.lower) ? [] : [width] };
}

function within(a: IntervalSupport, b: IntervalSupport): ReturnType<typeof domainOf> {
  if ((isInfinite(a.lower) && !isInfinite(b.lower)) || (isInfinite(a.upper) && !isInfinite(b.upper))) return undefined;
  const gaps = [
    ...(a.lower === b.lower || isInfinite(b.lower) ? [] : [subtract(a.lower, b.lower)]),
    ...(a.upper === b.upper || isInfinite(b.upper) ? [] : [subtract(b.upper, a.upper)]),
  ];
  return { support: a, inside: gaps.filter((gap) => !isNonNegative(gap)) };
}

function intersection(a: IntervalSupport, b: IntervalSupport): IntervalSupport {
  const lower = isInfinite(a.lower) ? b.lower : isInfinite(b.lower) ? a.lower : call('max', [a.lower, b.lower]);
  const upper = isInfinite(a.upper) ? b.upper : isInfinite(b.upper) ? a.upper : call('min', [a.upper, b.upper]);
  return { ...a, lower, upper };
}

/** Three continuous components and more that depend on each other: their closed form is one in matrices. */
const isTooLong = (kernel: Law): boolean =>
  kernel.measure === 'lebesgue' &&
  kernel.variables.length > 2 &&
  componentLaws(onCube(kernel)?.law ?? kernel) === undefined;

/** Derived, and confirmed by quadrature at pseudo-random points; undefined unless both succeed. */
function derive(
  p: Law,
  q: Law,
  s: number,
  symbols: readonly SymbolExpr[],
  assumed: readonly Expr[],
): ClosedAffinity | undefined {
  const domain = domainOf(p, q, s);
  if (domain === undefined) return undefined;
  if (isTooLong(p) || isTooLong(q)) return undefined;
  const kernel = { ...geometricMean(p, q, s, domain.support), positive: assumed };
  if (isTooLong(kernel)) return undefined;
  const total = logTotal(kernel);
  if (total === undefined || !isClosed(total.value)) return undefined;
  // by Hölder's inequality the integral is at most 1 for 0 < s < 1
  const needed = s > 0 && s < 1 ? [] : total.positive;
  const positive = [...new Set(needed.map(signOf))].filter((e) => !isPositive(e));
  const found = { logarithm: readable(total.value), positive, inside: domain.inside };
  // steps of its own: what is derived once costs no analysis more than the next
  const budget = new Budget(Infinity);
  const points = samplePoints(symbols, [...assumed, ...positive, ...domain.inside], 'affinity', verificationPoints);
  const isConfirmed = points.map((point) => {
    const { mass, massErrorBound } = integrals([], kernel, symbols, point, budget);
    const value = valueAt(found.logarithm, symbols, point);
    const gap = Math.abs(value - Math.log(mass));
    return gap <= tolerance * (1 + Math.abs(value)) + (4 * massErrorBound) / mass;
  });
  return points.length > 0 && isConfirmed.every(Boolean) ? found : undefined;
}

const canonical = new Remembered<CanonicalLaw, ClosedAffinity | undefined>();
const direct = new Remembered<StatisticalModel, ClosedAffinity | undefined>();

/** log ∫ p_θ^(1−s) p_θ′^s in θ and θ′; within a family it is derived once, in its canonical coordinates. */
export function closedAffinity(problem: DivergenceProblem, pair: PairOfLaws, s: number): ClosedAffinity | undefined {
  const { model, other, primed } = problem;
  if (model.law.inMatrices === true || other.law.inMatrices === true || !pair.isNormalized) return undefined;
  const common = commonFamily(model, other, primed);
  if (common !== undefined) {
    const { law, primedLaw, symbols, shared, replacements } = common;
    const positive = [...law.positive, ...primedLaw.positive];
    const found = canonical.of(law, () => derive(law, primedLaw, s, symbols, positive), `${shared} ${String(s)}`);
    if (found === undefined) return undefined;
    return {
      logarithm: readable(substitute(found.logarithm, replacements)),
      positive: found.positive.map((e) => signOf(substitute(e, replacements))).filter((e) => !isPositive(e)),
      inside: found.inside.map((e) => substitute(e, replacements)).filter((e) => !isNonNegative(e)),
    };
  }
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
  const positive = [...model.positive, ...other.positive.map((e) => substitute(e, toPrimed))];
  const compute = (): ClosedAffinity | undefined => derive(pair.p, pair.q, s, pair.symbols, positive);
  return model === other ? direct.of(model, compute, String(s)) : compute();
}

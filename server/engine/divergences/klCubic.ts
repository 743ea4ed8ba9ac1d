// The cubic approximation ½ δᵀI(θ)δ − ⅙ Σ E[∂ᵢ∂ⱼ∂ₖ log p] δᵢδⱼδₖ of D(θ‖θ + δ), δ = θ′ − θ. For D(θ + δ‖θ) the third-order term
// is another: the two differ by ⅙ of the Amari–Chentsov tensor.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), section 3.2; McCullagh, Tensor Methods in Statistics (1987), chapter 7.
import { unlessSpent } from '../base/budget.ts';
import { add, multiply, ratio, subtract, symbol, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import type { Expr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { preciseExpectation, type Averaged } from '../expectation/preciseExpectation.ts';
import { evaluated } from '../geometry/evaluated.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { once, without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { integrals } from './integrals.ts';
import { klQuadratic } from './klQuadratic.ts';
import { closedMean, divergenceExpression } from './kullbackLeibler.ts';
import { overSum, sharesOf, together, type Bounded } from './mixtureIntegrals.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';
import { agreed, noClosedForm } from './twoRoutes.ts';
import { valueAt } from './valueAt.ts';

const step = symbol('_t', 'constant', reals);
const minusSixth = ratio(-1, 6);

/** d³f/dt³ at t = 0; undefined where f is not differentiable. */
function thirdDerivative(f: Expr): Expr | undefined {
  let result = f;
  for (let order = 0; order < 3; order++) {
    if (!isDifferentiable(result, step)) return undefined;
    result = simplify(differentiate(result, step));
  }
  return substitute(result, new Map([[step, zero]]));
}

/** θ + tδ in place of the symbols. */
const along = (problem: DivergenceProblem, symbols: readonly Expr[]): ReadonlyMap<Expr, Expr> =>
  new Map(
    problem.model.parameters.map((p, i) => {
      const delta = subtract(problem.primed[i] as Expr, p.symbol);
      return [symbols[i] as Expr, add(p.symbol, multiply(step, delta))];
    }),
  );

/** −⅙ of the third derivative of the log-density along δ: its mean is the term of third order. */
function integrand(problem: DivergenceProblem, { p }: PairOfLaws): Expr | undefined {
  const parameters = problem.model.parameters.map((s) => s.symbol);
  const third = thirdDerivative(substitute(p.logDensity, along(problem, parameters)));
  return third === undefined ? undefined : multiply(minusSixth, third);
}

/** The term in closed form: from the divergence, of which it is the third derivative, or as an expectation. */
function closedTerm(problem: DivergenceProblem, pair: PairOfLaws, mean: Expr): Expr | undefined {
  const { model, primed } = problem;
  const divergence = divergenceExpression(model, model, primed);
  if (divergence === undefined)
    return closedMean(
      mean,
      pair.p,
      model.parameters.map((p) => p.symbol),
    );
  const third = thirdDerivative(substitute(divergence, along(problem, primed)));
  return third === undefined ? undefined : simplify(multiply(ratio(1, 6), third));
}

/** Confirmed at a pseudo-random point. */
function isConfirmed(
  term: Expr,
  mean: Expr,
  { p, symbols }: PairOfLaws,
  { model, budget }: DivergenceProblem,
): boolean {
  const [point] = samplePoints(symbols, model.positive, 'cubic', 1);
  if (point === undefined) return false;
  const { values, errorBounds } = integrals([mean], p, symbols, point, budget);
  const gap = Math.abs(valueAt(term, symbols, point) - (values[0] as number));
  return gap <= 1e-7 * (1 + Math.abs(values[0] as number)) + 4 * (errorBounds[0] as number);
}

function evaluate(problem: DivergenceProblem): DivergenceResult | undefined {
  const { model, other, information } = problem;
  if (other !== model) return undefined;
  const quadratic = klQuadratic.evaluate(problem);
  if (quadratic === undefined || (quadratic.expression === undefined && quadratic.value === undefined))
    return quadratic;
  if (information.hasKink)
    return without('undefined', 'The log-density has a kink in a parameter: it has no third derivative.');
  const pair = pairOfLaws(problem);
  const mean = pair && model.law.inMatrices !== true ? integrand(problem, pair) : undefined;
  if (pair === undefined || mean === undefined)
    return without('unresolved', 'The third derivative of the log-density was not found.');
  const term = pair.isNormalized ? closedTerm(problem, pair, mean) : undefined;
  const shaped =
    term === undefined || quadratic.expression === undefined
      ? undefined
      : shape(add(quadratic.expression, term), 'brief');
  const formula = shaped !== undefined && isClosed(shaped) ? shaped : undefined;
  if (pair.point === undefined) {
    if (formula === undefined || term === undefined || !isConfirmed(term, mean, pair, problem))
      return without('unresolved', 'No closed form was found, and there are no two points to compute it at.');
    return { ...quadratic, status: 'closed-form', expression: formula };
  }
  const { values, errorBounds } = integrals([mean], pair.p, pair.symbols, pair.point, problem.budget);
  const direct = { value: values[0] as number, error: errorBounds[0] as number };
  const first = Number.isFinite(direct.value) ? direct : (inManyDigits(problem, pair, mean) ?? direct);
  // a formula that is too long to be shown is a second route all the same
  const isLong = term !== undefined && !isClosed(term);
  const again = (): Bounded | undefined =>
    isLong ? valueOf(term, pair) : (overPair(problem, mean) ?? bySkewness(problem, pair));
  const found = agreed(first, again, term, pair);
  if (found.value === undefined || quadratic.value === undefined) return { ...found, expression: undefined };
  const expression = found.status === 'closed-form' ? formula : undefined;
  return {
    status: expression === undefined ? 'numeric' : 'closed-form',
    reason: expression === undefined ? noClosedForm : undefined,
    expression,
    value: quadratic.value + found.value,
    errorBound: (quadratic.errorBound ?? 0) + (found.errorBound ?? 0),
  };
}

function valueOf(term: Expr, { symbols, point }: PairOfLaws): Bounded | undefined {
  const value = point === undefined ? NaN : valueAt(term, symbols, point);
  return { value, error: 1e-12 * (1 + Math.abs(value)) };
}

/** At a point at which the log-density is 0/0. */
function inManyDigits(
  { budget }: Pick<DivergenceProblem, 'budget'>,
  { p, symbols, point }: Pick<PairOfLaws, 'p' | 'symbols' | 'point'>,
  mean: Expr,
): Bounded | undefined {
  if (point === undefined) return undefined;
  const copy: Averaged = (values, out) => {
    out.set(values);
  };
  const found = unlessSpent(() => preciseExpectation([mean], 1, copy, p, symbols)?.at(point, budget));
  return found && { value: found.values[0] as number, error: found.errorBounds[0] as number };
}

/**
 * From I in closed form and the skewness T: −⅙ E[∂³ log p] is ¼ ∂I − 1/12 T along δ, by differentiation of I = −E[∂² log p] and of
 * I = E[(∂ log p)²].
 */
function bySkewness(
  { model, primed, information, budget }: DivergenceProblem,
  { p, symbols, point }: PairOfLaws,
): Bounded | undefined {
  const { matrix, score, status } = information;
  if (point === undefined || status !== 'closed-form' || matrix === undefined || score === undefined) return undefined;
  const parameters = model.parameters.map((s) => s.symbol);
  const delta = parameters.map((s, i) => subtract(primed[i] as Expr, s));
  const along = (e: Expr): Expr => add(...parameters.map((s, k) => multiply(delta[k] as Expr, differentiate(e, s))));
  const entries = matrix.flatMap((row, i) =>
    row.map((e, j) => multiply(delta[i] as Expr, delta[j] as Expr, along(e as Expr))),
  );
  const slope = evaluated(add(...entries), symbols, point);
  const own = add(...score.map((s, i) => multiply(delta[i] as Expr, s)));
  const cube = multiply(own, own, own);
  const { values, errorBounds } = integrals([cube], p, symbols, point, budget);
  const skewness = Number.isFinite(values[0])
    ? { value: values[0] as number, error: errorBounds[0] as number }
    : inManyDigits({ budget }, { p, symbols, point }, cube);
  if (slope === undefined || skewness === undefined) return undefined;
  return { value: slope.value / 4 - skewness.value / 12, error: slope.errorBound / 4 + skewness.error / 12 };
}

/** The same mean with the nodes of (p + q)/2. */
function overPair(problem: DivergenceProblem, mean: Expr): Bounded | undefined {
  const both = together(problem);
  if (both?.firstInside !== true) return undefined;
  const [w] = sharesOf(both.pair);
  return overSum([multiply(w, mean)], both, problem, both.pair.symbols, both.point)?.[0];
}

export const klCubic: Divergence = {
  name: 'kl-cubic',
  title: 'Cubic approximation of the Kullback–Leibler divergence',
  evaluate: once(evaluate),
  source: 'McCullagh, Tensor Methods in Statistics (1987), chapter 7',
};

// The Fisher divergence E_p |∇ₓ log p − ∇ₓ log q|², whose gradients are in the observation and not in the parameters.
// Source: Hyvärinen, Journal of Machine Learning Research 6 (2005), equation (2), there with a factor ½.
import { Remembered } from '../base/work.ts';
import { Budget } from '../base/budget.ts';
import { add, multiply, square, subtract } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { substitute } from '../expr/substitute.ts';
import { simplify } from '../expr/simplify.ts';
import type { CanonicalLaw } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { boundsOf } from '../model/supports.ts';
import { differentKinds, unknownOverlap } from './affinityAt.ts';
import { commonFamily } from './commonFamily.ts';
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { gaussianFisherDivergence } from './gaussianDivergence.ts';
import { visiblyDiverges } from './growth.ts';
import { integrals } from './integrals.ts';
import { closedMean } from './kullbackLeibler.ts';
import { sumOfLaws, sharesOf, together, totals, type Bounded, type Together } from './mixtureIntegrals.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';
import { readable } from './readable.ts';
import { agreed } from './twoRoutes.ts';
import { valueAt } from './valueAt.ts';

/** |∇ₓ log p − ∇ₓ log q|²; undefined where there is no gradient. */
function squaredGap({ variables, logDensity }: Law, logDensityOfOther: Expr): Expr | undefined {
  // many components are long in symbols, and integrated as they stand
  const shaped = variables.length > 2 ? (e: Expr): Expr => e : simplify;
  const ratio = shaped(subtract(logDensity, logDensityOfOther));
  if (variables.some((x) => !isDifferentiable(ratio, x))) return undefined;
  return add(...variables.map((x) => square(shaped(differentiate(ratio, x)))));
}

interface Formula {
  readonly value: Expr;
  /** Whether the expectation exists at all of the points where it was verified. */
  readonly isEverywhere: boolean;
}

const tolerance = 1e-8;

/** The expectation in closed form, confirmed by quadrature at a pseudo-random point where it exists. */
function derive(
  p: Law,
  logDensityOfOther: Expr,
  meanOf: (gap: Expr) => Expr | undefined,
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): Formula | undefined {
  const gap = squaredGap(p, logDensityOfOther);
  const mean = gap && meanOf(gap);
  if (gap === undefined || mean === undefined) return undefined;
  const value = readable(mean);
  if (!isClosed(value)) return undefined;
  // of their own: what is derived once costs no analysis more than the next
  const budget = new Budget(Infinity);
  let confirmed = 0;
  let isEverywhere = true;
  for (const point of samplePoints(symbols, positive, 'fisher-divergence', 4)) {
    const { values, errorBounds, diverges } = integrals([gap], p, symbols, point, budget);
    const [integral, bound] = [values[0] as number, errorBounds[0] as number];
    const formula = valueAt(value, symbols, point);
    if (diverges || !(bound <= 1e-4 * (1 + Math.abs(integral)))) isEverywhere = false;
    else if (Math.abs(formula - integral) <= tolerance * (1 + Math.abs(formula)) + 4 * bound) confirmed++;
    else return undefined;
    if (confirmed === 2 && isEverywhere) break;
  }
  return confirmed > 0 ? { value, isEverywhere } : undefined;
}

const canonical = new Remembered<CanonicalLaw, Formula | undefined>();

function formulaOf(problem: DivergenceProblem, pair: PairOfLaws): Formula | undefined {
  const { model, other, primed } = problem;
  if (model.law.inMatrices === true || other.law.inMatrices === true || !pair.isNormalized) return undefined;
  const gaussian = gaussianFisherDivergence(model, other, primed);
  const common = gaussian === undefined ? commonFamily(model, other, primed) : undefined;
  if (common === undefined) {
    const toPrimed = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
    const positive = [...model.positive, ...other.positive.map((e) => substitute(e, toPrimed))];
    const parameters = model.parameters.map((p) => p.symbol);
    const meanOf = (gap: Expr): Expr | undefined => gaussian ?? closedMean(gap, pair.p, parameters);
    return derive(pair.p, pair.q.logDensity, meanOf, pair.symbols, positive);
  }
  const { law, primedLaw, shared, symbols, replacements } = common;
  const compute = (): Formula | undefined => {
    const parameters = law.parameters.filter((p) => !p.domain.integer);
    const positive = [...law.positive, ...primedLaw.positive];
    const meanOf = (gap: Expr): Expr | undefined => closedMean(gap, law, parameters);
    return derive(law, primedLaw.logDensity, meanOf, symbols, positive);
  };
  const found = canonical.of(law, compute, shared);
  return found && { ...found, value: readable(substitute(found.value, replacements)) };
}

const existence = 'Where the expectation exists; elsewhere the divergence is infinite.';

function atPoints(problem: DivergenceProblem, both: Together, formula: Formula | undefined): DivergenceResult {
  const { pair, point } = both;
  const { p, q, symbols } = pair;
  const gap = squaredGap(p, q.logDensity);
  if (gap === undefined)
    return without('unresolved', 'The log-densities have no gradient within the functions of the language.');
  const found = integrals([gap], p, symbols, point, problem.budget);
  const weighted = { ...p, logDensity: add(p.logDensity, log(gap)) };
  if (found.diverges || (!((found.errorBounds[0] as number) < 1e-4) && visiblyDiverges(weighted, symbols, point)))
    return without('infinite', 'The expected square of the difference of the gradients diverges.', formula?.value);
  const first = { value: found.values[0] as number, error: found.errorBounds[0] as number };
  const result = agreed(first, () => overSumOf(gap, both, problem), formula?.value, pair);
  return result.status === 'closed-form' && formula?.isEverywhere === false ? { ...result, reason: existence } : result;
}

/** The same expectation with the nodes of (p + q)/2. */
function overSumOf(gap: Expr, { pair, point, support }: Together, problem: DivergenceProblem): Bounded | undefined {
  if (support === undefined) return undefined;
  const law = sumOfLaws(pair, support);
  const [w] = sharesOf(pair);
  return totals([multiply(w, gap)], law, pair.symbols, point, pair.massError, problem)[0];
}

function evaluate(problem: DivergenceProblem): DivergenceResult {
  const pair = pairOfLaws(problem);
  if (pair === undefined) return without('undefined', differentKinds);
  const { p, q } = pair;
  if (p.measure === 'counting')
    return without('undefined', 'It is of gradients in the observation, which a discrete observation has not.');
  if (p.support.kind === 'product' && p.support.region !== undefined)
    return without('unresolved', 'Gradients on a simplex or of matrices depend on coordinates: they are not compared.');
  const formula = formulaOf(problem, pair);
  const supports = 'It compares densities that are positive on one set: these have different supports.';
  if (pair.point === undefined) {
    const [own, others] = [boundsOf(p.support), boundsOf(q.support)];
    if (own.some((bound, i) => bound !== others[i])) return without('undefined', supports);
    if (formula === undefined)
      return without('unresolved', 'No closed form was found, and there are no two points to compute it at.');
    return {
      status: 'closed-form',
      reason: formula.isEverywhere ? undefined : existence,
      expression: formula.value,
      value: undefined,
      errorBound: undefined,
    };
  }
  const both = together(problem);
  if (both === undefined) return without('unresolved', unknownOverlap);
  if (!both.firstInside || !both.secondInside) return without('undefined', supports);
  return atPoints(problem, both, formula);
}

export const fisherDivergence: Divergence = {
  name: 'fisher',
  title: 'Fisher divergence',
  evaluate,
  source: 'Hyvärinen, Journal of Machine Learning Research 6 (2005)',
};

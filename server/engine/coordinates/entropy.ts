// The entropy E[−log p] of one observation, in nats: in closed form where a quadrature or sum confirms it, and as a number at the point,
// from two integrals that agree.
// Source: Cover and Thomas, Elements of Information Theory (2006), sections 2.1 and 8.1.
import { BudgetExceeded, type Budget, unlessSpent } from '../base/budget.ts';
import { add, divide, multiply, negate, number, one, square } from '../expr/build.ts';
import { compile, evaluateAt } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { call, substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { chartOf } from '../geometry/chart.ts';
import { isClosed, isSupportFixed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { ModelResults } from '../modelResults.ts';

const wanted = 2;
const tolerance = 1e-8;

export interface Entropy {
  readonly expression: Expr | undefined;
  /** At the writer's point, where it has one. */
  readonly at: { readonly value: number; readonly errorBound: number } | undefined;
}

export function entropy(results: ModelResults, budget: Budget): Entropy | undefined {
  const { information, isDensity } = results;
  const { normalized } = information;
  if (!isDensity || !normalized.isNormalized || normalized.law.inMatrices === true) return undefined;
  const expression = closedEntropy(results, budget);
  const at = unlessSpent(() => entropyAt(results, expression, budget));
  return expression === undefined && at === undefined ? undefined : { expression, at };
}

function closedEntropy(results: ModelResults, budget: Budget): Expr | undefined {
  const value = derived(results);
  return value !== undefined && isClosed(value) && isConfirmed(value, results, budget) ? value : undefined;
}

/** In a family's canonical coordinates where the model is pulled back from them, else in the model's own. */
function derived({ model, information }: ModelResults): Expr | undefined {
  const { score, normalized } = information;
  const chart = chartOf(information);
  if (chart?.pullBack !== undefined) {
    const there = closedExpectation(negate(chart.law.logDensity), chart.problem)?.value;
    return there && shape(substitute(there, chart.pullBack.values));
  }
  const parameters = model.parameters.map((p) => p.symbol);
  const { law } = normalized;
  const problem: ExpectationProblem = {
    law,
    parameters,
    scores: score ?? [],
    scoreMeanIsZero: isSupportFixed(law.support, parameters),
  };
  return closedExpectation(negate(law.logDensity), problem)?.value;
}

function entropyAt({ model, information }: ModelResults, expression: Expr | undefined, budget: Budget): Entropy['at'] {
  const { law } = information.normalized;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const point = [...(model.point ?? []), ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  if (model.point === undefined || !point.every(Number.isFinite)) return undefined;
  const first = prepareExpectation([negate(law.logDensity)], law, symbols).at(point, budget);
  const [value, error] = [first.values[0] as number, first.errorBounds[0] as number];
  const isLaw = first.converged && Math.abs(first.mass - 1) <= tolerance + first.massErrorBound;
  if (!isLaw || !(error <= tolerance * (1 + Math.abs(value)))) return undefined;
  if (expression !== undefined) {
    const closed = evaluateAt(expression, symbols, point);
    const isRight = Math.abs(closed - value) <= tolerance * (1 + Math.abs(value)) + 4 * error;
    return isRight ? { value: closed, errorBound: 1e-14 * (1 + Math.abs(closed)) } : undefined;
  }
  // the same integral with the nodes of a sharper density, p^(5/4); the same sum with the weights of a flatter mass
  const tilt =
    law.measure === 'lebesgue' ? divide(law.logDensity, number(4)) : call('log', [add(one, square(law.logDensity))]);
  const tilted = { ...law, logDensity: add(law.logDensity, tilt) };
  const share = multiply(negate(law.logDensity), call('exp', [negate(tilt)]));
  const second = prepareExpectation([share], tilted, symbols).at(point, budget);
  const again = (second.values[0] as number) * second.mass;
  const allowed = tolerance * (1 + Math.abs(value)) + 4 * error;
  return second.converged && Math.abs(again - value) <= allowed
    ? { value, errorBound: error + Math.abs(again - value) }
    : undefined;
}

function isConfirmed(value: Expr, { model, information, seed }: ModelResults, budget: Budget): boolean {
  const { law, positive } = information.normalized;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const conditions = [...model.positive, ...positive, ...information.regularWhere];
  const prepared = prepareExpectation([negate(law.logDensity)], law, symbols);
  const program = compile([value], symbols);
  const out = new Float64Array(1);
  let count = 0;
  try {
    for (const point of samplePoints(symbols, conditions, `${seed}:entropy`, 2 * wanted)) {
      const { values, errorBounds, mass, converged } = prepared.at(point, budget);
      const [number, error] = [values[0] as number, errorBounds[0] as number];
      if (!converged || Math.abs(mass - 1) > tolerance || !(error < tolerance * (1 + Math.abs(number)))) continue;
      program.bind(point)([], out);
      if (!(Math.abs((out[0] as number) - number) <= tolerance * (1 + Math.abs(number)) + 4 * error)) return false;
      if (++count >= wanted) break;
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  return count > 0;
}

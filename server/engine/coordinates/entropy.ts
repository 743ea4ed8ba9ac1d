// The entropy E[−log p] of one observation, in nats, in closed form: shown where a quadrature or sum confirms it.
// Source: Cover and Thomas, Elements of Information Theory (2006), sections 2.1 and 8.1.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { negate } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { chartOf } from '../geometry/chart.ts';
import { isClosed, isSupportFixed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { ModelResults } from '../modelResults.ts';

const wanted = 2;
const tolerance = 1e-8;

export function entropy(results: ModelResults, budget: Budget): Expr | undefined {
  const { information, isDensity } = results;
  const { score, normalized } = information;
  if (!isDensity || score === undefined || !normalized.isNormalized || normalized.law.inMatrices === true)
    return undefined;
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

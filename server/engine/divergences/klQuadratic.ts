// The quadratic approximation ½ δᵀ I(θ) δ, δ = θ′ − θ, of the Kullback–Leibler divergence in either direction.
// Source: Kullback, Information Theory and Statistics (1959), section 2.6.
import { add, half, multiply, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { isClosed } from '../information/closedForm.ts';
import { bestValue } from '../information/fisherInformation.ts';
import { once, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';

function quadraticForm({ model, information, primed }: DivergenceProblem): Expr | undefined {
  const { matrix, status } = information;
  if (matrix === undefined || status !== 'closed-form') return undefined;
  const delta = model.parameters.map((p, i) => subtract(p.symbol, primed[i] as Expr));
  const terms = matrix.flatMap((row, i) =>
    row.map((entry, j) => multiply(half, entry as Expr, delta[i] as Expr, delta[j] as Expr)),
  );
  const form = add(...terms);
  return isClosed(form) ? form : undefined;
}

function evaluate(problem: DivergenceProblem): DivergenceResult | undefined {
  const { model, other, information, theta, thetaPrime } = problem;
  // δ is a difference of parameters of one model only
  if (other !== model) return undefined;
  if (information.status === 'undefined' || information.status === 'infinite')
    return {
      status: 'undefined',
      reason: 'There is no Fisher information, so there is no quadratic approximation.',
      expression: undefined,
      value: undefined,
      errorBound: undefined,
    };
  const expression = quadraticForm(problem);
  const best = bestValue(information);
  let value: number | undefined;
  let errorBound: number | undefined;
  if (best !== undefined && theta !== undefined && thetaPrime !== undefined) {
    const delta = thetaPrime.map((t, i) => t - (theta[i] as number));
    const matrix = best.value;
    value = 0;
    let size = 0;
    for (let i = 0; i < delta.length; i++)
      for (let j = 0; j < delta.length; j++) {
        value += 0.5 * (delta[i] as number) * (delta[j] as number) * (matrix[i]?.[j] as number);
        size +=
          0.5 *
          Math.abs((delta[i] as number) * (delta[j] as number)) *
          Math.sqrt((matrix[i]?.[i] as number) * (matrix[j]?.[j] as number));
      }
    errorBound = size * Math.max(1e-13, best.errorBound);
  }
  if (expression === undefined && value === undefined)
    return {
      status: 'unresolved',
      reason: information.reason,
      expression: undefined,
      value: undefined,
      errorBound: undefined,
    };
  return {
    status: expression === undefined ? 'numeric' : 'closed-form',
    reason: undefined,
    expression,
    value,
    errorBound,
  };
}

export const klQuadratic: Divergence = {
  name: 'kl-quadratic',
  title: 'Quadratic approximation of the Kullback–Leibler divergence',
  evaluate: once(evaluate),
  source: 'Kullback, Information Theory and Statistics (1959), section 2.6',
};

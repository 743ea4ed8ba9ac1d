// The Cramér–Rao bound: the variance of an unbiased estimator of θᵢ from N observations is at least [I(θ)⁻¹]ᵢᵢ/N.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.6.6 and section 2.6.
import { divide } from '../expr/build.ts';
import { shape } from '../expr/shape/shape.ts';
import { attainment, type Attainment } from './attainment.ts';
import type { Bound, BoundProblem, BoundResult } from './bound.ts';

const unknown: Attainment = { attained: undefined, estimator: undefined };

function evaluate(problem: BoundProblem): readonly BoundResult[] {
  const { model, inverse, numeric, sampleSize } = problem;
  const n = model.samples.value ?? 1;
  return model.parameters.map((parameter, i): BoundResult => {
    const own = inverse?.[i]?.[i];
    const value = numeric?.inverse[i]?.[i];
    const hasNumber = value !== undefined && (model.samples.value !== undefined || model.samples.symbol === undefined);
    return {
      name: 'cramer-rao',
      target: parameter.symbol.name,
      expression: own === undefined ? undefined : shape(divide(own, sampleSize), 'brief'),
      value: hasNumber ? value / n : undefined,
      ...(inverse?.[i] === undefined ? unknown : attainment(problem, parameter.symbol, inverse[i])),
      reason: undefined,
    };
  });
}

export const cramerRao: Bound = {
  id: 'cramer-rao',
  title: 'Cramér–Rao bound',
  evaluate,
  source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
};

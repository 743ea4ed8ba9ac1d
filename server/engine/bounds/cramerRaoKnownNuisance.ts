// The bound 1/(N Iᵢᵢ) that would hold if the other parameters were known; never above the Cramér–Rao bound.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), section 2.6.
import { divide, multiply, one } from '../expr/build.ts';
import { shape } from '../expr/shape/shape.ts';
import type { Bound, BoundResult } from './bound.ts';

export const cramerRaoKnownNuisance: Bound = {
  id: 'cramer-rao-known-nuisance',
  title: 'Cramér–Rao bound with the other parameters known',
  evaluate({ model, information, numeric, sampleSize }) {
    if (model.parameters.length < 2 || information.matrix === undefined) return [];
    const { matrix } = information;
    const n = model.samples.value ?? 1;
    return model.parameters.map((parameter, i): BoundResult => {
      const own = matrix[i]?.[i];
      const value = numeric?.value[i]?.[i];
      const hasNumber =
        value !== undefined && (model.samples.value !== undefined || model.samples.symbol === undefined);
      return {
        name: 'cramer-rao-known-nuisance',
        target: parameter.symbol.name,
        expression: own === undefined ? undefined : shape(divide(one, multiply(sampleSize, own)), 'brief'),
        value: hasNumber ? 1 / (n * value) : undefined,
        attained: undefined,
        reason: 'Were the other parameters known.',
        estimator: undefined,
      };
    });
  },
  source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
};

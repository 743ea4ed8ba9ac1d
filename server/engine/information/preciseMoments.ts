// The moments of score and Hessian with the integrand in many digits, laid out as the routes in doubles have them.
import type { PreparedExpectation } from '../expectation/preparedExpectation.ts';
import { preciseExpectation, type Averaged } from '../expectation/preciseExpectation.ts';
import type { RouteProblem } from './route.ts';

/** E[s], E[sᵢsⱼ], −E[∂²ℓ] of a normalized law; undefined where many digits are not to be had. Products are taken in doubles. */
export function preciseMoments(problem: RouteProblem): PreparedExpectation | undefined {
  const { law, parameters, known, score, hessian, isNormalized } = problem;
  if (!isNormalized) return undefined;
  const p = parameters.length;
  const second = (hessian ?? []).flatMap((row, i) => row.slice(i));
  const count = (p * (p + 1)) / 2;
  const averaged: Averaged = (values, out) => {
    let k = p;
    for (let i = 0; i < p; i++) {
      out[i] = values[i] ?? Number.NaN;
      for (let j = i; j < p; j++) out[k++] = (values[i] ?? Number.NaN) * (values[j] ?? Number.NaN);
    }
    for (let i = 0; i < second.length; i++) out[p + count + i] = -(values[p + i] ?? Number.NaN);
  };
  return preciseExpectation([...score, ...second], p + count + second.length, averaged, law, [...parameters, ...known]);
}

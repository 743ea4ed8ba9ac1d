// How far the quadratic and the cubic approximation are from the Kullback–Leibler divergence: approximation/D(θ‖θ′) − 1.
// Source: Kullback, Information Theory and Statistics (1959), section 2.6.
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { klCubic } from './klCubic.ts';
import { klQuadratic } from './klQuadratic.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { withLimits } from './limitingLaw.ts';

function relativeError(problem: DivergenceProblem, approximation: Divergence): DivergenceResult | undefined {
  if (problem.other !== problem.model || problem.theta === undefined || problem.thetaPrime === undefined)
    return undefined;
  const near = approximation.evaluate(problem);
  // where the formulas are 0/0 the law is that of the limit
  const forth = kullbackLeibler.evaluate(withLimits(problem) ?? problem);
  if (near === undefined || forth === undefined) return undefined;
  if (forth.status === 'infinite') return without('undefined', 'The divergence is infinite: no polynomial is near it.');
  if (near.status === 'undefined') return without('undefined', near.reason ?? 'There is no approximation.');
  if (near.value === undefined || forth.value === undefined)
    return without('unresolved', near.reason ?? forth.reason ?? 'The divergence or its approximation is not known.');
  const [a, d] = [near.value, forth.value];
  const [aError, dError] = [near.errorBound ?? 0, forth.errorBound ?? 0];
  if (!(d > 100 * dError))
    return without('undefined', 'The divergence is 0 to within its error: there is no relative error.');
  const value = (a - d) / d;
  const errorBound = (aError + (Math.abs(a) / d) * dError) / (d - dError);
  return { status: 'numeric', reason: undefined, expression: undefined, value, errorBound };
}

export const klQuadraticError: Divergence = {
  name: 'kl-quadratic-error',
  title: 'Relative error of the quadratic approximation',
  evaluate: (problem) => relativeError(problem, klQuadratic),
  source: 'Kullback, Information Theory and Statistics (1959), section 2.6',
};

export const klCubicError: Divergence = {
  name: 'kl-cubic-error',
  title: 'Relative error of the cubic approximation',
  evaluate: (problem) => relativeError(problem, klCubic),
  source: 'Kullback, Information Theory and Statistics (1959), section 2.6',
};

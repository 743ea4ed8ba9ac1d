// The Cramér–Rao bound: the variance of an unbiased estimator of θᵢ from N observations is at least [I(θ)⁻¹]ᵢᵢ/N.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.6.6 and section 2.6.
import { add, divide, multiply } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import type { Bound, BoundProblem, BoundResult } from './bound.ts';

/**
 * The statistic θᵢ + Σⱼ [I⁻¹]ᵢⱼ sⱼ(x). The bound is attained for all θ if and only if it is free of θ: it is then the
 * estimator that attains it (equality in the Cauchy–Schwarz inequality, score = a(θ)(T − g(θ))).
 */
function attainment(
  { model, information, inverse }: BoundProblem,
  i: number,
): { attained: boolean | undefined; estimator: Expr | undefined } {
  const { score } = information;
  if (inverse === undefined || score === undefined) return { attained: undefined, estimator: undefined };
  const parameters = model.parameters.map((p) => p.symbol);
  const statistic = simplify(add(parameters[i] as Expr, ...score.map((s, j) => multiply(inverse[i]?.[j] as Expr, s))));
  const slopes = parameters.map((p) => differentiate(statistic, p));
  // what is the same on pieces of the parameter space only, as x·sign(θ), is no statistic
  if (slopes.every(isZero))
    return dependsOnAny(statistic, parameters)
      ? { attained: undefined, estimator: undefined }
      : { attained: true, estimator: statistic };
  return { attained: slopes.some((s) => differsFromZero(s, model)) ? false : undefined, estimator: undefined };
}

/** Does the expression take a value clearly away from zero at some generic point, at an observation that can be? */
function differsFromZero(e: Expr, model: BoundProblem['model']): boolean {
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known, ...model.law.variables];
  const program = compile([e, model.law.logDensity], symbols);
  const out = new Float64Array(2);
  return [0, 5, 11].some((shift) => {
    program.bind(symbols.map((s, k) => samplePoint(s.domain, k + shift)))([], out);
    const [value, logDensity] = out as unknown as readonly [number, number];
    return logDensity > -Infinity && Number.isFinite(value) && Math.abs(value) > 1e-6;
  });
}

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
      ...attainment(problem, i),
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

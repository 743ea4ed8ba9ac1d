// Whether an unbiased estimator attains the Cramér–Rao bound for a function of the parameters, and which one does.
// Source: Wijsman, Annals of Statistics 1 (1973) 538–542; Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.5.12.
import { add, multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import type { BoundProblem } from './bound.ts';

export interface Attainment {
  readonly attained: boolean | undefined;
  readonly estimator: Expr | undefined;
}

/**
 * The statistic g + wᵀs(x), where w = I⁻¹∇g. The bound is attained for all θ if and only if it is free of θ: it is then the
 * estimator that attains it (equality in the Cauchy–Schwarz inequality, score = a(θ)(T − g(θ))).
 */
export function attainment({ model, information }: BoundProblem, g: Expr, weights: readonly Expr[]): Attainment {
  const { score } = information;
  if (score === undefined) return { attained: undefined, estimator: undefined };
  const parameters = model.parameters.map((p) => p.symbol);
  const statistic = simplify(add(g, ...score.map((s, j) => multiply(weights[j] as Expr, s))));
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

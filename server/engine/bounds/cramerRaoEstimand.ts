// The Cramér–Rao bound for a function g of the parameters: the variance of an unbiased estimator of g(θ) from N observations is at
// least ∇gᵀI⁻¹∇g/N. Where I is singular it is ∇gᵀv/N with Iv = ∇g if there is such a v, and infinite if there is none.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.6.6; Stoica and Marzetta, IEEE Transactions on Signal
// Processing 49 (2001) 87–90 for singular information.
import { add, divide, multiply } from '../expr/build.ts';
import { compile, evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { someNode, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { bestValue } from '../information/fisherInformation.ts';
import type { Estimand } from '../model/statisticalModel.ts';
import { displayName } from '../text/names.ts';
import { attainment } from './attainment.ts';
import type { Bound, BoundProblem, BoundResult } from './bound.ts';
import { solveClosed, solveNumeric } from './informationSystem.ts';

export const estimandGradient = ({ model }: Pick<BoundProblem, 'model'>, g: Expr): readonly Expr[] =>
  model.parameters.map((p) => simplify(differentiate(g, p.symbol)));

function boundsOf(problem: BoundProblem): readonly BoundResult[] {
  return problem.model.estimands.flatMap((estimand) => boundFor(problem, estimand));
}

function boundFor(problem: BoundProblem, { name, expr }: Estimand): readonly BoundResult[] {
  const { model, information, inverse, sampleSize } = problem;
  if (!model.parameters.every((p) => isDifferentiable(expr, p.symbol)) || hasJumps(expr)) return [];
  const gradient = estimandGradient(problem, expr);
  const result = { name: 'cramer-rao-estimand', target: name, attained: undefined, estimator: undefined };
  const weights =
    inverse === undefined
      ? solveClosed(information.matrix, gradient)
      : inverse.map((row) => simplify(add(...row.map((entry, j) => multiply(entry, gradient[j] as Expr)))));
  if (weights === 'none') {
    const reason = `Infinite: the gradient of ${displayName(name)} is not in the range of the information, which is singular, so no unbiased estimator of it has a finite variance.`;
    return [{ ...result, expression: undefined, value: undefined, reason, isInfinite: true }];
  }
  const form =
    weights === undefined ? undefined : simplify(add(...weights.map((w, j) => multiply(w, gradient[j] as Expr))));
  const expression = form === undefined ? undefined : shape(divide(form, sampleSize), 'brief');
  const numeric = hasKinks(expr) ? undefined : valueAtPoint(problem, gradient, expression);
  const reason =
    numeric === 'none'
      ? `Infinite at the point: the information is singular there, and the gradient of ${displayName(name)} not in its range.`
      : undefined;
  return [
    {
      ...result,
      expression,
      value: numeric === 'none' ? undefined : numeric,
      ...(weights === undefined ? {} : attainment(problem, expr, weights)),
      reason,
      isInfinite: numeric === 'none',
    },
  ];
}

const calls = (expr: Expr, names: ReadonlySet<string>): boolean =>
  someNode(expr, (node) => node.kind === 'apply' && names.has(node.fn));
const [jumping, kinked] = [new Set(['sign', 'floor']), new Set(['abs', 'min', 'max'])];
/** Then it has no gradient somewhere. */
const hasJumps = (expr: Expr): boolean => calls(expr, jumping) || someNode(expr, (node) => node.kind === 'piecewise');
/** Then the gradient at a point may be none: the bound is for parameters off the kinks. */
const hasKinks = (expr: Expr): boolean => calls(expr, kinked);

/** At the writer's point, for N observations; `none` where no unbiased estimator has a finite variance there. */
function valueAtPoint(
  { model, information, inverse }: BoundProblem,
  gradient: readonly Expr[],
  expression: Expr | undefined,
): number | 'none' | undefined {
  const { point, samples } = model;
  const best = bestValue(information);
  if (best === undefined || point === undefined || (samples.value === undefined && samples.symbol !== undefined))
    return undefined;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const out = new Float64Array(gradient.length);
  const values = [...point, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  compile(gradient, symbols).bind(values)([], out);
  if (!out.every(Number.isFinite)) return undefined;
  const solution = solveNumeric(best.value, [...out]);
  if (solution === 'none' || solution === undefined) return solution;
  // at a point where a nonsingular information happens to be singular, the limit of the bound is another than its value
  if (solution.isSingular && inverse !== undefined) return undefined;
  const value = solution.weights.reduce((sum, w, i) => sum + w * (out[i] ?? 0), 0) / (samples.value ?? 1);
  if (expression === undefined) return value;
  const closed = evaluate(expression, new Map(symbols.map((s, i) => [s, values[i] ?? NaN])));
  return Math.abs(closed - value) <= 1e-6 * Math.abs(value) ? closed : undefined;
}

export const cramerRaoEstimand: Bound = {
  id: 'cramer-rao-estimand',
  title: 'Cramér–Rao bound for a function of the parameters',
  evaluate: boundsOf,
  source: 'Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.6.6',
};

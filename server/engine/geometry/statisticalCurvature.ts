// Efron's statistical curvature of a one-parameter model, γ² = (ν₀₂ − ν₁₁²/ν₂₀)/ν₂₀² with ν₂₀ = E[ℓ′²], ν₁₁ = E[ℓ′ℓ″],
// ν₀₂ = E[ℓ″²] − ν₂₀²: how far the model is from an exponential family, of which it is 0.
// Source: Efron, Annals of Statistics 3 (1975), 1189–1242, section 4.
import { add, divide, multiply, negate, square, subtract, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { isClosed, isSupportFixed, type DirectInformation } from '../information/closedForm.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import { chartMetric, isFullChart, type Chart } from './chart.ts';

const derived = new WeakMap<DirectInformation, Expr | 'none'>();

/** γ² in closed form; of a family with one coordinate it is derived in that, once. */
export function closedStatisticalCurvature(
  chart: Chart | undefined,
  information: FisherInformation,
  parameter: SymbolExpr,
): Expr | undefined {
  if (chart !== undefined && isFullChart(chart, [parameter])) {
    const own = chartMetric(chart)?.[0]?.[0];
    const known = derived.get(chart.direct) ?? (own && curvature(own, chart.direct, chart.problem)) ?? 'none';
    derived.set(chart.direct, known);
    if (known === 'none') return undefined;
    return chart.pullBack === undefined ? known : shape(substitute(known, chart.pullBack.values), 'brief');
  }
  const { score, hessian, matrix, normalized } = information;
  const own = matrix?.[0]?.[0];
  if (score === undefined || own === undefined || !normalized.isNormalized) return undefined;
  const { law } = normalized;
  const scoreMeanIsZero = isSupportFixed(law.support, [parameter]);
  return curvature(own, { score, hessian }, { law, parameters: [parameter], scores: score, scoreMeanIsZero });
}

function curvature(
  information: Expr,
  { score, hessian }: Pick<DirectInformation, 'score' | 'hessian'>,
  problem: ExpectationProblem,
): Expr | undefined {
  const [slope, bend, parameter] = [score[0], hessian?.[0]?.[0], problem.parameters[0]];
  if (slope === undefined || bend === undefined || parameter === undefined) return undefined;
  const mean = (f: Expr): Expr | undefined => closedExpectation(f, problem)?.value;
  // E[ℓ′ℓ″] = −I′ − E[ℓ‴], from differentiating E[ℓ″] = −I
  const third = mean(simplify(differentiate(bend, parameter)));
  const mixed =
    third === undefined ? mean(multiply(slope, bend)) : negate(add(differentiate(information, parameter), third));
  if (mixed === undefined) return undefined;
  const share = simplify(divide(mixed, information));
  // in an exponential family the score holds all of ℓ″
  if (isZero(add(bend, information, negate(multiply(share, slope))))) return zero;
  const bent = mean(square(bend));
  if (bent === undefined) return undefined;
  const left = subtract(subtract(bent, square(information)), multiply(share, mixed));
  const value = shape(divide(left, square(information)), 'brief');
  return isClosed(value) ? value : undefined;
}

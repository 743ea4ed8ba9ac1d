// The Amari–Chentsov tensor Tᵢⱼₖ = E[∂ᵢℓ ∂ⱼℓ ∂ₖℓ] in closed form.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), sections 2.2 and 2.3.
import { add, multiply, two } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import type { DirectInformation } from '../information/closedForm.ts';
import { chartMetric, isRenamed, type Chart } from './chart.ts';
import { gaussianSkewness } from './gaussianSkewness.ts';
import {
  metricDerivatives,
  pulledBackTensor,
  symmetricTensor,
  tensor,
  written,
  type Metric,
  type Tensor,
} from './tensor.ts';

const derived = new WeakMap<DirectInformation, Tensor | 'none'>();

/** In the coordinates of the chart; derived once. */
export function chartTensor(chart: Chart): Tensor | undefined {
  const known = derived.get(chart.direct);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const metric = chartMetric(chart);
  const result =
    metric === undefined
      ? undefined
      : (gaussianSkewness(chart.law, chart.coordinates) ?? byThirdDerivatives(chart, metric) ?? byScores(chart));
  derived.set(chart.direct, result ?? 'none');
  return result;
}

/**
 * Bartlett's third identity, Tᵢⱼₖ = ∂ᵢgⱼₖ + ∂ⱼgᵢₖ + ∂ₖgᵢⱼ + 2 E[∂ᵢ∂ⱼ∂ₖℓ], from differentiating ∫ p s s = g and ∫ p ∂²ℓ = −g.
 * It exchanges derivative and integral: its result is verified as every closed form is.
 */
function byThirdDerivatives({ direct, coordinates, problem }: Chart, metric: Metric): Tensor | undefined {
  const { hessian } = direct;
  if (hessian === undefined) return undefined;
  const size = coordinates.length;
  const d = metricDerivatives(metric, coordinates);
  return symmetricTensor(size, (i, j, k) => {
    const third = simplify(differentiate(hessian[i]?.[j] as Expr, coordinates[k] as SymbolExpr));
    const mean = closedExpectation(third, problem)?.value;
    if (mean === undefined) return undefined;
    const slopes = [d[i]?.[j]?.[k], d[j]?.[i]?.[k], d[k]?.[i]?.[j]] as Expr[];
    return written(add(...slopes, multiply(two, mean)), size);
  });
}

/** From its definition, which kinks in the log-density do not disturb. */
function byScores({ direct, coordinates, problem }: Chart): Tensor | undefined {
  const s = direct.score;
  return symmetricTensor(
    coordinates.length,
    (i, j, k) => closedExpectation(multiply(s[i] as Expr, s[j] as Expr, s[k] as Expr), problem)?.value,
  );
}

/** In the model's parameters. */
export function closedTensor(chart: Chart, parameters: readonly SymbolExpr[]): Tensor | undefined {
  const inner = chartTensor(chart);
  if (inner === undefined || chart.pullBack === undefined) return inner;
  const { values, jacobian } = chart.pullBack;
  const moved = tensor(inner.length, (i, j, k) => substitute(inner[i]?.[j]?.[k] as Expr, values));
  return isRenamed(chart, parameters) ? moved : pulledBackTensor(moved, jacobian, parameters.length);
}

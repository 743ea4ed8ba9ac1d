// The length of the way from one value of a single parameter to another, ∫ √I dθ in numbers.
import type { Budget } from '../base/budget.ts';
import { number, sqrt, square } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { chebyshev } from '../numeric/chebyshev.ts';
import { integrate } from '../numeric/quadrature.ts';
import { closedMetric } from './geodesicProblem.ts';
import type { Estimated } from './pointMoments.ts';

const leastAccuracy = 1e-5;

/** From a to b; the known symbols of the model have values. Undefined where it was not found within a usable error. */
export function lengthByQuadrature(
  model: StatisticalModel,
  information: FisherInformation,
  a: number,
  b: number,
  budget: Budget,
): Estimated | undefined {
  const [symbol] = model.parameters.map((p) => p.symbol);
  const known = new Map<Expr, Expr>(model.known.map((s) => [s, number(model.knownValues.get(s) ?? Number.NaN)]));
  const closed = closedMetric(information)?.[0]?.[0];
  if (symbol === undefined) return undefined;
  if (a === b) return { value: 0, errorBound: 0 };
  const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
  let found: Estimated | undefined;
  if (closed !== undefined) {
    const run = compile([sqrt(substitute(closed, known))], [], [symbol]).bind([]);
    const result = integrate(
      (t, _below, _above, out) => {
        run([t], out);
      },
      1,
      { lower, upper },
      { budget },
    );
    found = { value: result.values[0] as number, errorBound: result.errorBounds[0] as number };
  } else found = ofNumericInformation(model, information, lower, upper, budget);
  return found !== undefined && found.errorBound <= leastAccuracy * (1 + found.value) ? found : undefined;
}

/** By Clenshaw and Curtis's rule with 12 and with 24 steps, whose difference is the error. */
function ofNumericInformation(
  model: StatisticalModel,
  { score, normalized }: FisherInformation,
  lower: number,
  upper: number,
  budget: Budget,
): Estimated | undefined {
  const [symbol] = model.parameters.map((p) => p.symbol);
  const slope = score?.[0];
  if (slope === undefined || symbol === undefined || !normalized.isNormalized) return undefined;
  const values = model.known.map((s) => model.knownValues.get(s) ?? Number.NaN);
  const prepared = prepareExpectation([square(slope)], normalized.law, [symbol, ...model.known]);
  let worst = 0;
  const speed = (t: number): number => {
    const { values: squares, errorBounds, mass } = prepared.at([t, ...values], budget);
    const information = squares[0] as number;
    worst = Math.max(worst, ((errorBounds[0] as number) + Math.abs(mass - 1) * information) / information);
    return Math.sqrt(information);
  };
  const [coarse, fine] = [12, 24].map((n) => {
    const grid = chebyshev(n);
    const at = grid.points.map((t) => speed(lower + t * (upper - lower)));
    return (upper - lower) * integralOf(at, n);
  }) as [number, number];
  const errorBound = Math.abs(fine - coarse) + 0.5 * worst * fine;
  return Number.isFinite(errorBound) ? { value: fine, errorBound } : undefined;
}

/** ∫₀¹ of the polynomial through values at the Chebyshev points: from its cosine series (Trefethen (2000), chapter 12). */
function integralOf(values: readonly number[], n: number): number {
  let total = 0;
  for (let k = 0; k <= n; k += 2) {
    let coefficient = 0;
    values.forEach((v, m) => {
      coefficient += (m === 0 || m === n ? 0.5 : 1) * v * Math.cos((k * m * Math.PI) / n);
    });
    total += ((k === 0 || k === n ? 0.5 : 1) * (2 / n) * coefficient) / (1 - k * k);
  }
  return total;
}

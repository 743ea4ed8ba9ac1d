// A metric that is known in numbers only, where a curve asks for it: from the moments of score and Hessian at each point, of which its
// slopes are made too, ∂ₖgᵢⱼ = E[∂ₖ∂ᵢℓ ∂ⱼℓ] + E[∂ᵢℓ ∂ₖ∂ⱼℓ] + Tᵢⱼₖ.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), section 2.3.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, type SymbolExpr } from '../expr/expr.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import { boundsOf } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { MetricField } from './metricField.ts';
import { metricOf, mixedAt, preparedMoments, skewnessAt, type PointMoments } from './pointMoments.ts';
import type { UnboundedCoordinates } from './unboundedCoordinates.ts';

/** More parameters make each point too dear. */
const mostParameters = 3;
const leastAccuracy = 1e-7;

/** Undefined where the law has no closed constant, moves its support, or has kinks or no score in formulas. */
export function numericField(
  model: StatisticalModel,
  { score, hessian, normalized, regularWhere, hasKink, noneAtPoint }: FisherInformation,
  coordinates: UnboundedCoordinates,
): ((budget: Budget) => MetricField) | undefined {
  const { known, knownValues } = model;
  const parameters = model.parameters.map((s) => s.symbol);
  const p = parameters.length;
  if (score === undefined || hessian === undefined || hasKink || !normalized.isNormalized) return undefined;
  if (p > mostParameters || noneAtPoint !== undefined || regularWhere.length > 0) return undefined;
  if (boundsOf(normalized.law.support).some((end) => dependsOnAny(end, parameters))) return undefined;
  const symbols: readonly SymbolExpr[] = [...parameters, ...known];
  const constants = known.map((s) => knownValues.get(s) ?? Number.NaN);
  const moments = preparedMoments(normalized.law, score, hessian, symbols, 'slopes');
  const positive = [...model.positive, ...normalized.positive];
  const first = coordinates.values.map((v, i) => differentiate(v, coordinates.symbols[i] as SymbolExpr));
  const second = first.map((v, i) => differentiate(v, coordinates.symbols[i] as SymbolExpr));
  const changes = compile([...first, ...second], coordinates.symbols);
  const conditions = compile(positive, symbols);
  const signs = new Float64Array(positive.length);
  const change = new Float64Array(2 * p);
  const found = new Map<string, Float64Array>();
  const outputs = p * p + 2 * p ** 3;

  const at = (u: readonly number[], budget: Budget): Float64Array => {
    const out = new Float64Array(outputs).fill(Number.NaN);
    const point = [...coordinates.toParameters(u), ...constants];
    if (!point.every(Number.isFinite)) return out;
    conditions.bind(point)([], signs);
    const here = signs.every((v) => v > 0) ? moments.at(point, budget) : undefined;
    if (here === undefined || !isExact(here)) return out;
    changes.bind(u)([], change);
    const by = (i: number): number => change[i] as number;
    const bend = (i: number): number => change[p + i] as number;
    const metric = metricOf(here);
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) {
        const g = metric[i]?.[j] as number;
        out[i * p + j] = g * by(i) * by(j);
        for (let k = 0; k < p; k++) {
          const third = skewnessAt(here, i, j, k).value;
          const slope = mixedAt(here, k, i, j) + mixedAt(here, k, j, i) + third;
          const moved = (k === i ? bend(i) * by(j) : 0) + (k === j ? by(i) * bend(j) : 0);
          out[p * p + (k * p + i) * p + j] = slope * by(i) * by(j) * by(k) + g * moved;
          out[p * p + p ** 3 + (i * p + j) * p + k] = third * by(i) * by(j) * by(k);
        }
      }
    return out;
  };
  return (budget) => ({
    outputs,
    hasSkewness: true,
    isDear: true,
    write: (u, out) => {
      const place = Array.from(u);
      const key = place.join();
      let values = found.get(key);
      if (values === undefined) found.set(key, (values = at(place, budget)));
      out.set(values);
    },
  });
}

function isExact(moments: PointMoments): boolean {
  const metric = metricOf(moments);
  const size = Math.max(...metric.map((row, i) => row[i] as number));
  return moments.errorBounds.every(
    (e, k) => e <= leastAccuracy * Math.max(size, Math.abs(moments.values[k] as number)),
  );
}

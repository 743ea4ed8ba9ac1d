// What a geodesic needs of a metric: its entries, their slopes and the skewness at a point, in coordinates without bounds.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { solveDense } from '../numeric/linearSystem.ts';
import { velocities, type Acceleration, type NodalPath } from './boundaryPath.ts';
import { metricDerivatives, type Metric, type Tensor } from './tensor.ts';
import { inCoordinates, type UnboundedCoordinates } from './unboundedCoordinates.ts';

export interface MetricField {
  /** How many numbers are written: p² of the metric gᵢⱼ, p³ of ∂ₖgᵢⱼ with k first, and p³ of the skewness where it is known. */
  readonly outputs: number;
  readonly hasSkewness: boolean;
  /** Whether each point costs integrals. */
  readonly isDear: boolean;
  /** At u; values that are not finite where there is none. */
  write(u: Float64Array, out: Float64Array): void;
}

/** From formulas in the parameters, without other symbols. */
export function closedField(
  parameters: readonly SymbolExpr[],
  coordinates: UnboundedCoordinates,
  metric: Metric,
  skewness: Tensor | undefined,
): MetricField {
  const moved = inCoordinates(parameters, coordinates, metric, skewness);
  const slopes = metricDerivatives(moved.metric, coordinates.symbols);
  const all = [...moved.metric.flat(), ...slopes.flat(2), ...(moved.skewness ?? []).flat(2)];
  const run = compile(all, [], coordinates.symbols).bind([]);
  return {
    outputs: all.length,
    hasSkewness: skewness !== undefined,
    isDear: false,
    write: (u, out) => {
      run(u, out);
    },
  };
}

/** The acceleration of an α-geodesic in p coordinates. */
export function accelerationIn(field: MetricField, p: number, alpha: number): Acceleration {
  const values = new Float64Array(field.outputs);
  const rows = Array.from({ length: p }, () => new Float64Array(p));
  const right = new Float64Array(p);
  const [slopes, skewness] = [p * p, p * p + p ** 3];
  return (u, v, out) => {
    field.write(u, values);
    for (let l = 0; l < p; l++) {
      const row = rows[l] as Float64Array;
      let sum = 0;
      for (let i = 0; i < p; i++) {
        row[i] = values[l * p + i] as number;
        for (let j = 0; j < p; j++) {
          // Γᵢⱼ,ₗ uⁱ uʲ, in which the two first terms of Γ^(0) are alike
          const place = (i * p + j) * p + l;
          let first = (values[slopes + place] as number) - 0.5 * (values[slopes + (l * p + i) * p + j] as number);
          if (alpha !== 0) first -= 0.5 * alpha * (values[skewness + place] as number);
          sum += first * (v[i] as number) * (v[j] as number);
        }
      }
      right[l] = -sum;
    }
    // the rows change places as they are eliminated, and are written anew at the next point
    const solved = solveDense(rows, right);
    if (solved === undefined) out.fill(Number.NaN);
    else out.set(solved);
  };
}

/** √(g u′ u′) at the nodes. */
export function speeds(field: MetricField, path: NodalPath): readonly number[] {
  const values = new Float64Array(field.outputs);
  return velocities(path).map((v, m) => {
    const p = v.length;
    field.write(path.nodes[m] as Float64Array, values);
    let square = 0;
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) square += (values[i * p + j] as number) * (v[i] as number) * (v[j] as number);
    return Math.sqrt(square);
  });
}

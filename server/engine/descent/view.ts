// The landscape as it looks in one system of coordinates: gradients and metrics are carried over from the writer's own.
import { solveDense } from '../numeric/linearSystem.ts';
import type { DescentPath } from './descentResult.ts';
import type { Landscape, Place } from './landscape.ts';
import type { Chart } from './secondCoordinates.ts';

type Rows = readonly (readonly number[])[];

export interface View {
  readonly coordinates: DescentPath['coordinates'];
  fromOwn(theta: readonly number[]): readonly number[];
  /** Undefined where the coordinates are those of no point inside. */
  toOwn(y: readonly number[]): readonly number[] | undefined;
  at(y: readonly number[]): Place | undefined;
}

export const ownView = (landscape: Landscape): View => ({
  coordinates: 'own',
  fromOwn: (theta) => theta,
  toOwn: (y) => y,
  at: (y) => landscape.at(y),
});

/** `start`: where the search for θ begins; from then on it begins at the last point that was found. */
export function otherView(landscape: Landscape, chart: Chart, start: readonly number[]): View {
  let near = start;
  const toOwn = (y: readonly number[]): readonly number[] | undefined => {
    const theta = chart.to(y, near) ?? chart.to(y, start);
    if (theta !== undefined) near = theta;
    return theta;
  };
  return {
    coordinates: 'other',
    fromOwn: (theta) => chart.from(theta),
    toOwn,
    at(y) {
      const theta = toOwn(y);
      const place = theta && landscape.at(theta);
      return theta && place && moved(place, chart.jacobian(theta));
    },
  };
}

/** With K = (∂φ/∂θ)⁻¹: the gradient is Kᵀ∇L, the metric KᵀIK. */
function moved(place: Place, jacobian: Rows): Place | undefined {
  const p = jacobian.length;
  const columns: Float64Array[] = [];
  for (let j = 0; j < p; j++) {
    const rows = jacobian.map((row) => Float64Array.from(row));
    const column = solveDense(
      rows,
      Float64Array.from({ length: p }, (_, i) => (i === j ? 1 : 0)),
    );
    if (column === undefined) return undefined;
    columns.push(column);
  }
  const gradient = columns.map((k) => place.gradient.reduce((sum, g, i) => sum + g * (k[i] as number), 0));
  const raised = columns.map((k) =>
    place.metric.map((row) => row.reduce((sum, v, j) => sum + v * (k[j] as number), 0)),
  );
  const metric = columns.map((k) =>
    raised.map((column) => column.reduce((sum, v, i) => sum + v * (k[i] as number), 0)),
  );
  return { ...place, gradient, metric };
}

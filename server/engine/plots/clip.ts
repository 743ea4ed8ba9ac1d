// Cuts a polyline where it leaves a panel or where it has no value.
import type { Point } from './plotSpec.ts';

/** The connected runs of the polyline whose y lies within the extent, with the points where it crosses the edges. */
export function clipToExtent(
  points: readonly Point[],
  [low, high]: readonly [number, number],
): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  const finish = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  let previous: Point | undefined;
  for (const point of points) {
    if (!Number.isFinite(point[1])) {
      finish();
      previous = undefined;
      continue;
    }
    const inside = point[1] >= low && point[1] <= high;
    if (previous !== undefined) {
      const crossings = edgeCrossings(previous, point, low, high);
      run.push(...crossings);
      if (crossings.length === 2 || (crossings.length === 1 && !inside)) finish();
    }
    if (inside) run.push(point);
    previous = point;
  }
  finish();
  return runs.filter((r) => r.length > 1);
}

function edgeCrossings(a: Point, b: Point, low: number, high: number): readonly Point[] {
  const crossings = [low, high].flatMap((edge): { readonly t: number; readonly at: Point }[] => {
    const t = (edge - a[1]) / (b[1] - a[1]);
    return (a[1] < edge && b[1] > edge) || (a[1] > edge && b[1] < edge)
      ? [{ t, at: [a[0] + t * (b[0] - a[0]), edge] }]
      : [];
  });
  return crossings.sort((p, q) => p.t - q.t).map((c) => c.at);
}

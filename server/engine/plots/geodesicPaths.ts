// The geodesics between the two points of a note in the plane of two parameters, with Fisher balls along the shortest path: where
// the balls are small, one observation tells much, and the path is long for its looks.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), sections 2.3 and 3.5.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { positiveDefinite } from './klContour.ts';
import type { PlotDefinition } from './plotProblem.ts';
import type { Mark, PlotSpec, Point } from './plotSpec.ts';

const words: Readonly<Record<string, string>> = {
  'levi-civita': 'Levi-Civita',
  'e-geodesic': 'e',
  'm-geodesic': 'm',
};
const balls = 5;
const tableStep = 4;

export const geodesicPaths: PlotDefinition = {
  id: 'geodesics',
  make({ parameters, point, versus, information, geodesics = [] }): PlotSpec | undefined {
    const [first, second] = parameters;
    if (parameters.length !== 2 || first === undefined || second === undefined || versus === undefined)
      return undefined;
    // the rounding of a 0 is drawn and said as 0
    const reach = [0, 1].map((i) => Math.max(...geodesics.flatMap((g) => g.points.map((p) => Math.abs(p[i] ?? 0)))));
    const clean = (v: number, i: number): number => (Math.abs(v) < 1e-12 * (reach[i] ?? 0) ? 0 : v);
    const paths = geodesics
      .map(({ name, points }) => ({
        name,
        points: points.map(([x = NaN, y = NaN]): Point => [clean(x, 0), clean(y, 1)]),
      }))
      .filter(({ points }) => points.length > 1 && points.flat().every(Number.isFinite));
    if (paths.length === 0) return undefined;
    const names = [unicodeName(first.name), unicodeName(second.name)] as const;
    const shortest = paths.find(({ name }) => name === 'levi-civita') ?? paths[0];
    const distance = lengthOf(shortest?.points ?? [], information);
    const circles = ellipsesAlong(shortest?.points ?? [], information, distance);
    const all = paths.flatMap((p) => p.points);
    const extents = [0, 1].map((i) =>
      extentOf(
        all.map((p) => p[i] ?? NaN),
        circles.map((c) => reachOf(c, i)),
      ),
    ) as [readonly [number, number], readonly [number, number]];
    const lines = paths.map(({ name, points }, i): Mark => ({
      kind: 'line',
      series: ([1, 2, 3] as const)[i] ?? 3,
      points,
      label: name === 'levi-civita' ? ['Levi-Civita'] : [{ italic: words[name] ?? name }],
    }));
    const number = (v: number): string => formatNumber(v, 'unicode', 3);
    const where = (theta: readonly number[]): string =>
      names.map((name, i) => `${name} = ${number(theta[i] ?? NaN)}`).join(', ');
    const middle = paths.map(({ name, points }) => {
      const half = points[Math.floor(points.length / 2)] ?? [];
      return `the ${words[name] ?? name} geodesic passes ${where(half)} half way`;
    });
    return {
      id: this.id,
      title: 'Geodesics',
      description:
        `The geodesics from ${where(point)} to ${where(versus)}: ${middle.join('; ')}` +
        (Number.isFinite(distance)
          ? `. The Fisher balls along the way have the radius ${number(radiusFor(distance))}.`
          : '.'),
      x: { label: [{ italic: names[0] }], extent: extents[0] },
      panels: [
        {
          y: { label: [{ italic: names[1] }], extent: extents[1] },
          marks: [
            ...circles,
            ...lines,
            { kind: 'note', at: [point[0] ?? NaN, point[1] ?? NaN], text: [{ italic: 'θ' }] },
            { kind: 'note', at: [versus[0] ?? NaN, versus[1] ?? NaN], text: [{ italic: 'θ′' }] },
          ],
          share: 1,
        },
      ],
      table: {
        columns: [...names, 'geodesic'],
        rows: paths.flatMap(({ name, points }) =>
          points.filter((_, k) => k % tableStep === 0).map((p) => [...p, words[name] ?? name]),
        ),
      },
      reading: 'point',
    };
  },
};

type Ellipse = Mark & { readonly kind: 'ellipse' };
type InformationAt = (theta: readonly number[]) => readonly (readonly number[])[] | undefined;

/** Less than half of the distance between neighbors, so that they do not touch. */
const radiusFor = (distance: number): number => Number(((0.42 * distance) / (balls - 1)).toPrecision(1));

/** The length of the polyline, with the information at the middle of each of its pieces. */
function lengthOf(points: readonly Point[], information: InformationAt): number {
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [x0, y0] = points[i] as Point;
    const [a, b, c] = positiveDefinite(information([(x + x0) / 2, (y + y0) / 2])) ?? [NaN, NaN, NaN];
    return sum + Math.sqrt(a * (x - x0) ** 2 + 2 * b * (x - x0) * (y - y0) + c * (y - y0) ** 2);
  }, 0);
}

function ellipsesAlong(points: readonly Point[], information: InformationAt, distance: number): readonly Ellipse[] {
  const radius = radiusFor(distance);
  return Array.from({ length: balls }, (_, k) => points[Math.round((k * (points.length - 1)) / (balls - 1))]).flatMap(
    (center): readonly Ellipse[] => {
      const matrix = center && positiveDefinite(information(center));
      if (center === undefined || matrix === undefined || !(radius > 0)) return [];
      const [a, b, c] = matrix.map((entry) => entry / radius ** 2) as [number, number, number];
      return [{ kind: 'ellipse', center, shape: [a, b, c], look: 'faint' }];
    },
  );
}

/** The least and the greatest value of a coordinate on the ellipse. */
function reachOf({ center, shape: [a, b, c] }: Ellipse, i: number): readonly [number, number] {
  const reach = Math.sqrt((i === 0 ? c : a) / (a * c - b * b));
  return [(center[i] ?? NaN) - reach, (center[i] ?? NaN) + reach];
}

function extentOf(
  values: readonly number[],
  reaches: readonly (readonly [number, number])[],
): readonly [number, number] {
  const all = [...values, ...reaches.flat()];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const margin = high > low ? 0.05 * (high - low) : 0.1 * Math.abs(high) + 1e-9;
  return [low - margin, high + margin];
}

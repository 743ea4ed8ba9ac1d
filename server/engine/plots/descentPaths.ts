// The natural gradient beside the plain one, on the way from the point to the second one, with the contours of what is descended,
// D(θ′‖·): the natural path is the same in all coordinates, the plain one is another in each.
// Source: Amari, Neural Computation 10 (1998).
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { klContour, positiveDefinite } from './klContour.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { Mark, PlotSpec, Point } from './plotSpec.ts';

const angles = 64;
/** Contours beneath the start's, each at a share of the one above. */
const share = 1 / 4;
const contours = 4;
const tablePoints = 12;

export const descentPaths: PlotDefinition = {
  id: 'natural-gradient',
  make(input): PlotSpec | undefined {
    const { parameters, point, versus, descent = [] } = input;
    const [first, second] = parameters;
    if (parameters.length !== 2 || first === undefined || second === undefined || versus === undefined)
      return undefined;
    const paths = descent
      .map(({ name, points }) => ({ name, points: points.map(([x = NaN, y = NaN]): Point => [x, y]) }))
      .filter(({ points }) => points.length > 1 && points.flat().every(Number.isFinite));
    if (paths.length === 0) return undefined;
    const names = [unicodeName(first.name), unicodeName(second.name)] as const;
    const levels = levelSets(input, [versus[0] ?? NaN, versus[1] ?? NaN]);
    const all = [...paths.flatMap((p) => p.points), [versus[0] ?? NaN, versus[1] ?? NaN] as const];
    const extents = [0, 1].map((i) => around(all.map((p) => p[i] ?? NaN))) as [
      readonly [number, number],
      readonly [number, number],
    ];
    const lines = paths.map(({ name, points }, i): Mark => ({
      kind: 'line',
      series: ([1, 2, 3] as const)[i] ?? 3,
      points,
      label: [name],
    }));
    const number = (v: number): string => formatNumber(v, 'unicode', 3);
    const where = (theta: readonly number[]): string =>
      names.map((name, i) => `${name} = ${number(theta[i] ?? NaN)}`).join(', ');
    const ends = paths.map(({ name, points }) => `the ${name} ends at ${where(points.at(-1) ?? [])}`);
    return {
      id: this.id,
      title: 'Natural gradient',
      description:
        `Paths of descent on D(θ′‖θ) from ${where(point)} towards ${where(versus)}: ${ends.join('; ')}` +
        (levels.length === 0 ? '.' : '; faint, the contours of D(θ′‖·).'),
      x: { label: [{ italic: names[0] }], extent: extents[0] },
      panels: [
        {
          y: { label: [{ italic: names[1] }], extent: extents[1] },
          marks: [
            ...levels.map((points): Mark => ({ kind: 'contour', series: 4, points, look: 'faint' })),
            ...lines,
            { kind: 'note', at: [point[0] ?? NaN, point[1] ?? NaN], text: [{ italic: 'θ' }] },
            { kind: 'note', at: [versus[0] ?? NaN, versus[1] ?? NaN], text: [{ italic: 'θ′' }] },
          ],
          share: 1,
        },
      ],
      table: {
        columns: [...names, 'path'],
        rows: paths.flatMap(({ name, points }) => {
          const step = Math.max(1, Math.floor(points.length / tablePoints));
          return points.filter((_, k) => k % step === 0).map((p) => [...p, name]);
        }),
      },
      reading: 'point',
    };
  },
};

/** The contours of D(θ′‖·) through the point and nearer to θ′; none where it has no formula. */
function levelSets({ information, divergence, point }: PlotInput, goal: Point): readonly (readonly Point[])[] {
  const matrix = positiveDefinite(information(goal));
  if (divergence?.isClosed !== true || matrix === undefined) return [];
  const top = divergence.between(goal, point);
  if (!(top > 0) || !Number.isFinite(top)) return [];
  return Array.from({ length: contours }, (_, k) => klContour(divergence, goal, matrix, top * share ** k, angles));
}

function around(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = high > low ? 0.12 * (high - low) : 0.1 * Math.abs(high) + 1e-9;
  return [low - margin, high + margin];
}

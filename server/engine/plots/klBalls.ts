// The balls of the Kullback–Leibler divergence around the point beside the ellipses of the Fisher information with the same radius.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { ellipseSteps, klContour, positiveDefinite, type Information } from './klContour.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { Mark, PlotSpec, Point } from './plotSpec.ts';

const angles = { closed: 48, dear: 24 } as const;
/** The widest ball: beyond it one observation tells the laws well apart. */
const widest = 0.2;
/** How much of the way to the end of the parameter space the largest ellipse may take. */
const share = 0.6;
const tableAngles = 8;

export const klBalls: PlotDefinition = {
  id: 'kl-balls',
  make(input): PlotSpec | undefined {
    const { parameters, point, information, divergence } = input;
    const [x0, y0] = point;
    const matrix = positiveDefinite(information(point));
    if (parameters.length !== 2 || x0 === undefined || y0 === undefined) return undefined;
    if (matrix === undefined || divergence === undefined) return undefined;
    const center: Point = [x0, y0];
    const count = divergence.isDear ? angles.dear : angles.closed;
    const levels = levelsFor(input, matrix).slice(0, divergence.isDear ? 2 : 3);
    const balls = levels.map((level) => {
      const ellipse = ellipseSteps(matrix, 2 * level, angles.closed).map(([dx, dy]): Point => [x0 + dx, y0 + dy]);
      return { level, ellipse, exact: klContour(divergence, center, matrix, level, count) };
    });
    const [outer] = balls;
    // where the contour leaves the parameter space there is no ball to show
    if (outer?.exact.every((p) => p.every(Number.isFinite)) !== true) return undefined;
    const names = parameters.map((p) => unicodeName(p.name)) as [string, string];
    const all = [...outer.ellipse, ...outer.exact];
    const marks = balls.flatMap(({ level, ellipse, exact }): readonly Mark[] => [
      { kind: 'contour', series: 1, points: ellipse, ...(level === outer.level ? { label: ['ellipse'] } : {}) },
      {
        kind: 'contour',
        series: 2,
        points: exact,
        label: [level === outer.level ? 'exact' : formatNumber(level, 'unicode')],
      },
    ]);
    const quadratic = ([x, y]: Point): number =>
      (matrix[0] * (x - x0) ** 2 + 2 * matrix[1] * (x - x0) * (y - y0) + matrix[2] * (y - y0) ** 2) / 2;
    const onOuter = outer.exact.map((p) => quadratic(p) / outer.level);
    const [least, most] = [Math.min(...onOuter), Math.max(...onOuter)];
    const words = (v: number): string => formatNumber(v, 'unicode', 3);
    const isExact = most - least < 1e-4;
    return {
      id: this.id,
      title: 'Kullback–Leibler balls',
      description:
        `The contours D(θ‖θ′) = ${levels.map(words).join(', ')} around ${names[0]} = ${words(x0)}, ${names[1]} = ${words(y0)}, dashed, ` +
        'and the ellipses ½ δᵀI(θ)δ of the same radii, solid; ' +
        (isExact
          ? 'they are the same.'
          : `on the outermost contour the quadratic form is between ${words(least)} and ${words(most)} times the divergence.`),
      x: { label: [{ italic: names[0] }], extent: around(all.map((p) => p[0])) },
      panels: [
        {
          y: { label: [{ italic: names[1] }], extent: around(all.map((p) => p[1])) },
          marks: [...marks, { kind: 'note', at: center, text: [] }],
          share: 1,
        },
      ],
      table: {
        columns: [...names, 'D(θ‖θ′)', '½ δᵀIδ'],
        rows: balls.flatMap(({ level, exact }) =>
          exact
            .filter((p, k) => k % (exact.length / tableAngles) === 0 && p.every(Number.isFinite))
            .map((p) => [...p, level, quadratic(p)]),
        ),
      },
      reading: 'point',
    };
  },
};

/** Radii of the form 1, 2 or 5 times a power of ten, from the largest; each ball reaches about half as far as the one before. */
function levelsFor({ parameters, point }: PlotInput, [a, b, c]: Information): readonly [number, number, number] {
  const inverse = [c / (a * c - b * b), a / (a * c - b * b)];
  const bounds = parameters.map(({ lower, upper }, i) => {
    const distance = Math.min((point[i] ?? NaN) - lower, upper - (point[i] ?? NaN));
    return (share * distance) ** 2 / (2 * (inverse[i] ?? NaN));
  });
  const largest = Math.min(widest, ...bounds);
  const ladder = [1, 2, 5];
  const power = Math.floor(Math.log10(largest) + 1e-9);
  const digit = Math.max(...ladder.filter((d) => Number(`${String(d)}e${String(power)}`) <= largest * (1 + 1e-9)));
  const place = 3 * power + ladder.indexOf(digit);
  const at = (k: number): number => Number(`${String(ladder[((k % 3) + 3) % 3])}e${String(Math.floor(k / 3))}`);
  return [at(place), at(place - 2), at(place - 4)];
}

/** A little more than the values span. */
function around(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low - 0.08 * (high - low), high + 0.08 * (high - low)];
}

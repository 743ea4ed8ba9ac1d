// The 95 % confidence ellipse of two parameters from N observations, by the normal approximation with covariance I⁻¹/N: the points
// with N (θ − θ̂)ᵀ I (θ − θ̂) ≤ q, where q is the quantile of χ² with two degrees of freedom, 1 − e^(−q/2) = 0.95.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), theorem 6.5.1.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { ellipseSteps, positiveDefinite, type Information } from './klContour.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { Mark, PlotSpec, Point } from './plotSpec.ts';

const level = 0.95;
const quantile = -2 * Math.log(1 - level);
const angles = 96;
const tableAngles = 16;
/** Where the note does not say how many observations there are. */
const examples = [25, 100, 400];

export const confidenceEllipse: PlotDefinition = {
  id: 'confidence-ellipse',
  make(input): PlotSpec | undefined {
    const { parameters, point, inverse, observations } = input;
    const [first, second] = parameters;
    const [x0, y0] = point;
    if (first === undefined || second === undefined || x0 === undefined || y0 === undefined) return undefined;
    // of two parameters among more, the others being unknown as well
    const covariance = positiveDefinite(inverse);
    if (covariance === undefined) return undefined;
    const [a, b, c] = covariance;
    const information: Information = [c / (a * c - b * b), -b / (a * c - b * b), a / (a * c - b * b)];
    const counts = observations === undefined ? examples : [observations];
    const ellipses = counts.map((n) => ({
      n,
      points: ellipseSteps(information, quantile / n, angles).map(([dx, dy]): Point => [x0 + dx, y0 + dy]),
    }));
    const isInside = ([x, y]: Point): boolean =>
      x >= first.lower && x <= first.upper && y >= second.lower && y <= second.upper;
    const cut = (points: readonly Point[]): readonly Point[] => points.map((p) => (isInside(p) ? p : [p[0], NaN]));
    const all = ellipses.flatMap((e) => e.points).filter(isInside);
    if (all.length < angles / 4) return undefined;
    const names = [unicodeName(first.name), unicodeName(second.name)] as const;
    const marks = ellipses.map(({ n, points }, i): Mark => ({
      kind: 'contour',
      series: observations === undefined ? (([2, 3, 1] as const)[i] ?? 1) : 1,
      points: cut(points),
      ...(observations === undefined ? { label: [{ italic: 'N' }, ` = ${String(n)}`] } : {}),
    }));
    return {
      id: this.id,
      title: 'Confidence ellipse',
      description: describe(input, names, covariance, counts, all.length < ellipses.length * angles),
      x: { label: [{ italic: names[0] }], extent: extentOf(all, 0) },
      panels: [
        {
          y: { label: [{ italic: names[1] }], extent: extentOf(all, 1) },
          marks: [...marks, { kind: 'note', at: [x0, y0], text: [] }],
          share: 1,
        },
      ],
      table: {
        columns: [...names, 'N'],
        rows: ellipses.flatMap(({ n, points }) =>
          points.filter((p, k) => k % (angles / tableAngles) === 0 && isInside(p)).map((p) => [...p, n]),
        ),
      },
      reading: 'point',
    };
  },
};

function extentOf(points: readonly Point[], i: 0 | 1): readonly [number, number] {
  const values = points.map((p) => p[i]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low - 0.07 * (high - low), high + 0.07 * (high - low)];
}

function describe(
  { parameters, point }: PlotInput,
  names: readonly [string, string],
  [a, b, c]: Information,
  counts: readonly number[],
  isCut: boolean,
): string {
  const number = (v: number): string => formatNumber(v, 'unicode', 3);
  const reach = (n: number): string =>
    `${names[0]} by ±${number(Math.sqrt((quantile * a) / n))} and ${names[1]} by ±${number(Math.sqrt((quantile * c) / n))}`;
  const others = parameters.length > 2 ? ', the other parameters being unknown too' : '';
  return (
    `The region of 95 % confidence for ${names[0]} and ${names[1]}${others}, around ${number(point[0] ?? NaN)} and ${number(point[1] ?? NaN)}, ` +
    `from the inverse information: ${counts.map((n) => `of N = ${String(n)} it reaches in ${reach(n)}`).join('; ')}; ` +
    `the correlation is ${number(b / Math.sqrt(a * c))}.` +
    (isCut
      ? ' It is cut off where the parameter space ends: there the normal approximation does not hold for so few observations.'
      : '')
  );
}

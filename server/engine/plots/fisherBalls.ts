// Fisher balls: the ellipses ½ δᵀ I(θ) δ = ε around a grid of θ, which are balls of about that Kullback–Leibler radius.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { klContour, positiveDefinite, type Information } from './klContour.ts';
import { domainStep, gridAround } from './parameterGrid.ts';
import type { PlotDefinition } from './plotProblem.ts';
import type { Mark, PlotSpec } from './plotSpec.ts';

/** The middle ellipse reaches so far into its cell, and few reach farther than `farReach`. */
const middleReach = 0.42;
const farReach = 0.48;
const contourAngles = 12;

interface Ball {
  readonly center: readonly [number, number];
  readonly information: Information;
  /** How far the ellipse with ε = ½ reaches, in steps of the grid, in the direction where it reaches farthest. */
  readonly reach: number;
}

export const fisherBalls: PlotDefinition = {
  id: 'fisher-balls',
  make({ parameters, point, information, divergence }): PlotSpec | undefined {
    const [first, second] = parameters;
    const [x0, y0] = point;
    if (parameters.length !== 2 || first === undefined || second === undefined) return undefined;
    if (x0 === undefined || y0 === undefined) return undefined;
    const atPoint = positiveDefinite(information([x0, y0]));
    if (atPoint === undefined) return undefined;
    // steps in proportion to 1/√I_ii, so that where the domains leave it open the balls at the point look round
    const asked = [domainStep(first, x0), domainStep(second, y0)] as const;
    const roots = [Math.sqrt(atPoint[0]), Math.sqrt(atPoint[2])] as const;
    const stepX = asked[0] ?? ((asked[1] ?? 1 / roots[1]) * roots[1]) / roots[0];
    const stepY = asked[1] ?? ((asked[0] ?? 1 / roots[0]) * roots[0]) / roots[1];
    const xs = gridAround(first, x0, stepX, 3);
    const ys = gridAround(second, y0, stepY, 2);
    const balls = xs.flatMap((x) =>
      ys.flatMap((y): readonly Ball[] => {
        const found = positiveDefinite(information([x, y]));
        if (found === undefined) return [];
        const [a, b, c] = found;
        const determinant = a * c - b * b;
        const reach = Math.max(Math.sqrt(c / determinant) / stepX, Math.sqrt(a / determinant) / stepY);
        return [{ center: [x, y], information: found, reach }];
      }),
    );
    if (balls.length < 2) return undefined;
    const level = levelFor(balls.map((ball) => ball.reach));
    const extents = [around(xs, stepX), around(ys, stepY)] as const;
    // a ball far longer than the others would leave the frame
    const shown = balls.filter((ball) => isInside(ball, level, extents));
    if (shown.length < 2) return undefined;
    const marks = shown.map((ball): Mark => {
      const [a, b, c] = ball.information.map((entry) => entry / (2 * level)) as [number, number, number];
      return {
        kind: 'ellipse',
        center: ball.center,
        shape: [a, b, c],
        look: ball.center[0] === x0 && ball.center[1] === y0 ? 'emphasized' : 'ball',
      };
    });
    const contours =
      divergence?.isClosed !== true
        ? []
        : shown.flatMap((ball): readonly Mark[] => {
            const points = klContour(divergence, ball.center, ball.information, level, contourAngles);
            const isWhole = points.every((p) => p.every(Number.isFinite));
            return isWhole ? [{ kind: 'contour', series: 3, points, look: 'thin' }] : [];
          });
    const names = [unicodeName(first.name), unicodeName(second.name)] as const;
    return {
      id: this.id,
      title: 'Fisher balls',
      description:
        `Ellipses on which ½ δᵀI(θ)δ = ${formatNumber(level, 'unicode')}, which is about the Kullback–Leibler divergence from their ` +
        `centers, around a grid of ${names[0]} and ${names[1]}; one observation tells the values inside an ellipse hardly apart, ` +
        `and its area is in proportion to 1/√det I.${contours.length === 0 ? '' : ' Dashed, the exact balls of that divergence.'}`,
      x: { label: [{ italic: names[0] }], extent: extents[0] },
      panels: [{ y: { label: [{ italic: names[1] }], extent: extents[1] }, marks: [...marks, ...contours], share: 1 }],
      table: {
        columns: [
          ...names,
          `I[${names[0]}, ${names[0]}]`,
          `I[${names[0]}, ${names[1]}]`,
          `I[${names[1]}, ${names[1]}]`,
        ],
        rows: shown.map((ball) => [...ball.center, ...ball.information]),
      },
      reading: 'point',
    };
  },
};

const around = (values: readonly number[], step: number): readonly [number, number] => [
  Math.min(...values) - 0.62 * step,
  Math.max(...values) + 0.62 * step,
];

/** Does the ball lie within the extents? It reaches √(2ε·(I⁻¹)ᵢᵢ) from its center in the direction of parameter i. */
function isInside(
  ball: Ball,
  level: number,
  extents: readonly [readonly [number, number], readonly [number, number]],
): boolean {
  const [a, b, c] = ball.information;
  const factor = (2 * level) / (a * c - b * b);
  const reach = [Math.sqrt(factor * c), Math.sqrt(factor * a)] as const;
  return extents.every(
    ([low, high], i) =>
      (ball.center[i] ?? NaN) - (reach[i] ?? NaN) >= low && (ball.center[i] ?? NaN) + (reach[i] ?? NaN) <= high,
  );
}

/** The ε, of the form 1, 2 or 5 times a power of ten, at which most balls fill their cells without touching. */
function levelFor(reaches: readonly number[]): number {
  const sorted = [...reaches].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const largest = Math.min(middleReach / at(0.5), farReach / at(0.9)) ** 2 / 2;
  const power = 10 ** Math.floor(Math.log10(largest));
  const factor = largest / power >= 5 ? 5 : largest / power >= 2 ? 2 : 1;
  // by its decimal notation, since 10 ** −2 · 5 has a rounding error that would be shown
  return Number((factor * power).toPrecision(1));
}

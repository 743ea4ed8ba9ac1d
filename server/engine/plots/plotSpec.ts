// A plot as data: panels with axes and marks, words for a screen reader, and the numbers as a table.
import type { PlotTable } from '../report/blockAnalysis.ts';

/** Text of which some runs are italic: names of parameters and variables. */
export type RichText = readonly (string | { readonly italic: string })[];

export interface Axis {
  readonly label: RichText;
  /** The smallest and the largest value shown; smaller first. */
  readonly extent: readonly [number, number];
  /** Only whole numbers have a meaning on it. */
  readonly whole?: boolean;
  /** Equal steps are equal ratios; the extent is positive. */
  readonly logarithmic?: boolean;
  /** In place of numbers, a name at each of 1, 2, … */
  readonly names?: readonly RichText[];
}

export type Point = readonly [x: number, y: number];

/** Which curve of the panel it is: each has a color, a dash pattern and a marker of its own. */
export type Series = 1 | 2 | 3 | 4;

export type Mark =
  /** Broken where a value is not finite, cut off where it leaves the panel. */
  | { readonly kind: 'line'; readonly series: Series; readonly points: readonly Point[]; readonly label?: RichText }
  /** The area between the points and the axis y = 0. */
  | { readonly kind: 'area'; readonly points: readonly Point[] }
  /** A vertical line from y = 0 to each point, for masses. */
  | { readonly kind: 'stems'; readonly points: readonly Point[] }
  | { readonly kind: 'dots'; readonly series: Series; readonly points: readonly Point[]; readonly label?: RichText }
  /** The points δ around the center with δᵀ·shape·δ = 1; shape is symmetric, positive definite: [xx, xy, yy]. */
  | {
      readonly kind: 'ellipse';
      readonly center: Point;
      readonly shape: readonly [number, number, number];
      readonly look: 'ball' | 'emphasized' | 'faint';
    }
  /** A smooth closed curve through the points, cut off where it leaves the panel; broken where one of them is not finite. */
  | {
      readonly kind: 'contour';
      readonly series: Series;
      readonly points: readonly Point[];
      readonly label?: RichText;
      /** Thin, among many others; or a faint line of the background. */
      readonly look?: 'thin' | 'faint';
    }
  /** The whole height between two values of x. */
  | { readonly kind: 'band'; readonly from: number; readonly to: number; readonly label?: RichText }
  /** A bar from the left edge to the point, with a marker at its end and words beside it. */
  | { readonly kind: 'rung'; readonly series: Series; readonly at: Point; readonly text: RichText }
  /** A line across the panel at y. */
  | { readonly kind: 'level'; readonly y: number }
  /** A dot with words beside it. */
  | { readonly kind: 'note'; readonly at: Point; readonly text: RichText };

export interface Panel {
  readonly y: Axis;
  readonly marks: readonly Mark[];
  /** Its share of the height, relative to the other panels'. */
  readonly share: number;
}

export interface PlotSpec {
  readonly id: string;
  readonly title: string;
  /** One sentence that says what is seen, for those who do not see it. */
  readonly description: string;
  /** Shared by all panels, which stand one above the other. */
  readonly x: Axis;
  readonly panels: readonly Panel[];
  readonly table: PlotTable;
  /**
   * Where a row of the table is read off the drawing: at its first number on the x-axis, at the point of its first two numbers,
   * or at the name that has its place on the y-axis.
   */
  readonly reading: 'column' | 'point' | 'name';
}

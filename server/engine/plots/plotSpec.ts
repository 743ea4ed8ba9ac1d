// A plot as data: panels with axes and marks, words for a screen reader, and the numbers as a table.

/** Text of which some runs are italic: names of parameters and variables. */
export type RichText = readonly (string | { readonly italic: string })[];

export interface Axis {
  readonly label: RichText;
  /** The smallest and the largest value shown; smaller first. */
  readonly extent: readonly [number, number];
  /** Only whole numbers have a meaning on it. */
  readonly whole?: boolean;
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
      readonly emphasized: boolean;
    }
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
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly number[])[] };
}

export interface PlotParameter {
  /** As the writer named it. */
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
}

/** What plots are made from: a model at a point, as functions of numbers. */
export interface PlotInput {
  readonly parameters: readonly PlotParameter[];
  /** One number for each parameter, inside the parameter space. */
  readonly point: readonly number[];
  /** I(θ) of one observation, by rows; undefined where it does not exist or is not known. */
  readonly information: (theta: readonly number[]) => readonly (readonly number[])[] | undefined;
  /** At the point; absent where the observation is a vector. */
  readonly observation?: {
    readonly name: string;
    readonly measure: 'lebesgue' | 'counting';
    readonly lower: number;
    readonly upper: number;
    /** A finite support that is no run of whole numbers. */
    readonly points?: readonly number[];
    readonly logDensity: (x: number) => number;
    /** One entry for each parameter. */
    readonly score: (x: number) => readonly number[];
  };
}

export interface PlotDefinition {
  readonly id: string;
  /** The plot, or undefined where it does not apply to the model or shows nothing. Deterministic. */
  make(input: PlotInput): PlotSpec | undefined;
}

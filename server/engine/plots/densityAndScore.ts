// The density or mass of an observation, and below it the score of each parameter at the point: what each value of the observation says of the parameters.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { densityWindow, massWindow } from './densityWindow.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { Mark, Panel, PlotSpec, Point, RichText, Series } from './plotSpec.ts';

const gridPoints = 161;
const tableRows = 41;
const mostCurves = 4;
/** Scores whose sizes differ by more than this stand in panels of their own. */
const largestRatio = 8;

type Observation = NonNullable<PlotInput['observation']>;

export const densityAndScore: PlotDefinition = {
  id: 'density-and-score',
  make(input): PlotSpec | undefined {
    const { observation, parameters } = input;
    if (observation === undefined || parameters.length === 0) return undefined;
    const shown = shownValues(observation);
    if (shown === undefined) return undefined;
    const density = shown.xs.map((x) => Math.exp(observation.logDensity(x)));
    const scores = shown.xs.map((x) => observation.score(x));
    const panels = scorePanels(input, shown, density, scores);
    const isDensity = observation.measure === 'lebesgue';
    const name = unicodeName(observation.name);
    const columns = [
      name,
      isDensity ? 'density' : 'probability',
      ...parameters.map((p) => `score in ${unicodeName(p.name)}`),
    ];
    const rows = shown.xs.map((x, i) => [x, density[i] ?? NaN, ...(scores[i] ?? [])]);
    const step = Math.max(1, Math.floor(rows.length / tableRows));
    return {
      id: this.id,
      title: isDensity ? 'Density and score' : 'Probability and score',
      description: describe(input, observation, shown, density),
      x: { label: [{ italic: name }], extent: shown.extent, whole: shown.xs.every(Number.isInteger) },
      panels: [densityPanel(shown, density, isDensity), ...panels],
      table: { columns, rows: rows.filter((row, i) => i % step === 0 && row.every(Number.isFinite)) },
      reading: 'column',
    };
  },
};

interface Shown {
  readonly xs: readonly number[];
  readonly extent: readonly [number, number];
  /** Density at the mode that matters: a density that is infinite at an end is cut off above it. */
  readonly peak: number;
  readonly discrete: boolean;
}

function shownValues(observation: Observation): Shown | undefined {
  const { lower, upper, logDensity } = observation;
  if (observation.measure === 'counting') {
    const xs = observation.points ?? massWindow(logDensity, lower, upper);
    if (xs.length === 0) return undefined;
    const [first, last] = [Math.min(...xs), Math.max(...xs)];
    const margin = Math.max(0.5, 0.03 * (last - first));
    const peak = Math.max(...xs.map((x) => Math.exp(logDensity(x))));
    return { xs: [...xs], extent: [first - margin, last + margin], peak, discrete: true };
  }
  const window = densityWindow(logDensity, lower, upper);
  if (window === undefined) return undefined;
  const width = window.upper - window.lower;
  // the ends themselves may be outside the support, or infinitely dense
  const inset = 1e-4 * width;
  const [from, to] = [window.lower + inset, window.upper - inset];
  const xs = Array.from({ length: gridPoints }, (_, i) => from + ((to - from) * i) / (gridPoints - 1));
  const margin = (end: number, supportEnd: number): number => (end === supportEnd ? 0.04 * width : 0);
  return {
    xs,
    extent: [window.lower - margin(window.lower, lower), window.upper + margin(window.upper, upper)],
    peak: Math.exp(window.peak),
    discrete: false,
  };
}

function densityPanel(shown: Shown, density: readonly number[], isDensity: boolean): Panel {
  const points = shown.xs.map((x, i): Point => [x, density[i] ?? NaN]);
  const highest = Math.max(...density.filter(Number.isFinite));
  const top = 1.08 * (shown.discrete ? highest : Math.min(highest, 3 * shown.peak));
  const marks: readonly Mark[] = shown.discrete
    ? [
        { kind: 'stems', points },
        { kind: 'dots', series: 1, points },
      ]
    : [
        { kind: 'area', points },
        { kind: 'line', series: 1, points },
      ];
  return { y: { label: [isDensity ? 'density' : 'probability'], extent: [0, top] }, marks, share: 1 };
}

/** One panel for all scores where their sizes compare, else one for each. */
function scorePanels(
  input: PlotInput,
  shown: Shown,
  density: readonly number[],
  scores: readonly (readonly number[])[],
): readonly Panel[] {
  const curves = input.parameters.slice(0, mostCurves).map((parameter, k) => {
    const points = shown.xs.map((x, i): Point => [x, scores[i]?.[k] ?? NaN]);
    // what the score is where almost no observations fall decides nothing about the scale
    const counted = points.filter((_, i) => shown.discrete || (density[i] ?? 0) > 0.02 * shown.peak).map((p) => p[1]);
    const size = Math.max(...counted.filter(Number.isFinite).map(Math.abs), 0);
    return { parameter, points, counted: counted.filter(Number.isFinite), size, series: (k + 1) as Series };
  });
  const drawn = curves.filter((c) => c.size > 0);
  if (drawn.length === 0) return [];
  const sizes = drawn.map((c) => c.size);
  const together = drawn.length > 3 || Math.max(...sizes) <= largestRatio * Math.min(...sizes);
  const groups = together ? [drawn] : drawn.map((c) => [c]);
  return groups.map((group): Panel => {
    const values = group.flatMap((c) => c.counted);
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const margin = 0.1 * (high - low);
    const marks = group.map((c): Mark => {
      const label: RichText = [{ italic: unicodeName(c.parameter.name) }];
      const common = { series: c.series, points: c.points, ...(group.length > 1 ? { label } : {}) };
      return shown.discrete ? { kind: 'dots', ...common } : { kind: 'line', ...common };
    });
    const only = group.length === 1 ? group[0] : undefined;
    const label: RichText =
      only === undefined ? ['score'] : ['score in ', { italic: unicodeName(only.parameter.name) }];
    return {
      y: { label, extent: [low - margin, high + margin] },
      marks: [{ kind: 'level', y: 0 }, ...marks],
      share: groups.length > 2 ? 0.7 : 1,
    };
  });
}

function describe(input: PlotInput, observation: Observation, shown: Shown, density: readonly number[]): string {
  const where = input.parameters.map(
    (p, i) => `${unicodeName(p.name)} = ${formatNumber(input.point[i] ?? NaN, 'unicode')}`,
  );
  const highest = density.reduce((best, value, i) => (value > (density[best] ?? 0) ? i : best), 0);
  const width = shown.extent[1] - shown.extent[0];
  const mode = rounded(shown.xs[highest] ?? NaN, width);
  const zeros = input.parameters.map((p, k) => {
    const places = crossings(
      shown.xs,
      shown.xs.map((x) => observation.score(x)[k] ?? NaN),
    );
    const listed = places.slice(0, 3).map((x) => rounded(x, width));
    return places.length === 0 ? undefined : `the score in ${unicodeName(p.name)} is zero near ${listed.join(', ')}`;
  });
  const what = observation.measure === 'lebesgue' ? 'density' : 'probability';
  const said = zeros.filter((z) => z !== undefined);
  const subject = unicodeName(observation.name);
  return `The ${what} of ${subject} at ${where.join(', ')} is greatest near ${subject} = ${mode}${said.length === 0 ? '' : `; ${said.join('; ')}`}.`;
}

/** A place on the axis, as exactly as it can be read off. */
function rounded(x: number, width: number): string {
  const places = Math.max(0, Math.ceil(-Math.log10(width / 50)));
  return places > 12 ? formatNumber(x, 'unicode') : formatNumber(Number(x.toFixed(places)), 'unicode', 15);
}

/** Where the values go through zero, between the places linearly. */
function crossings(xs: readonly number[], values: readonly number[]): readonly number[] {
  return xs.flatMap((x, i) => {
    const [a, b, next] = [values[i] ?? NaN, values[i + 1] ?? NaN, xs[i + 1] ?? NaN];
    if (a === 0) return [x];
    return a * b < 0 ? [x + ((next - x) * a) / (a - b)] : [];
  });
}

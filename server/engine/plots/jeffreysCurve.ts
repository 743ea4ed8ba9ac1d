// Jeffreys' density √det I along one parameter, the others held at the point: as a probability density where it has a finite
// integral, else relative to its value at the point.
// Source: Jeffreys, Theory of Probability (1961), section 3.10.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { windowAround } from './parameterGrid.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { PlotSpec, Point } from './plotSpec.ts';

const gridPoints = { closed: 121, dear: 33 } as const;
const tableRows = 31;
const mostParameters = 6;

export const jeffreysCurve: PlotDefinition = {
  id: 'jeffreys-density',
  make(input): PlotSpec | undefined {
    const { parameters, point, jeffreys } = input;
    if (parameters.length === 0 || parameters.length > mostParameters) return undefined;
    const root = (theta: readonly number[]): number => Math.sqrt(determinant(input.information(theta)));
    const here = root(point);
    if (!(here > 0) || !Number.isFinite(here)) return undefined;
    const normalized = parameters.length === 1 ? jeffreys?.atPoint : undefined;
    const isProper = normalized !== undefined;
    const unit = here / (normalized ?? 1);
    const curves = parameters.map((_, i) => along(input, i, (theta) => root(theta) / unit));
    // the parameter on which it depends most
    const varying = curves.reduce((best, c, i) => (c.spread > (curves[best]?.spread ?? NaN) ? i : best), 0);
    const [curve, parameter] = [curves[varying], parameters[varying]];
    if (curve === undefined || parameter === undefined) return undefined;
    if (!isProper && !(curve.spread > 1e-6)) return undefined;
    const name = unicodeName(parameter.name);
    const at = point[varying] ?? NaN;
    const value = here / unit;
    const values = curve.points
      .map((p) => p[1])
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    // what rises without end toward the end of a domain is cut off
    const most = values[Math.floor(0.93 * (values.length - 1))] as number;
    const top = 1.15 * Math.max(value, Math.min(values.at(-1) as number, 1.5 * most));
    const words = (v: number): string => formatNumber(v, 'unicode', 3);
    const held = parameters
      .map((p, i) => (i === varying ? '' : `${unicodeName(p.name)} = ${words(point[i] ?? NaN)}`))
      .filter((text) => text !== '');
    const step = Math.max(1, Math.floor(curve.points.length / tableRows));
    const label = isProper ? 'Jeffreys density' : 'Jeffreys density, relative';
    return {
      id: this.id,
      title: 'Jeffreys prior',
      description:
        `Jeffreys’ density √det I as a function of ${name}${held.length === 0 ? '' : ` at ${held.join(', ')}`}, ` +
        (isProper
          ? `normalized to a total of 1; at ${name} = ${words(at)} it is ${words(value)}.`
          : `relative to its value at ${name} = ${words(at)}: from ${words(values[0] as number)} to ${words(values.at(-1) as number)} over the values shown.${jeffreys?.isProper === false ? ' It has no finite integral.' : ''}`),
      x: { label: [{ italic: name }], extent: [curve.points[0]?.[0] ?? NaN, curve.points.at(-1)?.[0] ?? NaN] },
      panels: [
        {
          y: { label: [label], extent: [0, top] },
          marks: [
            { kind: 'area', points: curve.points },
            { kind: 'line', series: 1, points: curve.points },
            { kind: 'note', at: [at, value], text: [formatNumber(value, 'unicode', 4)] },
          ],
          share: 1,
        },
      ],
      table: {
        columns: [name, label],
        rows: curve.points.filter((p, i) => i % step === 0 && p.every(Number.isFinite)).map((p) => [...p]),
      },
      reading: 'column',
    };
  },
};

/** The function along one parameter, and how much it changes, relative to its size. */
function along(
  { parameters, point, information, isDear }: PlotInput,
  i: number,
  f: (theta: readonly number[]) => number,
): { readonly points: readonly Point[]; readonly spread: number } {
  const parameter = parameters[i];
  const at = point[i];
  const own = information(point)?.[i]?.[i] ?? NaN;
  if (parameter === undefined || at === undefined || !(own > 0)) return { points: [], spread: 0 };
  const [from, to] = windowAround(parameter, at, 1.5 / Math.sqrt(own));
  const count = isDear === true ? gridPoints.dear : gridPoints.closed;
  const points = Array.from({ length: count }, (_, k): Point => {
    const value = from + ((to - from) * k) / (count - 1);
    return [value, f(point.map((v, j) => (j === i ? value : v)))];
  });
  const values = points.map((p) => p[1]).filter(Number.isFinite);
  const spread = values.length < 3 ? 0 : Math.max(...values) / Math.min(...values) - 1;
  return { points, spread };
}

/** Of a symmetric positive definite matrix, by elimination; NaN where it is none. */
function determinant(matrix: readonly (readonly number[])[] | undefined): number {
  if (matrix === undefined) return NaN;
  const rows = matrix.map((row) => [...row]);
  let product = 1;
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]?.[k] ?? NaN;
    if (!(pivot > 0)) return NaN;
    product *= pivot;
    for (let i = k + 1; i < rows.length; i++) {
      const factor = (rows[i]?.[k] ?? NaN) / pivot;
      rows[i] = (rows[i] ?? []).map((v, j) => v - factor * (rows[k]?.[j] ?? NaN));
    }
  }
  return product;
}

// Skewness, curvature, distance and Efron's curvature against sympy, mpmath and scipy: test/reference/geometry/generate.py.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { distanceOf, geometryOf } from './found.ts';

interface Family {
  readonly name: string;
  readonly block: string;
  readonly parameters: readonly string[];
  readonly point: readonly number[];
  readonly versus: readonly number[];
  readonly scalarCurvature: string;
  readonly distance: number;
  /** T₁₁₁, T₁₁₂, T₁₂₂, T₂₂₂. */
  readonly skewness?: readonly string[];
}
interface Curved {
  readonly block: string;
  readonly parameter: string;
  readonly value: number;
  readonly squared: string;
}

const file = path.resolve(import.meta.dirname, '../../reference/geometry/geometry.json');
const { families, efron } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly families: readonly Family[];
  readonly efron: readonly Curved[];
};

const within = (value: number | undefined, reference: number, tolerance: number): void => {
  expect(Math.abs((value ?? NaN) - reference)).toBeLessThan(tolerance * (1 + Math.abs(reference)));
};

interface Numeric extends Pick<Family, 'block' | 'parameters' | 'point' | 'versus'> {
  readonly length: number;
  readonly angle: number;
}
const numericMetrics = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../reference/geometry/numericMetrics.json'), 'utf8'),
) as readonly Numeric[];

describe('a metric in numbers', () => {
  it.each(numericMetrics)('of $block', ({ block, parameters, point, versus, length, angle }) => {
    const assigned = (values: readonly number[]): string =>
      parameters.map((name, i) => `${name} = ${String(values[i])}`).join(', ');
    const lines = [block, `at ${assigned(point)}`, `versus ${assigned(versus)}`];
    const curve = geometryOf(...lines).geodesics.find((g) => g.name === 'levi-civita')?.path;
    within(curve?.length, length, 1e-9);
    expect(curve?.lengthErrorBound).toBeLessThan(1e-5);
    // no path is shorter than the angle between the roots of the densities, and this one is there
    const { status, value = NaN, errorBound = NaN } = distanceOf(...lines);
    expect(status).toBe('numeric');
    within(value - errorBound, angle, 1e-6);
    expect(value + errorBound).toBeGreaterThanOrEqual(length - 1e-9);
    within(value + errorBound, length, 1e-5);
  });
});

describe('two parameters', () => {
  it.each(families)('$name', (family) => {
    const assigned = (values: readonly number[]): string =>
      family.parameters.map((name, i) => `${name} = ${String(values[i])}`).join(', ');
    const lines = [...family.block.split('\n'), `at ${assigned(family.point)}`, `versus ${assigned(family.versus)}`];
    const { amariChentsov, scalarCurvature, geodesics } = geometryOf(...lines);
    expect(scalarCurvature.status).toBe('closed-form');
    within(scalarCurvature.value, Number(family.scalarCurvature), 1e-11);
    const length = geodesics.find((g) => g.name === 'levi-civita')?.path;
    within(length?.length, family.distance, 1e-8);
    within(distanceOf(...lines).value, family.distance, 1e-8);
    const { skewness } = family;
    if (skewness === undefined) return;
    expect(amariChentsov.status).toBe('closed-form');
    const places: readonly (readonly [number, number, number])[] = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [1, 1, 1],
    ];
    places.forEach(([i, j, k], n) => {
      within(amariChentsov.at?.[i]?.[j]?.[k], Number(skewness[n]), 1e-11);
    });
  });
});

describe('Efron’s curvature of one parameter', () => {
  it.each(efron)('$block', ({ block, parameter, value, squared }) => {
    const { statisticalCurvature } = geometryOf(...block.split('\n'), `at ${parameter} = ${String(value)}`);
    within(statisticalCurvature?.value, Number(squared), 1e-11);
  });
});

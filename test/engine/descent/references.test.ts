// Gradients, natural steps, flows and descents against sums over grids, complex-step scores and SciPy's DOP853:
// test/reference/descent/generate.py.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Descent } from '../../../server/engine/descent/descentResult.ts';
import { descentOf, pathOf } from './found.ts';

interface Family {
  readonly name: string;
  readonly block: string;
  readonly parameters: readonly string[];
  readonly at: readonly number[];
  readonly versus: readonly number[];
  readonly objective: number;
  readonly gradient: readonly number[];
  readonly step: readonly number[];
  /** The greatest eigenvalue of the information at the second point. */
  readonly scale: number;
  readonly naturalFlow: readonly (readonly number[])[];
  readonly gradientFlow: readonly (readonly number[])[];
  readonly fourthStep: readonly number[];
}

const file = path.resolve(import.meta.dirname, '../../reference/descent/descent.json');
const { shown, families } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly shown: readonly number[];
  readonly families: readonly Family[];
};

const distance = (a: readonly number[] | undefined, b: readonly number[]): number =>
  Math.max(...b.map((v, i) => Math.abs(v - (a?.[i] ?? NaN)) / (1 + Math.abs(v))));

function descentFrom({ block, parameters, at, versus }: Family): Descent {
  const assigned = (values: readonly number[]): string =>
    parameters.map((name, i) => `${name} = ${String(values[i])}`).join(', ');
  return descentOf(block, `at ${assigned(at)}`, `versus ${assigned(versus)}`);
}

describe.each(families)('descent of $name', (family) => {
  const found = descentFrom(family);

  it('has the gradient and the natural step at the point', () => {
    expect(distance([found.at?.objective ?? NaN], [family.objective])).toBeLessThan(1e-8);
    expect(distance(found.at?.gradient, family.gradient)).toBeLessThan(1e-8);
    expect(distance(found.at?.naturalStep, family.step)).toBeLessThan(1e-8);
  });

  it.each(['own', 'other'] as const)(
    'follows the natural flow in %s coordinates, within its error bound',
    (coordinates) => {
      const flow = pathOf(found, 'natural-flow', coordinates);
      family.naturalFlow.forEach((theta, k) => {
        const error = distance(flow?.points[shown[k] as number], theta);
        expect(error).toBeLessThanOrEqual((flow?.errorBound ?? NaN) + 1e-8);
      });
      expect(flow?.errorBound).toBeLessThan(1e-3);
    },
  );

  it('takes half steps of the natural gradient', () => {
    const descent = pathOf(found, 'natural-descent', 'own');
    if (descent?.halvedSteps === 0) expect(distance(descent.points[4], family.fourthStep)).toBeLessThan(1e-7);
    expect(descent?.lastObjective).toBeLessThan(1e-9);
  });

  it('sizes plain steps by the curvature at the minimum', () => {
    const size = 0.5 / family.scale;
    const descent = pathOf(found, 'gradient-descent', 'own');
    expect(distance([descent?.stepSize ?? NaN], [size])).toBeLessThan(1e-8);
    const first = family.at.map((t, i) => t - size * (family.gradient[i] as number));
    if (descent?.halvedSteps === 0) expect(distance(descent.points[1], first)).toBeLessThan(1e-8);
  });
});

it('follows the plain gradient flow where the gradient has a closed form, within its error bound', () => {
  const closed = families.filter((family) => descentFrom(family).status === 'closed-form');
  expect(closed.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['normal', 'gamma', 'weibull', 'beta', 'inverse gaussian', 'poisson by its log']),
  );
  for (const family of closed) {
    const flow = pathOf(descentFrom(family), 'gradient-flow', 'own');
    family.gradientFlow.forEach((theta, k) => {
      expect(distance(flow?.points[shown[k] as number], theta)).toBeLessThanOrEqual((flow?.errorBound ?? NaN) + 1e-8);
    });
  }
});

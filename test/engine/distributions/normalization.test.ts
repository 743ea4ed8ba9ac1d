import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import type { Region, ScalarSupport } from '../../../server/engine/distributions/support.ts';
import { kinks } from '../../../server/engine/expectation/endpoints.ts';
import { nestedIntegral } from '../../../server/engine/expectation/nestedIntegral.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { integrate } from '../../../server/engine/numeric/quadrature.ts';
import { atPoint, densityAt, instances, type Instance } from './instances.ts';

/** Σ or ∫ of the density over a scalar support. */
function total(instance: Instance, support: ScalarSupport): number {
  const density = densityAt(instance.law, instance.point);
  const bound = (e: Expr): number => atPoint(e, instance.law, instance.point);
  if (support.kind === 'finite') return support.points.reduce((sum, x) => sum + density(bound(x)), 0);
  if (support.kind === 'integers') {
    let sum = 0;
    for (let x = bound(support.from); x <= Math.min(bound(support.to), 20_000); x++) sum += density(x);
    return sum;
  }
  const [lower, upper] = [bound(support.lower), bound(support.upper)];
  const own = kinks([instance.law.logDensity], instance.law.variables[0] as SymbolExpr).map(bound);
  const inside = [...own, -1, 0, 1, 1.5].filter((x) => x > lower && x < upper);
  const result = integrate(
    (x, _below, _above, out) => void (out[0] = density(x) || 0),
    1,
    { lower, upper },
    {
      breakpoints: inside,
      budget: new Budget(1e6),
    },
  );
  return result.values[0] ?? NaN;
}

/** ∫∫ over the plane by the trapezoidal rule, which is exact to rounding for a normal density on a grid this fine and wide. */
function planeIntegral(instance: Instance): number {
  const density = densityAt(instance.law, instance.point);
  const step = 0.125;
  let sum = 0;
  for (let x = -15; x <= 15; x += step) for (let y = -15; y <= 15; y += step) sum += density(x, y);
  return sum * step * step;
}

/** Over a simplex or counts: one component inside the other, no coordinates of the family's own. */
const regionTotal = ({ law, point }: Instance): number =>
  nestedIntegral([], law, law.parameters).at(point, new Budget(2e6)).mass;

/** Over the positive definite 2 × 2 matrices by the trapezoidal rule in log x₁₁, log x₂₂ and the inverse tanh of the correlation. */
function coneIntegral(instance: Instance): number {
  const density = densityAt(instance.law, instance.point);
  const step = 0.25;
  let sum = 0;
  for (let a = -20; a <= 5.5; a += step)
    for (let b = -20; b <= 5.5; b += step)
      for (let t = -10; t <= 10; t += step) {
        const root = Math.exp((a + b) / 2);
        sum += (density(Math.exp(a), root * Math.tanh(t), Math.exp(b)) * root ** 3) / Math.cosh(t) ** 2;
      }
  return sum * step ** 3;
}

function vectorTotal(instance: Instance, region: Region | undefined): number {
  if (region === undefined) return planeIntegral(instance);
  return region.kind === 'posdef' ? coneIntegral(instance) : regionTotal(instance);
}

describe('the density has mass 1', () => {
  it.each(instances)('$title', (instance) => {
    const { support } = instance.law;
    const mass = support.kind === 'product' ? vectorTotal(instance, support.region) : total(instance, support);
    expect(Math.abs(mass - 1)).toBeLessThan(1e-9);
  });
});

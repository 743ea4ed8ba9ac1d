import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../server/engine/distributions/law.ts';
import { one, subtract } from '../../../server/engine/expr/build.ts';
import { substitute } from '../../../server/engine/expr/substitute.ts';
import { compile } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { lbeta, lgamma } from '../../../server/engine/expr/functions/gammaFamily.ts';
import { atPoint, densityAt, instances } from './instances.ts';

const withPivot = instances.filter((i) => i.law.pivot !== undefined);

/** The kernel's own log-density at z. */
function kernelLogDensity(kernel: Kernel, z: number, value: (e: Expr) => number): number {
  switch (kernel.kind) {
    case 'gamma':
      return (value(kernel.shape) - 1) * Math.log(z) - z - value(lgamma(kernel.shape));
    case 'beta':
      return (
        (value(kernel.a) - 1) * Math.log(z) + (value(kernel.b) - 1) * Math.log(1 - z) - value(lbeta(kernel.a, kernel.b))
      );
    case 'gaussian':
      return -(z ** 2) / 2 - Math.log(2 * Math.PI) / 2;
  }
}

const places = { gamma: [0.02, 0.3, 1, 2.7, 8], beta: [0.03, 0.25, 0.5, 0.8, 0.99], gaussian: [-2.5, -0.7, 0.1, 1, 3] };

describe('a pivot carries its kernel to the law: p(x(z)) |x′(z)| is the density of z', () => {
  it.each(withPivot)('$title', ({ law, point }) => {
    const { pivot } = law;
    if (pivot === undefined) throw new Error('There is no pivot.');
    const { kernel, sign } = pivot;
    const plain =
      kernel.kind === 'beta'
        ? substitute(pivot.inverse, new Map([[kernel.complement, subtract(one, kernel.variable)]]))
        : pivot.inverse;
    const varying = sign === undefined ? [kernel.variable] : [kernel.variable, sign];
    const run = compile([plain, differentiate(plain, kernel.variable)], law.parameters, varying).bind(point);
    const density = densityAt(law, point);
    const out = new Float64Array(2);
    for (const z of places[kernel.kind])
      for (const side of sign === undefined ? [1] : [1, -1]) {
        run([z, side], out);
        const [x, slope] = out as unknown as readonly [number, number];
        const expected =
          kernelLogDensity(kernel, z, (e) => atPoint(e, law, point)) - (sign === undefined ? 0 : Math.LN2);
        expect(Math.abs(Math.log(density(x) * Math.abs(slope)) - expected)).toBeLessThan(1e-11);
      }
  });
});

/** The shape in which results are handed on: equal to what it was made from, the same when shaped again, and a textbook's. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, multiply, subtract } from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { length } from '../../../server/engine/expr/shape/length.ts';
import { shape } from '../../../server/engine/expr/shape/shape.ts';
import { isZero, simplify } from '../../../server/engine/expr/simplify.ts';
import { expressions, point } from './symbols.ts';

const value = (e: Expr): number => evaluate(e, point);

function magnitude(e: Expr): number {
  const children: readonly Expr[] = e.kind === 'sum' ? e.terms : e.kind === 'product' ? e.factors : [];
  return Math.max(Math.abs(value(e)), ...children.map(magnitude));
}

describe('the shape of an expression', () => {
  it('has its value, is not longer, and stays as it is', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        const result = shape(e);
        const [left, right] = [value(e), value(result)];
        fc.pre(Number.isFinite(left) && magnitude(e) < 1e6 && magnitude(result) < 1e6);
        expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-7 * Math.max(magnitude(e), magnitude(result), 1));
        expect(length(result)).toBeLessThanOrEqual(length(simplify(e)));
        expect(shape(result)).toBe(result);
      }),
      { numRuns: 200, seed: 31 },
    );
  });

  it('is proved equal by the zero test', () => {
    fc.assert(
      fc.property(expressions, expressions, (a, b) => {
        const e = add(multiply(a, b), a);
        fc.pre(Number.isFinite(value(e)));
        expect(isZero(subtract(e, shape(e)))).toBe(true);
      }),
      { numRuns: 60, seed: 32 },
    );
  });
});

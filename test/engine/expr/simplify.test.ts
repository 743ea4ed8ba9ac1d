import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, subtract } from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { nodeCount } from '../../../server/engine/expr/expr.ts';
import { expand, isZero, simplify } from '../../../server/engine/expr/simplify.ts';
import { expressions, point, symbols, x, sigma } from './symbols.ts';

const value = (e: Expr): number => evaluate(e, point);

/** The largest absolute value of a node: the size against which rounding counts. */
function magnitude(e: Expr): number {
  const own = Math.abs(value(e));
  const children: readonly Expr[] = e.kind === 'sum' ? e.terms : e.kind === 'product' ? e.factors : [];
  return Math.max(own, ...children.map(magnitude));
}

function expectSameValue(a: Expr, b: Expr): void {
  const [left, right] = [value(a), value(b)];
  fc.pre(Number.isFinite(left) && magnitude(a) < 1e8 && magnitude(b) < 1e8);
  expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-7 * Math.max(magnitude(a), magnitude(b), 1));
}

describe('simplification', () => {
  it('keeps the value and does not lengthen', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        const short = simplify(e);
        expectSameValue(e, short);
        expect(nodeCount(short)).toBeLessThanOrEqual(nodeCount(e));
      }),
      { numRuns: 300, seed: 20 },
    );
  });

  it('multiplies out without changing the value', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        expectSameValue(e, expand(e));
      }),
      { numRuns: 200, seed: 21 },
    );
  });

  it('proves that an expression equals its simplified form', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        const difference = subtract(e, simplify(e));
        fc.pre(nodeCount(e) < 40 && Number.isFinite(value(e)));
        expect(isZero(difference)).toBe(true);
      }),
      { numRuns: 150, seed: 22 },
    );
  });
});

describe('differentiation', () => {
  it('agrees with central differences', () => {
    const step = 1e-4;
    fc.assert(
      fc.property(expressions, fc.constantFrom(...symbols), (e, symbol) => {
        const at = (shift: number): number =>
          evaluate(e, new Map([...point].map(([s, v]) => [s, s === symbol ? v + shift : v])));
        const [far, near] = [(at(2 * step) - at(-2 * step)) / (4 * step), (at(step) - at(-step)) / (2 * step)];
        const numeric = (4 * near - far) / 3;
        const symbolic = value(differentiate(e, symbol));
        fc.pre(Number.isFinite(numeric) && magnitude(e) < 1e5 && Math.abs(far - near) < 1e-2 * (1 + Math.abs(near)));
        expect(Math.abs(symbolic - numeric)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(numeric) + magnitude(e)));
      }),
      { numRuns: 300, seed: 23 },
    );
  });

  it('has symmetric second derivatives', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        fc.pre(nodeCount(e) < 30);
        const [a, b] = [differentiate(differentiate(e, x), sigma), differentiate(differentiate(e, sigma), x)];
        fc.pre(nodeCount(a) < 200 && Number.isFinite(value(a)));
        expect(isZero(subtract(a, b))).toBe(true);
      }),
      { numRuns: 150, seed: 24 },
    );
  });
});

describe('interning', () => {
  it('makes equal structures one object', () => {
    fc.assert(
      fc.property(expressions, expressions, (a, b) => {
        expect(add(a, b)).toBe(add(b, a));
      }),
      { numRuns: 200, seed: 25 },
    );
  });
});

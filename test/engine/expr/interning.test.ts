import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, multiply, number, symbol } from '../../../server/engine/expr/build.ts';
import { freeSymbols, nodeCount, operands, type Expr } from '../../../server/engine/expr/expr.ts';
import { reals } from '../../../server/engine/expr/range.ts';
import { mapOperands } from '../../../server/engine/expr/substitute.ts';
import { expressions, k, x } from './symbols.ts';

const rebuilt = (e: Expr): Expr => mapOperands(e, rebuilt);
const nodes = (e: Expr): readonly Expr[] => [e, ...operands(e).flatMap(nodes)];

describe('nodes', () => {
  it('are one object where their structure is one, with their size and their symbols', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        expect(rebuilt(e)).toBe(e);
        expect(nodeCount(e)).toBe(nodes(e).length);
        expect(freeSymbols(e)).toEqual(new Set(nodes(e).filter((node) => node.kind === 'symbol')));
      }),
      { numRuns: 200, seed: 41 },
    );
  });

  it('stay one object when many others have come and gone', () => {
    const kept = Array.from({ length: 500 }, (_, i) => multiply(number(i + 2), k));
    for (let i = 0; i < 70_000; i++) add(x, number(i + 1000));
    expect(kept.every((node, i) => multiply(k, number(i + 2)) === node)).toBe(true);
  });

  it('differ where a name, a role or a domain differs', () => {
    const own = symbol('s', 'parameter', reals);
    const others = [
      symbol('t', 'parameter', reals),
      symbol('s', 'constant', reals),
      symbol('s', 'parameter', { ...reals, lower: 0 }),
      symbol('s', 'parameter', { ...reals, integer: true }),
    ];
    expect(symbol('s', 'parameter', { ...reals })).toBe(own);
    expect(others).not.toContain(own);
  });
});

// Symbols and a generator of random expressions for the tests of the symbolic core.
import fc from 'fast-check';
import { add, exp, multiply, number, power, ratio, symbol } from '../../../server/engine/expr/build.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { log } from '../../../server/engine/expr/functions/log.ts';
import { positiveReals, reals, unitInterval } from '../../../server/engine/expr/range.ts';

export const x = symbol('x', 'observation', reals);
export const mu = symbol('mu', 'parameter', reals);
export const sigma = symbol('sigma', 'parameter', positiveReals);
export const k = symbol('k', 'parameter', positiveReals);
export const p = symbol('p', 'parameter', unitInterval);
export const symbols = [x, mu, sigma, k, p];

/** A point inside every domain. */
export const point: ReadonlyMap<(typeof symbols)[number], number> = new Map([
  [x, 0.7310585],
  [mu, -1.2533141],
  [sigma, 1.4142136],
  [k, 2.2360679],
  [p, 0.3819661],
]);

/** Expressions that are defined on the whole product of the domains. */
export const expressions: fc.Arbitrary<Expr> = fc.letrec<{ any: Expr; positive: Expr }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Expr>(x, mu, sigma, k, p),
    fc.integer({ min: -3, max: 4 }).map(number),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => add(a, b)),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie('any'), fc.integer({ min: 2, max: 3 })).map(([a, n]) => power(a, number(n))),
    tie('positive').map(log),
    tie('positive'),
  ),
  positive: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Expr>(sigma, k, p, add(number(1), multiply(number(-1), p))),
    fc.tuple(tie('positive'), tie('positive')).map(([a, b]) => add(a, b)),
    fc.tuple(tie('positive'), tie('positive')).map(([a, b]) => multiply(a, b)),
    fc
      .tuple(tie('positive'), fc.constantFrom(ratio(1, 2), number(-1), ratio(-3, 2), number(2)))
      .map(([a, n]) => power(a, n)),
    fc.tuple(tie('positive'), fc.constantFrom(k, p)).map(([a, n]) => power(a, n)),
    tie('any').map((a) => exp(multiply(ratio(1, 8), a))),
  ),
})).any;

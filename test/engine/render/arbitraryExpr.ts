/** Random expressions over a few symbols of every role, built by the engine's builders and functions. */

import fc from 'fast-check';
import {
  add,
  constant,
  divide,
  exp,
  multiply,
  negate,
  number,
  piecewise,
  power,
  ratio,
  sqrt,
  subtract,
  symbol,
} from '../../../server/engine/expr/build.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { naturals, positiveReals, reals, unitInterval } from '../../../server/engine/expr/range.ts';
import { call } from '../../../server/engine/expr/substitute.ts';

/** Values at which every function below is defined and of moderate size. */
export const values: ReadonlyMap<SymbolExpr, number> = new Map([
  [symbol('x', 'observation', reals), -0.7],
  [symbol('y', 'observation', positiveReals), 1.3],
  [symbol('c', 'observation', naturals), 2],
  [symbol('n', 'constant', naturals), 5],
  [symbol('mu', 'parameter', reals), 0.4],
  [symbol('sigma', 'parameter', positiveReals), 0.8],
  [symbol('k', 'parameter', positiveReals), 2.3],
  [symbol('p_1', 'parameter', unitInterval), 0.35],
]);

const symbols = [...values.keys()];
const positive = symbols.filter((s) => s.domain.lower >= 0 && s.domain.lowerOpen);

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Expr>(...symbols) },
  { weight: 2, arbitrary: fc.integer({ min: -4, max: 6 }).map(number) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 25 })).map(([a, b]) => ratio(a, b)),
  },
  { weight: 1, arbitrary: fc.constantFrom(constant('pi'), constant('e'), constant('eulerGamma')) },
);

const ofPositive = fc.constantFrom('log', 'lgamma', 'digamma', 'trigamma', 'gamma', 'sqrt');
const ofReal = fc.constantFrom('sin', 'cos', 'atan', 'erf', 'Phi', 'abs', 'sign', 'floor', 'exp', 'logistic', 'tanh');
const relation = fc.constantFrom('<' as const, '<=' as const, '=' as const, '!=' as const);

export const arbitraryExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('expr'), { minLength: 2, maxLength: 4 }).map((terms) => add(...terms)),
    fc.array(tie('expr'), { minLength: 2, maxLength: 4 }).map((factors) => multiply(...factors)),
    fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => divide(a, add(power(b, number(2)), number(1)))),
    fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => subtract(a, b)),
    fc.tuple(tie('expr'), fc.integer({ min: 2, max: 4 })).map(([a, n]) => power(a, number(n))),
    fc.tuple(fc.constantFrom<Expr>(...positive), tie('expr')).map(([a, b]) => power(a, b)),
    fc.constantFrom<Expr>(...positive).map((a) => power(a, ratio(-3, 2))),
    fc.constantFrom<Expr>(...positive).map((a) => divide(number(1), multiply(number(2), sqrt(a)))),
    tie('expr').map((a) => exp(negate(power(a, number(2))))),
    fc
      .tuple(ofPositive, fc.constantFrom<Expr>(...positive), fc.integer({ min: 0, max: 3 }))
      .map(([f, a, n]) => call(f, [add(a, number(n))])),
    fc.tuple(ofReal, tie('expr')).map(([f, a]) => call(f, [a])),
    fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom<Expr>(...positive))
      .map(([m, a]) => call('polygamma', [number(m), a])),
    fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom<Expr>(...positive))
      .map(([m, a]) => call('besselI', [number(m), a])),
    fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => call('max', [a, b])),
    fc
      .tuple(tie('expr'), relation, tie('expr'), tie('expr'))
      .map(([a, r, b, c]) =>
        piecewise([{ condition: { kind: 'comparison', difference: a, relation: r }, value: b }], c),
      ),
    fc
      .tuple(tie('expr'), tie('expr'), tie('expr'), fc.constantFrom('all' as const, 'any' as const))
      .map(([a, b, c, kind]) =>
        piecewise(
          [
            {
              condition: {
                kind,
                parts: [
                  { kind: 'comparison', difference: a, relation: '<' },
                  { kind: 'not', part: { kind: 'comparison', difference: b, relation: '<=' } },
                ],
              },
              value: b,
            },
          ],
          c,
        ),
      ),
  ),
})).expr;

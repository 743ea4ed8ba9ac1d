// Expectations and masses that turn on which of two kinks, or of a kink and an end of the support, comes first: one expression
// for each order; where both are one function of the distance, that one.
import { abs, add, multiply, negate, number, piecewise, subtract, symbol } from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { holdsExponentialSum } from '../expr/functions/logSumExp.ts';
import { positiveReals } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { solveFor } from '../expr/solveFor.ts';
import { call, substitute } from '../expr/substitute.ts';
import { expectation, expression, Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { kinks } from './endpoints.ts';
import { pieces, piecewiseMass } from './pieces.ts';
import type { ExpectationStrategy } from './strategy.ts';
import { unknownOrder } from './supportPieces.ts';

/** More orders than these cases are not told apart. */
const mostUnknown = 2;

/** The places whose order matters; undefined where the law is of another kind, or has its order. */
function placesOf(law: Law, x: SymbolExpr | undefined, f: Expr | undefined): readonly Expr[] | undefined {
  const { support, variables, logDensity, measure, positive = [] } = law;
  if (x === undefined || variables.length > 1 || measure !== 'lebesgue' || support.kind !== 'interval')
    return undefined;
  const functions = f === undefined ? [logDensity] : [logDensity, f];
  if (functions.some(holdsExponentialSum)) return undefined;
  const found = kinks(functions, x);
  const places = [support.lower, support.upper, ...found];
  return found.length === 0 || unknownOrder(places, positive) === undefined ? undefined : places;
}

/** The law with one more thing that is known to be positive, and what follows from it by addition. */
const knowing = (law: Law, gap: Expr): Law => ({
  ...law,
  positive: [...(law.positive ?? []), gap, ...(law.positive ?? []).map((p) => simplify(add(p, gap)))],
});

/** The value that `compute` has in each order of the places. */
function byOrder(
  law: Law,
  places: readonly Expr[],
  compute: (law: Law) => Expr | undefined,
  open = mostUnknown,
): Expr | undefined {
  const pair = unknownOrder(places, law.positive ?? []);
  if (pair === undefined) return compute(law);
  if (open === 0) return undefined;
  const gap = simplify(subtract(pair[1], pair[0]));
  const above = byOrder(knowing(law, gap), places, compute, open - 1);
  const below = above && byOrder(knowing(law, negate(gap)), places, compute, open - 1);
  if (above === undefined || below === undefined) return undefined;
  const [rising, falling] = [ofSign(above, gap, 1), ofSign(below, gap, -1)];
  return inDistance(gap, rising, falling) ?? byCase(gap, rising, falling);
}

/** The value where the gap has the sign. */
const ofSign = (value: Expr, gap: Expr, sign: 1 | -1): Expr =>
  simplify(
    substitute(
      value,
      new Map<Expr, Expr>([
        [abs(gap), multiply(number(sign), gap)],
        [call('sign', [gap]), number(sign)],
      ]),
    ),
  );

const byCase = (gap: Expr, rising: Expr, falling: Expr): Expr =>
  piecewise([{ condition: { kind: 'comparison', difference: negate(gap), relation: '<' }, value: rising }], falling);

const distance = symbol('_d', 'constant', positiveReals);

/** One expression in |gap|, where both are. */
function inDistance(gap: Expr, rising: Expr, falling: Expr): Expr | undefined {
  for (const v of freeSymbols(gap)) {
    const [above, below] = [distance, negate(distance)].map((value) => solveFor(v, gap, value));
    if (above === undefined || below === undefined) continue;
    const [first, second] = [
      simplify(substitute(rising, new Map([[v, above]]))),
      simplify(substitute(falling, new Map([[v, below]]))),
    ] as const;
    if (isZero(subtract(first, second))) return substitute(shape(first), new Map([[distance, abs(gap)]]));
  }
  return undefined;
}

export const kinkOrders: ExpectationStrategy = {
  id: 'kink-orders',
  expectation(f, problem, trace) {
    const { law } = problem;
    const [x] = law.variables;
    const places = placesOf(law, x, f);
    if (x === undefined || places === undefined) return undefined;
    const value = byOrder(law, places, (ordered) => pieces.expectation(f, { ...problem, law: ordered }, new Trace()));
    if (value === undefined) return undefined;
    trace.record({ from: expectation(f, [x]), relation: '=', to: expression(value), principle: 'kink-orders' });
    return value;
  },
};

/** log ∫ of a kernel whose kinks have no known order; undefined where what it asks for turns on the order. */
export function orderedPartition(law: Law): LogPartition | undefined {
  const places = placesOf(law, law.variables[0], undefined);
  if (places === undefined) return undefined;
  const asked: (readonly Expr[])[] = [];
  const total = byOrder(law, places, (ordered) => {
    const found = piecewiseMass(ordered);
    if (found !== undefined) asked.push([...new Set(found.positive.filter((e) => !isPositive(e)))]);
    return found?.total;
  });
  const [positive = []] = asked;
  const agree = asked.every((own) => own.length === positive.length && own.every((e) => positive.includes(e)));
  return total === undefined || !agree ? undefined : { value: log(total), positive };
}

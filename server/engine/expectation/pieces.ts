// Expectations under a density by cases: on each piece of the support it is a kernel in its own right, with a pivot or
// elementary integrals, E f = Σ mass of the piece · E[f | piece].
import { add, exp, multiply, one, piecewise, subtract, zero } from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import type { Condition, Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { simplify } from '../expr/simplify.ts';
import { combination, expectation, expression, Trace, type MathObject } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { openInterval } from '../distributions/support.ts';
import { isInfinite } from '../model/supports.ts';
import type { LogPartition } from './discretePartition.ts';
import { elementaryIntegral } from './elementaryIntegral.ts';
import { kinks } from './endpoints.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';
import type { RecognizedFamily } from './recognition/recognizedFamily.ts';
import type { ExpectationProblem, ExpectationStrategy } from './strategy.ts';
import { onPiece, piecesOf, type Interval } from './supportPieces.ts';

/** More pieces than these are not looked at. */
const mostPieces = 6;

interface Piece extends Interval {
  /** With the density as it reads here, not normalized. */
  readonly law: Law;
  /** Of the piece as a law of its own. */
  readonly recognized: RecognizedFamily | undefined;
}

const known = new WeakMap<Law, readonly Piece[] | 'none'>();

/** Cut where the density changes its form, and where f does. */
function piecesOfLaw(law: Law, x: SymbolExpr, f: Expr): readonly Piece[] | undefined {
  if (kinks([f], x).length > 0) return cut(law, x, [f]);
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = cut(law, x, []);
  known.set(law, found ?? 'none');
  return found;
}

function cut(law: Law, x: SymbolExpr, fs: readonly Expr[]): readonly Piece[] | undefined {
  const { support } = law;
  if (support.kind !== 'interval' || law.variables.length !== 1) return undefined;
  const intervals = piecesOf(law, x, support, fs);
  if (intervals === undefined || intervals.length > mostPieces) return undefined;
  return intervals.map((interval) => {
    const logDensity = onPiece(law.logDensity, x, interval);
    const piece: Law = {
      name: 'custom',
      measure: law.measure,
      variables: law.variables,
      support: openInterval(interval.lower, interval.upper),
      logDensity,
    };
    return { ...interval, law: piece, recognized: recognizeFamily(piece, true) };
  });
}

/** ∫ f p over the piece. */
function over(
  f: Expr,
  { law, recognized, ...interval }: Piece,
  x: SymbolExpr,
  problem: ExpectationProblem,
): Expr | undefined {
  const here = onPiece(f, x, interval);
  const { pivot, logPartition = one } = recognized ?? {};
  const mean =
    pivot === undefined
      ? undefined
      : pivotExpectation.expectation(here, { ...problem, law: { ...law, pivot } }, new Trace());
  return mean === undefined ? elementaryIntegral(here, law.logDensity, x, interval) : multiply(exp(logPartition), mean);
}

/** f on the piece, and 0 elsewhere. */
function within(f: Expr, x: SymbolExpr, { lower, upper }: Interval): Expr {
  const isBelow = (a: Expr, b: Expr): Condition[] =>
    isInfinite(a) || isInfinite(b) ? [] : [{ kind: 'comparison', difference: subtract(a, b), relation: '<' }];
  return piecewise(
    [{ condition: { kind: 'all', parts: [...isBelow(lower, x), ...isBelow(x, upper)] }, value: f }],
    zero,
  );
}

export const pieces: ExpectationStrategy = {
  id: 'pieces',
  expectation(f, problem, trace) {
    const { law } = problem;
    const [x] = law.variables;
    const found = x === undefined ? undefined : piecesOfLaw(law, x, f);
    if (x === undefined || found === undefined) return undefined;
    const parts: Expr[] = [];
    for (const piece of found) {
      const part = over(f, piece, x, problem);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const value = simplify(add(...parts));
    if (found.length === 1) {
      const to = expression(value);
      trace.record({ from: expectation(f, [x]), relation: '=', to, principle: 'elementary-integral' });
      return value;
    }
    const means = found.map((piece) => expectation(within(onPiece(f, x, piece), x, piece), [x]));
    const split = combination(
      means.map((of) => ({ coefficient: one, of })),
      zero,
    );
    trace.record({ from: expectation(f, [x]), relation: '=', to: split, principle: 'pieces' });
    trace.detail(() => {
      parts.forEach((part, i) => {
        trace.record({
          from: means[i] as MathObject,
          relation: '=',
          to: expression(simplify(part)),
          principle: 'piece-integral',
        });
      });
    });
    trace.record({ from: split, relation: '=', to: expression(value), principle: 'algebra' });
    return value;
  },
};

/** ∫ of a kernel on an interval as the sum over its pieces, and what is positive where they are finite. */
export function piecewiseMass(law: Law): { readonly total: Expr; readonly positive: readonly Expr[] } | undefined {
  const [x] = law.variables;
  const found = x === undefined || law.measure === 'counting' ? undefined : piecesOfLaw(law, x, one);
  if (x === undefined || found === undefined) return undefined;
  const masses: Expr[] = [];
  for (const { recognized, law: piece, ...interval } of found) {
    const mass =
      recognized === undefined ? elementaryIntegral(one, piece.logDensity, x, interval) : exp(recognized.logPartition);
    if (mass === undefined) return undefined;
    masses.push(mass);
  }
  return { total: simplify(add(...masses)), positive: found.flatMap((piece) => piece.recognized?.positive ?? []) };
}

export function piecewisePartition(law: Law): LogPartition | undefined {
  const mass = piecewiseMass(law);
  return mass && { value: log(mass.total), positive: [...mass.positive, mass.total].filter((e) => !isPositive(e)) };
}

// Writes beta functions and binomial coefficients for the gamma functions that they are made of (DLMF 5.12.1, 1.2.6).
import { add, minusOne, one, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import type { Arrange, Notation } from './notation.ts';

/** A factor: the base to a power that is no negative number. */
export interface Factor {
  readonly base: Expr;
  readonly exponent: Expr;
}

/** Γ(u) for each place: `up` of them multiply, `down` of them divide (or their logarithms are added and subtracted). */
export interface GammaMatch {
  readonly fn: 'beta' | 'choose';
  readonly args: readonly [Expr, Expr];
  /** The arguments used, by their places in `up` and `down`. */
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/**
 * B(a, b) where `up` holds a and b and `down` holds a + b; the binomial coefficient (n over k) where `up` holds n + 1 and
 * `down` holds k + 1 and n − k + 1. Undefined where there is neither.
 */
export function matchGammas(up: readonly Expr[], down: readonly Expr[]): GammaMatch | undefined {
  for (const [i, n1] of up.entries())
    for (const [j, k1] of down.entries())
      for (const [l, rest1] of down.entries()) {
        if (j >= l || n1 !== subtract(add(k1, rest1), one)) continue;
        const [n, k, rest] = [n1, k1, rest1].map((u) => add(u, minusOne)) as [Expr, Expr, Expr];
        // of the two lower arguments the one that is written shorter: x, not n − x
        const lower = rest.kind === 'symbol' && k.kind !== 'symbol' ? rest : k;
        return { fn: 'choose', args: [n, lower], up: [i], down: [j, l] };
      }
  for (const [i, total] of down.entries())
    for (const [j, a] of up.entries())
      for (const [l, b] of up.entries())
        if (j < l && total === add(a, b)) return { fn: 'beta', args: [a, b], up: [j, l], down: [i] };
  return undefined;
}

interface Gathered {
  readonly over: readonly Factor[];
  readonly under: readonly Factor[];
  readonly notationOver: readonly Notation[];
  readonly notationUnder: readonly Notation[];
}

const gammaArgument = (factor: Factor): Expr | undefined =>
  factor.exponent === one && factor.base.kind === 'apply' && factor.base.fn === 'gamma'
    ? factor.base.args[0]
    : undefined;

/** The factors over and under a fraction bar, with gamma functions gathered. */
export function gatherGammaFactors(over: readonly Factor[], under: readonly Factor[], recur: Arrange): Gathered {
  const gammas = (factors: readonly Factor[]): readonly Factor[] =>
    factors.filter((f) => gammaArgument(f) !== undefined);
  const [above, below] = [gammas(over), gammas(under)];
  const argumentsOf = (factors: readonly Factor[]): readonly Expr[] => factors.map((f) => gammaArgument(f) as Expr);
  const upright = matchGammas(argumentsOf(above), argumentsOf(below));
  const inverted = upright === undefined ? matchGammas(argumentsOf(below), argumentsOf(above)) : undefined;
  const match = upright ?? inverted;
  if (match === undefined) return { over, under, notationOver: [], notationUnder: [] };
  const [ups, downs] = upright === undefined ? [below, above] : [above, below];
  const used = [...match.up.map((i) => ups[i]), ...match.down.map((i) => downs[i])];
  const notation: Notation = { kind: 'apply', fn: match.fn, args: match.args.map(recur) };
  return {
    over: over.filter((f) => !used.includes(f)),
    under: under.filter((f) => !used.includes(f)),
    notationOver: upright === undefined ? [] : [notation],
    notationUnder: upright === undefined ? [notation] : [],
  };
}

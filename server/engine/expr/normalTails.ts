// Where the standard normal distribution function Φ stands so that a double underflows although the whole does not.
import type { Expr } from './expr.ts';
import { toNumber } from './rational.ts';
import { logNormalCdf } from '../special/normal.ts';

/** u of Φ(u). */
export const normalArgument = (e: Expr | undefined): Expr | undefined =>
  e?.kind === 'apply' && e.fn === 'Phi' ? e.args[0] : undefined;

/** A product eʷ Φ(u)^power …, power < 0. */
export interface NormalTail {
  readonly above: Expr;
  readonly below: Expr;
  readonly w: Expr;
  readonly u: Expr;
  readonly power: number;
  readonly others: readonly Expr[];
}

export function normalTail(factors: readonly Expr[]): NormalTail | undefined {
  const above = factors.find((f) => f.kind === 'power' && f.base.kind === 'constant' && f.base.name === 'e');
  if (above?.kind !== 'power') return undefined;
  for (const below of factors) {
    if (below.kind !== 'power' || below.exponent.kind !== 'number') continue;
    const [u, power] = [normalArgument(below.base), toNumber(below.exponent.value)];
    if (u === undefined || power >= 0) continue;
    const others = factors.filter((f) => f !== above && f !== below);
    return { above, below, w: above.exponent, u, power, others };
  }
  return undefined;
}

/** Below this argument Φ loses digits, and then is 0. */
const leastNormal = -30;

/** eʷ Φ(u)^power, from the two factors where these are doubles, else by logarithms. */
export const tailValue = (above: number, below: number, w: number, u: number, power: number): number =>
  u > leastNormal ? above * below : Math.exp(w + power * logNormalCdf(u));

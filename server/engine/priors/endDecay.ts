// Decides whether a positive function of one symbol can be integrated up to an end of an interval, from its leading term c·y^p·(log y)^q
// where y → ∞ there, and only where its values fall in that way too.
import { add, divide, infinity, multiply, negate, number, one, power, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { range } from '../expr/range.ts';
import { samplePoint } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { leadingGrowth, type Growth } from '../model/growth.ts';
import { expandedFar, inRadicands, keptOrders } from './asymptotics.ts';
import { growsFasterThanPowers } from './dominance.ts';
import { expandedNear } from '../model/leadingTerm.ts';

export type EndDecay = 'integrable' | 'diverges' | 'unknown';

const far = symbol('y', 'pivot', range(1, Infinity, { lowerOpen: true }));
const near = symbol('z', 'pivot', range(0, 1, { lowerOpen: true, upperOpen: true }));

/** Of ∫ f dx near the end, for almost all values of the other symbols; `f` is positive within. */
export function endDecay(f: Expr, x: SymbolExpr, side: 'lower' | 'upper', end: number): EndDecay {
  const inward = (step: Expr): Expr => (side === 'upper' ? subtract(number(end), step) : add(number(end), step));
  const isFar = !Number.isFinite(end);
  const at = (place: Expr): Expr => substitute(f, new Map([[x, place]]));
  const inFar = at(isFar ? (end > 0 ? far : negate(far)) : inward(divide(one, far)));
  // dx = dy/y² where x runs to a finite end
  const transformed = isFar ? inFar : multiply(inFar, power(far, number(-2)));
  const direct = decayOf(leadingGrowth(transformed, far) ?? leadingGrowth(inRadicands(transformed), far));
  const found =
    direct !== undefined || isFar
      ? direct
      : decayOf(
          leadingGrowth(
            multiply(
              substitute(expandedNear(at(inward(near)), near), new Map([[near, divide(one, far)]])),
              power(far, number(-2)),
            ),
            far,
          ),
        );
  if (found === undefined) {
    const expanded = byExpansion(transformed);
    if (expanded !== 'unknown' || !isFar) return expanded;
    // x = ±log y, by which exponentials are algebraic
    const inLogarithm = multiply(substitute(inFar, new Map([[far, log(far)]])), power(far, number(-1)));
    const growth = decayOf(leadingGrowth(inLogarithm, far));
    if (growth?.power === undefined) return growsFasterThanPowers(inFar, far) ? 'diverges' : 'unknown';
    return !fallsLike(inLogarithm, growth.power) ? 'unknown' : growth.isIntegrable ? 'integrable' : 'diverges';
  }
  if (!fallsLike(transformed, found.power)) return 'unknown';
  return found.isIntegrable ? 'integrable' : 'diverges';
}

/** From the asymptotic expansion, where the term that leads is well above those left out. */
function byExpansion(f: Expr): EndDecay {
  const expanded = expandedFar(f, far);
  const decay = expanded === f ? undefined : decayOf(leadingGrowth(expanded, far));
  if (decay?.power === undefined || 2 * decay.power <= -keptOrders || !fallsLike(expanded, decay.power))
    return 'unknown';
  return decay.isIntegrable ? 'integrable' : 'diverges';
}

interface Decay {
  /** Undefined where it falls or rises like an exponential. */
  readonly power: number | undefined;
  readonly isIntegrable: boolean;
}

/** Below any power: what `leadingGrowth` gives an exponential that falls. */
const belowAllPowers = -1000;

/** ∫^∞ y^p (log y)^q dy is finite for p < −1, and for p = −1 where q < −1. */
function decayOf(growth: Growth | undefined): Decay | undefined {
  if (growth === undefined || growth.symbolic !== undefined) return undefined;
  if (growth.exponential) return { power: undefined, isIntegrable: false };
  const [p, q] = [Q.toNumber(growth.power), Q.toNumber(growth.logPower)];
  if (p < belowAllPowers) return { power: undefined, isIntegrable: true };
  return { power: p, isIntegrable: p < -1 || (p === -1 && q < -1) };
}

const farPlaces = [300, 3000] as const;
/** A logarithm moves the slope by less than this so far out. */
const slopeTolerance = 0.3;

/** Do the values far out have the slope log f/log y that the leading term says? They have not where its coefficient vanishes. */
function fallsLike(f: Expr, slope: number | undefined): boolean {
  if (slope === undefined) return true;
  const others = [...freeSymbols(f)].filter((s) => s !== far);
  const run = compile([f], others, [far]).bind(others.map((s, i) => samplePoint(s.domain, i)));
  const [first, second] = farPlaces.map((y) => {
    const out = new Float64Array(1);
    run([y], out);
    return Math.log(out[0] as number);
  }) as [number, number];
  const found = (second - first) / Math.log(farPlaces[1] / farPlaces[0]);
  return Math.abs(found - slope) <= slopeTolerance;
}

/** A bound of an interval as an expression. */
export const boundExpr = (value: number): Expr =>
  value === Infinity ? infinity : value === -Infinity ? negate(infinity) : number(value);

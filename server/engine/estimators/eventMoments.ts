// The mean of an indicator is the probability of its event: by the distribution function of the family, or by a sum of masses from the
// first whole number on.
import { add, multiply, number, one, power, subtract, zero } from '../expr/build.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { distributionFunction } from '../model/distributionFunctions.ts';
import type { LawOrigin } from '../model/statisticalModel.ts';
import { isInfinite } from '../model/supports.ts';

/** More masses are not summed. */
const mostMasses = 40;

/** P(X < at), P(X ≤ at), and P(X = at), where they are closed. */
interface Probabilities {
  readonly upTo: (at: Expr, isIncluded: boolean) => Expr | undefined;
  readonly equal: (at: Expr) => Expr | undefined;
}

/** E[f] for f by cases with values that are free of the observation; undefined where it is none, or its event has no closed probability. */
export function eventMean(f: Expr, law: Law, origin: LawOrigin): Expr | undefined {
  const [x] = law.variables;
  const [cases, exponent] =
    f.kind === 'power' && f.exponent.kind === 'number' ? [f.base, f.exponent as Expr] : [f, one];
  if (x === undefined || law.variables.length > 1 || cases.kind !== 'piecewise') return undefined;
  const [branch, ...others] = cases.branches;
  if (branch === undefined || others.length > 0) return undefined;
  if (dependsOn(branch.value, x) || dependsOn(cases.otherwise, x)) return undefined;
  const probabilities = law.measure === 'counting' ? ofMasses(law, x) : ofFamily(law, origin);
  const p = probabilities && probabilityOf(branch.condition, x, probabilities);
  if (p === undefined) return undefined;
  const [inside, outside] = [power(branch.value, exponent), power(cases.otherwise, exponent)];
  return simplify(add(outside, multiply(subtract(inside, outside), p)));
}

function probabilityOf(condition: Condition, x: SymbolExpr, of: Probabilities): Expr | undefined {
  if (condition.kind === 'not') {
    const p = probabilityOf(condition.part, x, of);
    return p && subtract(one, p);
  }
  if (condition.kind !== 'comparison') {
    return condition.kind === 'all' ? between(condition.parts, x, of) : undefined;
  }
  const end = endOf(condition, x);
  if (end === undefined) return undefined;
  const { at, relation, isUpper } = end;
  if (relation === '=') return of.equal(at);
  if (relation === '!=') {
    const p = of.equal(at);
    return p && subtract(one, p);
  }
  const isIncluded = (relation === '<=') === isUpper;
  const below = of.upTo(at, isIncluded);
  return below === undefined || isUpper ? below : subtract(one, below);
}

/** x < b or x ≤ b; x > a or x ≥ a, where it is no upper end. */
function endOf(
  condition: Condition & { readonly kind: 'comparison' },
  x: SymbolExpr,
): { readonly at: Expr; readonly relation: string; readonly isUpper: boolean } | undefined {
  const { difference, relation } = condition;
  if (!isDifferentiable(difference, x)) return undefined;
  const slope = simplify(differentiate(difference, x));
  if (slope.kind !== 'number' || Q.sign(slope.value) === 0) return undefined;
  const at = simplify(subtract(x, multiply(power(slope, number(-1)), difference)));
  return { at, relation, isUpper: Q.sign(slope.value) > 0 };
}

/** a < x < b with numbers a ≤ b. */
function between(parts: readonly Condition[], x: SymbolExpr, of: Probabilities): Expr | undefined {
  const ends = parts.map((p) => (p.kind === 'comparison' ? endOf(p, x) : undefined));
  const [lower, upper] = [ends.find((e) => e?.isUpper === false), ends.find((e) => e?.isUpper === true)];
  if (parts.length !== 2 || lower === undefined || upper === undefined) return undefined;
  if ([lower, upper].some((e) => e.relation === '=' || e.relation === '!=')) return undefined;
  if (!isNonNegative(simplify(subtract(upper.at, lower.at)))) return undefined;
  const [below, above] = [of.upTo(lower.at, lower.relation === '<'), of.upTo(upper.at, upper.relation === '<=')];
  return below && above && subtract(above, below);
}

/** By the distribution function, at places inside the support. */
function ofFamily(law: Law, origin: LawOrigin): Probabilities | undefined {
  const { support } = law;
  if (origin.kind !== 'family' || support.kind !== 'interval') return undefined;
  const { coordinates } = origin;
  const cdf = distributionFunction(law.name);
  const isInside = (at: Expr): boolean =>
    (isInfinite(support.lower) || isNonNegative(simplify(subtract(at, support.lower)))) &&
    (isInfinite(support.upper) || isNonNegative(simplify(subtract(support.upper, at))));
  return cdf && { upTo: (at) => (isInside(at) ? cdf.below(at, coordinates) : undefined), equal: () => zero };
}

/** By the masses from the first whole number on. */
function ofMasses(law: Law, x: SymbolExpr): Probabilities | undefined {
  const { support } = law;
  if (support.kind !== 'integers' || support.from.kind !== 'number' || !isInfinite(support.to)) return undefined;
  const first = Q.toNumber(support.from.value);
  const mass = (k: number): Expr => call('exp', [substitute(law.logDensity, new Map([[x, number(k)]]))]);
  return {
    upTo: (at, isIncluded) => {
      if (at.kind !== 'number') return undefined;
      const place = Q.toNumber(at.value);
      const last = isIncluded ? Math.floor(place) : Math.ceil(place) - 1;
      if (last - first > mostMasses) return undefined;
      return add(...Array.from({ length: Math.max(last - first + 1, 0) }, (_, k) => mass(first + k)));
    },
    equal: (at) => {
      if (at.kind !== 'number') return undefined;
      const place = Q.toNumber(at.value);
      return Number.isInteger(place) && place >= first ? mass(place) : zero;
    },
  };
}

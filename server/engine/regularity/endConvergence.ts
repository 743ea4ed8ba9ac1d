// Decides for which parameters the mean of the size of a function of the observation is finite, from how it and the density behave at
// the ends of the support; in between the function must be bounded.
import { isNegative, isNonZero, isPositive, rangeOf } from '../expr/assumptions.ts';
import { abs, add, multiply, number, subtract, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { ScalarSupport } from '../distributions/support.ts';
import { isInfinite } from '../model/supports.ts';
import { endOrder, tailOrder, type EndOrder } from './endOrder.ts';
import type { SignOf } from './nearEnd.ts';

/** How |f|ᵏ p behaves at an end: like z^(order − 1), with z the distance to it, or 1/|x| at infinity. */
export interface EndBehaviour {
  readonly side: 'lower' | 'upper';
  readonly end: Expr;
  readonly order: EndOrder;
  /** The integral converges there just where it is positive; absent where it converges for all parameters. */
  readonly where?: Expr;
}

/** At each end; undefined where f may be unbounded within the support, or its behaviour at an end is not seen. */
export function endBehaviours(f: Expr, k: number, law: Law, signOf: SignOf): readonly EndBehaviour[] | undefined {
  const [x, another] = law.variables;
  const { support } = law;
  const { lower, upper } = rangeOf(f);
  if (Number.isFinite(lower) && Number.isFinite(upper)) return [];
  if (x === undefined || another !== undefined || support.kind === 'product' || !isBounded(f, x)) return undefined;
  if (support.kind === 'finite') return [];
  const integrand = add(multiply(number(k), log(abs(f))), law.logDensity);
  const ends = (['lower', 'upper'] as const).map((side) =>
    behaviour(side, endOf(support, side), integrand, law, signOf),
  );
  return ends.includes(undefined) ? undefined : (ends as readonly (readonly EndBehaviour[])[]).flat();
}

const endOf = (support: Exclude<ScalarSupport, { kind: 'finite' }>, side: 'lower' | 'upper'): Expr => {
  if (support.kind === 'interval') return support[side];
  return side === 'lower' ? support.from : support.to;
};

function behaviour(
  side: 'lower' | 'upper',
  end: Expr,
  integrand: Expr,
  { variables, measure }: Law,
  signOf: SignOf,
): readonly EndBehaviour[] | undefined {
  const [x] = variables;
  if (x === undefined || end.kind === 'piecewise') return undefined;
  const isTail = isInfinite(end);
  // a first or last whole number is no end to converge at; an infinite sum of powers converges as their integral does
  if (!isTail && measure !== 'lebesgue') return [];
  const order = isTail ? tailOrder(integrand, x, side, signOf) : endOrder(integrand, x, side, end, signOf);
  if (order === undefined) return undefined;
  const found = { side, end, order };
  if (order.kind === 'flat' || isPositive(order.order)) return [found];
  // with a power of the logarithm below −1 it converges at order 0 too
  const isExact = order.logPower === undefined || Q.compare(order.logPower, Q.rational(-1n)) >= 0;
  return isExact ? [{ ...found, where: order.order }] : undefined;
}

/** Without a break or a pole, or at least bounded on every bounded interval. */
const continuous: ReadonlySet<string> = new Set(
  'abs sign min max floor sin cos atan sinh cosh tanh asinh erf erfc Phi logistic'.split(' '),
);

/** Whether it is bounded on every closed interval within the domain of x. */
function isBounded(f: Expr, x: SymbolExpr): boolean {
  if (!dependsOn(f, x)) return true;
  const all = (parts: readonly Expr[]): boolean => parts.every((part) => isBounded(part, x));
  switch (f.kind) {
    case 'symbol':
      return true;
    case 'sum':
      return all(f.terms);
    case 'product':
      return all(f.factors);
    case 'power': {
      if (!all([f.base, f.exponent])) return false;
      if (dependsOn(f.base, x) && (f.exponent.kind !== 'number' || Q.sign(f.exponent.value) < 0))
        return f.exponent.kind === 'number' ? hasNoZero(f.base, x) : isPositive(f.base);
      return true;
    }
    case 'apply':
      return all(f.args) && (continuous.has(f.fn) || (f.args.length === 1 && f.args.every(isPositive)));
    case 'piecewise':
      return all([...f.branches.map((branch) => branch.value), f.otherwise]);
    default:
      return false;
  }
}

/** By its range, or for a quadratic by its discriminant. */
function hasNoZero(u: Expr, x: SymbolExpr): boolean {
  if (isNonZero(u)) return true;
  if (!isDifferentiable(u, x)) return false;
  const slope = differentiate(u, x);
  const twice = isDifferentiable(slope, x) ? simplify(differentiate(slope, x)) : x;
  if (dependsOn(twice, x)) return false;
  const atZero = (e: Expr): Expr => substitute(e, new Map([[x, zero]]));
  // b² − 4ac with c = u(0), b = u′(0), 2a = u″
  const [b, c] = [atZero(slope), atZero(u)];
  return isNegative(simplify(subtract(multiply(b, b), multiply(number(2), twice, c))));
}

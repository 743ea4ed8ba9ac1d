// The ratio of neighboring terms t(x + 1)/t(x) = z·∏(x + uᵢ)/∏(x + lⱼ) of a sum over whole numbers, read from log t(x).
// Source: Graham, Knuth and Patashnik, Concrete Mathematics (1994), section 5.5; Johnson, Kemp and Kotz, Univariate Discrete
// Distributions (2005), section 2.4.1.
import { add, divide, exp, multiply, negate, number, one, power, zero } from './build.ts';
import { differentiate } from './differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from './expr.ts';
import { log } from './functions/log.ts';
import * as Q from './rational.ts';
import { areEqual, isZero, simplify } from './simplify.ts';
import { substitute } from './substitute.ts';

export interface TermRatio {
  readonly z: Expr;
  /** u₁, u₂ … and l₁, l₂ …, none of the one equal to one of the other. */
  readonly upper: readonly Expr[];
  readonly lower: readonly Expr[];
}

/** More factors than this are not gathered. */
const mostFactors = 12;

class Gathering {
  readonly x: SymbolExpr;
  logarithm: Expr = zero;
  factor: Expr = one;
  readonly upper: Expr[] = [];
  readonly lower: Expr[] = [];

  constructor(x: SymbolExpr) {
    this.x = x;
  }

  /** The ratio gets (x + shift)^times. */
  put(shift: Expr, times: number): void {
    const [to, from] = times > 0 ? [this.upper, this.lower] : [this.lower, this.upper];
    for (let i = 0; i < Math.abs(times); i++) {
      const same = from.findIndex((other) => areEqual(other, shift));
      if (same >= 0) from.splice(same, 1);
      else to.push(simplify(shift));
    }
  }

  /** Takes coefficient·term into the logarithm of the ratio; false where it has no such ratio. */
  take(term: Expr, coefficient: Expr): boolean {
    const { x } = this;
    if (!dependsOn(term, x)) return true;
    if (term === x) {
      this.logarithm = add(this.logarithm, coefficient);
      return true;
    }
    if (term.kind === 'sum') return term.terms.every((t) => this.take(t, coefficient));
    if (term.kind === 'product') {
      const varying = term.factors.filter((f) => dependsOn(f, x));
      const [only, other] = varying;
      if (only === undefined || other !== undefined) return false;
      return this.take(only, multiply(coefficient, ...term.factors.filter((f) => f !== only)));
    }
    if (term.kind !== 'apply' || (term.fn !== 'log' && term.fn !== 'lgamma')) return false;
    const argument = term.args[0] as Expr;
    return term.fn === 'log' ? this.takeLog(argument, coefficient) : this.takeGamma(argument, coefficient);
  }

  private takeLog(u: Expr, coefficient: Expr): boolean {
    if (!dependsOn(u, this.x)) return true;
    if (u.kind === 'product') return u.factors.every((f) => this.takeLog(f, coefficient));
    if (u.kind === 'power')
      return dependsOn(u.base, this.x)
        ? !dependsOn(u.exponent, this.x) && this.takeLog(u.base, multiply(coefficient, u.exponent))
        : this.take(u.exponent, multiply(coefficient, log(u.base)));
    if (u.kind === 'apply' && u.fn === 'gamma') return this.takeGamma(u.args[0] as Expr, coefficient);
    const line = affine(u, this.x);
    const times = wholeMultiple(coefficient);
    if (line === undefined || times === undefined) return false;
    const start = divide(line.start, line.slope);
    this.put(add(start, one), times);
    this.put(start, -times);
    return true;
  }

  /** Γ(αx + β) for a whole α: α factors more in the next term, or |α| fewer. */
  private takeGamma(u: Expr, coefficient: Expr): boolean {
    const line = affine(u, this.x);
    const times = wholeMultiple(coefficient);
    const slope = line === undefined ? undefined : wholeMultiple(line.slope);
    if (line === undefined || times === undefined || slope === undefined || slope === 0) return false;
    const count = Math.abs(slope);
    for (let j = 0; j < count; j++) {
      const shift = slope > 0 ? add(line.start, number(j)) : add(negate(line.start), number(j + 1));
      this.put(divide(shift, number(count)), slope > 0 ? times : -times);
    }
    this.factor = multiply(this.factor, power(number(slope), number(times * slope)));
    return this.upper.length + this.lower.length <= mostFactors;
  }
}

/** slope·x + start with a constant slope that is not 0. */
export function affine(u: Expr, x: SymbolExpr): { readonly slope: Expr; readonly start: Expr } | undefined {
  if (u.kind !== 'symbol' && u.kind !== 'sum' && u.kind !== 'product') return undefined;
  const slope = simplify(differentiate(u, x));
  if (dependsOn(slope, x) || isZero(slope)) return undefined;
  return { slope, start: substitute(u, new Map([[x, zero]])) };
}

const largestMultiple = 6;

function wholeMultiple(e: Expr): number | undefined {
  const value = e.kind === 'number' ? e : simplify(e);
  if (value.kind !== 'number' || !Q.isInteger(value.value)) return undefined;
  const size = Q.toNumber(value.value);
  return Math.abs(size) <= largestMultiple ? size : undefined;
}

/** The ratio of neighboring terms e^logTerm; undefined where it is not a rational function of x, or not seen to be one. */
export function termRatio(logTerm: Expr, x: SymbolExpr): TermRatio | undefined {
  const gathering = new Gathering(x);
  if (!gathering.take(logTerm, one)) return undefined;
  const { logarithm, factor, upper, lower } = gathering;
  if (dependsOn(logarithm, x)) return undefined;
  return { z: simplify(multiply(exp(simplify(logarithm)), factor)), upper, lower };
}

// The normal form of an expression: a quotient of polynomials over interned generators, with the relations that hold
// among them applied (shifts of Γ and ψ, sin² + cos² = 1, |u|² = u², powers of roots). Zero is the empty numerator.
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';
import {
  add,
  divide,
  fromRational,
  minusOne,
  multiply,
  number,
  one,
  power,
  splitCoefficient,
  square,
  subtract,
} from './build.ts';
import { type Bases, keyOf } from './bases.ts';
import type { Expr } from './expr.ts';
import { isNonZero, isPositive } from './assumptions.ts';
import {
  addFractions,
  constantFraction,
  FactorBase,
  fractionPower,
  invertFraction,
  multiplyFractions,
  oneFraction,
  polynomialFraction,
  wholeParts,
  splitScale,
  type Fraction,
} from './fraction.ts';
import { log, logByPrimes } from './functions/log.ts';
import { isOfExponentials } from './functions/logSumExp.ts';
import { gamma, lgamma, polygamma } from './functions/gammaFamily.ts';
import { besselI } from './functions/bessel.ts';
import { erf, normalDistribution } from './functions/errorFunction.ts';
import { leadsNegative, sin } from './functions/trigonometric.ts';
import { contentOf, exponentUnit, generatorPower, monomial, type Polynomial, type Term } from './polynomial.ts';
import { Generators, isLowered } from './generators.ts';
import { polygammaShift, risingFactorial, splitShift, splitShiftAbovePoles } from './shifts.ts';
import { call } from './substitute.ts';
import { spendTermSteps, TooLarge } from './termSteps.ts';

const largest = 40;

export class NormalForms {
  private readonly table = new Generators();
  readonly generators: readonly Expr[] = this.table.list;
  readonly factors = new FactorBase();
  /** The functions met whose arguments may be brought elsewhere, as keys of `Bases`, with the least argument. */
  readonly shiftable = new Map<string, Expr>();
  private readonly bases: Bases;
  private readonly known = new Map<Expr, Fraction>();

  constructor(bases: Bases = new Map()) {
    this.bases = bases;
  }

  /** The normal form; throws TooLarge beyond the size limits. */
  of(expr: Expr): Fraction {
    const cached = this.known.get(expr);
    if (cached !== undefined) return cached;
    const result = this.reduce(this.convert(expr));
    this.known.set(expr, result);
    return result;
  }

  /** The place of an expression that counts as a generator of its own, whatever it is made of. */
  generator(expr: Expr): number {
    return this.table.placeOf(expr);
  }

  private atom(expr: Expr, exponent = Q.one): Fraction {
    const units = Q.multiply(exponent, Q.integer(exponentUnit));
    if (Q.isInteger(units)) return polynomialFraction(generatorPower(this.generator(expr), Number(units.numerator)));
    return this.atom(power(expr, fromRational(exponent)));
  }

  private convert(expr: Expr): Fraction {
    switch (expr.kind) {
      case 'number':
        return constantFraction(expr.value);
      case 'sum': {
        const total = addFractions(expr.terms.map((t) => this.of(t)));
        if (total.numerator.size > 1) this.factors.register(contentOf(total.numerator).primitive);
        return total;
      }
      case 'product':
        return expr.factors.map((f) => this.of(f)).reduce(multiplyFractions);
      case 'power':
        return expr.exponent.kind === 'number'
          ? this.rationalPower(expr.base, expr.exponent.value)
          : this.symbolicPower(expr.base, expr.exponent);
      case 'apply':
        return this.application(expr);
      default:
        return this.atom(expr);
    }
  }

  private integerPower(base: Fraction, n: number): Fraction {
    if (Math.abs(n) > largest) throw new TooLarge();
    const inverse = n < 0 ? invertFraction(base, this.factors) : base;
    if (inverse === undefined) throw new TooLarge();
    return fractionPower(inverse, Math.abs(n));
  }

  private rationalPower(base: Expr, exponent: Rational): Fraction {
    if (base.kind === 'symbol' || base.kind === 'constant') return this.atom(base, exponent);
    if (Q.isInteger(exponent)) return this.integerPower(this.of(base), Number(exponent.numerator));
    if (base.kind === 'sum') {
      const whole = Q.floor(exponent);
      const combined = this.toExpr(this.of(base));
      if (combined.kind !== 'sum') return this.of(power(combined, fromRational(exponent)));
      const root = this.atom(combined, Q.subtract(exponent, Q.rational(whole)));
      return multiplyFractions(root, this.integerPower(this.of(combined), Number(whole)));
    }
    return this.atom(base, exponent);
  }

  private symbolicPower(base: Expr, exponent: Expr): Fraction {
    const combined = base.kind === 'sum' ? this.toExpr(this.of(base)) : base;
    if (combined !== base && combined.kind !== 'sum') return this.of(power(combined, exponent));
    const expanded = this.expanded(this.of(exponent));
    const terms = expanded.kind === 'sum' ? expanded.terms : [expanded];
    if (terms.length === 1) {
      const { coefficient, rest } = splitCoefficient(expanded);
      if (rest === one) return this.of(power(combined, expanded));
      const whole = power(combined, rest);
      // the power of a power may have split again (e^(k log x) is x^k)
      if (whole.kind === 'power' && whole.exponent === rest) return this.atom(whole, coefficient);
      const split = power(combined, expanded);
      return split.kind === 'power' ? this.atom(split) : this.of(split);
    }
    return terms.map((t) => this.of(power(combined, t))).reduce(multiplyFractions);
  }

  private application(expr: Expr & { kind: 'apply' }): Fraction {
    const args = expr.args.map((a) => this.canonicalArgument(expr.fn, a));
    const rebuilt = call(expr.fn, args);
    if (rebuilt !== expr) {
      if (rebuilt.kind !== 'apply' || rebuilt.fn !== expr.fn) return this.of(rebuilt);
      return rebuilt.args.every((a, i) => a === args[i]) ? this.related(rebuilt) : this.of(rebuilt);
    }
    return this.related(expr);
  }

  private canonicalArgument(fn: string, argument: Expr): Expr {
    if (argument.kind !== 'sum' && argument.kind !== 'product') return argument;
    if (isOfExponentials(fn)) return argument;
    const fraction = this.of(argument);
    if (fn === 'log' || fn === 'abs' || fn === 'sign') return this.toExpr(fraction);
    // of the bases that differ by whole numbers the least that is known to be positive
    const splits = wholeParts(fraction).map(({ whole, rest }) => ({ whole, base: this.expanded(rest) }));
    const [least = splits[0]] = splits.filter((s) => isPositive(s.base)).sort((a, b) => Q.compare(b.whole, a.whole));
    return least === undefined ? argument : add(least.base, fromRational(least.whole));
  }

  /** The argument to which one is brought, and how many steps the one stands above it. */
  private shiftOf(fn: string, argument: Expr): { readonly base: Expr; readonly steps: number } {
    const { base, steps } = (fn === 'gamma' ? splitShift : splitShiftAbovePoles)(argument);
    const key = keyOf(fn, base);
    if (base.kind !== 'number') this.shiftable.set(key, base);
    const offset = this.bases.get(key) ?? 0;
    return offset === 0 ? { base, steps } : { base: add(base, number(offset)), steps: steps - offset };
  }

  /** A function node by its relations to others: what has none is a generator. */
  private related(expr: Expr & { kind: 'apply' }): Fraction {
    const [first, second] = expr.args as readonly [Expr, Expr?];
    switch (expr.fn) {
      case 'gamma': {
        const { base, steps } = this.shiftOf('gamma', first);
        if (steps === 0 || Math.abs(steps) > largest) return this.atom(expr);
        return multiplyFractions(this.of(gamma(base)), this.of(risingFactorial(base, steps)));
      }
      case 'log': {
        const primes = logByPrimes(first);
        return primes === undefined ? this.atom(expr) : this.of(primes);
      }
      case 'lgamma': {
        if (first.kind === 'number' && gamma(first).kind === 'number') return this.of(log(gamma(first)));
        const { base, steps } = splitShiftAbovePoles(first);
        if (steps <= 0 || steps > largest || !isNonZero(base)) return this.atom(expr);
        return this.of(add(lgamma(base), ...Array.from({ length: steps }, (_, i) => log(add(base, number(i))))));
      }
      case 'polygamma': {
        const u = second as Expr;
        if (first.kind !== 'number') return this.atom(expr);
        const { base, steps } = this.shiftOf(`polygamma ${String(first.value.numerator)}`, u);
        const shift = Math.abs(steps) > largest ? undefined : polygammaShift(first.value.numerator, base, steps);
        return shift === undefined ? this.atom(expr) : this.of(add(polygamma(first, base), shift));
      }
      case 'besselI': {
        const x = second as Expr;
        const n = first.kind === 'number' && Q.isInteger(first.value) ? Number(first.value.numerator) : 0;
        if (n < 2 || n > largest) return this.atom(expr);
        // Iₙ = Iₙ₋₂ − 2(n − 1)/x · Iₙ₋₁ (DLMF 10.29.1)
        const step = multiply(number(2 * (n - 1)), divide(besselI(number(n - 1), x), x));
        return this.of(subtract(besselI(number(n - 2), x), step));
      }
      case 'erfc':
        return this.of(subtract(one, erf(first)));
      case 'Phi': {
        const mirrored = multiply(minusOne, first);
        return leadsNegative(first) ? this.of(subtract(one, normalDistribution(mirrored))) : this.atom(expr);
      }
      default:
        return this.atom(expr);
    }
  }

  /** Powers of generators that a relation lowers: cos², sign², |u|², whole powers of roots. */
  private reduce(fraction: Fraction): Fraction {
    const { denominator } = fraction;
    spendTermSteps(fraction.numerator.size * Math.ceil(this.generators.length / 8));
    if (!this.table.hasRelations) return fraction;
    const kept = new Map<string, Term>();
    // the terms that are lowered alike, by the generator and its power
    const groups = new Map<string, { readonly factor: Fraction; readonly terms: Map<string, Term> }>();
    for (const [key, term] of fraction.numerator) {
      const lowered = this.lowered(term);
      if (lowered === undefined) {
        kept.set(key, term);
        continue;
      }
      const group = groups.get(lowered.name) ?? { factor: lowered.factor, terms: new Map<string, Term>() };
      for (const [k, t] of lowered.part) group.terms.set(k, t);
      groups.set(lowered.name, group);
    }
    if (groups.size === 0) return fraction;
    const parts = [...groups.values()].map((g) => multiplyFractions({ numerator: g.terms, denominator }, g.factor));
    return this.reduce(addFractions([{ numerator: kept, denominator }, ...parts]));
  }

  /** The term without the first power that a relation lowers, and the factor that stands for that. */
  private lowered(term: Term): { name: string; factor: Fraction; part: Polynomial } | undefined {
    for (const [i, exponent] of term.exponents.entries()) {
      const found = this.reducible(i, exponent);
      if (found === undefined) continue;
      const part = monomial(term.exponents.with(i, found.left), term.coefficient);
      return { name: `${String(i)} ${String(exponent)}`, factor: found.factor, part };
    }
    return undefined;
  }

  private reducible(index: number, exponent: number): { factor: Fraction; left: number } | undefined {
    if (exponent === 0) return undefined;
    const generator = this.generators[index] as Expr;
    const lower = (unit: number, factor: () => Fraction): { factor: Fraction; left: number } | undefined => {
      const times = Math.floor(exponent / unit);
      if (times === 0) return undefined;
      return { factor: this.integerPower(factor(), times), left: exponent - times * unit };
    };
    if (!isLowered(generator)) return undefined;
    if (generator.kind !== 'apply') return lower(exponentUnit, () => this.of(generator));
    if (exponent < 2 * exponentUnit) return undefined;
    const argument = generator.args[0] as Expr;
    if (generator.fn === 'abs') return lower(2 * exponentUnit, () => this.of(square(argument)));
    if (generator.fn === 'sign') return lower(2 * exponentUnit, () => oneFraction);
    return lower(2 * exponentUnit, () => this.of(subtract(one, square(sin(argument)))));
  }

  termExpr(exponents: readonly number[], coefficient: Rational): Expr {
    spendTermSteps(4 + exponents.length);
    const product = this.table.monomial(exponents);
    return Q.isOne(coefficient) ? product : multiply(fromRational(coefficient), product);
  }

  polynomialExpr(polynomial: Polynomial): Expr {
    return add(...[...polynomial.values()].map((t) => this.termExpr(t.exponents, t.coefficient)));
  }

  private denominatorExpr(fraction: Fraction): Expr {
    return multiply(...fraction.denominator.map((f) => power(this.polynomialExpr(f.polynomial), number(-f.power))));
  }

  /** The fraction as one product: content, known factors of the numerator, what is left of it, the denominator. */
  toExpr(fraction: Fraction): Expr {
    if (fraction.numerator.size === 0) return number(0);
    const { coefficient, exponents, primitive } = contentOf(fraction.numerator);
    const outer = this.termExpr(exponents, coefficient);
    if (primitive.size === 1) return multiply(outer, this.denominatorExpr(fraction));
    const factors = this.factors.split(primitive);
    const product = factors.map((f) => power(this.polynomialExpr(f.polynomial), number(f.power)));
    const scale = splitScale(primitive, factors);
    return multiply(outer, fromRational(scale), ...product, this.denominatorExpr(fraction));
  }

  /** The numerator multiplied out, term by term over the denominator. */
  expanded(fraction: Fraction): Expr {
    const denominator = this.denominatorExpr(fraction);
    return add(
      ...[...fraction.numerator.values()].map((t) => multiply(this.termExpr(t.exponents, t.coefficient), denominator)),
    );
  }
}

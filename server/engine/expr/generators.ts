// The generators over which polynomials are written: expressions by their places, and monomials as expressions.
import { multiply, power, ratio } from './build.ts';
import type { Expr } from './expr.ts';
import { exponentKey, exponentUnit } from './polynomial.ts';

const exponents = new Map<number, Expr>();
/** Exponents in units of 1/exponentUnit as numbers: few occur. */
function inUnits(exponent: number): Expr {
  const known = exponents.get(exponent);
  if (known !== undefined) return known;
  const result = ratio(exponent, exponentUnit);
  if (exponents.size < 1000) exponents.set(exponent, result);
  return result;
}

/** Does a relation lower its powers: cos² + sin² = 1, |u|² = u², sign² = 1, roots of numbers and sums? */
export const isLowered = (generator: Expr): boolean =>
  generator.kind === 'number' ||
  generator.kind === 'sum' ||
  (generator.kind === 'apply' && (generator.fn === 'abs' || generator.fn === 'sign' || generator.fn === 'cos'));

export class Generators {
  readonly list: Expr[] = [];
  /** Does a relation lower the powers of one of them? */
  hasRelations = false;
  private readonly places = new Map<Expr, number>();
  private readonly monomials = new Map<string, Expr>();

  placeOf(generator: Expr): number {
    const known = this.places.get(generator);
    if (known !== undefined) return known;
    const place = this.list.push(generator) - 1;
    this.places.set(generator, place);
    this.hasRelations ||= isLowered(generator);
    return place;
  }

  /** Π generatorᵉ, exponents in units of 1/exponentUnit. */
  monomial(exponents: readonly number[]): Expr {
    const key = exponentKey(exponents);
    const known = this.monomials.get(key);
    if (known !== undefined) return known;
    const powers: Expr[] = [];
    for (let i = 0; i < exponents.length; i++) {
      const exponent = exponents[i] as number;
      if (exponent === exponentUnit) powers.push(this.list[i] as Expr);
      else if (exponent !== 0) powers.push(power(this.list[i] as Expr, inUnits(exponent)));
    }
    const result = multiply(...powers);
    this.monomials.set(key, result);
    return result;
  }
}

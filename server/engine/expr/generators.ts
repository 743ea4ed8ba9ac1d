// The generators over which polynomials are written: expressions by their places, and monomials as expressions.
import { multiply, power, ratio } from './build.ts';
import type { Expr } from './expr.ts';
import { exponentKey, exponentUnit } from './polynomial.ts';

export class Generators {
  readonly list: Expr[] = [];
  private readonly places = new Map<Expr, number>();
  private readonly monomials = new Map<string, Expr>();

  placeOf(generator: Expr): number {
    const known = this.places.get(generator);
    if (known !== undefined) return known;
    const place = this.list.push(generator) - 1;
    this.places.set(generator, place);
    return place;
  }

  /** Π generatorᵉ, exponents in units of 1/exponentUnit. */
  monomial(exponents: readonly number[]): Expr {
    const key = exponentKey(exponents);
    const known = this.monomials.get(key);
    if (known !== undefined) return known;
    const powers = exponents.flatMap((e, i) => (e === 0 ? [] : [power(this.list[i] as Expr, ratio(e, exponentUnit))]));
    const result = multiply(...powers);
    this.monomials.set(key, result);
    return result;
  }
}

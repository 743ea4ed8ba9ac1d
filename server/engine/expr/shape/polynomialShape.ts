// The shortest way to write a polynomial or a quotient of two: multiplied out, with squares completed, or gathered by a generator.
import { add, multiply, number, power, zero } from '../build.ts';
import type { Expr } from '../expr.ts';
import { factored, type Factored, type KnownParts } from '../factored.ts';
import { polynomialFraction, type Fraction } from '../fraction.ts';
import type { NormalForms } from '../normalForm.ts';
import { addExponents, contentOf, exponentKey, polynomialKey, type Polynomial, type Term } from '../polynomial.ts';
import * as Q from '../rational.ts';
import { spendTermSteps } from '../termSteps.ts';
import { length } from './length.ts';
import { completeSquares } from './squares.ts';

/** Gathering goes so deep: a polynomial in one generator whose coefficients are gathered by a second. */
export const deepest = 1;
const mostGatherings = 10;
const mostTerms = 60;
/** Terms looked at before no more shapes are tried. */
const mostWork = 300;

export const shortest = (candidates: readonly Expr[]): Expr =>
  candidates.reduce((best, c) => (length(c) < length(best) ? c : best));

/** A part of a polynomial: the terms whose exponents of certain generators agree. */
export interface Part {
  readonly exponents: readonly number[];
  readonly coefficient: Polynomial;
}

/** The polynomial by the powers of the generators chosen. */
export function partsBy(p: Polynomial, isChosen: (generator: number) => boolean): readonly Part[] {
  spendTermSteps(2 * p.size);
  const groups = new Map<string, { readonly exponents: readonly number[]; readonly terms: Map<string, Term> }>();
  for (const t of p.values()) {
    const outer = addExponents(
      t.exponents.map((e, i) => (isChosen(i) ? e : 0)),
      [],
    );
    const inner = addExponents(
      t.exponents.map((e, i) => (isChosen(i) ? 0 : e)),
      [],
    );
    const key = exponentKey(outer);
    const group = groups.get(key) ?? { exponents: outer, terms: new Map<string, Term>() };
    group.terms.set(exponentKey(inner), { exponents: inner, coefficient: t.coefficient });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ exponents, terms }) => ({ exponents, coefficient: terms }));
}

/** Is a generator a function or a power, not a symbol or a constant? */
export const isTranscendental = (generator: Expr): boolean =>
  generator.kind !== 'symbol' && generator.kind !== 'number';

/** The choices of generators by which a polynomial may be gathered: one at a time, all functions, all functions and constants. */
export function gatherings(forms: NormalForms, p: Polynomial): readonly ((generator: number) => boolean)[] {
  const width = Math.max(0, ...[...p.values()].map((t) => t.exponents.length));
  const present = Array.from({ length: width }, (_, v) => v).filter(
    (v) => new Set([...p.values()].map((t) => t.exponents[v] ?? 0)).size > 1,
  );
  const kinds = [isTranscendental, (g: Expr): boolean => isTranscendental(g) && g.kind !== 'constant'];
  const sets = [
    ...kinds.map((is) => new Set(present.filter((v) => is(forms.generators[v] as Expr)))),
    ...present.map((v) => new Set([v])),
  ];
  const distinct = new Map(sets.filter((s) => s.size > 0).map((s) => [[...s].join(), s]));
  return [...distinct.values()].slice(0, mostGatherings).map(
    (s) =>
      (v: number): boolean =>
        s.has(v),
  );
}

/** Writes the polynomials over one set of generators. */
export class PolynomialShapes {
  readonly parts: KnownParts = new Map();
  private readonly sums = new Map<string, Expr>();
  private readonly products = new Map<string, Expr>();
  private readonly forms: NormalForms;
  private work = 0;

  constructor(forms: NormalForms) {
    this.forms = forms;
  }

  /** The shortest sum for a polynomial. */
  sum(p: Polynomial, depth = 0): Expr {
    const key = `${String(depth)};${polynomialKey(p)}`;
    const known = this.sums.get(key);
    if (known !== undefined) return known;
    let best = this.forms.polynomialExpr(p);
    if (p.size > 2 && p.size <= mostTerms && depth <= deepest && !this.isSpent) {
      const completed = completeSquares(this.forms, p);
      for (const q of completed === undefined ? [p] : [p, completed]) {
        if (q !== p) best = shortest([best, this.forms.polynomialExpr(q)]);
        for (const chosen of gatherings(this.forms, q)) {
          const gathered = partsBy(q, chosen);
          const candidate = gathered.length < q.size ? this.gathered(gathered, depth, length(best)) : undefined;
          if (candidate !== undefined) best = shortest([best, candidate]);
        }
      }
    }
    this.sums.set(key, best);
    return best;
  }

  /** Begins to count the work anew. */
  restart(): void {
    this.work = 0;
  }

  get isSpent(): boolean {
    return this.work > mostWork;
  }

  /** The sum of the parts, each as a product; undefined as soon as those that are had are too long. */
  private gathered(parts: readonly Part[], depth: number, most: number): Expr | undefined {
    if (this.isSpent) return add(...parts.map((part) => this.plain(part)));
    const terms: Expr[] = [];
    let signs = 0;
    for (const { exponents, coefficient } of parts) {
      const factor = this.product(polynomialFraction(coefficient), depth + 1);
      const term = multiply(this.forms.termExpr(exponents, Q.one), factor);
      terms.push(term);
      // every term has a sign of its own, but for the first
      signs += length(term) + 1;
      if (signs > most + 2) return undefined;
    }
    return add(...terms);
  }

  private plain({ exponents, coefficient }: Part): Expr {
    return multiply(this.forms.termExpr(exponents, Q.one), this.forms.polynomialExpr(coefficient));
  }

  /** The quotient as one product, everything common cancelled. */
  product(fraction: Fraction, depth = 0): Expr {
    if (fraction.numerator.size === 0) return zero;
    this.work += fraction.numerator.size;
    const below = fraction.denominator.map((f) => `${f.key}^${String(f.power)}`).join('/');
    const key = `${String(depth)};${polynomialKey(fraction.numerator)}/${below}`;
    const known = this.products.get(key);
    if (known !== undefined) return known;
    const result = this.newProduct(fraction, depth);
    this.products.set(key, result);
    return result;
  }

  private newProduct(fraction: Fraction, depth: number): Expr {
    if (fraction.denominator.length === 0 && fraction.numerator.size > 1) {
      const { coefficient, exponents, primitive } = contentOf(fraction.numerator);
      const split = depth > deepest + 1 ? undefined : factored(polynomialFraction(primitive), this.parts);
      const rest = split === undefined ? this.sum(primitive, depth) : this.ofFactors(split, depth);
      return multiply(this.forms.termExpr(exponents, coefficient), rest);
    }
    const split = factored(fraction, this.parts);
    return split === undefined ? this.forms.toExpr(fraction) : this.ofFactors(split, depth);
  }

  ofFactors({ coefficient, exponents, powers }: Factored, depth = 0): Expr {
    const outer = this.forms.termExpr(exponents, coefficient);
    return multiply(outer, ...powers.map((f) => power(this.sum(f.polynomial, depth), number(f.power))));
  }
}

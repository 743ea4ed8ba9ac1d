// Decides what is taken out of a matrix as a common factor: what all entries are multiplied by, or the least common multiple of
// their denominators, where factor and entries are shorter on paper than the matrix.
import { divide, fromRational, multiply, one, power, splitCoefficient, zero } from '../build.ts';
import type { Expr } from '../expr.ts';
import * as Q from '../rational.ts';
import { length } from './length.ts';
import { shape } from './shape.ts';

/** factor · entries is the matrix. */
export interface FactoredMatrix {
  readonly factor: Expr;
  readonly entries: readonly (readonly Expr[])[];
}

/** What remains must be at most so long, as a part of the whole: a reader multiplies it out again. */
const worthwhile = 0.8;
/** Larger matrices, and entries of more signs, are left as they are. */
const [mostRows, longest] = [6, 60];

const signs = (entries: readonly (readonly Expr[])[]): number => entries.flat().reduce((sum, e) => sum + length(e), 0);

/** The matrix with its best common factor before it; undefined where none is worth while, and of a diagonal matrix. */
export function withCommonFactor(entries: readonly (readonly Expr[])[]): FactoredMatrix | undefined {
  const filled = [...new Set(entries.flat())].filter((entry) => entry !== zero);
  const count = entries.flat().filter((entry) => entry !== zero).length;
  if (entries.length > mostRows || count <= entries.length || filled.some((e) => length(e) > longest)) return undefined;
  const whole = signs(entries);
  let best: FactoredMatrix | undefined;
  let least = worthwhile * whole;
  for (const factor of candidates(filled)) {
    if (factor === one || factor.kind === 'sum') continue;
    const inner = entries.map((row) => row.map((entry) => shape(divide(entry, factor), 'brief')));
    // the factor, and brackets around what it multiplies
    const size = length(factor) + 2 + signs(inner);
    if (size < least) [best, least] = [{ factor, entries: inner }, size];
  }
  return best;
}

/** Bases with the exponents of a product, and its number. */
interface Monomial {
  readonly content: Q.Rational;
  readonly exponents: ReadonlyMap<Expr, Q.Rational>;
}

function read(entry: Expr): Monomial {
  const { coefficient, rest } = splitCoefficient(entry);
  const factors = rest === one ? [] : rest.kind === 'product' ? rest.factors : [rest];
  return {
    content: Q.absoluteValue(coefficient),
    exponents: new Map(
      factors.map((f) =>
        f.kind === 'power' && f.exponent.kind === 'number' ? [f.base, f.exponent.value] : [f, Q.one],
      ),
    ),
  };
}

function candidates(entries: readonly Expr[]): ReadonlySet<Expr> {
  const monomials = entries.map(read);
  const bases = [...new Set(monomials.flatMap((m) => [...m.exponents.keys()]))];
  const exponentsOf = (base: Expr): readonly Q.Rational[] => monomials.map((m) => m.exponents.get(base) ?? Q.zero);
  const least = (values: readonly Q.Rational[]): Q.Rational => values.reduce((a, b) => (Q.compare(b, a) < 0 ? b : a));
  const common = bases.map((base): Expr => {
    const exponents = exponentsOf(base);
    const negative = least(exponents.map(Q.negate));
    const positive = least(exponents);
    const exponent = Q.sign(positive) > 0 ? positive : Q.sign(negative) > 0 ? Q.negate(negative) : Q.zero;
    return power(base, fromRational(exponent));
  });
  // all denominators, and what is common to the numerators
  const denominators = bases.map((base) => power(base, fromRational(least(exponentsOf(base)))));
  const content = fromRational(Q.content(monomials.map((m) => m.content)));
  const products = [common, denominators].map((powers) => multiply(...powers));
  return new Set([content, ...products.flatMap((product) => [product, multiply(content, product)])]);
}

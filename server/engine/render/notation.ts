// What an expression looks like on paper, before any writing system: signs, fractions, roots, the order of terms.
import type { ConstantName, Expr } from '../expr/expr.ts';

export type Notation =
  /** Digits of a nonnegative number, with a decimal point where it has one. */
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Notation }
  /** At least two terms; no term is itself a `negative` or a `sum`. */
  | { readonly kind: 'sum'; readonly terms: readonly SignedTerm[] }
  /** At least two factors. */
  | { readonly kind: 'product'; readonly factors: readonly Notation[] }
  | { readonly kind: 'quotient'; readonly numerator: Notation; readonly denominator: Notation }
  | { readonly kind: 'power'; readonly base: Notation; readonly exponent: Notation }
  | { readonly kind: 'root'; readonly of: Notation }
  | { readonly kind: 'exponential'; readonly exponent: Notation }
  /** A function of the language, or one of `functionSigns.ts` that stands for several of them. */
  | { readonly kind: 'apply'; readonly fn: string; readonly args: readonly Notation[] }
  | {
      readonly kind: 'cases';
      readonly branches: readonly { readonly condition: ConditionNotation; readonly value: Notation }[];
      readonly otherwise: Notation;
    }
  | {
      readonly kind: 'series';
      readonly body: Notation;
      readonly index: string;
      readonly from: Notation;
      readonly to: Notation;
    };

export interface SignedTerm {
  readonly negative: boolean;
  readonly of: Notation;
}

export type ComparisonSign = '<' | '<=' | '>' | '>=' | '=' | '!=';

export type ConditionNotation =
  | { readonly kind: 'comparison'; readonly left: Notation; readonly sign: ComparisonSign; readonly right: Notation }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ConditionNotation[] }
  | { readonly kind: 'not'; readonly part: ConditionNotation };

/**
 * How much is gathered: `exact` keeps the functions of the expression, so that the text can be read back into the same
 * expression; `reading` writes factorials, binomial coefficients and beta functions for the gamma functions they are made of.
 */
export type Gathering = 'exact' | 'reading';

export type Arrange = (expr: Expr) => Notation;

export const digits = (text: string): Notation => ({ kind: 'digits', text });
export const nothing = digits('0');
export const unit = digits('1');

export const isUnit = (n: Notation): boolean => n.kind === 'digits' && n.text === '1';

/** The factors side by side; 1 where there are none. */
export function productOf(factors: readonly Notation[]): Notation {
  const flat = factors.flatMap((f) => (f.kind === 'product' ? f.factors : [f])).filter((f) => !isUnit(f));
  if (flat.length === 0) return unit;
  return flat.length === 1 ? (flat[0] as Notation) : { kind: 'product', factors: flat };
}

export const quotientOf = (numerator: Notation, denominator: Notation): Notation =>
  isUnit(denominator) ? numerator : { kind: 'quotient', numerator, denominator };

export const negativeOf = (n: Notation): Notation => (n.kind === 'negative' ? n.of : { kind: 'negative', of: n });

/** The terms in this order; 0 where there are none. */
export function sumOf(terms: readonly SignedTerm[]): Notation {
  const first = terms[0];
  if (first === undefined) return nothing;
  if (terms.length === 1) return first.negative ? negativeOf(first.of) : first.of;
  return { kind: 'sum', terms };
}

/** The sign taken out. */
export const signed = (n: Notation): SignedTerm =>
  n.kind === 'negative' ? { negative: true, of: n.of } : { negative: false, of: n };

/** The direct parts, conditions aside. */
export function parts(n: Notation): readonly Notation[] {
  switch (n.kind) {
    case 'digits':
    case 'constant':
    case 'symbol':
      return [];
    case 'negative':
    case 'root':
      return [n.of];
    case 'sum':
      return n.terms.map((t) => t.of);
    case 'product':
      return n.factors;
    case 'quotient':
      return [n.numerator, n.denominator];
    case 'power':
      return [n.base, n.exponent];
    case 'exponential':
      return [n.exponent];
    case 'apply':
      return n.args;
    case 'cases':
      return [...n.branches.map((b) => b.value), n.otherwise];
    case 'series':
      return [n.body, n.from, n.to];
  }
}

/** The number of signs that stand for something: how long the notation is for a reader. */
export function leaves(n: Notation): number {
  const known = leafCounts.get(n);
  if (known !== undefined) return known;
  const own = parts(n);
  const count = own.reduce((total, part) => total + leaves(part), n.kind === 'apply' || own.length === 0 ? 1 : 0);
  leafCounts.set(n, count);
  return count;
}

const leafCounts = new WeakMap<Notation, number>();

export const isPlainNumber = (n: Notation): boolean =>
  n.kind === 'digits' || (n.kind === 'quotient' && isPlainNumber(n.numerator) && isPlainNumber(n.denominator));

// The factors of a symmetric matrix without square roots, A = L D Lᵀ with L unit lower triangular, entry by entry in shortest
// form: where a matrix has structure, its pivots and its inverse stay short, as determinants that are multiplied out do not.
// Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 4.1.2.
import { add, divide, multiply, negate, one, zero } from './build.ts';
import { freeSymbols, type Expr } from './expr.ts';
import { leadingMinors, permutationCount, type Matrix } from './matrix.ts';
import { isZero, simplify } from './simplify.ts';

export interface Factors {
  /** Strictly lower triangular: the ones in the diagonal are left out. */
  readonly lower: Matrix;
  /** All are positive just where the matrix is positive definite. */
  readonly pivots: readonly Expr[];
}

/** Beyond this size few symbols make a structure; below it determinants that are multiplied out are short enough. */
const smallest = 4;
const mostSymbols = 4;

/** Whether a symmetric matrix is large, and made of few symbols. */
export function isStructured(a: Matrix): boolean {
  if (a.length < smallest) return false;
  return new Set(a.flatMap((row) => row.flatMap((entry) => [...freeSymbols(entry)]))).size <= mostSymbols;
}

/** The leading minors, products of the pivots; the zero where one vanishes identically. */
export const structuredMinors = (a: Matrix): readonly Expr[] => {
  const pivots = factorize(a)?.pivots;
  if (pivots === undefined) return [zero];
  return pivots.map((_, i) => simplify(multiply(...pivots.slice(0, i + 1))));
};

/** A determinant of more terms is not multiplied out: that of a 4 × 4 matrix without zeros has 24. */
const mostTerms = 20;

/** Whether a symmetric matrix is too large, and of too many symbols, for its determinant or inverse to be written out. */
export const isLong = (a: Matrix): boolean => !isStructured(a) && permutationCount(a, mostTerms) > mostTerms;

/** Expressions that are all positive just where a symmetric matrix is positive definite: its leading minors, or its pivots. */
export const definiteness = (a: Matrix): readonly Expr[] =>
  isStructured(a) ? structuredMinors(a) : isLong(a) ? (nestedFactors(a)?.pivots ?? [zero]) : leadingMinors(a);

/** The factors with each entry written in those before it: short to evaluate, and not to be read. */
export const nestedFactors = (a: Matrix): Factors | undefined => factorize(a, (e) => e);

/** Undefined where a pivot vanishes identically; each entry is shortened. */
export function factorize(a: Matrix, shorten: (e: Expr) => Expr = simplify): Factors | undefined {
  const lower: Expr[][] = a.map((row) => row.map(() => zero));
  const pivots: Expr[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      const done = sum(pivots.slice(0, j).map((d, k) => [lower[i]?.[k], lower[j]?.[k], d]));
      const rest = shorten(add(a[i]?.[j] as Expr, negate(done)));
      if (j < i) (lower[i] as Expr[])[j] = shorten(divide(rest, pivots[j] as Expr));
      else if (shorten === simplify ? isZero(rest) : rest === zero) return undefined;
      else pivots.push(rest);
    }
  }
  return { lower, pivots };
}

/** A⁻¹ from the factors of A. */
export function inverseFrom({ lower, pivots }: Factors, shorten: (e: Expr) => Expr = simplify): Matrix {
  const size = pivots.length;
  // L⁻¹ by rows: row i is eᵢ less the combination of the earlier rows
  const rows: Expr[][] = [];
  for (let i = 0; i < size; i++)
    rows.push(
      Array.from({ length: size }, (_, j) => {
        if (j >= i) return j === i ? one : zero;
        return shorten(negate(sum(rows.map((row, k) => [lower[i]?.[k], row[j]]))));
      }),
    );
  const result: Expr[][] = rows.map(() => []);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      (result[i] as Expr[])[j] =
        j < i
          ? (result[j]?.[i] as Expr)
          : shorten(sum(rows.map((row, k) => [row[i], row[j], divide(one, pivots[k] as Expr)])));
  return result;
}

/** Σ of products, those with a zero left out. */
function sum(terms: readonly (readonly (Expr | undefined)[])[]): Expr {
  const whole = terms.filter((t): t is readonly Expr[] => t.every((f) => f !== undefined && f !== zero));
  return add(...whole.map((t) => multiply(...t)));
}

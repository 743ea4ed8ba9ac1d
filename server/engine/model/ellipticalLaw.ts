// Elliptical laws: those whose density is a function of a positive definite form ρ = (x − μ)ᵀP(x − μ) alone, with the axes of the
// form and the law of ρ.
// Source: Fang, Kotz and Ng, Symmetric Multivariate and Related Distributions (1990), section 2.5.
import { isPositive } from '../expr/assumptions.ts';
import {
  add,
  divide,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, eachNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { determinant, inverse, leadingMinors, type Matrix } from '../expr/matrix.ts';
import { range } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { openInterval } from '../distributions/support.ts';
import { factorsOf } from './supports.ts';

const largestDimension = 4;

/** ρ */
export const radius = symbol('_rho', 'observation', range(0, Infinity, { lowerOpen: true }));

export interface Elliptical {
  /** w = U(x − μ) with ρ = Σ scaleᵢ wᵢ². */
  readonly coordinates: readonly SymbolExpr[];
  readonly scales: readonly Expr[];
  /** x by the coordinates. */
  readonly inverse: readonly Expr[];
  readonly radial: Law;
}

const known = new WeakMap<Law, Elliptical | 'none'>();

/** The law of ρ and the axes, where the law is elliptical on the whole space and no Gaussian vector that is stated. */
export function ellipticalOf(law: Law): Elliptical | undefined {
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = find(law);
  known.set(law, found ?? 'none');
  return found;
}

function find(law: Law): Elliptical | undefined {
  const { variables, logDensity, measure } = law;
  const size = variables.length;
  if (measure !== 'lebesgue' || size < 2 || size > largestDimension || law.gaussian !== undefined) return undefined;
  const isWhole = factorsOf(law.support).every(
    (f) => f.kind === 'interval' && f.lower === negate(infinity) && f.upper === infinity,
  );
  if (!isWhole) return undefined;
  const sums = new Set<Expr>();
  eachNode(logDensity, (node) => {
    if (node.kind === 'sum' && dependsOnAny(node, variables)) sums.add(node);
  });
  sums.delete(logDensity);
  for (const form of sums) {
    const found = aboutForm(law, form);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The law as one of the quadratic form, if it is a function of that alone. */
function aboutForm({ variables, logDensity }: Law, form: Expr): Elliptical | undefined {
  const gradient = variables.map((x) => differentiate(form, x));
  const matrix = gradient.map((g) => variables.map((x) => simplify(multiply(half, differentiate(g, x)))));
  if (matrix.flat().some((e) => dependsOnAny(e, variables))) return undefined;
  if (!leadingMinors(matrix).map(simplify).every(isPositive)) return undefined;
  const origin = new Map<Expr, Expr>(variables.map((x) => [x, zero]));
  const slope = gradient.map((g) => multiply(half, substitute(g, origin)));
  const center = inverse(matrix).map((row) =>
    simplify(negate(add(...row.map((e, j) => multiply(e, slope[j] as Expr))))),
  );
  const { scales, coordinates, inverse: back } = axes(matrix, center);
  const centered = (e: Expr, values: readonly Expr[]): Expr =>
    substitute(e, new Map<Expr, Expr>(variables.map((x, i) => [x, values[i] as Expr])));
  const least = simplify(centered(form, center));
  const whole = substitute(logDensity, new Map([[form, add(least, radius)]]));
  const ofRadius = dependsOnAny(whole, variables)
    ? simplify(withoutFirst(centered(logDensity, back), coordinates, scales))
    : whole;
  if (dependsOnAny(ofRadius, coordinates)) return undefined;
  const size = number(variables.length);
  const surface = subtract(multiply(half, size, log(pi)), lgamma(multiply(half, size)));
  const logRadial = add(
    ofRadius,
    multiply(subtract(multiply(half, size), number(1)), log(radius)),
    surface,
    negate(multiply(half, log(simplify(determinant(matrix))))),
  );
  const radial: Law = {
    name: 'custom',
    measure: 'lebesgue',
    variables: [radius],
    support: openInterval(zero, infinity),
    logDensity: logRadial,
  };
  return { coordinates, scales, inverse: back, radial };
}

/** Even powers of w₁ by ρ and the other coordinates. */
export function withoutFirst(e: Expr, coordinates: readonly SymbolExpr[], scales: readonly Expr[]): Expr {
  const [first, ...others] = coordinates as readonly [SymbolExpr, ...SymbolExpr[]];
  const left = subtract(radius, add(...others.map((w, i) => multiply(scales[i + 1] as Expr, power(w, two)))));
  const square = divide(left, scales[0] as Expr);
  const powers = new Map<Expr, Expr>();
  eachNode(e, (node) => {
    if (node.kind !== 'power' || node.base !== first || node.exponent.kind !== 'number') return;
    const n = Q.toNumber(node.exponent.value);
    if (Number.isInteger(n) && n > 1)
      powers.set(node, multiply(power(square, number(Math.floor(n / 2))), n % 2 === 1 ? first : one));
  });
  return substitute(e, powers);
}

/** Squares completed one after the other: P = UᵀDU with a triangular U of ones on the diagonal. */
function axes(matrix: Matrix, center: readonly Expr[]): Pick<Elliptical, 'coordinates' | 'scales' | 'inverse'> {
  const size = matrix.length;
  const rest = matrix.map((row) => [...row]);
  const at = (i: number, j: number): Expr => rest[i]?.[j] ?? zero;
  const coordinates = center.map((_, i) => symbol(`_w${i + 1}`, 'observation', range(-Infinity, Infinity)));
  const scales: Expr[] = [];
  const factors: Expr[][] = [];
  for (let i = 0; i < size; i++) {
    scales.push(at(i, i));
    factors.push(center.map((_, j) => (j > i ? simplify(divide(at(i, j), at(i, i))) : zero)));
    for (let j = size - 1; j > i; j--)
      for (let k = size - 1; k > i; k--)
        (rest[j] as Expr[])[k] = simplify(subtract(at(j, k), divide(multiply(at(i, j), at(i, k)), at(i, i))));
  }
  const deviations: Expr[] = [];
  for (let i = size - 1; i >= 0; i--)
    deviations[i] = subtract(
      coordinates[i] as Expr,
      add(...center.map((_, j) => (j > i ? multiply(factors[i]?.[j] as Expr, deviations[j] as Expr) : zero))),
    );
  return { coordinates, scales, inverse: center.map((m, i) => add(m, deviations[i] as Expr)) };
}

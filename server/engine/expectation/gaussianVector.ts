// Expectations of polynomials of degree two under a Gaussian vector, recognized by its quadratic log-density.
// With ℓ quadratic in x: the precision is −∇²ₓℓ, the mean solves ∇ₓℓ = 0, and E xᵢxⱼ = Σᵢⱼ + μᵢμⱼ.
import { add, multiply, negate, number, zero } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { differentiate } from '../expr/differentiate.ts';
import { determinant, inverse as inverseMatrix } from '../expr/matrix.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { GaussianMoments, Law } from '../distributions/law.ts';
import { linearForm } from './linearForm.ts';
import { fromMeans } from './meansOfStatistics.ts';
import type { ExpectationStrategy } from './strategy.ts';

const largestDimension = 4;

const known = new WeakMap<Law, GaussianMoments | 'none'>();

/** Mean and covariance where the log-density is quadratic on the whole space. */
export function gaussianMoments(law: Law): GaussianMoments | undefined {
  if (law.gaussian !== undefined) return law.gaussian;
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const result = compute(law);
  known.set(law, result ?? 'none');
  return result;
}

function compute(law: Law): GaussianMoments | undefined {
  const { variables, support } = law;
  const factors = support.kind === 'product' ? support.factors : [support];
  const isWhole = factors.every(
    (f) => f.kind === 'interval' && f.lower.kind === 'product' && f.upper.kind === 'constant',
  );
  if (!isWhole || law.measure !== 'lebesgue' || variables.length > largestDimension) return undefined;
  const gradient = variables.map((x) => differentiate(law.logDensity, x));
  const precision = gradient.map((g) => variables.map((x) => simplify(negate(differentiate(g, x)))));
  if (precision.some((row) => row.some((e) => dependsOnAny(e, variables)))) return undefined;
  if (isZero(determinant(precision))) return undefined;
  const covariance = inverseMatrix(precision).map((row) => row.map(simplify));
  const origin = new Map<Expr, Expr>(variables.map((x) => [x, zero]));
  const slope = gradient.map((g) => substitute(g, origin));
  const mean = covariance.map((row) => simplify(add(...row.map((c, j) => multiply(c, slope[j] as Expr)))));
  return { mean, covariance, precision };
}

/** The components whose product the atom is: [i] or [i, j]. */
function degreeTwo(atom: Expr, variables: readonly SymbolExpr[]): readonly number[] | undefined {
  const factors = atom.kind === 'product' ? atom.factors : [atom];
  const found: number[] = [];
  for (const factor of factors) {
    const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, number(1)];
    const index = variables.findIndex((x) => x === base);
    if (index < 0 || exponent.kind !== 'number') return undefined;
    const times = Number(exponent.value.numerator);
    if (exponent.value.denominator !== 1n || times < 1 || times > 2) return undefined;
    for (let i = 0; i < times; i++) found.push(index);
  }
  return found.length <= 2 ? found : undefined;
}

export const gaussianVector: ExpectationStrategy = {
  id: 'gaussian-vector',
  expectation(f, { law }, trace) {
    const moments = gaussianMoments(law);
    const form = moments === undefined ? undefined : linearForm(f, law.variables);
    if (moments === undefined || form === undefined) return undefined;
    const means: Expr[] = [];
    for (const { atom } of form.terms) {
      const components = degreeTwo(atom, law.variables);
      if (components === undefined) return undefined;
      const [i, j] = components as readonly [number, number?];
      const mean = moments.mean[i] as Expr;
      means.push(
        j === undefined ? mean : add(moments.covariance[i]?.[j] as Expr, multiply(mean, moments.mean[j] as Expr)),
      );
    }
    return fromMeans(f, form, means, 'known-mean', law.variables, trace);
  },
};

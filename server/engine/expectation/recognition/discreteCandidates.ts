// Which families on whole numbers have a mass whose neighboring terms have a given ratio, or which values at a few points.
// Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), sections 2.3.1 (Ord and Kemp families) and 8.2.
import { rangeOf } from '../../expr/assumptions.ts';
import { add, divide, exp, multiply, negate, number, one, subtract, zero } from '../../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import { bernoulli } from '../../distributions/bernoulli.ts';
import { betaBinomial } from '../../distributions/betaBinomial.ts';
import { binomial } from '../../distributions/binomial.ts';
import { discreteUniform } from '../../distributions/discreteUniform.ts';
import type { DistributionFamily } from '../../distributions/family.ts';
import { geometric } from '../../distributions/geometric.ts';
import { hypergeometric } from '../../distributions/hypergeometric.ts';
import type { Law } from '../../distributions/law.ts';
import { logarithmic } from '../../distributions/logarithmic.ts';
import { negativeBinomial } from '../../distributions/negativeBinomial.ts';
import { poisson } from '../../distributions/poisson.ts';
import { zeroInflatedPoisson } from '../../distributions/zeroInflatedPoisson.ts';
import { zetaDistribution } from '../../distributions/zetaDistribution.ts';
import { beyond, holdsCases } from '../atomsAndTail.ts';
import { discreteTerms, type DiscreteTerms } from '../discretePartition.ts';
import { supportPoints } from '../finiteSum.ts';
import { seriesOf } from '../hypergeometricSum.ts';
import { coefficientOf, linearForm } from '../linearForm.ts';
import { isNumber, type Candidate } from './candidate.ts';

/** The candidates for a law on separate points, with the point at which its constant is found. */
export function discreteCandidates(law: Law): readonly Candidate[] {
  const [x] = law.variables;
  if (x === undefined) return [];
  const terms = discreteTerms(law);
  const found = terms === undefined ? [] : ratioCandidates(terms);
  return found.length > 0
    ? found
    : [...zetaCandidates(law, x), ...listedCandidates(law, x), ...inflatedCandidates(law, x)];
}

function ratioCandidates(terms: DiscreteTerms): readonly Candidate[] {
  const { from, to, ratio } = terms;
  const series = seriesOf(ratio, from, to);
  const named = (family: DistributionFamily, ...coordinates: readonly Expr[]): readonly Candidate[] => [
    { family, coordinates: coordinates.map(simplify), center: from },
  ];
  if (ratio.upper.length + ratio.lower.length === 0 && isNumber(ratio.z, 1)) return named(discreteUniform, from, to);
  if (series === undefined) return [];
  const { z, upper, lower, last } = series;
  const [a, b] = upper;
  const [c] = lower;
  const isSimple = upper.length === 1 && lower.length === 0 && a !== undefined;
  if (isNumber(from, 1) && isLogarithmic(upper, lower)) return named(logarithmic, z);
  if (!isNumber(from, 0)) return [];
  if (upper.length === 0 && lower.length === 0) return named(poisson, z);
  if (isSimple && areEqual(a, negate(last))) {
    const success = divide(negate(z), subtract(one, z));
    return isNumber(last, 1) ? named(bernoulli, success) : named(binomial, last, success);
  }
  if (isSimple) {
    const success = subtract(one, z);
    return areEqual(a, one) ? named(geometric, success) : named(negativeBinomial, a, success);
  }
  if (upper.length !== 2 || lower.length !== 1 || !isNumber(z, 1)) return [];
  if (a === undefined || b === undefined || c === undefined) return [];
  // (−n)_x (a)_x/((1 − n − b)_x x!), or (−K)_x (−n)_x/((N − K − n + 1)_x x!)
  const other = areEqual(a, negate(last)) ? b : a;
  if (rangeOf(other).upper > 0) return named(betaBinomial, last, other, subtract(subtract(one, last), c));
  const [successes, draws] = [negate(other), last];
  const population = add(subtract(c, one), successes, draws);
  return [[successes, draws] as const, [draws, successes] as const].flatMap(([k, n]) =>
    named(hypergeometric, population, k, n),
  );
}

const isLogarithmic = (upper: readonly Expr[], lower: readonly Expr[]): boolean =>
  upper.length === 2 && lower.length === 1 && upper.every((u) => isNumber(u, 1)) && lower.every((l) => isNumber(l, 2));

/** x^(−s). */
function zetaCandidates({ logDensity, support }: Law, x: SymbolExpr): readonly Candidate[] {
  if (support.kind !== 'integers' || support.from !== one) return [];
  const form = linearForm(logDensity, [x]);
  const [term, other] = form?.terms ?? [];
  if (form === undefined || term?.atom !== log(x) || other !== undefined) return [];
  return [{ family: zetaDistribution, coordinates: [simplify(negate(coefficientOf(form, log(x))))], center: one }];
}

/** A mass given point by point is no longer than this. */
const mostListed = 12;

/** The points 0, 1, …, n: Bernoulli and binomial laws by their first two values. */
function listedCandidates(law: Law, x: SymbolExpr): readonly Candidate[] {
  const points = supportPoints(law.support, mostListed)?.map((point) => point[0]);
  if (points === undefined || points.length < 2 || points.some((p, i) => p !== number(i))) return [];
  const at = (k: number): Expr => exp(substitute(law.logDensity, new Map([[x, number(k)]])));
  const n = points.length - 1;
  const odds = divide(at(1), multiply(number(n), at(0)));
  const success = simplify(divide(odds, add(one, odds)));
  return n === 1
    ? [{ family: bernoulli, coordinates: [success], center: zero }]
    : [{ family: binomial, coordinates: [number(n), success], center: zero }];
}

/** A Poisson tail beyond a point 0 of its own: p(1) = (1 − z) λ e^(−λ). */
function inflatedCandidates(law: Law, x: SymbolExpr): readonly Candidate[] {
  if (law.support.kind !== 'integers' || law.support.from !== zero || !holdsCases(law.logDensity, x)) return [];
  const logDensity = beyond(law.logDensity, x, 1);
  if (holdsCases(logDensity, x)) return [];
  const tail = discreteTerms({ ...law, logDensity });
  const series = tail === undefined ? undefined : seriesOf(tail.ratio, zero, law.support.to);
  if (tail === undefined || series === undefined || series.upper.length + series.lower.length > 0) return [];
  const rate = series.z;
  if (dependsOn(rate, x)) return [];
  const share = simplify(exp(add(tail.first, rate)));
  return [{ family: zeroInflatedPoisson, coordinates: [simplify(subtract(one, share)), rate], center: zero }];
}

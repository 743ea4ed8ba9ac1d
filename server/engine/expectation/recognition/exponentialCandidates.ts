// Which families have a log-density of a given exponential shape: normal, gamma and beta kernels of a variable on the line,
// or of the logarithm of a positive one.
import { add, divide, exp, half, multiply, negate, number, one, subtract, two, zero } from '../../expr/build.ts';
import type { Expr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { isZero, simplify } from '../../expr/simplify.ts';
import { betaPrime } from '../../distributions/betaPrime.ts';
import { birnbaumSaunders } from '../../distributions/birnbaumSaunders.ts';
import { burr } from '../../distributions/burr.ts';
import { chiSquared } from '../../distributions/chiSquared.ts';
import { exponential } from '../../distributions/exponential.ts';
import type { DistributionFamily } from '../../distributions/family.ts';
import { frechet } from '../../distributions/frechet.ts';
import { gamma } from '../../distributions/gamma.ts';
import { generalizedGamma } from '../../distributions/generalizedGamma.ts';
import { gumbel } from '../../distributions/gumbel.ts';
import { halfNormal } from '../../distributions/halfNormal.ts';
import { inverseGamma } from '../../distributions/inverseGamma.ts';
import { inverseGaussian } from '../../distributions/inverseGaussian.ts';
import { logistic } from '../../distributions/logistic.ts';
import { logLogistic } from '../../distributions/logLogistic.ts';
import { logNormal } from '../../distributions/logNormal.ts';
import { lomax } from '../../distributions/lomax.ts';
import { maxwell } from '../../distributions/maxwell.ts';
import { nakagami } from '../../distributions/nakagami.ts';
import { normal } from '../../distributions/normal.ts';
import { rayleigh } from '../../distributions/rayleigh.ts';
import { weibull } from '../../distributions/weibull.ts';
import { hasSign, isBelowZero, isNumber, isOne, type Candidate } from './candidate.ts';
import { root, type Chart, type Exponential, type ExponentialShape, type LogSum } from './exponentialShape.ts';
import { generalizedLogistic, logGamma } from './namelessLaws.ts';
import { generalizedBetaPrime, powerGamma } from './namelessPositiveLaws.ts';

const minusTwo = number(-2);

/** The candidates for a shape in y; on the half-line `linear` is that of the density of x, one less than that of y. */
export function exponentialCandidates(shape: ExponentialShape, chart: Chart): readonly Candidate[] {
  const { quadratic, exponentials, logSums } = shape;
  const linear = simplify(chart === 'line' ? shape.linear : add(shape.linear, one));
  const [exponentialPart, second] = exponentials;
  const [logSum] = logSums;
  if (quadratic !== zero) return exponentials.length + logSums.length > 0 ? [] : [gaussian(linear, quadratic, chart)];
  if (logSum !== undefined && exponentialPart !== undefined)
    return second !== undefined && exponentials.length + logSums.length === 3 && chart === 'half-line'
      ? fatigueLife(exponentialPart, second)
      : [];
  if (logSum !== undefined) return logSums.length > 1 ? [] : betas(linear, logSum, chart);
  if (exponentialPart === undefined) return [];
  if (second !== undefined)
    return exponentials.length === 2 && chart === 'half-line' ? wald(linear, exponentialPart, second) : [];
  return chart === 'line' ? gammasOnLine(linear, exponentialPart) : gammas(linear, exponentialPart);
}

function gaussian(linear: Expr, quadratic: Expr, chart: Chart): Candidate {
  const mean = simplify(divide(linear, multiply(minusTwo, quadratic)));
  const sd = root(multiply(minusTwo, quadratic), negate(half));
  return {
    family: chart === 'line' ? normal : logNormal,
    coordinates: [mean, sd],
    center: chart === 'line' ? mean : exp(mean),
  };
}

/** e^(a y − B e^(r y)) with r = 1/scale of either sign. */
function gammasOnLine(linear: Expr, { rate, coefficient }: Exponential): readonly Candidate[] {
  const size = simplify(negate(coefficient));
  const location = simplify(divide(negate(log(size)), rate));
  const scale = simplify(divide(one, rate));
  const shape = simplify(divide(linear, rate));
  if (isBelowZero(rate) && isOne(shape))
    return [{ family: gumbel, coordinates: [location, simplify(negate(scale))], center: location }];
  return [{ family: logGamma, coordinates: [location, scale, shape], center: location }];
}

/** x^(d − 1) e^(−(x/scale)^p), p of either sign. */
function gammas(d: Expr, { rate: p, coefficient }: Exponential): readonly Candidate[] {
  const size = simplify(negate(coefficient));
  const scale = root(size, divide(number(-1), p));
  const named = (family: DistributionFamily, ...coordinates: Expr[]): readonly Candidate[] => [
    { family, coordinates: coordinates.map(simplify), center: scale },
  ];
  const signed = named(powerGamma, scale, divide(d, p), p);
  if (!hasSign(p)) return signed;
  if (isBelowZero(p)) {
    if (isNumber(p, -1)) return named(inverseGamma, negate(d), size);
    return isZero(subtract(d, p)) ? named(frechet, negate(p), scale) : signed;
  }
  if (isOne(p)) {
    if (isOne(d)) return named(exponential, size);
    return isNumber(size, 0.5) ? named(chiSquared, multiply(two, d)) : named(gamma, d, size);
  }
  if (isNumber(p, 2)) {
    const spread = root(multiply(two, size), negate(half));
    if (isOne(d)) return named(halfNormal, spread);
    if (isNumber(d, 2)) return named(rayleigh, spread);
    if (isNumber(d, 3)) return named(maxwell, spread);
    return named(nakagami, divide(d, two), divide(d, multiply(two, size)));
  }
  return isZero(subtract(d, p)) ? named(weibull, p, scale) : named(generalizedGamma, scale, d, p);
}

/** x^(−3/2) e^(−λx/(2μ²) − λ/(2x)). */
function wald(linear: Expr, first: Exponential, second: Exponential): readonly Candidate[] {
  if (!isNumber(linear, -0.5)) return [];
  const [rising, falling] = isOne(first.rate) ? [first, second] : [second, first];
  if (!isOne(rising.rate) || !isNumber(falling.rate, -1)) return [];
  const shape = simplify(multiply(minusTwo, falling.coefficient));
  const mean = root(divide(falling.coefficient, rising.coefficient), half);
  return [{ family: inverseGaussian, coordinates: [mean, shape], center: mean }];
}

/** (x + β) x^(−3/2) e^(−(x/β + β/x)/(2α²)). */
function fatigueLife(first: Exponential, second: Exponential): readonly Candidate[] {
  const [rising, falling] = isOne(first.rate) ? [first, second] : [second, first];
  if (!isOne(rising.rate) || !isNumber(falling.rate, -1)) return [];
  const median = root(divide(falling.coefficient, rising.coefficient), half);
  const shape = root(multiply(minusTwo, rising.coefficient, median), negate(half));
  return [{ family: birnbaumSaunders, coordinates: [shape, median], center: median }];
}

/** e^(κy) (A e^(r₁y) + B e^(r₂y))^(−q): with r = r₂ − r₁ the logistic function of r y + log(B/A) is a beta variable. */
function betas(linear: Expr, { coefficient, parts }: LogSum, chart: Chart): readonly Candidate[] {
  const gap = simplify(subtract(parts[1].rate, parts[0].rate));
  const [low, high] = isBelowZero(gap) ? [parts[1], parts[0]] : parts;
  const rate = simplify(subtract(high.rate, low.rate));
  const a = simplify(divide(add(linear, multiply(coefficient, low.rate)), rate));
  const b = simplify(subtract(negate(coefficient), a));
  const size = simplify(divide(high.coefficient, low.coefficient));
  if (chart === 'line') {
    const location = simplify(divide(negate(log(size)), rate));
    const scale = simplify(divide(one, rate));
    return hasSign(gap) && isOne(a) && isOne(b)
      ? [{ family: logistic, coordinates: [location, scale], center: location }]
      : [{ family: generalizedLogistic, coordinates: [location, scale, a, b], center: location }];
  }
  const scale = root(size, divide(number(-1), rate));
  const named = (family: DistributionFamily, ...coordinates: Expr[]): Candidate[] => [
    { family, coordinates, center: scale },
  ];
  if (hasSign(gap)) {
    if (isOne(a)) {
      if (isOne(rate)) return named(lomax, b, scale);
      return isOne(b) ? named(logLogistic, scale, rate) : named(burr, rate, b, scale);
    }
    if (isOne(rate) && isOne(scale)) return named(betaPrime, a, b);
  }
  return named(generalizedBetaPrime, scale, rate, a, b);
}

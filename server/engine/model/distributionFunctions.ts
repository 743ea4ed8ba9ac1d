// Distribution functions that are closed in the functions of the language, for truncation.
import {
  add,
  divide,
  exp,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  sqrt,
  square,
  subtract,
  two,
} from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { logistic } from '../expr/functions/elementary.ts';
import { erf, normalDistribution } from '../expr/functions/errorFunction.ts';
import { log } from '../expr/functions/log.ts';
import { call } from '../expr/substitute.ts';

/** P(X ≤ x) and P(X > x), each in the form that keeps its digits, for the canonical arguments in their order. */
export interface DistributionFunction {
  below(x: Expr, parameters: readonly Expr[]): Expr;
  above(x: Expr, parameters: readonly Expr[]): Expr;
}

type Formula = (x: Expr, a: Expr, b: Expr, c: Expr) => Expr;

const at = (formula: Formula, x: Expr, p: readonly Expr[]): Expr =>
  formula(x, p[0] as Expr, p[1] as Expr, p[2] as Expr);
const fromBelow = (below: Formula): DistributionFunction => ({
  below: (x, p) => at(below, x, p),
  above: (x, p) => subtract(one, at(below, x, p)),
});
const fromAbove = (above: Formula): DistributionFunction => ({
  below: (x, p) => subtract(one, at(above, x, p)),
  above: (x, p) => at(above, x, p),
});
const fromBoth = (below: Formula, above: Formula): DistributionFunction => ({
  below: (x, p) => at(below, x, p),
  above: (x, p) => at(above, x, p),
});
/** F(x) = G(z(x)) with G symmetric about 0, so that P(X > x) = G(−z). */
const symmetric = (g: (z: Expr) => Expr, z: Formula): DistributionFunction => ({
  below: (x, p) => g(at(z, x, p)),
  above: (x, p) => g(negate(at(z, x, p))),
});
const standardized = (x: Expr, location: Expr, scale: Expr): Expr => divide(subtract(x, location), scale);
const root2 = sqrt(two);
/** √(2/π) z e^(−z²/2), z = x/scale. */
const maxwellPart = (x: Expr, scale: Expr): Expr =>
  multiply(sqrt(divide(two, pi)), divide(x, scale), exp(multiply(negate(half), square(divide(x, scale)))));
/** 1 + shape (x − location)/scale, of the extreme value laws. */
const stretch = (shape: Expr, z: Expr): Expr => add(one, multiply(shape, z));

const functionsByFamily: Readonly<Record<string, DistributionFunction>> = {
  Normal: symmetric(normalDistribution, standardized),
  LogNormal: symmetric(normalDistribution, (x, mu, sigma) => divide(subtract(log(x), mu), sigma)),
  Logistic: symmetric(logistic, standardized),
  Cauchy: symmetric((z) => add(half, divide(call('atan', [z]), pi)), standardized),
  HalfNormal: fromBoth(
    (x, sd) => erf(divide(x, multiply(root2, sd))),
    (x, sd) => multiply(two, normalDistribution(negate(divide(x, sd)))),
  ),
  Exponential: fromAbove((x, rate) => exp(negate(multiply(rate, x)))),
  Weibull: fromAbove((x, shape, scale) => exp(negate(power(divide(x, scale), shape)))),
  Rayleigh: fromAbove((x, scale) => exp(multiply(negate(half), square(divide(x, scale))))),
  Maxwell: fromBoth(
    (x, scale) => subtract(erf(divide(x, multiply(root2, scale))), maxwellPart(x, scale)),
    (x, scale) => add(multiply(two, normalDistribution(negate(divide(x, scale)))), maxwellPart(x, scale)),
  ),
  BirnbaumSaunders: symmetric(normalDistribution, (x, shape, scale) =>
    divide(subtract(sqrt(divide(x, scale)), sqrt(divide(scale, x))), shape),
  ),
  GEV: fromBelow((x, location, scale, shape) =>
    exp(negate(power(stretch(shape, standardized(x, location, scale)), divide(number(-1), shape)))),
  ),
  GeneralizedPareto: fromAbove((x, scale, shape) => power(stretch(shape, divide(x, scale)), divide(number(-1), shape))),
  Burr: fromAbove((x, c, k, scale) => power(add(one, power(divide(x, scale), c)), negate(k))),
  Gumbel: fromBelow((x, location, scale) => exp(negate(exp(negate(standardized(x, location, scale)))))),
  Frechet: fromBelow((x, shape, scale) => exp(negate(power(divide(x, scale), negate(shape))))),
  Pareto: fromAbove((x, minimum, shape) => power(divide(minimum, x), shape)),
  Lomax: fromAbove((x, shape, scale) => power(add(one, divide(x, scale)), negate(shape))),
  LogLogistic: fromBelow((x, scale, shape) => divide(one, add(one, power(divide(x, scale), negate(shape))))),
  Kumaraswamy: fromAbove((x, a, b) => power(subtract(one, power(x, a)), b)),
  Uniform: fromBelow((x, low, high) => divide(subtract(x, low), subtract(high, low))),
};

/** The distribution function of a family, where it is closed in the language. */
export const distributionFunction = (family: string): DistributionFunction | undefined => functionsByFamily[family];

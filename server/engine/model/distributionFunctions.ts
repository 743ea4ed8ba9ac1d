// Distribution functions that are closed in the functions of the language, for truncation.
import { add, divide, exp, half, multiply, negate, number, one, pi, power, square, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { logistic } from '../expr/functions/elementary.ts';
import { normalDistribution } from '../expr/functions/errorFunction.ts';
import { log } from '../expr/functions/log.ts';
import { call } from '../expr/substitute.ts';

/** P(X ≤ x) and P(X > x), each in the form that keeps its digits, for the canonical arguments in their order. */
export interface DistributionFunction {
  below(x: Expr, parameters: readonly Expr[]): Expr;
  above(x: Expr, parameters: readonly Expr[]): Expr;
}

type Formula = (x: Expr, a: Expr, b: Expr) => Expr;

const fromBelow = (below: Formula): DistributionFunction => ({
  below: (x, p) => below(x, p[0] as Expr, p[1] as Expr),
  above: (x, p) => subtract(one, below(x, p[0] as Expr, p[1] as Expr)),
});
const fromAbove = (above: Formula): DistributionFunction => ({
  below: (x, p) => subtract(one, above(x, p[0] as Expr, p[1] as Expr)),
  above: (x, p) => above(x, p[0] as Expr, p[1] as Expr),
});
/** F(x) = G(z(x)) with G symmetric about 0, so that P(X > x) = G(−z). */
const symmetric = (g: (z: Expr) => Expr, z: Formula): DistributionFunction => ({
  below: (x, p) => g(z(x, p[0] as Expr, p[1] as Expr)),
  above: (x, p) => g(negate(z(x, p[0] as Expr, p[1] as Expr))),
});
const standardized: Formula = (x, location, scale) => divide(subtract(x, location), scale);

const functionsByFamily: Readonly<Record<string, DistributionFunction>> = {
  Normal: symmetric(normalDistribution, standardized),
  LogNormal: symmetric(normalDistribution, (x, mu, sigma) => divide(subtract(log(x), mu), sigma)),
  Logistic: symmetric(logistic, standardized),
  Cauchy: symmetric((z) => add(half, divide(call('atan', [z]), pi)), standardized),
  HalfNormal: fromBelow((x, sd) => subtract(multiply(number(2), normalDistribution(divide(x, sd))), one)),
  Exponential: fromAbove((x, rate) => exp(negate(multiply(rate, x)))),
  Weibull: fromAbove((x, shape, scale) => exp(negate(power(divide(x, scale), shape)))),
  Rayleigh: fromAbove((x, scale) => exp(multiply(negate(half), square(divide(x, scale))))),
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

/** Models over which derivations are made: one of each way in which expectations come about. */

import { Budget } from '../../../server/engine/base/budget.ts';
import type { Derivation } from '../../../server/engine/derivation/step.ts';
import { informationDerivation, scoreDerivation } from '../../../server/engine/information/derivations.ts';
import type { StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { elaborateBody } from '../../../server/engine/model/elaborate.ts';
import { modelResults, type ModelResults } from '../../../server/engine/modelResults.ts';
import { parseBlock } from '../../../server/engine/text/blockParser.ts';

export const modelLines: readonly (readonly [line: string, point: readonly number[]])[] = [
  ['x ~ Normal(mu, sigma)', [0.3, 1.4]],
  ['x ~ Normal(mu, precision = tau)', [0.3, 1.4]],
  ['x ~ Normal(theta, theta)', [1.4]],
  ['x ~ LogNormal(mu, sigma)', [0.3, 0.7]],
  ['x ~ Exponential(rate)', [1.7]],
  ['x ~ Gamma(k, rate = b)', [2.3, 1.4]],
  ['x ~ InverseGamma(a, b)', [3.3, 1.4]],
  ['x ~ Weibull(k, lambda)', [2.3, 1.4]],
  ['x ~ Gumbel(mu, beta)', [0.3, 1.4]],
  ['x ~ Beta(a, b)', [2.3, 1.4]],
  ['x ~ Logistic(mu, s)', [0.3, 1.4]],
  ['x ~ Cauchy(m, g)', [0.3, 1.4]],
  ['x ~ Laplace(m, b)', [0.3, 1.4]],
  ['x ~ StudentT(nu, mu, sigma)', [5.5, 0.3, 1.4]],
  ['x ~ Bernoulli(p)', [0.3]],
  ['x ~ Bernoulli(logit = theta)', [0.3]],
  ['x ~ Binomial(10, p)', [0.3]],
  ['x ~ Poisson(lambda)', [2.3]],
  ['x ~ Geometric(p)', [0.3]],
  ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R', [1.7, 0.4]],
  ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)', [1.7]],
  ['x ~ density(exp(-(x - a)/exp(s))/(exp(s)*(1 + exp(-(x - a)/exp(s)))^2)) on R', [0.4, 0.3]],
  ['x ~ density(1/(2*s*cosh(pi*(x - m)/(2*s)))) on R', [1.4, 0.3]],
  ['x ~ kernel(x^(k - 1)*exp(-(x*r)^k)) on (0, inf)', [2.3, 1.4]],
  ['x ~ density(a*b*x^(a - 1)*(1 - x^a)^(b - 1)) on (0, 1)', [1.4, 3.3]],
  ['x ~ kernel(exp(-abs((x - m)/s)^p)) on R', [0.3, 1.4, 2.3]],
  ['x ~ kernel(exp(k*cos(x - m))) on (-pi, pi)', [1.4, 0.3]],
  ['x ~ mass(theta^x*(1-theta)^(1-x)) on {0, 1}', [0.3]],
  ['x ~ ZeroInflatedPoisson(z, a)', [0.3, 1.4]],
  ['x ~ mixture(z: mass(1) on {0}, 1 - z: Geometric(p))', [0.3, 0.4]],
  ['x ~ mixture(w: Bernoulli(p), 1 - w: Bernoulli(0.3))', [0.4, 0.6]],
  ['x ~ Normal(mu, sigma) on (0, inf)', [0.3, 1.4]],
  ['(s1, s2, s3) ~ energy(-h*(s1+s2+s3) - J*(s1*s2+s2*s3+s1*s3)) on {-1, 1}^3', [0.3, 0.2]],
];

export interface Derived extends ModelResults {
  readonly model: StatisticalModel;
  readonly derivations: readonly Derivation[];
}

export function derive(line: string): Derived {
  const { model, issues } = elaborateBody(parseBlock(line), 'model', []);
  if (model === undefined) throw new Error(`${line}: ${issues.map((i) => i.message).join(' ')}`);
  const results = modelResults({
    model,
    irregular: undefined,
    isDensity: true,
    seed: line,
    budget: new Budget(5_000_000),
  });
  const derivations = [scoreDerivation(model, results.information), informationDerivation(model, results.information)];
  return { ...results, derivations: derivations.filter((d) => d !== undefined) };
}

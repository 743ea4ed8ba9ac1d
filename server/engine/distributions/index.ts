// The families of distributions that notes may name, in the order in which they are offered.
import { nearest } from '../base/suggest.ts';
import { bernoulli } from './bernoulli.ts';
import { beta } from './beta.ts';
import { betaBinomial } from './betaBinomial.ts';
import { betaPrime } from './betaPrime.ts';
import { binomial } from './binomial.ts';
import { birnbaumSaunders } from './birnbaumSaunders.ts';
import { burr } from './burr.ts';
import { categorical } from './categorical.ts';
import { cauchy } from './cauchy.ts';
import { chiSquared } from './chiSquared.ts';
import { dirichlet } from './dirichlet.ts';
import { discreteUniform } from './discreteUniform.ts';
import { exponential } from './exponential.ts';
import type { DistributionFamily } from './family.ts';
import { fDistribution } from './fDistribution.ts';
import { frechet } from './frechet.ts';
import { gamma } from './gamma.ts';
import { generalizedExtremeValue } from './generalizedExtremeValue.ts';
import { generalizedGamma } from './generalizedGamma.ts';
import { generalizedPareto } from './generalizedPareto.ts';
import { geometric } from './geometric.ts';
import { gumbel } from './gumbel.ts';
import { halfNormal } from './halfNormal.ts';
import { hypergeometric } from './hypergeometric.ts';
import { inverseGamma } from './inverseGamma.ts';
import { inverseGaussian } from './inverseGaussian.ts';
import { kumaraswamy } from './kumaraswamy.ts';
import { laplace } from './laplace.ts';
import { logarithmic } from './logarithmic.ts';
import { logistic } from './logistic.ts';
import { logLogistic } from './logLogistic.ts';
import { logNormal } from './logNormal.ts';
import { lomax } from './lomax.ts';
import { maxwell } from './maxwell.ts';
import { multinomial } from './multinomial.ts';
import { mvNormal } from './mvNormal.ts';
import { nakagami } from './nakagami.ts';
import { negativeBinomial } from './negativeBinomial.ts';
import { normal } from './normal.ts';
import { pareto } from './pareto.ts';
import { poisson } from './poisson.ts';
import { rayleigh } from './rayleigh.ts';
import { skewNormal } from './skewNormal.ts';
import { studentT } from './studentT.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';
import { vonMises } from './vonMises.ts';
import { weibull } from './weibull.ts';
import { wishart } from './wishart.ts';
import { zeroInflatedPoisson } from './zeroInflatedPoisson.ts';
import { zetaDistribution } from './zetaDistribution.ts';

export const families: readonly DistributionFamily[] = [
  normal,
  logNormal,
  halfNormal,
  skewNormal,
  exponential,
  gamma,
  inverseGamma,
  generalizedGamma,
  chiSquared,
  weibull,
  rayleigh,
  maxwell,
  nakagami,
  gumbel,
  frechet,
  generalizedExtremeValue,
  generalizedPareto,
  pareto,
  lomax,
  burr,
  logLogistic,
  logistic,
  laplace,
  cauchy,
  studentT,
  inverseGaussian,
  birnbaumSaunders,
  vonMises,
  uniform,
  beta,
  betaPrime,
  fDistribution,
  kumaraswamy,
  triangular,
  bernoulli,
  binomial,
  geometric,
  negativeBinomial,
  poisson,
  zeroInflatedPoisson,
  betaBinomial,
  hypergeometric,
  logarithmic,
  zetaDistribution,
  discreteUniform,
  categorical,
  multinomial,
  dirichlet,
  mvNormal,
  wishart,
];

const byName = new Map(families.map((f) => [f.name, f]));

/** The family of exactly this name, if there is one. */
export const findFamily = (name: string): DistributionFamily | undefined => byName.get(name);

/** The name of the family that a misspelled name most likely means. */
export const nearestFamily = (name: string): string | undefined => nearest(name, byName.keys());

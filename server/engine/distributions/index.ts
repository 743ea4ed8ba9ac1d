// The families of distributions that notes may name, in the order in which they are offered.
import { nearest } from '../base/suggest.ts';
import { bernoulli } from './bernoulli.ts';
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { categorical } from './categorical.ts';
import { cauchy } from './cauchy.ts';
import { chiSquared } from './chiSquared.ts';
import { exponential } from './exponential.ts';
import type { DistributionFamily } from './family.ts';
import { gamma } from './gamma.ts';
import { geometric } from './geometric.ts';
import { gumbel } from './gumbel.ts';
import { inverseGamma } from './inverseGamma.ts';
import { kumaraswamy } from './kumaraswamy.ts';
import { laplace } from './laplace.ts';
import { logistic } from './logistic.ts';
import { logNormal } from './logNormal.ts';
import { mvNormal } from './mvNormal.ts';
import { negativeBinomial } from './negativeBinomial.ts';
import { normal } from './normal.ts';
import { pareto } from './pareto.ts';
import { poisson } from './poisson.ts';
import { rayleigh } from './rayleigh.ts';
import { studentT } from './studentT.ts';
import { uniform } from './uniform.ts';
import { weibull } from './weibull.ts';

export const families: readonly DistributionFamily[] = [
  normal,
  logNormal,
  exponential,
  gamma,
  inverseGamma,
  chiSquared,
  weibull,
  rayleigh,
  gumbel,
  pareto,
  logistic,
  laplace,
  cauchy,
  studentT,
  uniform,
  beta,
  kumaraswamy,
  bernoulli,
  binomial,
  geometric,
  negativeBinomial,
  poisson,
  categorical,
  mvNormal,
];

const byName = new Map(families.map((f) => [f.name, f]));

/** The family of exactly this name, if there is one. */
export const findFamily = (name: string): DistributionFamily | undefined => byName.get(name);

/** The name of the family that a misspelled name most likely means. */
export const nearestFamily = (name: string): string | undefined => nearest(name, byName.keys());

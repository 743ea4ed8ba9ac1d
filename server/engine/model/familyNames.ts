// Decides which family a name means, and which one to offer for a name that is none.
import { findFamily, nearestFamily } from '../distributions/index.ts';
import type { DistributionFamily } from '../distributions/family.ts';
import type { DistributionSyntax } from '../text/syntax.ts';
import { listed, replaceFix, type IssueList } from './issue.ts';

/** Names from books and programs, with the families that they may mean. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  N: ['Normal'],
  Gaussian: ['Normal'],
  gaussian: ['Normal'],
  norm: ['Normal'],
  Gauss: ['Normal'],
  LN: ['LogNormal'],
  Exp: ['Exponential'],
  expon: ['Exponential'],
  Ga: ['Gamma'],
  IG: ['InverseGamma', 'InverseGaussian'],
  InvGamma: ['InverseGamma'],
  InvGaussian: ['InverseGaussian'],
  Wald: ['InverseGaussian'],
  Chi2: ['ChiSquared'],
  chi2: ['ChiSquared'],
  ChiSquare: ['ChiSquared'],
  U: ['Uniform'],
  Unif: ['Uniform'],
  T: ['StudentT'],
  t: ['StudentT'],
  Student: ['StudentT'],
  Be: ['Beta'],
  Ber: ['Bernoulli'],
  Bern: ['Bernoulli'],
  B: ['Binomial'],
  Bin: ['Binomial'],
  Binom: ['Binomial'],
  Geo: ['Geometric'],
  Geom: ['Geometric'],
  NB: ['NegativeBinomial'],
  NegBin: ['NegativeBinomial'],
  NegBinomial: ['NegativeBinomial'],
  nbinom: ['NegativeBinomial'],
  Po: ['Poisson'],
  Poi: ['Poisson'],
  Pois: ['Poisson'],
  Cat: ['Categorical'],
  Discrete: ['Categorical', 'DiscreteUniform'],
  Mult: ['Multinomial'],
  Dir: ['Dirichlet'],
  MVN: ['MvNormal'],
  MultivariateNormal: ['MvNormal'],
  MvGaussian: ['MvNormal'],
  MultiNormal: ['MvNormal'],
  GPD: ['GeneralizedPareto'],
  GenPareto: ['GeneralizedPareto'],
  ZIP: ['ZeroInflatedPoisson'],
  DoubleExponential: ['Laplace'],
  vonMises: ['VonMises'],
};

/** The family that the syntax names; undefined, with the nearest spelling reported, where there is none. */
export function familyOf(syntax: DistributionSyntax, issues: IssueList): DistributionFamily | undefined {
  const family = findFamily(syntax.name);
  if (family !== undefined) return family;
  const known = (otherNames[syntax.name] ?? []).filter((name) => findFamily(name) !== undefined);
  const near = known.length > 0 ? known : [nearestFamily(syntax.name)].filter((name) => name !== undefined);
  const hint =
    near.length === 0
      ? ''
      : ` Did you mean ${listed(
          near.map((name) => `“${name}”`),
          'or',
        )}?`;
  const fixes = near.map((name) => ({ ...replaceFix(syntax.nameSpan, name), preferred: near.length === 1 }));
  issues.report('unknown-distribution', syntax.nameSpan, `There is no distribution “${syntax.name}”.${hint}`, {
    fixes,
  });
  return undefined;
}

// Decides the words for names that the report spells as identifiers; a name that is new here is still readable.

const words: Readonly<Record<string, string>> = {
  'cramer-rao': 'Cramér–Rao',
  'cramer-rao-known-nuisance': 'Cramér–Rao',
  'cramer-rao-estimand': 'Cramér–Rao, estimand',
  'cramer-rao-biased': 'Cramér–Rao for its mean',
  bhattacharyya: 'Bhattacharyya',
  'chapman-robbins': 'Hammersley–Chapman–Robbins',
  'hammersley-chapman-robbins': 'Hammersley–Chapman–Robbins',
  barankin: 'Barankin',
  constrained: 'Cramér–Rao under the constraint',
  'van-trees': 'Van Trees',
  'weiss-weinstein': 'Weiss–Weinstein',
  misspecified: 'Maximum likelihood under the other model',
  kl: 'Kullback–Leibler, θ to θ′',
  'kl-reverse': 'Kullback–Leibler, θ′ to θ',
  'kl-quadratic': 'Quadratic form ½ δᵀ I δ',
  renyi: 'Rényi',
  hellinger: 'Hellinger, squared',
  'chi-squared': 'Chi-squared',
  'jensen-shannon': 'Jensen–Shannon',
  'fisher-rao-distance': 'Fisher–Rao distance',
  'gaussian-curvature': 'Gaussian curvature K',
  'statistical-curvature': 'Statistical curvature γ² (Efron)',
  'levi-civita': 'Levi-Civita geodesic',
  'e-geodesic': 'e-geodesic',
  'm-geodesic': 'm-geodesic',
  'score-covariance': 'covariance of the score',
  'negative-hessian': 'minus the expected Hessian',
  'kl-hessian': 'curvature of the divergence',
  'closed-form': 'closed form',
  'monte-carlo': 'Monte Carlo',
  normalized: 'Law is a probability law',
  'support-fixed': 'Support fixed, or flat where it moves',
  differentiable: 'Log-density twice differentiable',
  'quadratic-mean': 'Differentiable in quadratic mean',
  'score-mean-zero': 'Score has mean zero',
  'information-finite': 'Information finite',
  'forms-agree': 'Variance of the score = minus the mean Hessian',
  'information-nonsingular': 'Information nonsingular',
  'well-conditioned': 'Well determined by data',
  'domains-wide': 'Domains as wide as the distribution allows',
  'moments-exist': 'Moments of estimands and estimators',
  'interior-point': 'Point inside the parameter space',
  'exponential-family': 'Exponential family',
  'bound-attained': 'Cramér–Rao bounds attained',
  unresolved: 'not found',
  holds: 'holds',
  fails: 'fails',
  undecided: 'not decided',
};

/** The reader's words for an identifier of the report: `support-fixed` is "Support fixed" unless it has a name of its own. */
export function wordsFor(identifier: string): string {
  const own = words[identifier];
  if (own !== undefined) return own;
  const spaced = identifier.replace(/-/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Items as a sentence has them: "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Small counts as words. */
export function counted(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? String(count);
}

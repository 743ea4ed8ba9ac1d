/**
 * The information of every family and parametrization, and of models that are written out, is printed in a textbook's shape:
 * Lehmann & Casella (1998), Johnson, Kotz & Balakrishnan (1994-95), Prescott & Walden (1980) for the GEV, and short work by hand.
 */

import { describe, expect, it } from 'vitest';
import { closedInformation } from '../../../server/engine/information/closedForm.ts';
import { normalizedLaw } from '../../../server/engine/information/normalizedLaw.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { modelOf } from '../modelOf.ts';

/** The block with its lines parted by semicolons, and the upper triangle row by row; … stands for entries without a short form. */
type Row = readonly [block: string, entries: string];

const families: readonly Row[] = [
  ['x ~ Normal(mu, sigma)', '1/σ² | 0 | 2/σ²'],
  ['x ~ Normal(mu, variance = v)', '1/v | 0 | 1/(2v²)'],
  ['x ~ Normal(mu, precision = tau)', 'τ | 0 | 1/(2τ²)'],
  ['x ~ LogNormal(mu, sigma)', '1/σ² | 0 | 2/σ²'],
  ['x ~ HalfNormal(sigma)', '2/σ²'],
  ['x ~ Exponential(lambda)', '1/λ²'],
  ['x ~ Exponential(scale = theta)', '1/θ²'],
  ['x ~ Gamma(k, beta)', 'ψ₁(k) | −1/β | k/β²'],
  ['x ~ Gamma(k, scale = theta)', 'ψ₁(k) | 1/θ | k/θ²'],
  ['x ~ Gamma(mean = m, shape = k)', 'k/m² | 0 | ψ₁(k) − 1/k'],
  ['x ~ InverseGamma(alpha, beta)', 'ψ₁(α) | −1/β | α/β²'],
  [
    'x ~ GeneralizedGamma(s, d, p)',
    'd p/s² | 1/s | −d(1 + ψ(1 + d/p))/(p s) | ψ₁(d/p)/p² | −(d ψ₁(d/p) + p ψ(d/p))/p³ | d(2p ψ(1 + d/p) + p ψ(1 + d/p)² + (d + p) ψ₁(1 + d/p))/p⁴',
  ],
  ['x ~ ChiSquared(nu)', 'ψ₁(ν/2)/4'],
  ['x ~ Weibull(k, lambda)', '(π²/6 + (1 − γ)²)/k² | −(1 − γ)/λ | k²/λ²'],
  ['x ~ Rayleigh(sigma)', '4/σ²'],
  ['x ~ Maxwell(a)', '6/a²'],
  ['x ~ Nakagami(m, Omega)', 'ψ₁(m) − 1/m | 0 | m/Ω²'],
  ['x ~ Gumbel(mu, beta)', '1/β² | −(1 − γ)/β² | (π²/6 + (1 − γ)²)/β²'],
  ['x ~ Frechet(alpha, s)', '(π²/6 + (1 − γ)²)/α² | (1 − γ)/s | α²/s²'],
  ['x ~ GEV(mu, sigma, xi)', '(ξ + 1)² Γ(2ξ + 1)/σ² | (Γ(ξ + 2) − (ξ + 1)² Γ(2ξ + 1))/(σ² ξ) | …'],
  ['x ~ GeneralizedPareto(sigma, xi)', '1/(σ²(2ξ + 1)) | 1/(σ(ξ + 1)(2ξ + 1)) | 2/((ξ + 1)(2ξ + 1))'],
  ['x ~ Pareto(1, alpha)', '1/α²'],
  ['x ~ Lomax(alpha, lambda)', '1/α² | −1/(λ(α + 1)) | α/(λ²(α + 2))'],
  [
    'x ~ Burr(c, k, s)',
    '(2 + k((1 − ψ(k + 1) − γ)² + ψ₁(k + 1) + π²/6))/(c²(k + 2)) | (1 − ψ(k) − γ)/(c(k + 1)) | k(ψ(k + 1) + γ − 1)/(s(k + 2)) | 1/k² | −c/(s(k + 1)) | c² k/(s²(k + 2))',
  ],
  ['x ~ LogLogistic(alpha, beta)', 'β²/(3α²) | 0 | (3 + π²)/(9β²)'],
  ['x ~ Logistic(mu, s)', '1/(3s²) | 0 | (3 + π²)/(9s²)'],
  ['x ~ Laplace(mu, b)', '1/b² | 0 | 1/b²'],
  ['x ~ Cauchy(x0, gamma)', '1/(2γ²) | 0 | 1/(2γ²)'],
  [
    'x ~ StudentT(nu, mu, sigma)',
    'ψ₁(ν/2)/4 − ψ₁((ν + 1)/2)/4 − (ν + 5)/(2ν(ν + 1)(ν + 3)) | 0 | −2/(σ(ν + 1)(ν + 3)) | (ν + 1)/(σ²(ν + 3)) | 0 | 2ν/(σ²(ν + 3))',
  ],
  ['x ~ InverseGaussian(mu, lambda)', 'λ/μ³ | 0 | 1/(2λ²)'],
  ['x ~ VonMises(mu, kappa)', 'κ I₁(κ)/I₀(κ) | 0 | 1 − I₁(κ)²/I₀(κ)² − I₁(κ)/(κ I₀(κ))'],
  ['x ~ Beta(alpha, beta)', 'ψ₁(α) − ψ₁(α + β) | −ψ₁(α + β) | ψ₁(β) − ψ₁(α + β)'],
  [
    'x ~ Beta(mean = m, concentration = phi)',
    'φ²(ψ₁(m φ) + ψ₁(φ(1 − m))) | φ(m ψ₁(m φ) − (1 − m) ψ₁(φ(1 − m))) | m² ψ₁(m φ) + (1 − m)² ψ₁(φ(1 − m)) − ψ₁(φ)',
  ],
  ['x ~ BetaPrime(alpha, beta)', 'ψ₁(α) − ψ₁(α + β) | −ψ₁(α + β) | ψ₁(β) − ψ₁(α + β)'],
  [
    'x ~ F(d1, d2)',
    'ψ₁(d₁/2)/4 − ψ₁((d₁ + d₂)/2)/4 − d₂(d₁ + d₂ + 4)/(2d₁(d₁ + d₂ + 2)(d₁ + d₂)) | (d₁ + d₂ + 4)/(2(d₁ + d₂ + 2)(d₁ + d₂)) − ψ₁((d₁ + d₂)/2)/4 | ψ₁(d₂/2)/4 − ψ₁((d₁ + d₂)/2)/4 − d₁(d₁ + d₂ + 4)/(2d₂(d₁ + d₂ + 2)(d₁ + d₂))',
  ],
  [
    'x ~ Kumaraswamy(a, b)',
    '(b((1 − ψ(b) − γ)² − ψ₁(b) + π²/6) − 2)/(a²(b − 2)) | (ψ(b + 1) + γ − 1)/(a(1 − b)) | 1/b²',
  ],
  ['x ~ Bernoulli(p)', '1/(p(1 − p))'],
  ['x ~ Bernoulli(logit = eta)', 'exp(η)/(1 + exp(η))²'],
  ['const n; x ~ Binomial(n, p)', 'n/(p(1 − p))'],
  ['const n; x ~ Binomial(n, logit = eta)', 'n exp(η)/(1 + exp(η))²'],
  ['x ~ Geometric(p)', '1/(p²(1 − p))'],
  ['const r; x ~ NegativeBinomial(r, p)', 'r/(p²(1 − p))'],
  ['x ~ Poisson(lambda)', '1/λ'],
  ['x ~ Poisson(log = eta)', 'exp(η)'],
  [
    'x ~ ZeroInflatedPoisson(z, lambda)',
    '(exp(λ) − 1)/((1 − z)(1 − z + z exp(λ))) | −1/(1 − z + z exp(λ)) | (1 − z)/λ − z(1 − z)/(1 − z + z exp(λ))',
  ],
  ['x ~ Logarithmic(p)', '−(p + log(1 − p))/(p(1 − p)²(log(1 − p))²)'],
  ['x ~ Zeta(s)', '(ζ(s) ζ″(s) − ζ′(s)²)/ζ(s)²'],
  ['x ~ Categorical([p, q, 1 - p - q])', '1/p + 1/(1 − p − q) | 1/(1 − p − q) | 1/q + 1/(1 − p − q)'],
  [
    'x ~ MvNormal([a, b], [[s^2, rho*s*t], [rho*s*t, t^2]])',
    '1/(s²(1 − ρ²)) | −ρ/(s t(1 − ρ²)) | 0 | 0 | 0 | 1/(t²(1 − ρ²)) | 0 | 0 | 0 | (2 − ρ²)/(s²(1 − ρ²)) | −ρ/(s(1 − ρ²)) | −ρ²/(s t(1 − ρ²)) | (1 + ρ²)/(1 − ρ²)² | −ρ/(t(1 − ρ²)) | (2 − ρ²)/(t²(1 − ρ²))',
  ],
  [
    'x ~ MvNormal([0, 0], [[v, c], [c, w]])',
    'w²/(2(v w − c²)²) | −c w/(v w − c²)² | c²/(2(v w − c²)²) | (c² + v w)/(v w − c²)² | −c v/(v w − c²)² | v²/(2(v w − c²)²)',
  ],
];

const writtenOut: readonly Row[] = [
  ['x ~ Normal(theta, theta)', '3/θ²'],
  ['x ~ Normal(theta, variance = theta^2)', '3/θ²'],
  ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R', '(2h² + λ)/(2λ³) | −h/λ² | 1/λ'],
  [
    'x ~ kernel(exp(-abs((x - mu)/sigma)^p)) on R',
    'p Γ(2 − 1/p)/(σ² Γ(1 + 1/p)) | 0 | 0 | p/σ² | −(1 + ψ(1 + 1/p))/(p σ) | (2p ψ(1 + 1/p) + p ψ(1 + 1/p)² + (p + 1) ψ₁(1 + 1/p))/p⁴',
  ],
  ['x ~ Exponential(lambda) on (0, 3)', '1/λ² − 9 exp(3λ)/(exp(3λ) − 1)²'],
  ['x ~ Poisson(lambda) on {1..}', '(exp(λ) − λ − 1) exp(λ)/(λ(exp(λ) − 1)²)'],
  ['param a > 1; x ~ kernel(1/(a + cos(x))) on (-pi, pi)', '1/(2(a² − 1)²)'],
  ['x ~ MvNormal([0, 0, 0], [[1, r, r], [r, 1, r], [r, r, 1]])', '3(1 + 2r²)/((1 − r)²(2r + 1)²)'],
  [
    'x ~ MvNormal([0, 0, 0], [[v, v*r, v*r], [v*r, v, v*r], [v*r, v*r, v]])',
    '3/(2v²) | −3r/(v(1 − r)(2r + 1)) | 3(1 + 2r²)/((1 − r)²(2r + 1)²)',
  ],
  [
    'x ~ MvNormal([0, 0], [[s/(1 - r^2), s*r/(1 - r^2)], [s*r/(1 - r^2), s/(1 - r^2)]])',
    '1/s² | r/(s(1 − r²)) | (1 + r²)/(1 − r²)²',
  ],
  ['x ~ density(theta^2/(theta + 1)*(1 + x)*exp(-theta*x)) on (0, inf)', '2/θ² − 1/(θ + 1)²'],
  ['x ~ density(sqrt(c/(2*pi))*exp(-c/(2*(x - mu)))*(x - mu)^(-3/2)) on (mu, inf)', '1/(2c²) | 3/(2c²) | 21/(2c²)'],
  ['x ~ density(1/(2*s)/cosh(pi*(x - mu)/(2*s))) on R', 'π²/(8s²) | 0 | π²/(8s²)'],
  ['x ~ density(a*x^(a - 1)) on (0, 1)', '1/a²'],
  ['x ~ Gamma(k, k)', 'ψ₁(k) − 1/k'],
  ['x ~ Beta(a, a)', '2ψ₁(a) − 4ψ₁(2a)'],
  ['let b = (k + 1)/m; x ~ Gamma(k, b)', 'ψ₁(k) − (k + 2)/(k + 1)² | 1/(m(k + 1)) | k/m²'],
  ['let p = phi/(1 + phi); x ~ Geometric(p)', '1/(φ²(φ + 1))'],
  ['x ~ Weibull(k, exp(eta))', '(π²/6 + (1 − γ)²)/k² | γ − 1 | k²'],
  ['x ~ Cauchy(m, exp(g))', 'e⁻²ᵍ/2 | 0 | ½'],
  // Gupta and Kundu (1999): the information of the exponentiated exponential law's shape is 1/(1 + t)²
  ['x ~ density((1+t)/s*exp(-x/s)*(1-exp(-x/s))^t) on (0, inf); param t > -1', '1/(t + 1)² | …'],
  ['given z; y ~ Weibull(k, exp(a + b*z))', '(π²/6 + (1 − γ)²)/k² | γ − 1 | −z(1 − γ) | k² | z k² | z² k²'],
  ['x ~ mass(l^(2*x)/(factorial(2*x)*cosh(l))) on {0..}', '(2l + sinh(2l))/(2l(cosh l)²)'],
  ['x ~ mass(l^(2*x + 1)/(factorial(2*x + 1)*sinh(l))) on {0..}', '(sinh(2l) − 2l)/(2l(sinh l)²)'],
  [
    'x ~ mass(if(x = 0, 1 - a + a*f, a - a*f)) on {0, 1}; param a in (0, 1); param f in (0, 1)',
    '(1 − f)/(a(1 − a + a f)) | −1/(1 − a + a f) | a/((1 − a + a f)(1 − f))',
  ],
  [
    'x ~ kernel(1/(1 + abs(x/s)^a)) on R; param a > 1',
    '(a − 1)/(2s²) | π(a − 1) cos(π/a)/(2a² s sin(π/a)) − 1/(2s) | …',
  ],
  ['(a, b) ~ energy(-J*a*b) on {-1, 1}^2', '1/(cosh J)²'],
  ['(a, b, c) ~ energy(-J*(a*b + b*c)) on {-1, 1}^3', '2/(cosh J)²'],
  ['x ~ kernel(theta^x) on {1, 2, 3}', '(θ² + 4θ + 1)/(θ(θ² + θ + 1)²)'],
  ['x ~ Normal(0, sigma) on (0, inf)', '2/σ²'],
  ['x ~ Gamma(3, beta)', '3/β²'],
  ['x ~ Gumbel(mu, 2)', '¼'],
];

function upperTriangle(block: string): readonly string[] {
  const model = modelOf(...block.split('; '));
  const matrix = closedInformation(model, normalizedLaw(model))?.matrix ?? [];
  return matrix.flatMap((row, i) => row.slice(i).map((entry) => (entry === undefined ? '?' : toUnicode(entry))));
}

function expectTextbook(block: string, entries: string): void {
  const expected = entries.split(' | ');
  const isPart = expected.at(-1) === '…';
  const shown = upperTriangle(block);
  expect(isPart ? [...shown.slice(0, expected.length - 1), '…'] : shown).toEqual(expected);
}

describe('the information as a textbook prints it', () => {
  it.each(families)('%s', expectTextbook);
  it.each(writtenOut)('%s', expectTextbook);
});

// Closed forms for laws on the positive half line.
import { type ClosedForm, diagonal, eulerGamma, gumbelShape, normalCdf, psi, psi1, symmetric } from './closedForm.ts';

const one = [[1.3], [0.6]] as const;
const two = [
  [1.7, 1.3],
  [3.2, 0.6],
] as const;
const scale = ['sigma > 0'] as const;

export const positiveLaws: readonly ClosedForm[] = [
  {
    name: 'Log-normal',
    named: 'LogNormal(mu, sigma)',
    written: 'density(exp(-(log(x) - mu)^2/(2*sigma^2))/(x*sigma*sqrt(2*pi))) on (0, inf)',
    parameters: ['mu in R', 'sigma > 0'],
    points: two,
    information: (_m, s) => diagonal(1 / s ** 2, 2 / s ** 2),
  },
  {
    name: 'Exponential, rate',
    named: 'Exponential(r)',
    written: 'density(r*exp(-r*x)) on (0, inf)',
    parameters: ['r > 0'],
    points: one,
    information: (r) => [[r ** -2]],
  },
  {
    name: 'Exponential, scale',
    named: 'Exponential(scale = sigma)',
    written: 'density(exp(-x/sigma)/sigma) on (0, inf)',
    parameters: scale,
    points: one,
    information: (s) => [[s ** -2]],
  },
  {
    name: 'Gamma, rate',
    named: 'Gamma(k, r)',
    written: 'density(r^k*x^(k - 1)*exp(-r*x)/gamma(k)) on (0, inf)',
    kernel: 'kernel(x^(k - 1)*exp(-r*x)) on (0, inf)',
    parameters: ['k > 0', 'r > 0'],
    points: two,
    information: (k, r) => symmetric([psi1(k), -1 / r], [k / r ** 2]),
  },
  {
    name: 'Gamma, scale',
    named: 'Gamma(k, scale = sigma)',
    written: 'density(x^(k - 1)*exp(-x/sigma)/(gamma(k)*sigma^k)) on (0, inf)',
    parameters: ['k > 0', 'sigma > 0'],
    points: two,
    information: (k, s) => symmetric([psi1(k), 1 / s], [k / s ** 2]),
  },
  {
    name: 'Gamma with a threshold, shape 3',
    written: 'density((x - m)^2*exp(-(x - m)/sigma)/(2*sigma^3)) on (m, inf)',
    parameters: ['m in R', 'sigma > 0'],
    points: two,
    information: (_m, s) => symmetric([s ** -2, s ** -2], [3 / s ** 2]),
  },
  {
    name: 'Inverse gamma',
    named: 'InverseGamma(a, b)',
    written: 'density(b^a*x^(-a - 1)*exp(-b/x)/gamma(a)) on (0, inf)',
    parameters: ['a > 0', 'b > 0'],
    points: two,
    information: (a, b) => symmetric([psi1(a), -1 / b], [a / b ** 2]),
  },
  {
    name: 'Chi-squared',
    named: 'ChiSquared(nu)',
    written: 'density(x^(nu/2 - 1)*exp(-x/2)/(2^(nu/2)*gamma(nu/2))) on (0, inf)',
    parameters: ['nu > 0'],
    points: one,
    information: (n) => [[psi1(n / 2) / 4]],
  },
  {
    name: 'Chi',
    written: 'density(2^(1 - nu/2)*x^(nu - 1)*exp(-x^2/2)/gamma(nu/2)) on (0, inf)',
    kernel: 'kernel(x^(nu - 1)*exp(-x^2/2)) on (0, inf)',
    parameters: ['nu > 0'],
    points: one,
    information: (n) => [[psi1(n / 2) / 4]],
  },
  {
    name: 'Beta prime',
    named: 'BetaPrime(a, b)',
    written: 'density(x^(a - 1)*(1 + x)^(-a - b)/beta(a, b)) on (0, inf)',
    parameters: ['a > 0', 'b > 0'],
    points: two,
    information: (a, b) => symmetric([psi1(a) - psi1(a + b), -psi1(a + b)], [psi1(b) - psi1(a + b)]),
  },
  {
    name: 'Weibull',
    named: 'Weibull(k, sigma)',
    written: 'density(k/sigma*(x/sigma)^(k - 1)*exp(-(x/sigma)^k)) on (0, inf)',
    parameters: ['k > 0', 'sigma > 0'],
    points: two,
    information: (k, s) => symmetric([gumbelShape / k ** 2, -(1 - eulerGamma) / s], [k ** 2 / s ** 2]),
  },
  {
    name: 'Rayleigh',
    named: 'Rayleigh(sigma)',
    written: 'density(x/sigma^2*exp(-x^2/(2*sigma^2))) on (0, inf)',
    parameters: scale,
    points: one,
    information: (s) => [[4 / s ** 2]],
  },
  {
    name: 'Maxwell',
    named: 'Maxwell(sigma)',
    written: 'density(sqrt(2/pi)*x^2*exp(-x^2/(2*sigma^2))/sigma^3) on (0, inf)',
    parameters: scale,
    points: one,
    information: (s) => [[6 / s ** 2]],
  },
  {
    name: 'Half-normal',
    named: 'HalfNormal(sigma)',
    written: 'density(sqrt(2/pi)*exp(-x^2/(2*sigma^2))/sigma) on (0, inf)',
    parameters: scale,
    points: one,
    information: (s) => [[2 / s ** 2]],
  },
  {
    name: 'Half-Cauchy',
    written: 'density(2/(pi*sigma*(1 + (x/sigma)^2))) on (0, inf)',
    parameters: scale,
    points: one,
    information: (s) => [[1 / (2 * s ** 2)]],
  },
  {
    name: 'Nakagami',
    named: 'Nakagami(m, w)',
    written: 'density(2*m^m*x^(2*m - 1)*exp(-m*x^2/w)/(gamma(m)*w^m)) on (0, inf)',
    parameters: ['m > 0', 'w > 0'],
    points: two,
    information: (m, w) => diagonal(psi1(m) - 1 / m, m / w ** 2),
  },
  {
    name: 'Inverse Gaussian',
    named: 'InverseGaussian(mu, l)',
    written: 'density(sqrt(l/(2*pi*x^3))*exp(-l*(x - mu)^2/(2*mu^2*x))) on (0, inf)',
    parameters: ['mu > 0', 'l > 0'],
    points: two,
    information: (m, l) => diagonal(l / m ** 3, 1 / (2 * l ** 2)),
  },
  {
    name: 'Birnbaum–Saunders',
    named: 'BirnbaumSaunders(a, b)',
    written: 'density((sqrt(x/b) + sqrt(b/x))/(2*a*x)*exp(-(sqrt(x/b) - sqrt(b/x))^2/(2*a^2))/sqrt(2*pi)) on (0, inf)',
    parameters: ['a > 0', 'b > 0'],
    points: [
      [0.8, 1.3],
      [1.4, 0.6],
    ],
    information: (a, b) => {
      const h = a * Math.sqrt(Math.PI / 2) - Math.PI * Math.exp(2 / a ** 2) * (1 - normalCdf(2 / a));
      return diagonal(2 / a ** 2, (1 + (a * h) / Math.sqrt(2 * Math.PI)) / (a * b) ** 2);
    },
  },
  {
    name: 'Log-logistic',
    named: 'LogLogistic(sigma, b)',
    written: 'density(b/sigma*(x/sigma)^(b - 1)/(1 + (x/sigma)^b)^2) on (0, inf)',
    parameters: ['sigma > 0', 'b > 0'],
    points: two,
    information: (s, b) => diagonal(b ** 2 / (3 * s ** 2), (Math.PI ** 2 + 3) / (9 * b ** 2)),
  },
  {
    name: 'Generalized gamma',
    named: 'GeneralizedGamma(sigma, a*b, b)',
    written: 'density(b/(sigma*gamma(a))*(x/sigma)^(a*b - 1)*exp(-(x/sigma)^b)) on (0, inf)',
    parameters: ['sigma > 0', 'a > 0', 'b > 0'],
    points: [
      [1.3, 1.7, 0.8],
      [0.6, 3.2, 2.1],
    ],
    information: (s, a, b) =>
      symmetric(
        [(a * b * b) / s ** 2, b / s, -(a * psi(a) + 1) / s],
        [psi1(a), -psi(a) / b],
        [(a * psi(a) ** 2 + a * psi1(a) + 2 * psi(a) + 1) / b ** 2],
      ),
  },
  {
    name: 'Lindley',
    written: 'density(theta^2/(1 + theta)*(1 + x)*exp(-theta*x)) on (0, inf)',
    kernel: 'kernel((1 + x)*exp(-theta*x)) on (0, inf)',
    parameters: ['theta > 0'],
    points: one,
    information: (t) => [[2 / t ** 2 - 1 / (1 + t) ** 2]],
  },
];

// Closed forms for laws of extremes and for heavy tails.
import { type ClosedForm, eulerGamma, gamma, gumbelShape, psi, psi1, scaled, symmetric } from './closedForm.ts';
import type { Matrix } from './closedForm.ts';

const two = [
  [1.7, 1.3],
  [3.2, 0.6],
] as const;
const three = [
  [1.7, 1.3, 0.6],
  [3.2, 0.6, 1.4],
] as const;

/** Kotz and Nadarajah, Extreme Value Distributions (2000); Prescott and Walden (1980). */
function extremeValue(_m: number, s: number, x: number): Matrix {
  const p = (1 + x) ** 2 * gamma(1 + 2 * x);
  const g = gamma(2 + x);
  const q = g * (psi(1 + x) + (1 + x) / x);
  return symmetric(
    [p / s ** 2, -(p - g) / (s ** 2 * x), -(q - p / x) / (s * x)],
    [(1 - 2 * g + p) / (s * x) ** 2, -(1 - eulerGamma + (1 - g) / x - q + p / x) / (s * x ** 2)],
    [(Math.PI ** 2 / 6 + (1 - eulerGamma + 1 / x) ** 2 - (2 * q) / x + p / x ** 2) / x ** 2],
  );
}

function burr(c: number, k: number, s: number): Matrix {
  const g = eulerGamma;
  const inner = Math.PI ** 2 / 6 + g * g - 2 * g - 2 * (1 - g) * psi(k + 1) + psi(k + 1) ** 2 + psi1(k + 1);
  return symmetric(
    [
      (1 + (k / (k + 2)) * inner) / c ** 2,
      (1 - g - psi(k)) / (c * (k + 1)),
      (-k * (1 - g - psi(k + 1))) / (s * (k + 2)),
    ],
    [k ** -2, -c / (s * (k + 1))],
    [(c * c * k) / (s * s * (k + 2))],
  );
}

export const extremeLaws: readonly ClosedForm[] = [
  {
    name: 'Fréchet',
    named: 'Frechet(a, sigma)',
    written: 'density(a/sigma*(x/sigma)^(-a - 1)*exp(-(x/sigma)^(-a))) on (0, inf)',
    parameters: ['a > 0', 'sigma > 0'],
    points: two,
    information: (a, s) => symmetric([gumbelShape / a ** 2, (1 - eulerGamma) / s], [a ** 2 / s ** 2]),
  },
  {
    name: 'Generalized extreme value',
    named: 'GEV(mu, sigma, xi)',
    parameters: ['mu in R', 'sigma > 0', 'xi > -1/2'],
    points: [
      [0.4, 1.3, 0.2],
      [-1, 0.6, -0.3],
    ],
    information: extremeValue,
  },
  {
    name: 'Generalized extreme value, ξ > 0',
    written:
      'density((1 + xi*(x - mu)/sigma)^(-1/xi - 1)*exp(-(1 + xi*(x - mu)/sigma)^(-1/xi))/sigma) on (mu - sigma/xi, inf)',
    parameters: ['mu in R', 'sigma > 0', 'xi > 0'],
    points: [
      [0.4, 1.3, 0.2],
      [-1, 0.6, 0.7],
    ],
    information: extremeValue,
  },
  {
    name: 'Generalized Pareto',
    named: 'GeneralizedPareto(sigma, xi)',
    parameters: ['sigma > 0', 'xi > -1/2'],
    points: [
      [1.3, 0.4],
      [0.6, -0.3],
    ],
    information: (s, x) =>
      symmetric([1 / (s * s * (1 + 2 * x)), 1 / (s * (1 + x) * (1 + 2 * x))], [2 / ((1 + x) * (1 + 2 * x))]),
  },
  {
    name: 'Generalized Pareto, ξ > 0',
    written: 'density((1 + xi*x/sigma)^(-1/xi - 1)/sigma) on (0, inf)',
    parameters: ['sigma > 0', 'xi > 0'],
    points: two,
    information: (s, x) =>
      symmetric([1 / (s * s * (1 + 2 * x)), 1 / (s * (1 + x) * (1 + 2 * x))], [2 / ((1 + x) * (1 + 2 * x))]),
  },
  {
    name: 'Weibull with a threshold, shape 3',
    written: 'density(3/s*((x - m)/s)^2*exp(-((x - m)/s)^3)) on (m, inf)',
    parameters: ['m in R'],
    statements: ['const s = 2'],
    points: [[0.4], [-2]],
    information: () => [[gamma(1 / 3)]],
  },
  {
    name: 'Pareto, known minimum',
    named: 'Pareto(1, a)',
    written: 'density(a*x^(-a - 1)) on (1, inf)',
    parameters: ['a > 0'],
    points: [[1.3], [0.6]],
    information: (a) => [[a ** -2]],
  },
  {
    name: 'Lomax',
    named: 'Lomax(a, sigma)',
    written: 'density(a/sigma*(1 + x/sigma)^(-a - 1)) on (0, inf)',
    parameters: ['a > 0', 'sigma > 0'],
    points: two,
    information: (a, s) => symmetric([a ** -2, -1 / (s * (a + 1))], [a / (s * s * (a + 2))]),
  },
  {
    name: 'Burr XII',
    named: 'Burr(c, k, sigma)',
    written: 'density(c*k/sigma*(x/sigma)^(c - 1)*(1 + (x/sigma)^c)^(-k - 1)) on (0, inf)',
    parameters: ['c > 0', 'k > 0', 'sigma > 0'],
    points: three,
    information: burr,
  },
  {
    name: 'Dagum',
    written: 'density(c*k/x*(x/sigma)^(c*k)*(1 + (x/sigma)^c)^(-k - 1)) on (0, inf)',
    parameters: ['c > 0', 'k > 0', 'sigma > 0'],
    points: three,
    // 1/X is Burr(c, k, 1/σ)
    information: (c, k, s) => {
      const jacobian = [1, 1, -1 / s ** 2];
      return burr(c, k, 1 / s).map((row, i) => row.map((v, j) => v * (jacobian[i] ?? NaN) * (jacobian[j] ?? NaN)));
    },
  },
  {
    name: 'Lévy',
    written: 'density(sqrt(c/(2*pi))*exp(-c/(2*(x - mu)))/(x - mu)^(3/2)) on (mu, inf)',
    parameters: ['mu in R', 'c > 0'],
    points: two,
    information: (_m, c) => scaled(c ** -2, symmetric([21 / 2, 3 / 2], [1 / 2])),
  },
];

// Closed forms for one response at a linear predictor, and for a small fixed design.
import { type ClosedForm, diagonal, eulerGamma, gumbelShape, normalCdf, psi1, symmetric } from './closedForm.ts';

const predictor = { parameters: ['t in R'], points: [[0.3], [-1.2]] } as const;
const exp = Math.exp;

export const regressions: readonly ClosedForm[] = [
  {
    name: 'Linear regression at 1, 2, 3',
    named: 'MvNormal([a + b, a + 2*b, a + 3*b], [[v, 0, 0], [0, v, 0], [0, 0, v]])',
    parameters: ['a in R', 'b in R', 'v > 0'],
    points: [
      [0.4, 1.3, 0.7],
      [-1, 0.6, 1.8],
    ],
    information: (_a, _b, v) => symmetric([3 / v, 6 / v, 0], [14 / v, 0], [3 / (2 * v * v)]),
  },
  {
    name: 'Nonlinear least squares at 1, 2',
    named: 'MvNormal([a*exp(-b), a*exp(-2*b)], [[1, 0], [0, 1]])',
    parameters: ['a in R', 'b in R'],
    points: [
      [0.4, 1.3],
      [-1, 0.6],
    ],
    information: (a, b) =>
      symmetric(
        [exp(-2 * b) + exp(-4 * b), -a * (exp(-2 * b) + 2 * exp(-4 * b))],
        [a * a * (exp(-2 * b) + 4 * exp(-4 * b))],
      ),
  },
  {
    name: 'Probit',
    named: 'Bernoulli(Phi(t))',
    ...predictor,
    information: (t) => [[exp(-t * t) / (2 * Math.PI * normalCdf(t) * (1 - normalCdf(t)))]],
  },
  {
    name: 'Complementary log-log',
    named: 'Bernoulli(1 - exp(-exp(t)))',
    ...predictor,
    information: (t) => [[exp(2 * t) / (exp(exp(t)) - 1)]],
  },
  {
    name: 'Logistic regression',
    named: 'Bernoulli(logistic(t))',
    ...predictor,
    information: (t) => [[exp(t) / (1 + exp(t)) ** 2]],
  },
  {
    name: 'Poisson regression',
    named: 'Poisson(exp(t))',
    ...predictor,
    information: (t) => [[exp(t)]],
  },
  {
    name: 'Gamma regression, log link',
    named: 'Gamma(mean = exp(t), shape = k)',
    statements: ['const k = 2.5'],
    ...predictor,
    information: () => [[2.5]],
  },
  {
    name: 'Inverse Gaussian regression, log link',
    named: 'InverseGaussian(exp(t), l)',
    statements: ['const l = 2.5'],
    ...predictor,
    information: (t) => [[2.5 / exp(t)]],
  },
  {
    name: 'Negative binomial regression, log link',
    named: 'NegativeBinomial(mean = exp(t), dispersion = k)',
    statements: ['const k = 2.5'],
    ...predictor,
    information: (t) => [[exp(t) / (1 + exp(t) / 2.5)]],
  },
  {
    name: 'Multinomial logit',
    named: 'Categorical([exp(a)/(1 + exp(a) + exp(b)), exp(b)/(1 + exp(a) + exp(b)), 1/(1 + exp(a) + exp(b))])',
    parameters: ['a in R', 'b in R'],
    points: [
      [0.4, 1.3],
      [-1, 0.6],
    ],
    information: (a, b) => {
      const [p, q] = [exp(a) / (1 + exp(a) + exp(b)), exp(b) / (1 + exp(a) + exp(b))];
      return symmetric([p - p * p, -p * q], [q - q * q]);
    },
  },
  {
    name: 'Beta regression, logit link',
    named: 'Beta(mean = logistic(t), concentration = c)',
    parameters: ['t in R', 'c > 0'],
    points: [
      [0.4, 1.3],
      [-1, 4.6],
    ],
    information: (t, c) => {
      const m = 1 / (1 + exp(-t));
      const w = m * (1 - m);
      const [a, b] = [psi1(m * c), psi1((1 - m) * c)];
      return symmetric(
        [c ** 2 * (a + b) * w * w, c * (m * a - (1 - m) * b) * w],
        [m ** 2 * a + (1 - m) ** 2 * b - psi1(c)],
      );
    },
  },
  {
    name: 'Weibull accelerated failure time',
    named: 'Weibull(1/s, exp(t))',
    parameters: ['s > 0', 't in R'],
    points: [
      [0.4, 1.3],
      [1.7, -0.6],
    ],
    information: (s) => symmetric([gumbelShape / s ** 2, (1 - eulerGamma) / s ** 2], [1 / s ** 2]),
  },
  {
    name: 'Proportional odds, two cuts',
    named: 'Categorical([logistic(a), logistic(a + exp(d)) - logistic(a), 1 - logistic(a + exp(d))])',
    parameters: ['a in R', 'd in R'],
    points: [
      [-0.4, 0.3],
      [0.6, -0.5],
    ],
    // Σ ∇p ∇pᵀ/p over the three cells
    information: (a, d) => {
      const F = (z: number): number => 1 / (1 + exp(-z));
      const [u, v] = [F(a), F(a + exp(d))];
      const [f, g] = [u * (1 - u), v * (1 - v)];
      const step = g * exp(d);
      return symmetric(
        [f ** 2 / u + (g - f) ** 2 / (v - u) + g ** 2 / (1 - v), ((g - f) * step) / (v - u) + (g * step) / (1 - v)],
        [step ** 2 / (v - u) + step ** 2 / (1 - v)],
      );
    },
  },
  {
    name: 'Two independent normals with one variance',
    named: 'MvNormal([a, b], [[v, 0], [0, v]])',
    parameters: ['a in R', 'b in R', 'v > 0'],
    points: [
      [0.4, 1.3, 0.7],
      [-1, 0.6, 1.8],
    ],
    information: (_a, _b, v) => diagonal(1 / v, 1 / v, 1 / v ** 2),
  },
];

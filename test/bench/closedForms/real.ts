// Closed forms for laws on the real line.
import {
  type ClosedForm,
  diagonal,
  eulerGamma,
  gamma,
  gumbelShape,
  psi,
  psi1,
  scaled,
  symmetric,
} from './closedForm.ts';

const location = (parameters: readonly string[], points: readonly (readonly number[])[]) => ({ parameters, points });
const locationScale = location(
  ['mu in R', 'sigma > 0'],
  [
    [0.4, 1.3],
    [-2, 0.6],
  ],
);

export const realLaws: readonly ClosedForm[] = [
  {
    name: 'Normal, standard deviation',
    named: 'Normal(mu, sigma)',
    written: 'density(exp(-(x - mu)^2/(2*sigma^2))/(sigma*sqrt(2*pi))) on R',
    kernel: 'kernel(exp(-(x - mu)^2/(2*sigma^2))) on R',
    ...locationScale,
    information: (_m, s) => diagonal(1 / s ** 2, 2 / s ** 2),
  },
  {
    name: 'Normal, variance',
    named: 'Normal(mu, variance = v)',
    written: 'density(exp(-(x - mu)^2/(2*v))/sqrt(2*pi*v)) on R',
    ...location(
      ['mu in R', 'v > 0'],
      [
        [0.4, 1.3],
        [-2, 0.6],
      ],
    ),
    information: (_m, v) => diagonal(1 / v, 1 / (2 * v * v)),
  },
  {
    name: 'Normal, information form',
    written: 'density(sqrt(l/(2*pi))*exp(-l*x^2/2 + h*x - h^2/(2*l))) on R',
    kernel: 'kernel(exp(-l*x^2/2 + h*x)) on R',
    ...location(
      ['l > 0', 'h in R'],
      [
        [1.3, 0.4],
        [0.7, -1.2],
      ],
    ),
    information: (l, h) => symmetric([1 / (2 * l * l) + (h * h) / l ** 3, -h / l ** 2], [1 / l]),
  },
  {
    name: 'Normal(θ, θ²)',
    named: 'Normal(theta, theta)',
    written: 'density(exp(-(x - theta)^2/(2*theta^2))/(theta*sqrt(2*pi))) on R',
    ...location(['theta > 0'], [[1.3], [0.6]]),
    information: (t) => [[3 / t ** 2]],
  },
  {
    name: 'Normal(0, σ²)',
    named: 'Normal(0, sigma)',
    written: 'density(exp(-x^2/(2*sigma^2))/(sigma*sqrt(2*pi))) on R',
    ...location(['sigma > 0'], [[1.3], [0.6]]),
    information: (s) => [[2 / s ** 2]],
  },
  {
    name: 'Gumbel of maxima',
    named: 'Gumbel(mu, sigma)',
    written: 'density(exp(-(x - mu)/sigma - exp(-(x - mu)/sigma))/sigma) on R',
    ...locationScale,
    information: (_m, s) => scaled(s ** -2, symmetric([1, -(1 - eulerGamma)], [gumbelShape])),
  },
  {
    name: 'Gumbel of minima',
    written: 'density(exp((x - mu)/sigma - exp((x - mu)/sigma))/sigma) on R',
    ...locationScale,
    information: (_m, s) => scaled(s ** -2, symmetric([1, 1 - eulerGamma], [gumbelShape])),
  },
  {
    name: 'Logistic',
    named: 'Logistic(mu, sigma)',
    written: 'density(exp(-(x - mu)/sigma)/(sigma*(1 + exp(-(x - mu)/sigma))^2)) on R',
    ...locationScale,
    information: (_m, s) => diagonal(1 / (3 * s * s), (Math.PI ** 2 + 3) / (9 * s * s)),
  },
  {
    name: 'Laplace',
    named: 'Laplace(mu, sigma)',
    written: 'density(exp(-abs(x - mu)/sigma)/(2*sigma)) on R',
    ...locationScale,
    information: (_m, s) => diagonal(s ** -2, s ** -2),
  },
  {
    name: 'Asymmetric Laplace',
    written: 'density(kappa/(sigma*(1 + kappa^2))*exp(-if(x > mu, kappa*(x - mu), (mu - x)/kappa)/sigma)) on R',
    kernel: 'kernel(exp(-if(x > mu, kappa*(x - mu), (mu - x)/kappa)/sigma)) on R',
    ...location(
      ['mu in R', 'sigma > 0', 'kappa > 0'],
      [
        [0.4, 1.3, 2],
        [-1, 0.6, 0.7],
      ],
    ),
    information: (_m, s, k) =>
      symmetric(
        [s ** -2, 0, -2 / (s * (1 + k * k))],
        [s ** -2, -(1 - k * k) / (s * k * (1 + k * k))],
        [k ** -2 + 4 / (1 + k * k) ** 2],
      ),
  },
  {
    name: 'Cauchy',
    named: 'Cauchy(mu, sigma)',
    written: 'density(1/(pi*sigma*(1 + ((x - mu)/sigma)^2))) on R',
    ...locationScale,
    information: (_m, s) => diagonal(1 / (2 * s * s), 1 / (2 * s * s)),
  },
  {
    name: 'Student t',
    named: 'StudentT(nu, mu, sigma)',
    written:
      'density(gamma((nu + 1)/2)/(sqrt(nu*pi)*gamma(nu/2)*sigma)*(1 + ((x - mu)/sigma)^2/nu)^(-(nu + 1)/2)) on R',
    ...location(
      ['nu > 0', 'mu in R', 'sigma > 0'],
      [
        [3.5, 0.4, 1.3],
        [1.2, -1, 0.6],
      ],
    ),
    information: (n, _m, s) =>
      symmetric(
        [
          (psi1(n / 2) - psi1((n + 1) / 2)) / 4 - (n + 5) / (2 * n * (n + 1) * (n + 3)),
          0,
          -2 / (s * (n + 1) * (n + 3)),
        ],
        [(n + 1) / ((n + 3) * s * s), 0],
        [(2 * n) / ((n + 3) * s * s)],
      ),
  },
  {
    name: 'Exponential power',
    written: 'density(p/(2*sigma*gamma(1/p))*exp(-abs((x - mu)/sigma)^p)) on R',
    kernel: 'kernel(exp(-abs((x - mu)/sigma)^p)) on R',
    ...location(
      ['mu in R', 'sigma > 0', 'p > 1'],
      [
        [0.4, 1.3, 2.5],
        [-1, 0.6, 1.6],
      ],
    ),
    information: (_m, s, p) => {
      const a = 1 / p;
      return symmetric(
        [(p ** 2 * gamma(2 - a)) / (s ** 2 * gamma(a)), 0, 0],
        [p / s ** 2, -(1 + psi(1 + a)) / (p * s)],
        [(a * (a + 1) * (psi1(a + 2) + psi(a + 2) ** 2) - a ** 2 * psi(a + 1) ** 2) / p ** 2],
      );
    },
  },
  {
    name: 'Hyperbolic secant',
    written: 'density(1/(2*sigma*cosh(pi*(x - mu)/(2*sigma)))) on R',
    kernel: 'kernel(1/cosh(pi*(x - mu)/(2*sigma))) on R',
    ...locationScale,
    information: (_m, s) => diagonal(Math.PI ** 2 / (8 * s * s), Math.PI ** 2 / (8 * s * s)),
  },
  {
    name: 'Moyal',
    written: 'density(exp(-((x - mu)/sigma + exp(-(x - mu)/sigma))/2)/(sigma*sqrt(2*pi))) on R',
    ...location(['mu in R'], [[0.4], [-2]]),
    statements: ['const sigma = 1.5'],
    information: () => [[1 / (2 * 1.5 ** 2)]],
  },
];

// Closed forms for laws on an interval and on the circle.
import { type ClosedForm, diagonal, eulerGamma, psi, psi1, symmetric } from './closedForm.ts';

const two = [
  [1.7, 1.3],
  [3.2, 0.6],
] as const;

/** I₁(κ)/I₀(κ), by the trapezoidal rule on the circle. */
function besselRatio(kappa: number): number {
  let [above, below] = [0, 0];
  for (let k = 0; k < 200; k++) {
    const cosine = Math.cos((2 * Math.PI * k) / 200);
    above += cosine * Math.exp(kappa * cosine);
    below += Math.exp(kappa * cosine);
  }
  return above / below;
}

export const boundedLaws: readonly ClosedForm[] = [
  {
    name: 'Logit-normal',
    written: 'density(exp(-(log(x/(1 - x)) - mu)^2/(2*sigma^2))/(x*(1 - x)*sigma*sqrt(2*pi))) on (0, 1)',
    parameters: ['mu in R', 'sigma > 0'],
    points: two,
    information: (_m, s) => diagonal(1 / s ** 2, 2 / s ** 2),
  },
  {
    name: 'Beta',
    named: 'Beta(a, b)',
    written: 'density(x^(a - 1)*(1 - x)^(b - 1)/beta(a, b)) on (0, 1)',
    kernel: 'kernel(x^(a - 1)*(1 - x)^(b - 1)) on (0, 1)',
    parameters: ['a > 0', 'b > 0'],
    points: two,
    information: (a, b) => symmetric([psi1(a) - psi1(a + b), -psi1(a + b)], [psi1(b) - psi1(a + b)]),
  },
  {
    name: 'Beta, mean and concentration',
    named: 'Beta(mean = m, concentration = c)',
    written: 'density(x^(m*c - 1)*(1 - x)^((1 - m)*c - 1)/beta(m*c, (1 - m)*c)) on (0, 1)',
    parameters: ['m in (0, 1)', 'c > 0'],
    points: [
      [0.3, 4],
      [0.8, 1.5],
    ],
    information: (m, c) => {
      const [a, b] = [psi1(m * c), psi1((1 - m) * c)];
      return symmetric([c ** 2 * (a + b), c * (m * a - (1 - m) * b)], [m ** 2 * a + (1 - m) ** 2 * b - psi1(c)]);
    },
  },
  {
    name: 'Kumaraswamy',
    named: 'Kumaraswamy(a, b)',
    written: 'density(a*b*x^(a - 1)*(1 - x^a)^(b - 1)) on (0, 1)',
    parameters: ['a > 0', 'b > 0'],
    points: [
      [1.7, 3.3],
      [3.2, 2.6],
    ],
    information: (a, b) =>
      symmetric(
        [
          (1 + (b / (b - 2)) * ((psi(b) - (1 - eulerGamma)) ** 2 - psi1(b) + Math.PI ** 2 / 6 - 1)) / a ** 2,
          -(psi(b + 1) - (1 - eulerGamma)) / (a * (b - 1)),
        ],
        [b ** -2],
      ),
  },
  {
    name: 'Triangular, mode',
    named: 'Triangular(0, 1, theta)',
    written: 'density(if(x < theta, 2*x/theta, 2*(1 - x)/(1 - theta))) on (0, 1)',
    parameters: ['theta in (0, 1)'],
    points: [[0.3], [0.8]],
    information: (t) => [[1 / (t * (1 - t))]],
  },
  {
    name: 'Von Mises',
    named: 'VonMises(m, k)',
    written: 'density(exp(k*cos(x - m))/(2*pi*besselI(0, k))) on (-pi, pi)',
    kernel: 'kernel(exp(k*cos(x - m))) on (-pi, pi)',
    parameters: ['m in (-pi, pi)', 'k > 0'],
    points: [
      [0.4, 1.3],
      [-1, 2.6],
    ],
    information: (_m, k) => diagonal(k * besselRatio(k), 1 - besselRatio(k) / k - besselRatio(k) ** 2),
  },
  {
    name: 'Wrapped Cauchy',
    written: 'density((1 - r^2)/(2*pi*(1 + r^2 - 2*r*cos(x - m)))) on (-pi, pi)',
    parameters: ['m in (-pi, pi)', 'r in (0, 1)'],
    points: [
      [0.4, 0.3],
      [-1, 0.6],
    ],
    information: (_m, r) => diagonal((2 * r ** 2) / (1 - r ** 2) ** 2, 2 / (1 - r ** 2) ** 2),
  },
];

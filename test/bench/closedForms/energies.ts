// Closed forms for energy-based models of spins, and for mixtures whose components do not overlap.
import { type ClosedForm, type Matrix, symmetric } from './closedForm.ts';

/** Cov of the statistics under p ∝ exp(θ·T), by listing all states: F = Cov(∇E). */
function covariance(
  spins: number,
  statistics: (s: readonly number[]) => readonly number[],
  theta: readonly number[],
): Matrix {
  let mass = 0;
  const first = theta.map(() => 0);
  const second = theta.map(() => theta.map(() => 0));
  for (let state = 0; state < 2 ** spins; state++) {
    const t = statistics(Array.from({ length: spins }, (_, k) => (((state >> k) & 1) === 1 ? 1 : -1)));
    const weight = Math.exp(t.reduce((sum, value, i) => sum + value * (theta[i] ?? NaN), 0));
    mass += weight;
    t.forEach((a, i) => {
      first[i] = (first[i] ?? NaN) + weight * a;
      t.forEach((b, j) => {
        const row = second[i];
        if (row !== undefined) row[j] = (row[j] ?? NaN) + weight * a * b;
      });
    });
  }
  return second.map((row, i) => row.map((v, j) => v / mass - ((first[i] ?? NaN) * (first[j] ?? NaN)) / mass ** 2));
}

const product = (s: readonly number[], i: number, j: number): number => (s[i] ?? NaN) * (s[j] ?? NaN);

export const energies: readonly ClosedForm[] = [
  {
    name: 'Two spins, coupling',
    written: 'energy(-J*s1*s2) on {-1, 1}^2',
    observation: '(s1, s2)',
    parameters: ['J in R'],
    points: [[0.3], [-1.2]],
    information: (J) => [[1 / Math.cosh(J) ** 2]],
  },
  {
    name: 'Open chain of four spins',
    written: 'energy(-J*(s1*s2 + s2*s3 + s3*s4)) on {-1, 1}^4',
    observation: '(s1, s2, s3, s4)',
    parameters: ['J in R'],
    points: [[0.3], [-1.2]],
    information: (J) => [[3 / Math.cosh(J) ** 2]],
  },
  {
    name: 'Ring of three spins in a field',
    written: 'energy(-h*(s1 + s2 + s3) - J*(s1*s2 + s2*s3 + s1*s3)) on {-1, 1}^3',
    observation: '(s1, s2, s3)',
    parameters: ['h in R', 'J in R'],
    points: [
      [0.3, 0.5],
      [-0.8, -0.2],
    ],
    information: (...theta) =>
      covariance(
        3,
        (s) => [s.reduce((a, b) => a + b, 0), product(s, 0, 1) + product(s, 1, 2) + product(s, 0, 2)],
        theta,
      ),
  },
  {
    name: 'Boltzmann machine of two spins',
    written: 'energy(-a*s1 - b*s2 - w*s1*s2) on {-1, 1}^2',
    observation: '(s1, s2)',
    parameters: ['a in R', 'b in R', 'w in R'],
    points: [
      [0.3, 0.5, -0.2],
      [-0.8, -0.2, 1.1],
    ],
    information: (...theta) => covariance(2, (s) => [...s, product(s, 0, 1)], theta),
  },
  {
    name: 'Gaussian energy',
    written: 'energy(l*x^2/2 - h*x) on R',
    parameters: ['l > 0', 'h in R'],
    points: [
      [1.3, 0.4],
      [0.7, -1.2],
    ],
    information: (l, h) => symmetric([1 / (2 * l * l) + (h * h) / l ** 3, -h / l ** 2], [1 / l]),
  },
  {
    name: 'Mixture weight, separated components',
    named: 'mixture(w: Uniform(0, 1), 1 - w: Uniform(2, 3))',
    parameters: ['w in (0, 1)'],
    points: [[0.3], [0.8]],
    information: (w) => [[1 / (w * (1 - w))]],
  },
];

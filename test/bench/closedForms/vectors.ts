// Closed forms for vectors and matrices, and for Gaussian processes as vectors.
import { type ClosedForm, type Matrix, psi1, scaled, symmetric } from './closedForm.ts';

/** ½ Dᵀ(Σ⁻¹ ⊗ Σ⁻¹)D in (s₁₁, s₁₂, s₂₂): ½ tr(Σ⁻¹ E_i Σ⁻¹ E_j) with Σ⁻¹ = [[a, b], [b, c]]. */
function halfVech(s11: number, s12: number, s22: number): Matrix {
  const det = s11 * s22 - s12 ** 2;
  const [a, b, c] = [s22 / det, -s12 / det, s11 / det];
  return symmetric([(a * a) / 2, a * b, (b * b) / 2], [a * c + b * b, b * c], [(c * c) / 2]);
}

const correlation = (r: number): number => (1 + r * r) / (1 - r * r) ** 2;

const lagged = (a: string, b: string, c: string): string =>
  `[[${a}, ${b}, ${c}], [${b}, ${a}, ${b}], [${c}, ${b}, ${a}]]`;

export const vectorLaws: readonly ClosedForm[] = [
  {
    name: 'Bivariate normal, means',
    named: 'MvNormal([m, w], [[2, 1], [1, 3]])',
    parameters: ['m in R', 'w in R'],
    points: [
      [0.4, 1.3],
      [-1, 0.6],
    ],
    information: () => symmetric([3 / 5, -1 / 5], [2 / 5]),
  },
  {
    name: 'Bivariate normal, σ₁, σ₂, ρ',
    named: 'MvNormal([0, 0], [[a^2, r*a*b], [r*a*b, b^2]])',
    parameters: ['a > 0', 'r in (-1, 1)', 'b > 0'],
    points: [
      [1.7, 0.3, 0.6],
      [0.4, -0.5, 1.3],
    ],
    information: (a, r, b) => {
      const d = 1 - r * r;
      return symmetric(
        [(2 - r * r) / (a * a * d), -r / (a * d), -(r * r) / (a * b * d)],
        [correlation(r), -r / (b * d)],
        [(2 - r * r) / (b * b * d)],
      );
    },
  },
  {
    name: 'Bivariate normal, covariance matrix',
    named: 'MvNormal([0, 0], S)',
    parameters: ['S in posdef(2)'],
    points: [
      [2, 0.7, 1.5],
      [1, -0.4, 0.6],
    ],
    information: halfVech,
  },
  {
    name: 'Gaussian correlation, known margins',
    named: 'MvNormal([0, 0], [[1, r], [r, 1]])',
    written: 'density(exp(-(x1^2 - 2*r*x1*x2 + x2^2)/(2*(1 - r^2)))/(2*pi*sqrt(1 - r^2))) on R^2',
    observation: '(x1, x2)',
    parameters: ['r in (-1, 1)'],
    points: [[0.3], [-0.6]],
    information: (r) => [[correlation(r)]],
  },
  {
    name: 'Compound symmetry, 3',
    named: `MvNormal([0, 0, 0], ${lagged('v', 'v*r', 'v*r')})`,
    parameters: ['v > 0', 'r in (0, 1)'],
    points: [
      [1.3, 0.3],
      [0.6, 0.7],
    ],
    information: (v, r) =>
      symmetric(
        [3 / (2 * v * v), (-3 * 2 * r) / (2 * v * (1 - r) * (1 + 2 * r))],
        [(3 * 2 * (1 + 2 * r * r)) / (2 * (1 - r) ** 2 * (1 + 2 * r) ** 2)],
      ),
  },
  {
    name: 'One-way random effects, group of 3',
    named: `MvNormal([0, 0, 0], ${lagged('t + s', 't', 't')})`,
    parameters: ['t > 0', 's > 0'],
    points: [
      [1.3, 0.4],
      [0.6, 1.7],
    ],
    information: (t, s) => {
      const L = s + 3 * t;
      return symmetric([9 / (2 * L * L), 3 / (2 * L * L)], [(2 / s ** 2 + 1 / L ** 2) / 2]);
    },
  },
  {
    name: 'Stationary AR(1), 3 times',
    named: `MvNormal([0, 0, 0], ${lagged('v/(1 - f^2)', 'f*v/(1 - f^2)', 'f^2*v/(1 - f^2)')})`,
    parameters: ['v > 0', 'f in (-1, 1)'],
    points: [
      [1.3, 0.3],
      [0.6, -0.7],
    ],
    information: (v, f) =>
      symmetric([3 / (2 * v * v), f / (v * (1 - f * f))], [(2 * f * f) / (1 - f * f) ** 2 + 2 / (1 - f * f)]),
  },
  {
    name: 'Ornstein–Uhlenbeck, 3 times',
    named: `MvNormal([0, 0, 0], ${lagged('w', 'w*exp(-a)', 'w*exp(-2*a)')})`,
    parameters: ['w > 0', 'a > 0'],
    points: [
      [1.3, 0.3],
      [0.6, 1.7],
    ],
    // from AR(1) with f = e^−a, v = w(1 − f²)
    information: (w, a) => {
      const f = Math.exp(-a);
      const v = w * (1 - f * f);
      const [vv, vf] = [3 / (2 * v * v), f / (v * (1 - f * f))];
      const ff = (2 * f * f) / (1 - f * f) ** 2 + 2 / (1 - f * f);
      const [vw, va, fa] = [1 - f * f, 2 * w * f * f, -f];
      return symmetric([vv * vw * vw, vv * vw * va + vf * vw * fa], [vv * va * va + 2 * vf * va * fa + ff * fa * fa]);
    },
  },
  {
    name: 'Wishart, known degrees of freedom',
    named: 'Wishart(n, S)',
    parameters: ['S in posdef(2)'],
    statements: ['const n = 5'],
    points: [
      [2, 0.7, 1.5],
      [1, -0.4, 0.6],
    ],
    information: (...s) => scaled(5, halfVech(s[0] ?? NaN, s[1] ?? NaN, s[2] ?? NaN)),
  },
  {
    name: 'Dirichlet',
    named: 'Dirichlet([a, b, c])',
    parameters: ['a > 0', 'b > 0', 'c > 0'],
    points: [
      [1.3, 0.4, 2.1],
      [0.6, 1.7, 3.2],
    ],
    information: (a, b, c) => {
      const all = psi1(a + b + c);
      return symmetric([psi1(a) - all, -all, -all], [psi1(b) - all, -all], [psi1(c) - all]);
    },
  },
  {
    name: 'Bivariate t, location, 3 degrees of freedom',
    written: 'density((1 + ((x1 - a)^2 + (x2 - b)^2)/3)^(-5/2)/(2*pi)) on R^2',
    observation: '(x1, x2)',
    parameters: ['a in R', 'b in R'],
    points: [
      [0.4, 1.3],
      [-1, 0.6],
    ],
    information: () => symmetric([5 / 7, 0], [5 / 7]),
  },
];

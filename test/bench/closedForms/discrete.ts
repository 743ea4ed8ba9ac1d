// Closed forms for laws on whole numbers.
import { type ClosedForm, symmetric } from './closedForm.ts';

const probability = { parameters: ['p in (0, 1)'], points: [[0.3], [0.8]] } as const;
const rate = { parameters: ['l > 0'], points: [[1.3], [4.2]] } as const;

/** Σ k^−s (log k)^m with an Euler–Maclaurin remainder. */
function zetaSum(s: number, m: number): number {
  const term = (k: number): number => k ** -s * Math.log(k) ** m;
  const last = 400;
  let sum = 0;
  for (let k = 1; k < last; k++) sum += term(k);
  const [a, L] = [s - 1, Math.log(last)];
  const tail = [1 / a, L / a + a ** -2, L ** 2 / a + (2 * L) / a ** 2 + 2 / a ** 3][m] ?? NaN;
  const slope = last ** (-s - 1) * (-s * L ** m + (m === 0 ? 0 : m * L ** (m - 1)));
  return sum + last ** -a * tail + term(last) / 2 - slope / 12;
}

export const discreteLaws: readonly ClosedForm[] = [
  {
    name: 'Bernoulli',
    named: 'Bernoulli(p)',
    written: 'mass(p^x*(1 - p)^(1 - x)) on {0, 1}',
    ...probability,
    information: (p) => [[1 / (p * (1 - p))]],
  },
  {
    name: 'Bernoulli, logit',
    named: 'Bernoulli(logit = t)',
    written: 'mass(exp(t*x)/(1 + exp(t))) on {0, 1}',
    parameters: ['t in R'],
    points: [[0.3], [-1.2]],
    information: (t) => [[Math.exp(t) / (1 + Math.exp(t)) ** 2]],
  },
  {
    name: 'Binomial',
    named: 'Binomial(n, p)',
    written: 'mass(choose(n, x)*p^x*(1 - p)^(n - x)) on {0..n}',
    ...probability,
    statements: ['const n = 10'],
    information: (p) => [[10 / (p * (1 - p))]],
  },
  {
    name: 'Poisson',
    named: 'Poisson(l)',
    written: 'mass(l^x*exp(-l)/factorial(x)) on {0..}',
    kernel: 'kernel(l^x/factorial(x)) on {0..}',
    ...rate,
    information: (l) => [[1 / l]],
  },
  {
    name: 'Poisson, logarithm',
    named: 'Poisson(log = t)',
    written: 'mass(exp(t*x - exp(t))/factorial(x)) on {0..}',
    parameters: ['t in R'],
    points: [[0.3], [-1.2]],
    information: (t) => [[Math.exp(t)]],
  },
  {
    name: 'Geometric',
    named: 'Geometric(p)',
    written: 'mass(p*(1 - p)^x) on {0..}',
    ...probability,
    information: (p) => [[1 / (p ** 2 * (1 - p))]],
  },
  {
    name: 'Negative binomial, known r',
    named: 'NegativeBinomial(r, p)',
    written: 'mass(gamma(x + r)/(gamma(r)*factorial(x))*p^r*(1 - p)^x) on {0..}',
    ...probability,
    statements: ['const r = 2.5'],
    information: (p) => [[2.5 / (p ** 2 * (1 - p))]],
  },
  {
    name: 'Zero-inflated Poisson',
    named: 'ZeroInflatedPoisson(w, l)',
    written: 'mass(if(x = 0, w + (1 - w)*exp(-l), (1 - w)*l^x*exp(-l)/factorial(x))) on {0..}',
    parameters: ['w in (0, 1)', 'l > 0'],
    points: [
      [0.3, 1.3],
      [0.6, 2.7],
    ],
    information: (w, l) => {
      const none = w + (1 - w) * Math.exp(-l);
      return symmetric(
        [(1 - Math.exp(-l)) / ((1 - w) * none), -Math.exp(-l) / none],
        [(1 - w) * (1 / l - (w * Math.exp(-l)) / none)],
      );
    },
  },
  {
    name: 'Zero-truncated Poisson',
    named: 'Poisson(l) on {1..}',
    written: 'mass(l^x/((exp(l) - 1)*factorial(x))) on {1..}',
    ...rate,
    information: (l) => [[1 / (l * (1 - Math.exp(-l))) - Math.exp(-l) / (1 - Math.exp(-l)) ** 2]],
  },
  {
    name: 'Generalized Poisson',
    written: 'mass(t*(t + l*x)^(x - 1)*exp(-t - l*x)/factorial(x)) on {0..}',
    parameters: ['t > 0', 'l in (0, 1)'],
    points: [
      [1.3, 0.3],
      [2.6, 0.5],
    ],
    information: (t, l) =>
      symmetric([(t * (1 - l) + 2 * l) / (t * (t + 2 * l)), t / (t + 2 * l)], [(2 * t) / (t + 2 * l) + t / (1 - l)]),
  },
  {
    name: 'Zeta',
    named: 'Zeta(s)',
    written: 'mass(x^(-s)/zeta(s)) on {1..}',
    parameters: ['s > 1'],
    points: [[2.3], [4.2]],
    information: (s) => [[zetaSum(s, 2) / zetaSum(s, 0) - (zetaSum(s, 1) / zetaSum(s, 0)) ** 2]],
  },
  {
    name: 'Logarithmic series',
    named: 'Logarithmic(p)',
    written: 'mass(-p^x/(x*log(1 - p))) on {1..}',
    ...probability,
    // the variance over p²
    information: (p) => {
      const L = Math.log(1 - p);
      return [[(-p * (p + L)) / ((1 - p) ** 2 * L ** 2) / p ** 2]];
    },
  },
  {
    name: 'Power series cosh θ',
    written: 'mass(t^(2*x)/(factorial(2*x)*cosh(t))) on {0..}',
    parameters: ['t > 0'],
    points: [[1.3], [2.7]],
    // N = 2X has the log-partition log cosh θ in log θ: the variance θ(θ tanh θ)′ over θ²
    information: (t) => [[(Math.tanh(t) + t / Math.cosh(t) ** 2) / t]],
  },
  {
    name: 'Categorical',
    named: 'Categorical(p)',
    parameters: ['p in simplex(3)'],
    points: [
      [0.2, 0.5],
      [0.6, 0.1],
    ],
    information: (p, q) => symmetric([1 / p + 1 / (1 - p - q), 1 / (1 - p - q)], [1 / q + 1 / (1 - p - q)]),
  },
  {
    name: 'Multinomial',
    named: 'Multinomial(n, p)',
    parameters: ['p in simplex(3)'],
    statements: ['const n = 4'],
    points: [
      [0.2, 0.5],
      [0.6, 0.1],
    ],
    information: (p, q) => symmetric([4 / p + 4 / (1 - p - q), 4 / (1 - p - q)], [4 / q + 4 / (1 - p - q)]),
  },
];

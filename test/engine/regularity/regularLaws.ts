// Regular models written out, drawn from a seed: families respelled, kernels of polynomials, mixtures of distinct components,
// truncated families. None of them has a moving end, a kink, or a direction that is lost, by construction.
import type { Random } from '../../../server/engine/numeric/random.ts';

type Draw = (random: Random) => readonly string[];

const pick = <T>(random: Random, items: readonly [T, ...T[]]): T => items[random.integer(items.length)] ?? items[0];
const shown = (value: number): string => value.toFixed(3);
const between = (random: Random, low: number, high: number): string => shown(low + (high - low) * random.uniform());

/** A positive quantity in a parameter q, and a point at which it is moderate. */
const positive = (random: Random, q: string): { readonly text: string; readonly at: string } =>
  pick(random, [
    { text: `exp(${q})`, at: `${q} = ${between(random, -0.7, 0.7)}` },
    { text: `(1/${q})`, at: `${q} = ${between(random, 0.5, 2)}` },
    { text: `(${q}/3)`, at: `${q} = ${between(random, 1.5, 6)}` },
    { text: `sqrt(${q})`, at: `${q} = ${between(random, 0.3, 4)}` },
    { text: q, at: `${q} = ${between(random, 0.5, 2)}` },
  ]);
const real = (random: Random, q: string): { readonly text: string; readonly at: string } =>
  pick(random, [
    { text: `(${q} - 2)`, at: `${q} = ${between(random, -1, 5)}` },
    { text: `(2*${q})`, at: `${q} = ${between(random, -2, 2)}` },
    { text: q, at: `${q} = ${between(random, -3, 3)}` },
  ]);

/** A location and a scale on the line. */
const onLine = [
  (m: string, s: string) => `energy((x - ${m})^2/(2*${s}^2))`,
  (m: string, s: string) => `density(exp(-((x - ${m})/${s})^2/2)/(${s}*sqrt(2*pi)))`,
  (m: string, s: string) => `kernel(1/cosh((x - ${m})/${s}))`,
  (m: string, s: string) => `kernel(1/(1 + ((x - ${m})/${s})^2))`,
  (m: string, s: string) => `energy((x - ${m})/${s} + exp(-(x - ${m})/${s}))`,
  (m: string, s: string) => `kernel((1 + ((x - ${m})/${s})^2/5)^(-3))`,
  (m: string, s: string) => `energy(log(1 + exp((x - ${m})/${s})) + log(1 + exp(-(x - ${m})/${s})))`,
] as const;
/** A shape and a scale on the half-line. */
const onHalfLine = [
  (k: string, s: string) => `energy(x/${s} - (${k} - 1)*log(x))`,
  (k: string, s: string) => `density(${k}/${s}*(x/${s})^(${k} - 1)*exp(-(x/${s})^${k}))`,
  (k: string, s: string) => `kernel(x^(-${k} - 1)*exp(-${s}/x))`,
  (k: string, s: string) => `density(${k}/${s}*(1 + x/${s})^(-${k} - 1))`,
  (k: string, s: string) => `kernel(exp(-(log(x/${s}))^2/(2*${k}^2))/x)`,
  (k: string, s: string) => `kernel(x^(${k} - 1)*exp(-x^2/${s}))`,
] as const;

const respelled: Draw = (random) => {
  const second = positive(random, 'b');
  if (random.uniform() < 0.5) {
    const first = real(random, 'a');
    return [`x ~ ${pick(random, onLine)(first.text, second.text)} on R`, `at ${first.at}, ${second.at}`];
  }
  const first = positive(random, 'a');
  const law = pick(random, onHalfLine)(first.text, second.text);
  return [`x ~ ${law} on (0, inf)`, `at ${first.at}, ${second.at}`];
};

/** exp of a polynomial with a negative highest term; one or two of its coefficients are parameters. */
const polynomial: Draw = (random) => {
  const isHalf = random.uniform() < 0.4;
  const degree = isHalf ? pick(random, [2, 3, 4]) : pick(random, [4, 6]);
  const lower = Array.from({ length: degree - 1 }, (_, i) => i + 1);
  const free = new Set([pick(random, [1, 2]), pick(random, [1, 2, 3])].filter((power) => power < degree));
  const names = ['a', 'b', 'c'] as const;
  const terms = lower.map((power) => {
    const coefficient = free.has(power) ? (names[power - 1] ?? 'a') : between(random, -0.5, 0.5);
    return `+ (${coefficient})*x^${power}`;
  });
  const at = [...free].map((power) => `${names[power - 1] ?? 'a'} = ${between(random, -1, 1)}`);
  const law = `kernel(exp(-${between(random, 0.2, 1)}*x^${degree} ${terms.join(' ')}))`;
  return [`x ~ ${law} on ${isHalf ? '(0, inf)' : 'R'}`, `at ${at.join(', ')}`];
};

/** Components that differ in location, in scale or in kind, with a weight between. */
const mixture: Draw = (random) => {
  const [far, wide] = [between(random, 1, 4), between(random, 1.5, 4)];
  const [first, second, at] = pick<readonly [string, string, string]>(random, [
    ['Normal(0, 1)', 'Normal(m, 1)', `m = ${far}`],
    ['Normal(0, 1)', 'Normal(0, m)', `m = ${wide}`],
    ['Exponential(1)', 'Gamma(3, m)', `m = ${wide}`],
    ['Poisson(1)', 'Poisson(m)', `m = ${wide}`],
    ['Logistic(0, 1)', 'Normal(m, 2)', `m = ${far}`],
    ['Normal(m, 1)', 'Cauchy(0, 1)', `m = ${far}`],
    ['Beta(2, m)', 'Beta(5, 1)', `m = ${wide}`],
    ['Geometric(1/3)', 'Poisson(m)', `m = ${wide}`],
  ]);
  return [`x ~ mixture(w: ${first}, 1 - w: ${second})`, `at w = ${between(random, 0.15, 0.85)}, ${at}`];
};

const truncated: Draw = (random) => {
  const [low, high] = [between(random, 0.1, 1), between(random, 2, 4)];
  const [law, at] = pick<readonly [string, string]>(random, [
    [`Normal(m, s) on (-${low}, ${high})`, 'm = 0.5, s = 1.5'],
    [`Normal(m, s) on (${low}, inf)`, 'm = 1, s = 2'],
    [`Exponential(s) on (0, ${high})`, 's = 0.8'],
    [`Gamma(m, s) on (${low}, inf)`, 'm = 2, s = 1'],
    [`Logistic(m, s) on (-${low}, ${high})`, 'm = 0.3, s = 1'],
    [`Cauchy(m, s) on (${low}, inf)`, 'm = 0.3, s = 1'],
    [`Weibull(m, s) on (0, ${high})`, 'm = 1.5, s = 2'],
    ['Poisson(s) on {1..}', 's = 1.3'],
    ['Binomial(8, m) on {1..8}', 'm = 0.3'],
    ['Geometric(m) on {0..6}', 'm = 0.3'],
    [`LogNormal(m, s) on (0, ${high})`, 'm = 0.2, s = 0.8'],
    [`Beta(m, s) on (0.1, 0.8)`, 'm = 2, s = 1.5'],
  ]);
  return [`x ~ ${law}`, `at ${at}`];
};

const kinds = [respelled, polynomial, mixture, truncated] as const;

/** The block of the i-th draw; the kinds take turns. */
export const regularLaw = (random: Random, i: number): readonly string[] =>
  (kinds[i % kinds.length] ?? respelled)(random);

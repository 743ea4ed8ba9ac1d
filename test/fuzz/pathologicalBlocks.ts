// Blocks that are long, deep, wide or large beyond what anybody writes: what an analysis must give up without hanging.

const repeat = (n: number, part: (i: number) => string, between = ''): string =>
  Array.from({ length: n }, (_, i) => part(i + 1)).join(between);
const nest = (n: number, around: (inside: string, i: number) => string, start: string): string => {
  let text = start;
  for (let i = 0; i < n; i++) text = around(text, i);
  return text;
};
const names = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => `a${i + 1}`);
const covariance = (n: number, entry: (i: number, j: number) => string): string =>
  `[${repeat(n, (i) => `[${repeat(n, (j) => entry(i, j), ', ')}]`, ', ')}]`;
const normal = (mean: string): string => `x ~ Normal(${mean}, 1)`;
const kernel = (exponent: string, support = 'R'): string => `x ~ kernel(exp(${exponent})) on ${support}`;
const vector = (n: number, mean: string, entry: (i: number, j: number) => string): string =>
  `x ~ MvNormal([${repeat(n, () => mean, ', ')}], ${covariance(n, entry)})`;
const definitions = (n: number, first: string, next: (before: string) => string): readonly string[] => [
  `let y0 = ${first}`,
  ...Array.from({ length: n }, (_, i) => `let y${i + 1} = ${next(`y${i}`)}`),
];
const brackets = (open: string, n: number, close: string): string => `${open.repeat(n)}m${close.repeat(n)}`;

/** By what is excessive in it, each a block's lines. */
export const pathologicalBlocks: Readonly<Record<string, readonly string[]>> = {
  'cases in cases': [normal(nest(40, (s, i) => `if(m > ${i + 1}, ${i}, ${s})`, 'm')), 'at m = 3'],
  'cases of the observation': [kernel(`-x^2 + ${nest(40, (s, i) => `if(x > ${i} + m, m*x, ${s})`, 'm')}`), 'at m = 3'],
  'nested sines': [normal(nest(40, (s) => `sin(m*${s})`, 's')), 'at m = 1, s = 1'],
  'nested hyperbolic tangents': [normal(nest(20, (s) => `tanh(m*${s})`, 's')), 'at m = 1, s = 1'],
  'nested exponentials': [normal(nest(30, (s) => `exp(-${s})`, 'm')), 'at m = 1'],
  'nested logarithms': [normal(nest(20, (s) => `log(1 + ${s}^2)`, 'm')), 'at m = 1'],
  'nested roots': [normal(nest(30, (s) => `sqrt(1 + ${s}^2)`, 'm*s')), 'at m = 1, s = 1'],
  'nested logistic functions': [
    `x ~ Binomial(60, ${nest(12, (s) => `logistic(a + b*${s})`, 'c')})`,
    'at a = 0, b = 1, c = 0',
  ],
  'a tower of powers': [normal(nest(20, (s) => `(1 + m^2)^(${s})`, 'm')), 'at m = 0.1'],
  'a continued fraction': [normal(nest(40, (s) => `1/(a + b/(${s}))`, 'a')), 'at a = 1, b = 1'],
  'nested extremes': [`x ~ Uniform(${nest(20, (s) => `min(a, ${s} + b)`, 'c')}, 9)`, 'at a = 0, b = 1, c = 2'],
  'a power of a sum': [normal('(a + b + c + d)^30'), 'at a = 1, b = 1, c = 1, d = 1'],
  'a power of a polynomial in the observation': [
    kernel('-x^2/2 - (a + b*x + c*x^2 + d*x^3)^30'),
    'at a = 1, b = 1, c = 1, d = 1',
  ],
  'a product of many sums': [normal(repeat(30, (i) => `(a + ${i}*b)`, '*')), 'at a = 1, b = 1'],
  'a sum of many fractions': [normal(repeat(30, (i) => `1/(a + ${i}*b)`, ' + ')), 'at a = 1, b = 1'],
  'a product of thirty parameters': [normal(names(30).join('*'))],
  'a product of twelve parameters': [normal(names(12).join('*'))],
  'sixty names': [
    normal(names(60).join(' + ')),
    `at ${names(60)
      .map((a) => `${a} = 1`)
      .join(', ')}`,
  ],
  'three hundred names': [
    normal(
      names(300)
        .map((a) => `exp(${a})`)
        .join(' + '),
    ),
  ],
  'a long sum in the observation': [kernel(repeat(200, (i) => `- a*x^2/${i} + b*sin(${i}*x)`, ' ')), 'at a = 1, b = 1'],
  'a sum of waves': [kernel('sum(a*cos(i*x) + b*sin(i*x), i in 1..64) - x^2'), 'at a = 1, b = 1'],
  'sums in sums': [kernel('-sum(sum(sum((x - a*i + j*b - k)^2, k in 1..8), j in 1..8), i in 1..8)'), 'at a = 1, b = 1'],
  'a power of two thousand': ['x ~ mass(p^x*(1 - p)/(1 - p^2000)) on {0..1999}', 'at p = 0.5'],
  'a long list': [kernel('t*x + u*x^2', `{${repeat(500, String, ', ')}}`), 'at t = 0.1, u = -0.1'],
  'forty categories': ['x ~ Categorical(p)', 'param p in simplex(40)'],
  'a mixture of ten': [
    `x ~ mixture(${repeat(10, (i) => `0.1: Normal(m${i}, s)`, ', ')})`,
    `at s = 1, ${repeat(10, (i) => `m${i} = ${i}`, ', ')}`,
  ],
  'a mixture of forty': [`x ~ mixture(${repeat(40, (i) => `1/40: Normal(m*${i}, s)`, ', ')})`, 'at m = 1, s = 1'],
  'a mixture of thirty counts': [`x ~ mixture(${repeat(30, (i) => `1/30: Poisson(r*${i})`, ', ')})`, 'at r = 1'],
  'a covariance matrix of twelve': [
    vector(12, 'm', (i, j) => (i === j ? 's^2' : 'r*s^2')),
    'param s > 0',
    'at m = 0, s = 1, r = 0.3',
    'versus m = 1, s = 2, r = 0.2',
  ],
  'a covariance function': [
    vector(8, '0', (i, j) => `s^2*exp(-${Math.abs(i - j)}/l)${i === j ? ' + t' : ''}`),
    'param s > 0',
    'param l > 0',
    'param t > 0',
    'at s = 1, l = 2, t = 0.3',
  ],
  'compound symmetry': [
    vector(4, 'm', (i, j) => (i === j ? 's^2' : 'r*s^2')),
    'param s > 0',
    'at m = 0, s = 1, r = 0.3',
    'versus m = 1, s = 2, r = 0.2',
  ],
  'a Wishart law': ['S ~ Wishart(n, V)', 'param V in posdef(3)'],
  'twelve spins': [
    `(${names(12).join(', ')}) ~ energy(-h*(${names(12).join(' + ')}) - J*(${repeat(11, (i) => `a${i}*a${i + 1}`, ' + ')})) on {-1, 1}^12`,
    'at h = 0.1, J = 0.2',
  ],
  'a plane without a closed form': ['(x, y) ~ kernel(exp(-x^4 - y^4 - a*x*y - b*x^2*y^2)) on R^2', 'at a = 1, b = 1'],
  'a space without a closed form': [
    '(x, y, z) ~ kernel(exp(-x^4 - y^4 - z^4 - a*x*y*z - b*x^2*y^2)) on R^3',
    'at a = 1, b = 1',
  ],
  'many kinks': [kernel(repeat(20, (i) => `-abs(x - a*${i})`, ' ')), 'at a = 1'],
  'many gamma functions': [
    `x ~ kernel(${repeat(10, (i) => `gamma(a*x + ${i}*b)/gamma(x + ${i})`, '*')}*exp(-x)) on (0, inf)`,
    'at a = 0.5, b = 0.5',
  ],
  'a polygamma function of high order': [normal('polygamma(80, m)'), 'at m = 1'],
  'large numbers': [normal('factorial(100000)*m + 7^(7^7)*m + m^1000'), 'at m = 1'],
  'definitions that double': ['x ~ Normal(y60, 1)', ...definitions(60, 'a + b', (y) => `${y}*${y} + a`)],
  'definitions that grow': ['x ~ Normal(y30, 1)', ...definitions(30, 'a + b', (y) => `${y} + ${y}*exp(-${y})`)],
  'a chain of definitions': ['x ~ Normal(y5000, 1)', ...definitions(5000, 'a', (y) => `sin(${y})`)],
  'brackets in brackets': [normal(brackets('(', 10_000, ')'))],
  'calls in calls': [normal(brackets('exp(', 1000, ')'))],
  'lists in lists': [normal(brackets('[', 2000, ']'))],
  'minus signs': [normal(`${'-'.repeat(10_000)}m`)],
  'powers of powers': [normal(`m${'^m'.repeat(10_000)}`)],
  negations: [normal(`if(${'not '.repeat(10_000)}m > 0, 1, 2)`)],
  'an expression of 100 kB': [normal(repeat(12_000, (i) => `m^${i}`, ' + '))],
  'a product of 100 kB': [normal(repeat(12_000, (i) => `(m + ${i})`, '*'))],
};

/** Expressions are printed as textbooks print them: the expected forms are written by hand, from the usual textbooks' notation. */

import { describe, expect, it } from 'vitest';
import * as B from '../../../server/engine/expr/build.ts';
import type { Expr, SymbolRole } from '../../../server/engine/expr/expr.ts';
import {
  naturals,
  positiveIntegers,
  positiveReals,
  reals,
  unitInterval,
  type Range,
} from '../../../server/engine/expr/range.ts';
import { call } from '../../../server/engine/expr/substitute.ts';
import { toLatex } from '../../../server/engine/render/latex.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';

const symbol = (name: string, role: SymbolRole = 'parameter', domain: Range = positiveReals): Expr =>
  B.symbol(name, role, domain);
const { add, divide, exp, multiply, negate, number, one, pi, power, sqrt, square, subtract, two } = B;
const f = (name: string, ...args: Expr[]): Expr => call(name, args);
const log = (u: Expr): Expr => f('log', u);

const x = symbol('x', 'observation', reals);
const t = symbol('t', 'observation', positiveReals);
const c = symbol('c', 'observation', naturals);
const n = symbol('n', 'constant', positiveIntegers);
const mu = symbol('mu', 'parameter', reals);
const h = symbol('h', 'parameter', reals);
const [sigma, k, b, a, lambda] = ['sigma', 'k', 'b', 'a', 'lambda'].map((name) => symbol(name)) as [
  Expr,
  Expr,
  Expr,
  Expr,
  Expr,
];
const p = symbol('p', 'parameter', unitInterval);
const logChoose = subtract(
  f('lgamma', add(n, one)),
  add(f('lgamma', add(c, one)), f('lgamma', add(subtract(n, c), one))),
);
const lbeta = f('lbeta', a, b);
const z = divide(subtract(x, mu), sigma);

interface Printed {
  readonly of: Expr;
  readonly latex: string;
  readonly unicode: string;
  readonly text: string;
}

const cases: Readonly<Record<string, Printed>> = {
  // Fisher, Metron 1 (1921): the variance of the correlation is (1 − ρ²)²
  'conjugate factors': {
    of: power(multiply(add(one, k), subtract(one, k)), number(-2)),
    latex: '\\frac{1}{(1 - k^{2})^{2}}',
    unicode: '1/(1 − k²)²',
    text: '1/(1 - k^2)^2',
  },
  // Amit, Modeling Brain Function (1989): the variance of a spin in a field is 1/cosh² h; Baxter, Exactly Solved Models (1982)
  'the variance of a spin': {
    of: divide(multiply(number(4), exp(multiply(two, h))), square(add(one, exp(multiply(two, h))))),
    latex: '\\frac{1}{\\cosh^{2} h}',
    unicode: '1/(cosh h)²',
    text: '1/cosh(h)^2',
  },
  'the mean of a spin': {
    of: divide(subtract(exp(multiply(two, h)), one), add(one, exp(multiply(two, h)))),
    latex: '\\tanh h',
    unicode: 'tanh h',
    text: 'tanh(h)',
  },
  'the logistic information': {
    of: divide(exp(h), square(add(one, exp(h)))),
    latex: '\\frac{e^{h}}{(1 + e^{h})^{2}}',
    unicode: 'eʰ/(1 + eʰ)²',
    text: 'exp(h)/(1 + exp(h))^2',
  },
  // DLMF 5.15.6
  'the reflection of trigamma': {
    of: add(f('trigamma', p), f('trigamma', subtract(one, p))),
    latex: '\\frac{\\pi^{2}}{\\sin^{2} (\\pi p)}',
    unicode: 'π²/(sin(π p))²',
    text: 'pi^2/sin(pi*p)^2',
  },
  // Morris, Annals of Statistics 10 (1982): the variance of the hyperbolic secant family is sec² θ
  'a squared tangent and 1': {
    of: add(one, divide(square(f('sin', h)), square(f('cos', h)))),
    latex: '\\frac{1}{\\cos^{2} h}',
    unicode: '1/(cos h)²',
    text: '1/cos(h)^2',
  },
  'powers of numbers with one exponent': {
    of: divide(power(number(10), a), a),
    latex: '\\frac{10^{a}}{a}',
    unicode: '10ᵃ/a',
    text: '10^a/a',
  },

  'the information of a normal scale': {
    of: divide(two, square(sigma)),
    latex: '\\frac{2}{\\sigma^{2}}',
    unicode: '2/σ²',
    text: '2/sigma^2',
  },
  'the score of a normal mean': {
    of: divide(subtract(x, mu), square(sigma)),
    latex: '\\frac{x - \\mu}{\\sigma^{2}}',
    unicode: '(x − μ)/σ²',
    text: '(x - mu)/sigma^2',
  },
  'the score of a normal scale': {
    of: add(divide(square(subtract(x, mu)), power(sigma, number(3))), negate(divide(one, sigma))),
    latex: '\\frac{(x - \\mu)^{2}}{\\sigma^{3}} - \\frac{1}{\\sigma}',
    unicode: '(x − μ)²/σ³ − 1/σ',
    text: '(x - mu)^2/sigma^3 - 1/sigma',
  },
  'the normal log-density': {
    of: add(negate(log(sigma)), multiply(B.ratio(-1, 2), log(multiply(two, pi))), multiply(B.ratio(-1, 2), square(z))),
    latex: '-\\frac{(x - \\mu)^{2}}{2 \\sigma^{2}} - \\log\\sigma - \\frac{1}{2} \\log(2 \\pi)',
    unicode: '−(x − μ)²/(2σ²) − log σ − ½ log(2π)',
    text: '-(x - mu)^2/(2*sigma^2) - log(sigma) - 1/2*log(2*pi)',
  },
  'the normal density': {
    of: divide(exp(multiply(B.ratio(-1, 2), square(z))), multiply(sigma, sqrt(multiply(two, pi)))),
    latex: '\\frac{1}{\\sigma \\sqrt{2 \\pi}} \\exp\\left( -\\frac{(x - \\mu)^{2}}{2 \\sigma^{2}} \\right)',
    unicode: '1/(σ √(2π)) · exp(−(x − μ)²/(2σ²))',
    text: '1/(sigma*sqrt(2*pi))*exp(-(x - mu)^2/(2*sigma^2))',
  },
  'the gamma log-density': {
    of: add(multiply(k, log(b)), negate(f('lgamma', k)), multiply(subtract(k, one), log(t)), negate(multiply(b, t))),
    latex: '(k - 1) \\log t - b t + k \\log b - \\log\\Gamma(k)',
    unicode: '(k − 1) log t − b t + k log b − log Γ(k)',
    text: '(k - 1)*log(t) - b*t + k*log(b) - lgamma(k)',
  },
  'the gamma density': {
    of: divide(multiply(power(b, k), power(t, subtract(k, one)), exp(negate(multiply(b, t)))), f('gamma', k)),
    latex: '\\frac{b^{k} t^{k - 1} e^{-b t}}{\\Gamma(k)}',
    unicode: 'bᵏ tᵏ⁻¹ e⁻ᵇᵗ/Γ(k)',
    text: 'b^k*t^(k - 1)*exp(-b*t)/gamma(k)',
  },
  'the beta normalizer': {
    of: add(multiply(subtract(a, one), log(p)), negate(lbeta)),
    latex: '(a - 1) \\log p - \\log\\mathrm{B}(a, b)',
    unicode: '(a − 1) log p − log B(a, b)',
    text: '(a - 1)*log(p) - lgamma(a) - lgamma(b) + lgamma(a + b)',
  },
  'polygamma functions': {
    of: subtract(f('trigamma', a), f('polygamma', two, add(a, b))),
    latex: '\\psi_{1}(a) - \\psi_{2}(a + b)',
    unicode: 'ψ₁(a) − ψ₂(a + b)',
    text: 'trigamma(a) - polygamma(2, a + b)',
  },
  'the Bernoulli score': {
    of: subtract(divide(c, p), divide(subtract(one, c), subtract(one, p))),
    latex: '\\frac{c}{p} - \\frac{1 - c}{1 - p}',
    unicode: 'c/p − (1 − c)/(1 − p)',
    text: 'c/p - (1 - c)/(1 - p)',
  },
  'the binomial log-mass': {
    of: add(logChoose, multiply(c, log(p)), multiply(subtract(n, c), log(subtract(one, p)))),
    latex: 'c \\log p + (n - c) \\log(1 - p) + \\log\\binom{n}{c}',
    unicode: 'c log p + (n − c) log(1 − p) + log C(n, c)',
    text: 'c*log(p) + (n - c)*log(1 - p) - lgamma(c + 1) - lgamma(n - c + 1) + lgamma(n + 1)',
  },
  'the Poisson log-mass': {
    of: add(multiply(c, log(lambda)), negate(lambda), negate(log(f('factorial', c)))),
    latex: 'c \\log\\lambda - \\log c! - \\lambda',
    unicode: 'c log λ − log c! − λ',
    text: 'c*log(lambda) - lgamma(c + 1) - lambda',
  },
  'the information of a binomial': {
    of: divide(n, multiply(p, subtract(one, p))),
    latex: '\\frac{n}{p (1 - p)}',
    unicode: 'n/(p(1 − p))',
    text: 'n/(p*(1 - p))',
  },
  'the information form': {
    of: add(multiply(h, x), multiply(B.ratio(-1, 2), lambda, square(x))),
    latex: 'h x - \\frac{\\lambda x^{2}}{2}',
    unicode: 'h x − λ x²/2',
    text: 'h*x - lambda*x^2/2',
  },
  'the information of a Gumbel scale': {
    of: divide(add(divide(square(pi), number(6)), square(subtract(one, B.eulerGamma))), square(b)),
    latex: '\\frac{\\pi^{2}/6 + (1 - \\gamma)^{2}}{b^{2}}',
    unicode: '(π²/6 + (1 − γ)²)/b²',
    text: '(pi^2/6 + (1 - eulerGamma)^2)/b^2',
  },
  'the Laplace log-density': {
    of: add(negate(log(multiply(two, b))), negate(divide(f('abs', subtract(x, mu)), b))),
    latex: '-\\frac{\\lvert x - \\mu \\rvert}{b} - \\log(2 b)',
    unicode: '−|x − μ|/b − log(2b)',
    text: '-abs(x - mu)/b - log(2*b)',
  },
  'the Weibull log-density': {
    of: add(
      log(k),
      negate(multiply(k, log(lambda))),
      multiply(subtract(k, one), log(t)),
      negate(power(divide(t, lambda), k)),
    ),
    latex: '(k - 1) \\log t - \\left( \\frac{t}{\\lambda} \\right)^{k} - k \\log\\lambda + \\log k',
    unicode: '(k − 1) log t − (t/λ)ᵏ − k log λ + log k',
    text: '(k - 1)*log(t) - (t/lambda)^k - k*log(lambda) + log(k)',
  },
  'a sum with its sign pulled out': {
    of: divide(number(-1), subtract(one, k)),
    latex: '\\frac{1}{k - 1}',
    unicode: '1/(k − 1)',
    text: '1/(k - 1)',
  },
  'Bessel functions and negative powers': {
    of: divide(f('besselI', one, k), multiply(k, f('besselI', B.zero, k))),
    latex: '\\frac{I_{1}(k)}{k I_{0}(k)}',
    unicode: 'I₁(k)/(k I₀(k))',
    text: 'besselI(1, k)/(k*besselI(0, k))',
  },
  'a maximum': {
    of: divide(f('max', x, mu), sigma),
    latex: '\\frac{\\max(x, \\mu)}{\\sigma}',
    unicode: 'max(x, μ)/σ',
    text: 'max(x, mu)/sigma',
  },
  'a part of N as a fraction': {
    of: multiply(number(0.025), x),
    latex: '\\frac{x}{40}',
    unicode: 'x/40',
    text: 'x/40',
  },
  'a long decimal as it was written': {
    of: multiply(number(0.00123), x),
    latex: '0.00123 x',
    unicode: '0.00123x',
    text: '0.00123*x',
  },
};

describe('the printed form of', () => {
  it.each(Object.entries(cases))('%s', (_, printed) => {
    expect(toUnicode(printed.of)).toBe(printed.unicode);
    expect(toLatex(printed.of)).toBe(printed.latex);
    expect(toText(printed.of)).toBe(printed.text);
  });
});

describe('constants and names', () => {
  it('do not meet: a parameter named like a constant leaves the constant its value', () => {
    const bound = multiply(symbol('pi'), pi, symbol('gamma'), B.eulerGamma);
    expect(toText(bound)).toContain('acos(-1)');
    expect(toLatex(bound)).toContain('\\gamma_{\\mathrm{E}}');
  });
});

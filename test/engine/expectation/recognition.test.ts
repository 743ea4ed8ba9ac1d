// Densities written out, in parameters of the writer's own, against values of the named family from another program and
// against the formulas of textbooks.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toText } from '../../../server/engine/render/text.ts';
import { compile } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { foundIn, resultsOf } from '../modelOf.ts';

interface Reference {
  readonly parametrizations: readonly {
    readonly points: readonly {
      readonly at: readonly number[];
      readonly information: readonly (readonly string[])[];
    }[];
  }[];
}

const referencesOf = (family: string): Reference['parametrizations'][number]['points'] => {
  const file = path.resolve(import.meta.dirname, '..', '..', 'reference', 'fisher', `${family}.json`);
  const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;
  return reference.parametrizations[0]?.points ?? [];
};

/** The closed form's value, row by row. */
function valueAt(lines: readonly string[], point: readonly number[]): readonly number[] {
  const { information, model } = resultsOf(...lines);
  expect(information.status).toBe('closed-form');
  for (const checked of information.verification) expect(checked.routes.every((r) => r.agrees)).toBe(true);
  const size = model.parameters.length;
  const program = compile(
    information.matrix?.flat() as Expr[],
    model.parameters.map((p) => p.symbol),
  );
  const out = new Float64Array(size * size);
  program.bind(point)([], out);
  return [...out];
}

interface NamedCase {
  readonly family: string;
  readonly lines: readonly string[];
  /** The written parameters at the family's, and the derivative of each of the family's by its own written one. */
  readonly from: (at: readonly number[]) => { readonly point: readonly number[]; readonly slopes: readonly number[] };
  /** As the family's arguments. */
  readonly recognized: readonly string[];
}

const asWritten = (at: readonly number[]) => ({ point: at, slopes: at.map(() => 1) });
/** The last parameter is written as exp(s). */
const logLast = (at: readonly number[]) => ({
  point: at.map((v, i) => (i === at.length - 1 ? Math.log(v) : v)),
  slopes: at.map((v, i) => (i === at.length - 1 ? v : 1)),
});

const named: readonly NamedCase[] = [
  {
    family: 'Logistic',
    lines: ['x ~ density(exp(-(x - a)/exp(s))/(exp(s)*(1 + exp(-(x - a)/exp(s)))^2)) on R'],
    from: logLast,
    recognized: ['a', 'exp(s)'],
  },
  {
    family: 'Logistic',
    lines: ['x ~ density(1/(4*b*cosh((x - m)/(2*b))^2)) on R', 'param m in R'],
    from: ([m = 0, b = 1]) => ({ point: [b, m], slopes: [1, 1] }),
    recognized: ['m', 'b'],
  },
  {
    family: 'Laplace',
    lines: ['x ~ density(exp(-abs(x - m)*exp(-s) - s)/2) on R'],
    from: logLast,
    recognized: ['m', 'exp(s)'],
  },
  {
    family: 'Cauchy',
    lines: ['x ~ density(1/(pi*exp(s)*(1 + ((u - x)/exp(s))^2))) on R'],
    from: ([u = 0, g = 1]) => ({ point: [Math.log(g), u], slopes: [g, 1] }),
    recognized: ['u', 'exp(s)'],
  },
  {
    family: 'StudentT',
    lines: [
      'x ~ density(gamma((n + 1)/2)/(gamma(n/2)*sqrt(n*pi))*(1 + ((x - m)/exp(s))^2/n)^(-(n + 1)/2)/exp(s)) on R',
    ],
    from: logLast,
    recognized: ['n', 'm', 'exp(s)'],
  },
  {
    family: 'StudentT',
    lines: ['x ~ kernel((b^2*n + (x - m)^2)^(-(n + 1)/2)) on R', 'param n > 0', 'param b > 0'],
    from: ([n = 1, m = 0, b = 1]) => ({ point: [b, n, m], slopes: [1, 1, 1] }),
    recognized: ['n', 'm', 'b'],
  },
  {
    family: 'Gumbel',
    lines: ['x ~ kernel(exp(-(x - m)/b - exp(-(x - m)/b))) on R', 'param b > 0'],
    from: asWritten,
    recognized: ['m', 'b'],
  },
  {
    family: 'Weibull',
    lines: ['x ~ density(k*exp(-k*s)*x^(k - 1)*exp(-(x/exp(s))^k)) on (0, inf)'],
    from: logLast,
    recognized: ['k', 'exp(s)'],
  },
  {
    family: 'Frechet',
    lines: ['x ~ kernel(x^(-a - 1)*exp(-(s/x)^a)) on (0, inf)', 'param a > 0'],
    from: asWritten,
    recognized: ['a', 's'],
  },
  {
    family: 'GeneralizedGamma',
    lines: ['x ~ kernel((x/s)^(d - 1)*exp(-(x/s)^p)) on (0, inf)', 'param s > 0', 'param d > 0', 'param p > 0'],
    from: asWritten,
    recognized: ['s', 'd', 'p'],
  },
  {
    family: 'LogLogistic',
    lines: ['x ~ density((b/a)*(x/a)^(b - 1)/(1 + (x/a)^b)^2) on (0, inf)'],
    from: ([a = 1, b = 1]) => ({ point: [b, a], slopes: [1, 1] }),
    recognized: ['a', 'b'],
  },
  {
    family: 'Lomax',
    lines: ['x ~ density(a*exp(-s)*(1 + x*exp(-s))^(-a - 1)) on (0, inf)'],
    from: logLast,
    recognized: ['a', 'exp(s)'],
  },
  {
    family: 'Burr',
    lines: ['x ~ density(c*k/s*(x/s)^(c - 1)*(1 + (x/s)^c)^(-k - 1)) on (0, inf)'],
    from: asWritten,
    recognized: ['c', 'k', 's'],
  },
  {
    family: 'Kumaraswamy',
    lines: ['x ~ density(a*exp(s)*x^(a - 1)*(1 - x^a)^(exp(s) - 1)) on (0, 1)'],
    from: logLast,
    recognized: ['a', 'exp(s)'],
  },
  {
    family: 'VonMises',
    lines: ['x ~ kernel(exp(exp(s)*cos(m - x))) on (-pi, pi)'],
    from: ([m = 0, k = 1]) => ({ point: [Math.log(k), m], slopes: [k, 1] }),
    recognized: ['m', 'exp(s)'],
  },
  {
    family: 'InverseGaussian',
    lines: ['x ~ density(sqrt(l/(2*pi*x^3))*exp(-l*(x - m)^2/(2*m^2*x))) on (0, inf)', 'param m > 0'],
    from: ([m = 1, l = 1]) => ({ point: [l, m], slopes: [1, 1] }),
    recognized: ['m', 'l'],
  },
];

describe('a family written out', () => {
  it.each(named.map((c) => [`${c.family}: ${c.lines[0] ?? ''}`, c] as const))('%s', (_, c) => {
    const { information, model } = resultsOf(...c.lines);
    const { recognized } = information.normalized;
    expect(recognized?.family.name).toBe(c.family);
    expect(recognized?.isNamed).toBe(true);
    expect(recognized?.coordinates.map(toText)).toEqual(c.recognized);
    const order = c.recognized.map((argument) =>
      model.parameters.findIndex((p) => argument === p.symbol.name || argument === `exp(${p.symbol.name})`),
    );
    for (const { at, information: reference } of referencesOf(c.family)) {
      const { point, slopes } = c.from(at);
      const found = valueAt(c.lines, point);
      const size = point.length;
      order.forEach((row, i) => {
        order.forEach((column, j) => {
          const own = Number(reference[i]?.[j]);
          // the slopes stand in the order of the written parameters
          const expected = own * (slopes[row] as number) * (slopes[column] as number);
          const scale = Math.sqrt(
            Math.abs((found[row * size + row] as number) * (found[column * size + column] as number)),
          );
          expect(Math.abs((found[row * size + column] as number) - expected)).toBeLessThan(1e-9 * scale);
        });
      });
    }
  });
});

interface NamelessCase {
  readonly lines: readonly string[];
  readonly point: readonly number[];
  readonly information: readonly (readonly number[])[];
  readonly source: string;
}

const gamma = 0.5772156649015329;
const square = Math.PI ** 2;
/** ψ at 3/2 and 5/2, ψ′ at 5/2. */
const [digamma15, digamma25] = [2 - gamma - 2 * Math.LN2, 8 / 3 - gamma - 2 * Math.LN2];
const trigamma25 = square / 2 - 4 - 4 / 9;

const nameless: readonly NamelessCase[] = [
  {
    lines: ['x ~ density(1/(2*s*cosh(pi*(x - m)/(2*s)))) on R'],
    point: [0.7, -1],
    information: [
      [square / (8 * 0.49), 0],
      [0, square / (8 * 0.49)],
    ],
    source: 'hyperbolic secant law, π²/(8 s²) for both',
  },
  {
    lines: ['x ~ kernel(exp(-abs((x - m)/exp(t))^p)) on R'],
    point: [0.3, Math.log(0.5), 2],
    information: [
      [8, 0, 0],
      [0, 2, -(1 + digamma15) / 2],
      [0, -(1 + digamma15) / 2, (0.75 * (trigamma25 + digamma25 ** 2) - 0.25 * digamma15 ** 2) / 4],
    ],
    source: 'exponential power law at p = 2: I_μμ = p²Γ(2 − 1/p)/(σ²Γ(1/p)), I_pp by ψ, ψ′ at 1/p + 1 and 1/p + 2',
  },
  {
    lines: ['x ~ kernel(exp(-(x - m)^4/4)) on R'],
    point: [2],
    // E[9 (x − m)⁴] = 9 for ∝ e^(−t⁴/4) is E[t⁶] = E[3 t²]: 3 · 2 Γ(3/4)/Γ(1/4)
    information: [[3 * 0.6759782400671723]],
    source: 'moments of the quartic law, 2 Γ(3/4)/Γ(1/4) = E t²',
  },
  {
    lines: ['x ~ kernel(exp(a*x - exp(x - m))) on R'],
    point: [1, 0.4],
    information: [
      [square / 6, 1],
      [1, 1],
    ],
    source: 'logarithm of a gamma variable, at shape 1',
  },
  {
    lines: ['x ~ density(exp((x - m)/b - exp((x - m)/b))/b) on R'],
    point: [0, 2],
    information: [
      [1 / 4, (1 - gamma) / 4],
      [(1 - gamma) / 4, (square / 6 + (1 - gamma) ** 2) / 4],
    ],
    source: 'Gumbel law of smallest values',
  },
  {
    lines: ['x ~ density(2/(pi*g*(1 + (x/g)^2))) on (0, inf)'],
    point: [3],
    information: [[1 / 18]],
    source: 'half-Cauchy law, 1/(2γ²)',
  },
  {
    lines: ['x ~ kernel(exp(-(log(x/(1 - x)) - m)^2*exp(-2*r)/2)/(x*(1 - x))) on (0, 1)'],
    point: [0.3, Math.log(2)],
    information: [
      [1 / 4, 0],
      [0, 2],
    ],
    source: 'logit-normal law, as the normal',
  },
  {
    lines: ['x ~ kernel(exp(k*cos(x - m))) on (0, 2*pi)'],
    point: [1, 0.3],
    // A = I₁(1)/I₀(1) = 0.446389965896534…
    information: [
      [1 - 0.446389965896534 - 0.446389965896534 ** 2, 0],
      [0, 0.446389965896534],
    ],
    source: 'Mardia and Jupp (2000), section 3.5.4, at κ = 1',
  },
];

describe('a law without a name in the language', () => {
  it.each(nameless.map((c) => [c.lines[0] ?? '', c] as const))('%s', (_, { lines, point, information }) => {
    const found = valueAt(lines, point);
    information.flat().forEach((expected, i) => {
      expect(found[i]).toBeCloseTo(expected, 10);
    });
    expect(foundIn(...lines).findings.map((f) => f.code)).not.toContain('recognized-family');
  });
});

describe('what is not proved', () => {
  it.each([
    ['a density that is not normalized', 'x ~ density(exp(-x/s)) on (0, inf)'],
    ['a rate of unknown sign', 'x ~ kernel(exp(-exp(-(x - m)*r) - r*x)) on R'],
    ['a mixture', 'x ~ density((exp(-x^2/2) + exp(-(x - m)^2/2))/(2*sqrt(2*pi))) on R'],
    ['one term too many', 'x ~ kernel(exp(-x - x^2 - c*x^3)) on (0, inf)'],
    ['an angle with two frequencies', 'x ~ kernel(exp(k*cos(x - m) + cos(2*x))) on (-pi, pi)'],
    ['a shifted support', 'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
  ])('is not claimed: %s', (_, line) => {
    expect(foundIn(line).findings.map((f) => f.code)).not.toContain('recognized-family');
  });
});

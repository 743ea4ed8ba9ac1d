// Masses and kernels on whole numbers that are written out: their information against direct sums of another program, their
// names, their domains, and families respelled at random.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { bestValue } from '../../../server/engine/information/fisherInformation.ts';
import { seededRandom, type Random } from '../../../server/engine/numeric/random.ts';
import { foundIn, modelOf, resultsOf } from '../modelOf.ts';

interface Row {
  readonly lines: readonly string[];
  readonly point: readonly string[];
  readonly information: readonly (readonly string[])[];
  readonly name?: string;
}

const file = path.resolve(import.meta.dirname, '..', '..', 'reference', 'discrete', 'laws.json');
const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly Row[];

const at = (lines: readonly string[], point: readonly (string | number)[]): string =>
  `at ${modelOf(...lines)
    .parameters.map(({ symbol }, i) => `${symbol.name} = ${String(point[i])}`)
    .join(', ')}`;

const names = (lines: readonly string[]): readonly string[] =>
  foundIn(...lines)
    .findings.filter((f) => f.code === 'recognized-family')
    .map((f) => f.message);

describe('the information of written discrete laws', () => {
  it.each(rows.map((row) => [`${row.lines[0] ?? ''} at ${row.point.join(', ')}`, row] as const))('%s', (_, row) => {
    const value = bestValue(resultsOf(...row.lines, at(row.lines, row.point)).information)?.value;
    const expected = row.information.map((r) => r.map(Number));
    expected.forEach((r, i) => {
      r.forEach((e, j) => {
        const unit = Math.sqrt((expected[i]?.[i] ?? 0) * (expected[j]?.[j] ?? 0));
        expect(Math.abs((value?.[i]?.[j] ?? NaN) - e) / unit).toBeLessThan(1e-11);
      });
    });
  });

  it.each(rows.flatMap(({ lines, name }) => (name === undefined ? [] : [[lines.join('; '), lines, name] as const])))(
    'names %s',
    (_, lines, name) => {
      expect(names(lines)[0]).toContain(` is ${name}, `);
    },
  );
});

describe('closed forms of textbooks', () => {
  type Formula = (...theta: readonly number[]) => number;
  const cases: readonly (readonly [string, string, readonly number[], Formula])[] = [
    // Johnson, Kemp and Kotz (2005), section 2.2: a power series law with Σ aₓ tˣ = f(t) has Var(X)/t²
    ['x ~ kernel(x*t^x) on {1..}', 'closed-form', [0.3], (t = 0) => 2 / (t * (1 - t) ** 2)],
    ['x ~ kernel(choose(n, x)*t^x) on {0..n}', 'closed-form', [0.3, 7], (t = 0, n = 0) => n / (t * (1 + t) ** 2)],
    // Hardy and Weinberg: two draws of an allele
    ['x ~ mass([p^2, 2*p*(1 - p), (1 - p)^2][x + 1]) on {0..2}', 'closed-form', [0.2], (p = 0) => 2 / (p * (1 - p))],
    // Rao, Linear Statistical Inference (1973), 5g: genetic linkage
    [
      'x ~ mass([(2 + t)/4, (1 - t)/4, (1 - t)/4, t/4][x]) on {1..4}',
      'closed-form',
      [0.3],
      (t = 0) => (1 + 2 * t) / (2 * t * (1 - t) * (2 + t)),
    ],
  ];
  it.each(cases)('%s', (line, status, point, formula) => {
    const { information, model } = resultsOf(line, ...(line.includes('choose(n') ? ['const n'] : []));
    expect(information.status).toBe(status);
    const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
    const out = new Float64Array(1);
    compile(information.matrix?.flat() as Expr[], symbols).bind(point)([], out);
    expect((out[0] ?? NaN) / formula(...point)).toBeCloseTo(1, 11);
  });
});

describe('domains from convergence', () => {
  it.each([
    ['x ~ kernel(t^x/x) on {1..}', 't', '(0, 1)'],
    ['x ~ kernel(choose(2*x, x)*t^x) on {0..}', 't', '(0, 0.25)'],
    ['x ~ kernel(choose(x + r - 1, x)*t^x) on {0..}', 't', '(0, 1)'],
    ['x ~ kernel(choose(x + r - 1, x)*t^x) on {0..}', 'r', '(0, inf)'],
    ['x ~ kernel(x^(-s)) on {1..}', 's', '(1, inf)'],
    ['x ~ kernel(gamma(x)/gamma(x + a + 1)) on {1..}', 'a', '(0, inf)'],
    ['x ~ kernel(l^x/factorial(x)^2) on {0..}', 'l', '(0, inf)'],
  ])('%s: %s', (line, name, domain) => {
    expect(modelOf(line).parameters.find((p) => p.symbol.name === name)?.domainText).toBe(domain);
  });

  it.each(['x ~ kernel(1/(x + a)) on {0..}', 'x ~ kernel(factorial(x)*t^x) on {0..}', 'x ~ kernel(2^x) on {0..}'])(
    'never sums: %s',
    (line) => {
      expect(foundIn(line).findings.map((f) => f.code)).toContain('improper-kernel');
    },
  );
});

describe('masses that are proved to sum to 1', () => {
  const reason = (line: string): string | undefined =>
    foundIn(line).model?.regularity?.find((c) => c.condition === 'normalized')?.reason;
  it.each(['x ~ mass((1 - p)*p^x) on {0..}', 'x ~ mass(exp(-a)*a^x/factorial(x)) on {0..}'])('%s', (line) => {
    expect(reason(line)).toContain('term by term');
  });
  it.each(['x ~ mass(a*beta(x, a + 1)) on {1..}', 'x ~ mass((1 - t)^2*x*t^(x - 1)) on {1..}'])('%s', (line) => {
    expect(reason(line)).toContain('closed form: its sum is 1');
  });
  it('x ~ mass(2*p^x/(1 + p)) on {0..}', () => {
    expect(foundIn('x ~ mass(2*p^x/(1 + p)) on {0..}').findings.map((f) => f.code)).toContain('not-normalised');
  });
});

/** log(base)·exponent and its like, in one of several spellings. */
const powerOf = (random: Random, base: string, exponent: string): string =>
  random.uniform() < 0.5 ? `(${base})^(${exponent})` : `exp((${exponent})*log(${base}))`;
const factorialOf = (random: Random, u: string): string =>
  [`factorial(${u})`, `gamma(${u} + 1)`, `exp(lgamma(${u} + 1))`, `(${u})*gamma(${u})`][
    Math.floor(random.uniform() * (u === 'x' ? 3 : 4))
  ] as string;
/** A number in (0, 1) or above 0, written in a parameter of another kind; the value of the parameter is 0.4. */
const probabilities = ['t', 't/(1 + t)', 'logistic(t)', 'exp(-t)', '1 - exp(-t)', '1/(1 + t)'];
const rates = ['t', 'exp(t)', 't^2', '3*t', 'log(1 + exp(t))'];
const pick = (random: Random, list: readonly string[]): string =>
  list[Math.floor(random.uniform() * list.length)] as string;

const families: readonly ((random: Random) => { readonly law: string; readonly named: string })[] = [
  (random) => {
    const rate = pick(random, rates);
    return {
      law: `kernel(${powerOf(random, rate, 'x')}/(${factorialOf(random, 'x')})) on {0..}`,
      named: `Poisson(${rate})`,
    };
  },
  (random) => {
    const p = pick(random, probabilities);
    return { law: `mass((${p})*${powerOf(random, `1 - (${p})`, 'x')}) on {0..}`, named: `Geometric(${p})` };
  },
  (random) => {
    const p = pick(random, probabilities);
    const choose = random.uniform() < 0.5 ? 'choose(6, x)' : '720/(factorial(x)*gamma(7 - x))';
    return {
      law: `mass(${choose}*${powerOf(random, p, 'x')}*${powerOf(random, `1 - (${p})`, '6 - x')}) on {0..6}`,
      named: `Binomial(6, ${p})`,
    };
  },
  (random) => {
    const p = pick(random, probabilities);
    return { law: `kernel(${powerOf(random, p, 'x')}/x) on {1..}`, named: `Logarithmic(${p})` };
  },
  (random) => {
    const p = pick(random, probabilities);
    const choose = random.uniform() < 0.5 ? 'choose(x + 2.5, x)' : 'gamma(x + 3.5)/factorial(x)';
    return { law: `kernel(${choose}*${powerOf(random, p, 'x')}) on {0..}`, named: `NegativeBinomial(3.5, 1 - (${p}))` };
  },
];

describe('families respelled at random', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('seed %i', (seed) => {
    const random = seededRandom(`law ${String(seed)}`);
    const { law, named } = (families[seed % families.length] as (typeof families)[number])(random);
    expect(names([`x ~ ${law}`]).length, law).toBe(1);
    const value = (text: string): number => {
      const { information } = resultsOf(`x ~ ${text}`, 'at t = 0.4');
      expect(information.status, text).toBe('closed-form');
      return bestValue(information)?.value[0]?.[0] ?? NaN;
    };
    expect(value(law) / value(named)).toBeCloseTo(1, 10);
  });
});

describe('random finite masses', () => {
  it.each([1, 2, 3, 4, 5, 6])('seed %i', (seed) => {
    const random = seededRandom(`mass ${String(seed)}`);
    const size = 3 + Math.floor(random.uniform() * 5);
    const statistics = Array.from({ length: size }, () => Math.round(20 * random.uniform() - 10) / 4);
    const weights = Array.from({ length: size }, () => 1 + Math.floor(9 * random.uniform()));
    const terms = statistics.map((s, i) => `${String(weights[i])}*exp(${String(s)}*h)`).join(', ');
    const value = bestValue(resultsOf(`x ~ kernel([${terms}][x]) on {1..${String(size)}}`, 'at h = 0.3').information)
      ?.value[0]?.[0];
    // the variance of the statistic, summed directly
    const p = statistics.map((s, i) => (weights[i] ?? 0) * Math.exp(0.3 * s));
    const total = p.reduce((a, b) => a + b, 0);
    const mean = (f: (s: number) => number): number =>
      statistics.reduce((sum, s, i) => sum + f(s) * (p[i] ?? 0), 0) / total;
    const expected = mean((s) => s * s) - mean((s) => s) ** 2;
    expect((value ?? NaN) / expected).toBeCloseTo(1, 10);
  });
});

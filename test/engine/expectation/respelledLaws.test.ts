// A family's density respelled, with the family's parameters as functions of others drawn from a seed: its information is the
// named family's, pulled back (the named ones are held to another program's values elsewhere).
import { describe, expect, it } from 'vitest';
import { compile } from '../../../server/engine/expr/compile.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { resultsOf } from '../modelOf.ts';

/** How a positive quantity is written in a parameter q, and its inverse's derivative. */
const positive = [
  { text: (q: string) => `exp(${q})`, domain: 'R' },
  { text: (q: string) => `(1/${q})`, domain: '(0, inf)' },
  { text: (q: string) => `(${q}^2 + 1)`, domain: '(0, inf)' },
  { text: (q: string) => `sqrt(${q})`, domain: '(0, inf)' },
  { text: (q: string) => `(3*${q})`, domain: '(0, inf)' },
] as const;
const real = [
  { text: (q: string) => `(${q} - 2)`, domain: 'R' },
  { text: (q: string) => `(2*${q})`, domain: 'R' },
  { text: (q: string) => `log(${q})`, domain: '(0, inf)' },
] as const;

interface Family {
  readonly name: string;
  readonly support: string;
  /** The kinds of the arguments a, b. */
  readonly kinds: readonly ('real' | 'positive')[];
  readonly spellings: readonly ((a: string, b: string) => string)[];
}

const families: readonly Family[] = [
  {
    name: 'Normal',
    support: 'R',
    kinds: ['real', 'positive'],
    spellings: [
      (m, s) => `energy((x - ${m})^2/(2*${s}^2))`,
      (m, s) => `kernel(exp(x*${m}/${s}^2 - x^2/(2*${s}^2)))`,
      (m, s) => `density(exp(-((x - ${m})/${s})^2/2 - log(${s}))/sqrt(2*pi))`,
    ],
  },
  {
    name: 'Logistic',
    support: 'R',
    kinds: ['real', 'positive'],
    spellings: [
      (m, s) => `kernel(1/cosh((x - ${m})/(2*${s}))^2)`,
      (m, s) => `energy((x - ${m})/${s} + 2*log(1 + exp(-(x - ${m})/${s})))`,
    ],
  },
  {
    name: 'Laplace',
    support: 'R',
    kinds: ['real', 'positive'],
    spellings: [
      (m, s) => `energy(abs(${m} - x)/${s})`,
      (m, s) => `kernel(if(x < ${m}, exp((x - ${m})/${s}), exp((${m} - x)/${s})))`,
      (m, s) => `energy(max((x - ${m})/${s}, (${m} - x)/${s}))`,
    ],
  },
  {
    name: 'LogNormal',
    support: '(0, inf)',
    kinds: ['real', 'positive'],
    spellings: [
      (m, s) => `energy(log(x) + (log(x) - ${m})^2/(2*${s}^2))`,
      (m, s) => `kernel(1/x*exp(-log(x/exp(${m}))^2/(2*${s}^2)))`,
    ],
  },
  {
    name: 'Gamma',
    support: '(0, inf)',
    kinds: ['positive', 'positive'],
    spellings: [
      (k, r) => `energy(${r}*x - (${k} - 1)*log(x))`,
      (k, r) => `kernel(exp(-${r}*x)*(${r}*x)^${k}/x)`,
      (k, r) => `density(exp(${k}*log(${r}) + (${k} - 1)*log(x) - ${r}*x - lgamma(${k})))`,
    ],
  },
  {
    name: 'Weibull',
    support: '(0, inf)',
    kinds: ['positive', 'positive'],
    spellings: [
      (k, s) => `kernel(x^(${k} - 1)*exp(-x^${k}*${s}^(-${k})))`,
      (k, s) => `energy(exp(${k}*log(x/${s})) - (${k} - 1)*log(x))`,
    ],
  },
  {
    name: 'Beta',
    support: '(0, 1)',
    kinds: ['positive', 'positive'],
    spellings: [
      (a, b) => `kernel((x/(1 - x))^${a}*(1 - x)^(${a} + ${b})/(x*(1 - x)))`,
      (a, b) => `energy((1 - ${a})*log(x) - (${b} - 1)*log(1 - x))`,
    ],
  },
];

const random = seededRandom('respelled');
const pick = <T>(items: readonly T[]): T => items[Math.floor(random.uniform() * items.length)] as T;

const cases = families.flatMap(({ name, support, kinds, spellings }) =>
  spellings.map((spelling) => {
    const [a, b] = kinds.map((kind) =>
      pick<{ text: (q: string) => string; domain: string }>(kind === 'real' ? real : positive),
    );
    if (a === undefined || b === undefined) throw new Error('two arguments');
    const [first, second] = [a.text('p'), b.text('q')];
    const domains = [`param p in ${a.domain}`, `param q in ${b.domain}`];
    return {
      written: [`x ~ ${spelling(first, second)} on ${support}`, ...domains],
      named: [`x ~ ${name}(${first}, ${second})`, ...domains],
      at: new Map([
        ['p', 0.7 + random.uniform()],
        ['q', 0.7 + random.uniform()],
      ]),
    };
  }),
);

function informationAt(lines: readonly string[], at: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const { information, model } = resultsOf(...lines);
  expect(information.status).toBe('closed-form');
  const own = model.parameters.map((p) => p.symbol);
  const entries = (information.matrix ?? []).flat().filter((e) => e !== undefined);
  const out = new Float64Array(entries.length);
  compile(entries, own).bind(own.map((s) => at.get(s.name) ?? NaN))([], out);
  return new Map(
    own.flatMap((r, i) => own.map((c, j) => [`${r.name} ${c.name}`, out[i * own.length + j] ?? NaN] as const)),
  );
}

describe('a respelled family has the information of the named one', () => {
  it.each(cases.map((c) => [c.written[0] ?? '', c] as const))('%s', (_, { written, named, at }) => {
    const [found, expected] = [informationAt(written, at), informationAt(named, at)];
    expect(expected.size).toBe(4);
    for (const [place, value] of expected) expect(found.get(place)).toBeCloseTo(value, 9);
  });
});

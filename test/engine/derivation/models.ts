/**
 * The models whose derivations are checked, step by step: the one place to add to.
 *
 * - A family of `engine/distributions` is here by itself, in each of its parametrizations, at the first point of its reference
 *   values in test/reference/fisher; its information is held to them. So are families whose arguments are functions of the
 *   parameters, in test/reference/reparametrized.
 * - A new strategy for expectations, a new way for a log-density to come about, or a new law that is recognized: add a line to
 *   `statedModels` that it reaches, with a point at which the check is made, in the order of the model's parameters. Where the
 *   information has no closed form, the line fails. A strategy that no information needs has its line in `means.test.ts`.
 */

import { existsSync, readFileSync } from 'node:fs';
import { families } from '../../../server/engine/distributions/index.ts';
import type { DistributionFamily, Parametrization } from '../../../server/engine/distributions/family.ts';
import { dimensionOf, references } from '../distributions/instances.ts';

export interface CheckedModel {
  readonly line: string;
  readonly point: readonly number[];
  /** From another program, where it is known. */
  readonly information?: readonly (readonly number[])[];
  /** An observation from another program's values. */
  readonly x?: readonly number[];
}

export const statedModels: readonly CheckedModel[] = (
  [
    // coordinates that are functions of the parameters, of which not all are identified
    ['x ~ Normal(a + b, exp(sigma))', [0.3, 0.2, -0.4]],
    ['x ~ Poisson(exp(a + b))', [0.3, 0.2]],
    ['(x, y) ~ MvNormal([a, a], [[v, r], [r, 1]])', [0.3, 1.4, 0.2]],
    // recognized
    ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)', [1.7]],
    ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R', [1.7, 0.4]],
    ['x ~ density(exp(-(x - a)/exp(s))/(exp(s)*(1 + exp(-(x - a)/exp(s)))^2)) on R', [0.4, 0.3]],
    ['x ~ density(1/(2*s*cosh(pi*(x - m)/(2*s)))) on R', [1.4, 0.3]],
    ['x ~ kernel(x^(k - 1)*exp(-(x*r)^k)) on (0, inf)', [2.3, 1.4]],
    ['x ~ density(a*b*x^(a - 1)*(1 - x^a)^(b - 1)) on (0, 1)', [1.4, 3.3]],
    ['x ~ kernel(exp(-abs((x - m)/s)^p)) on R', [0.3, 1.4, 2.3]],
    ['x ~ kernel(exp(k*cos(x - m))) on (-pi, pi)', [1.4, 0.3]],
    ['x ~ kernel(x^(a - 1)*(1 - x)^(b - 1)) on (0, 1)', [2.3, 1.4]],
    ['x ~ kernel(exp(-b*x)) on (0, inf)', [1.4]],
    // recognized in a transform of the observation
    ['x ~ density(exp(-(log(x) - m)^2/(2*s^2))/(x*s*sqrt(2*pi))) on (0, inf)', [0.3, 1.4]],
    ['x ~ kernel(exp(-(logit(x) - m)^2/(2*s^2))/(x*(1 - x))) on (0, 1)', [0.3, 1.4]],
    ['x ~ kernel((x - 2)^(a - 1)*exp(-b*(x - 2))) on (2, inf)', [2.3, 1.4]],
    ['x ~ kernel((x + 1)^(a - 1)*(1 - x)^(b - 1)) on (-1, 1)', [2.3, 1.4]],
    ['x ~ kernel(exp(-x^2/(2*s^2))) on (0, inf)', [1.4]],
    ['x ~ kernel(1/(1 + (x/g)^2)) on (0, inf)', [1.4]],
    ['x ~ kernel((x - c)^3*exp(-b*(x - c))) on (c, inf)', [0.2, 1.4]],
    // pieces
    ['x ~ density(if(x < m, 1/(a + b)*exp((x - m)/a), 1/(a + b)*exp((m - x)/b))) on R', [0.2, 1.4, 0.7]],
    // one half of an even density, and elementary integrals
    ['x ~ kernel(exp(-x/s)/(1 + exp(-x/s))^2) on (0, inf)', [1.4]],
    ['x ~ density(1 + t*(2*x - 1)) on (0, 1)', [0.4]],
    ['x ~ Cauchy(m, 1) on (0, inf)', [0.3]],
    // on a circle
    ['x ~ density((1 + 2*rho*cos(x - m))/(2*pi)) on (0, 2*pi)', [0.3, 1.2]],
    ['x ~ kernel((1 + cos(x))^a) on (-pi, pi)', [2.4]],
    ['x ~ kernel(exp(k*cos(2*(x - m)))) on (0, 2*pi)', [1.4, 0.3]],
    ['x ~ kernel(1/(2 + c*sin(x/2)^2)) on (-pi, pi)', [1.4]],
    // a weight, and logarithms at a pole
    ['x ~ kernel((1 + x^2)*exp(-a*x^2)) on R', [1.4]],
    ['x ~ density((b + x)^2/(1 + b^2)*exp(-x^2/2)/sqrt(2*pi)) on R', [1.4]],
    ['x ~ density(2*l*exp(-l*x)*(1 - exp(-l*x))) on (0, inf)', [1.4]],
    // in the square of a sine
    ['x ~ kernel(sin(x)*exp(k*cos(x))) on (0, pi)', [1.4]],
    ['x ~ kernel(sin(x)^(2*a - 1)*cos(x)^(2*b - 1)) on (0, pi/2)', [1.4, 2.3]],
    ['x ~ kernel(x*(a - x)^3) on (0, a)', [1.4]],
    // independent components
    ['(x, y) ~ density(exp(-t*x - y/t)) on (0, inf)^2', [1.4]],
    // elliptical
    ['(x, y) ~ density((1 + (x^2 - 2*r*x*y + y^2)/(5*(1 - r^2)))^(-7/2)/(2*pi*sqrt(1 - r^2))) on R^2', [0.3]],
    // kernels with a known integral or sum
    ['x ~ kernel(exp(-b*x)) on (0, 2)', [1.4]],
    ['x ~ kernel(theta^x) on {0..}', [0.4]],
    ['(x, y) ~ kernel(exp(-(a*x^2 + y^2)/2 + r*x*y)) on R^2', [1.4, 0.3]],
    ['x ~ kernel((1 + x)*exp(-b*x)) on (0, inf)', [1.4]],
    ['x ~ kernel(x^2*t^x) on {0..}', [0.4]],
    // powers of an affine function of the observation
    ['x ~ kernel(x*t^x/factorial(x + 1)) on {1..}', [0.4]],
    ['x ~ mass(a/((x + a)*(x + a + 1))) on {0..}', [1.6]],
    ['x ~ mass(a*(a + 0.3*x)^(x - 1)*exp(-a - 0.3*x)/factorial(x)) on {0..}', [1.4]],
    // finite sums
    ['x ~ mass(theta^x*(1-theta)^(1-x)) on {0, 1}', [0.3]],
    ['x ~ mixture(w: Bernoulli(p), 1 - w: Bernoulli(0.3))', [0.4, 0.6]],
    ['(s1, s2, s3) ~ energy(-h*(s1+s2+s3) - J*(s1*s2+s2*s3+s1*s3)) on {-1, 1}^3', [0.3, 0.2]],
    // atoms and a tail
    ['x ~ ZeroInflatedPoisson(z, a)', [0.3, 1.4]],
    ['x ~ mixture(z: mass(1) on {0}, 1 - z: Geometric(p))', [0.3, 0.4]],
    // truncated
    ['x ~ Normal(mu, sigma) on (0, inf)', [0.3, 1.4]],
    ['x ~ Poisson(a) on {1..}', [1.4]],
    ['x ~ Exponential(b) on (0, 3)', [1.4]],
  ] as const
).map(([line, point]) => ({ line, point }));

/** The argument in the model language, its free entries by their own names; takes what it names from `names`. */
function argumentText(spec: Parametrization['parameters'][number], dimension: number, names: string[]): string {
  const own = (index: string): string => {
    // π is the number
    const name = `${spec.symbol === 'pi' ? spec.name : spec.symbol}${index}`;
    names.push(name);
    return name;
  };
  if (spec.shape === 'scalar') return own('');
  const places = Array.from({ length: dimension }, (_, i) => i + 1);
  if (spec.constraint === 'simplex') {
    const free = places.slice(0, -1).map((i) => own(`_${String(i)}`));
    return `[${[...free, ['1', ...free].join(' - ')].join(', ')}]`;
  }
  if (spec.shape === 'vector') return `[${places.map((i) => own(`_${String(i)}`)).join(', ')}]`;
  const upper = places.map((i) => places.map((j) => (j < i ? '' : own(`_${String(i)}${String(j)}`))));
  return `[${places.map((i) => `[${places.map((j) => upper[Math.min(i, j) - 1]?.[Math.max(i, j) - 1]).join(', ')}]`).join(', ')}]`;
}

function familyModels(family: DistributionFamily): readonly CheckedModel[] {
  return references(family.name).parametrizations.flatMap(({ parameters, known, points }): CheckedModel[] => {
    const [first] = points;
    const parametrization = family.parametrizations.find(
      (p) => p.parameters.map((s) => s.name).join() === parameters.join(),
    );
    if (first === undefined || parametrization === undefined || known.length === parameters.length) return [];
    const names: string[] = [];
    const written = parametrization.parameters.map((spec) => {
      const place = names.length;
      const text = argumentText(spec, dimensionOf(family, first.at.length), names);
      return `${spec.name} = ${known.includes(spec.name) ? String(first.at[place]) : text}`;
    });
    const isKnown = (i: number): boolean => known.includes(parametrization.parameters[i]?.name ?? '');
    return [
      {
        line: `x ~ ${family.name}(${written.join(', ')})`,
        point: first.at.filter((_, i) => !isKnown(i)),
        information: first.information.map((row) => row.map(Number)),
        ...(first.logDensity[1] === undefined ? {} : { x: first.logDensity[1].x }),
      },
    ];
  });
}

/** A family without reference values fails in test/engine/distributions. */
const hasReferences = ({ name }: DistributionFamily): boolean =>
  existsSync(new URL(`../../reference/fisher/${name}.json`, import.meta.url));

interface Reparametrized {
  readonly models: readonly {
    readonly line: string;
    readonly at: readonly number[];
    readonly information: readonly (readonly string[])[];
  }[];
}

/** Families whose arguments are functions of the parameters, from test/reference/reparametrized. */
const reparametrized = (
  JSON.parse(
    readFileSync(new URL('../../reference/reparametrized/reparametrized.json', import.meta.url), 'utf8'),
  ) as Reparametrized
).models.map(({ line, at, information }): CheckedModel => ({
  line,
  point: at,
  information: information.map((row) => row.map(Number)),
}));

export const models: readonly CheckedModel[] = [
  ...families.filter(hasReferences).flatMap(familyModels),
  ...reparametrized,
  ...statedModels,
];

// Blocks of every family in every parametrization, at points drawn from the interior of its parameter space.
import type {
  Parametrization,
  ParameterSpec,
  DistributionFamily,
} from '../../../server/engine/distributions/family.ts';
import type { Random } from '../../../server/engine/numeric/random.ts';

/** moderate: magnitudes about 1; extreme: log-uniform over 1e-3 … 1e3. */
export type Magnitude = 'moderate' | 'extreme';

export interface FamilyBlock {
  readonly lines: readonly string[];
  /** The scalar arguments by name. */
  readonly point: Readonly<Record<string, number>>;
}

/** Arguments that stand in this order. */
const ordered: Readonly<Record<string, readonly string[]>> = {
  Uniform: ['low', 'high'],
  Triangular: ['low', 'mode', 'high'],
  DiscreteUniform: ['low', 'high'],
  Hypergeometric: ['draws', 'successes', 'population'],
};

/** Shapes of any sign: at 1000 the quantiles themselves are no doubles. */
const signedShape = 3;

const scale = (random: Random, magnitude: Magnitude): number =>
  magnitude === 'moderate' ? Math.exp(random.normal() / 2) : 10 ** (6 * random.uniform() - 3);

function scalar({ domain, role }: ParameterSpec, random: Random, magnitude: Magnitude): number {
  const { lower, upper, integer } = domain;
  if (integer) return Math.max(lower, 1) + random.integer(magnitude === 'moderate' ? 8 : 60);
  const sign = random.uniform() < 0.5 ? -1 : 1;
  if (Number.isFinite(lower) && Number.isFinite(upper)) {
    const share = magnitude === 'moderate' ? 0.1 + 0.8 * random.uniform() : 10 ** (-3 * random.uniform()) / 2;
    return lower + (upper - lower) * (sign > 0 ? share : 1 - share);
  }
  if (Number.isFinite(lower)) return lower + scale(random, magnitude);
  const size = scale(random, magnitude);
  if (role.startsWith('log')) return sign * Math.abs(Math.log(size));
  return role.includes('shape') ? (sign * signedShape * size) / (1 + size) : sign * size;
}

const shown = (value: number): string => String(Number(value.toPrecision(6)));
const list = (values: readonly number[]): string => `[${values.map(shown).join(', ')}]`;

/** A probability vector whose printed entries sum to 1. */
function simplex(random: Random, magnitude: Magnitude): string {
  const weights = [0, 1, 2].map(() => scale(random, magnitude));
  const total = weights.reduce((a, b) => a + b, 0);
  const [a, b] = weights.slice(1).map((w) => Math.max(1, Math.round((1e6 * w) / total)));
  return `[${(1e6 - (a ?? 1) - (b ?? 1)) / 1e6}, ${(a ?? 1) / 1e6}, ${(b ?? 1) / 1e6}]`;
}

function posdef(random: Random, magnitude: Magnitude): string {
  const [a, b] = [Number(shown(scale(random, magnitude))), Number(shown(scale(random, magnitude)))];
  const c = shown(0.9 * (2 * random.uniform() - 1) * Math.sqrt(a * b));
  return `[[${a}, ${c}], [${c}, ${b}]]`;
}

/** The block of the family with every argument a parameter named like it, whole numbers known, at a point of the seed. */
export function familyBlock(
  family: DistributionFamily,
  parametrization: Parametrization,
  random: Random,
  magnitude: Magnitude,
): FamilyBlock {
  const point: Record<string, number> = {};
  const { parameters } = parametrization;
  for (const p of parameters)
    if (p.shape === 'scalar') {
      const value = Number(shown(scalar(p, random, magnitude)));
      // the Wishart distribution of a 2 × 2 matrix has more than one degree of freedom
      point[p.name] = family.name === 'Wishart' ? 1 + value : value;
    }
  const order = ordered[family.name] ?? [];
  const sorted = order.map((name) => point[name] ?? 0).sort((a, b) => a - b);
  order.forEach((name, i) => (point[name] = (sorted[i] ?? 0) + (Number.isInteger(sorted[i]) ? i : 0)));
  const stated = parameters.flatMap((p) =>
    p.constraint === 'simplex'
      ? [`param ${p.name} in simplex(3)`]
      : p.constraint === 'posdef'
        ? [`param ${p.name} in posdef(2)`]
        : p.shape === 'vector'
          ? [`param ${p.name} in ${p.domain.lower === 0 ? '(0, inf)^3' : 'R^2'}`]
          : p.domain.integer
            ? [`const ${p.name} = ${point[p.name]}`]
            : [],
  );
  const values = parameters.flatMap((p) => {
    if (p.constraint === 'simplex') return [`${p.name} = ${simplex(random, magnitude)}`];
    if (p.constraint === 'posdef') return [`${p.name} = ${posdef(random, magnitude)}`];
    if (p.shape === 'vector')
      return [
        `${p.name} = ${list((p.domain.lower === 0 ? [0, 1, 2] : [0, 1]).map(() => scalar(p, random, magnitude)))}`,
      ];
    return p.domain.integer ? [] : [`${p.name} = ${point[p.name]}`];
  });
  const [canonical] = family.parametrizations;
  const args = parameters.map((p) => (parametrization === canonical ? p.name : `${p.name} = ${p.name}`));
  const at = values.length === 0 ? [] : [`at ${values.join(', ')}`];
  return { lines: [...stated, `x ~ ${family.name}(${args.join(', ')})`, ...at], point };
}

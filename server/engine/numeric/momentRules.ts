// Small quadrature rules for the standard gamma, beta and normal laws that reproduce the moments that scores and their products
// are made of: nodes on a grid over the bulk, with the density there times a combination of those functions as weights.
// Two rules of a law on different grids agree where an integrand is such a function, and tell by how much it is not.
import { digamma, trigamma } from '../special/polygamma.ts';
import { logBeta } from '../special/logBeta.ts';
import { logAbsGamma } from '../special/logGamma.ts';

export interface MomentRule {
  readonly nodes: readonly number[];
  /** They add up to 1; seldom, one is negative. */
  readonly weights: readonly number[];
}

/** A law on the whole line, by the logarithm of its density. */
interface LineLaw {
  readonly center: number;
  readonly scale: number;
  logDensity(t: number): number;
  /** The functions of t whose means are kept, the constant first. */
  readonly functions: readonly ((t: number) => number)[];
  /** The coordinate that t stands for. */
  coordinate(t: number): number;
}

const nodeCount = 7;
/** In standard deviations: the reach of the nodes, and the shift of the second grid. */
const reach = 3;
const shift = 0.37;
/** Steps of the fine trapezoidal rule: its error falls like exp(−2π d/h) (Trefethen and Weideman, SIAM Review 56, 2014). */
const fineStep = 0.2;
const negligible = -60;

/** The mean of each function by the trapezoidal rule, out to where nothing is left. */
function finely(law: LineLaw): number[] {
  const h = Math.min(fineStep, law.scale / 4);
  const sums = law.functions.map(() => 0);
  const peak = law.logDensity(law.center);
  const visit = (t: number): boolean => {
    const height = law.logDensity(t);
    if (!(height - peak >= negligible)) return false;
    law.functions.forEach((f, k) => (sums[k] = (sums[k] as number) + h * Math.exp(height) * f(t)));
    return true;
  };
  for (let i = 0; visit(law.center + i * h); i++);
  for (let i = 1; visit(law.center - i * h); i++);
  return sums;
}

/** The rule on the grid moved by `offset` standard deviations. */
function ruleFor(law: LineLaw, offset: number): MomentRule {
  const nodes = Array.from({ length: nodeCount }, (_, i) => {
    const place = (2 * reach * i) / (nodeCount - 1) - reach + offset;
    return law.center + law.scale * place;
  });
  const peak = Math.max(...nodes.map((t) => law.logDensity(t)));
  const roots = nodes.map((t) => Math.exp((law.logDensity(t) - peak) / 2));
  const means = finely(law);
  // Gram and Schmidt on the values at the nodes, the means carried along
  const basis: { readonly values: readonly number[]; readonly mean: number }[] = [];
  law.functions.forEach((f, k) => {
    let values = nodes.map((t, i) => (roots[i] as number) * f(t));
    let mean = means[k] as number;
    const size = Math.hypot(...values);
    for (let round = 0; round < 2; round++)
      for (const earlier of basis) {
        const along = values.reduce((sum, v, i) => sum + v * (earlier.values[i] as number), 0);
        values = values.map((v, i) => v - along * (earlier.values[i] as number));
        mean -= along * earlier.mean;
      }
    const left = Math.hypot(...values);
    if (left > 1e-11 * size) basis.push({ values: values.map((v) => v / left), mean: mean / left });
  });
  const weights = nodes.map(
    (_, i) => (roots[i] as number) * basis.reduce((sum, b) => sum + b.mean * (b.values[i] as number), 0),
  );
  return { nodes: nodes.map((t) => law.coordinate(t)), weights };
}

const both = (law: LineLaw): readonly [MomentRule, MomentRule] => [ruleFor(law, 0), ruleFor(law, shift)];

/** For c ~ Gamma(shape), exact for c^m (log c)^n with m + n ≤ 2; the coordinate of the nodes is c. */
export function gammaRules(shape: number): readonly [MomentRule, MomentRule] {
  const [center, scale] = [digamma(shape), Math.sqrt(trigamma(shape))];
  const standard = (t: number): number => (t - center) / scale;
  const relative = (t: number): number => (Math.exp(t) / shape - 1) / scale;
  const normalizer = logAbsGamma(shape);
  return both({
    center,
    scale,
    logDensity: (t) => shape * t - Math.exp(t) - normalizer,
    functions: [
      () => 1,
      standard,
      relative,
      (t) => standard(t) ** 2,
      (t) => standard(t) * relative(t),
      (t) => relative(t) ** 2,
    ],
    coordinate: Math.exp,
  });
}

/** For u ~ Beta(a, b), exact for products of two of 1, log u, log(1 − u); the coordinate of the nodes is u. */
export function betaRules(a: number, b: number): readonly [MomentRule, MomentRule] {
  const normalizer = logBeta(a, b);
  // far out e^|t| is no number
  const logV = (t: number): number => -Math.max(t, 0) - Math.log1p(Math.exp(-Math.abs(t)));
  const logU = (t: number): number => logV(-t);
  return both({
    center: digamma(a) - digamma(b),
    scale: Math.sqrt(trigamma(a) + trigamma(b)),
    logDensity: (t) => a * logU(t) + b * logV(t) - normalizer,
    functions: [() => 1, logU, logV, (t) => logU(t) ** 2, (t) => logU(t) * logV(t), (t) => logV(t) ** 2],
    coordinate: (t) => 1 / (1 + Math.exp(-t)),
  });
}

/** For z ~ N(0, 1): the rules of Gauss and Hermite with three and four nodes, exact to the fifth and the seventh degree. */
export function gaussianRules(): readonly [MomentRule, MomentRule] {
  const [near, far] = [Math.sqrt(3 - Math.sqrt(6)), Math.sqrt(3 + Math.sqrt(6))];
  const [heavy, light] = [1 / (4 * (3 - Math.sqrt(6))), 1 / (4 * (3 + Math.sqrt(6)))];
  return [
    { nodes: [-Math.sqrt(3), 0, Math.sqrt(3)], weights: [1 / 6, 2 / 3, 1 / 6] },
    { nodes: [-far, -near, near, far], weights: [light, heavy, heavy, light] },
  ];
}

// Decides what the likelihood-ratio statistic tends to where parameters lie on the edge of their domains: a mixture of chi-squared
// laws, with weights from the angle of the cone of allowed directions in the metric of the information.
// Source: Self and Liang, Journal of the American Statistical Association 82 (1987) 605–610, cases 5 and 7; Shapiro, Biometrika 72 (1985) 133–144.
import { bestValue } from '../information/fisherInformation.ts';
import { pointAlgebra } from '../information/pointAlgebra.ts';
import { displayName } from '../text/names.ts';
import type { ModelFacts } from './condition.ts';
import type { EdgeParameter } from './edgeParameters.ts';
import { quadraticMean } from './quadraticMean.ts';
import { roundedText } from './words.ts';

/** The weights of χ²₀, χ²₁ and χ²₂ for two parameters on their edges and an information matrix with the others inside. */
export function chiBarWeights(
  information: readonly (readonly number[])[],
  [a, b]: readonly [EdgeParameter, EdgeParameter],
): readonly [number, number, number] | undefined {
  // the inverse of the block of I⁻¹ is what is left of the information on the two with the others unknown
  const block = pointAlgebra(information).inverse;
  const at = (i: EdgeParameter, j: EdgeParameter): number => block?.[i.index]?.[j.index] ?? Number.NaN;
  const sign = a.side === b.side ? 1 : -1;
  const cosine = (-sign * at(a, b)) / Math.sqrt(at(a, a) * at(b, b));
  const angle = Math.acos(cosine);
  return Number.isNaN(angle) ? undefined : [1 / 2 - angle / (2 * Math.PI), 1 / 2, angle / (2 * Math.PI)];
}

/** One sentence, with what it rests on. */
export function edgeLimitWords(facts: ModelFacts, edges: readonly EdgeParameter[]): string {
  const { model, information, algebra } = facts;
  const best = bestValue(information);
  const p = model.parameters.length;
  const isInfinite = information.at?.diverges === true;
  const outside = 'so that the mixtures of chi-squared limits of Self and Liang (1987) do not follow';
  if (isInfinite) return `The information there is infinite, ${outside}.`;
  if (algebra !== undefined && algebra.rank < p) return `The information there is singular, ${outside}.`;
  if (best === undefined || algebra === undefined || quadraticMean.assess(facts)?.verdict !== 'holds')
    return 'That the information there is finite and nonsingular was not shown, and so no limit is told.';
  const [first, second, third] = edges;
  const name = (edge: EdgeParameter): string =>
    `${displayName(model.parameters[edge.index]?.symbol.name ?? '')} = ${roundedText(model.point?.[edge.index] ?? NaN)}`;
  const holds =
    'The information there is finite and nonsingular: where maximum likelihood is consistent, the likelihood-ratio statistic for';
  if (first !== undefined && second === undefined)
    return `${holds} ${name(first)} has the limit ½χ²₀ + ½χ²₁ (Self and Liang 1987).`;
  const weights =
    first === undefined || second === undefined || third !== undefined
      ? undefined
      : chiBarWeights(best.value, [first, second]);
  if (first === undefined || second === undefined || weights === undefined)
    return 'The likelihood-ratio statistic has a mixture of chi-squared laws for its limit, whose weights depend on the information (Self and Liang 1987).';
  const [none, , both] = weights.map((w) => roundedText(w));
  return `${holds} ${name(first)} and ${name(second)} has the limit ${none}χ²₀ + ½χ²₁ + ${both}χ²₂ (Self and Liang 1987).`;
}

// What van Trees' inequality asks of a prior: that it is absolutely continuous and vanishes at the edge of its support; and its
// information J = E[(∂ log π)²].
// Source: Van Trees, Detection, Estimation, and Modulation Theory I (1968), section 2.4; Gill and Levit, Bernoulli 1 (1995) 59–79.
import type { Budget } from '../base/budget.ts';
import { square } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { Prior } from '../model/statisticalModel.ts';
import { meanUnderPrior, type PriorMean } from './meanUnderPrior.ts';

export interface PriorInformation {
  readonly law: Law;
  /** The score of the prior, in the law's variable. */
  readonly score: Expr;
  readonly mean: PriorMean;
}

const jumping = new Set(['sign', 'floor']);

/** Of one parameter; a reason where there is none. */
export function priorInformation(
  prior: Prior,
  symbols: readonly SymbolExpr[],
  values: readonly number[] | undefined,
  seed: string,
  budget: Budget,
): PriorInformation | string {
  const { law, isNormalized } = normalizedLaw(prior.model);
  const [x] = law.variables;
  if (!isNormalized) return 'The prior’s normalizing constant is not had in closed form.';
  if (
    x === undefined ||
    law.variables.length > 1 ||
    law.support.kind !== 'interval' ||
    !isDifferentiable(law.logDensity, x)
  )
    return 'The bound is for priors of single parameters on an interval.';
  const breaks = (node: Expr): boolean => node.kind === 'piecewise' || (node.kind === 'apply' && jumping.has(node.fn));
  if (someNode(law.logDensity, breaks)) return 'The prior is stated by cases, and may not be absolutely continuous.';
  const edge = edgeOf(law, x, symbols, values);
  if (edge !== undefined) return edge;
  const score = simplify(differentiate(law.logDensity, x));
  const mean = meanUnderPrior(square(score), { law, symbols, values, seed }, budget);
  if (mean.kind === 'infinite') return 'The information of the prior, E[(∂ log π)²], is infinite: the bound is 0.';
  if (mean.kind === 'unknown') return 'The information of the prior, E[(∂ log π)²], was not found.';
  return { law, score, mean };
}

/** Distances from an end, as shares of the support; between them a density that vanishes with a finite J falls by more than this share. */
const [far, near] = [1e-4, 1e-9];
const leastFall = 0.9 * Math.log(far / near);

/** Why the prior does not vanish at an end of its support; undefined where it does. */
function edgeOf(
  { support, logDensity }: Law,
  x: SymbolExpr,
  symbols: readonly SymbolExpr[],
  values: readonly number[] | undefined,
): string | undefined {
  const ends = boundsOf(support);
  if (ends.every(isInfinite)) return undefined;
  if (values === undefined)
    return 'Whether the prior vanishes at the edge of its support depends on constants without a value.';
  const limits = compile(ends, symbols);
  const out = new Float64Array(2);
  limits.bind(values)([], out);
  const [lower = NaN, upper = NaN] = out;
  const width = Number.isFinite(upper - lower) ? upper - lower : 1;
  const run = compile([logDensity], symbols, [x]).bind(values);
  const one = new Float64Array(1);
  const at = (place: number): number => {
    run([place], one);
    return one[0] ?? NaN;
  };
  const vanishes = (end: number, inward: number): boolean =>
    !Number.isFinite(end) || at(end + inward * near * width) <= at(end + inward * far * width) - leastFall;
  return vanishes(lower, 1) && vanishes(upper, -1)
    ? undefined
    : 'The prior does not vanish fast enough at the edge of its support, so that van Trees’ inequality does not hold for it; that of Weiss and Weinstein does.';
}

// Decides what an estimator estimates: what the note says, what its name says, what its mean is, or the only thing there is.
import { areEqual } from '../expr/simplify.ts';
import type { Expr } from '../expr/expr.ts';
import type { EstimatorStatement, StatisticalModel } from '../model/statisticalModel.ts';
import type { EstimatorTarget } from './estimatorResult.ts';

/** `mean`: E[T], where it is closed. */
export function targetOf(
  { name, of }: EstimatorStatement,
  model: StatisticalModel,
  mean: Expr | undefined,
): EstimatorTarget | undefined {
  const parameters: readonly EstimatorTarget[] = model.parameters.map((p) => ({ name: p.symbol.name, expr: p.symbol }));
  const estimands = model.estimands.map((e) => ({ name: e.name, expr: e.expr }));
  const all: readonly EstimatorTarget[] = [...estimands, ...parameters];
  if (of !== undefined) return all.find((t) => t.name === of);
  const named = all.find((t) => t.name === name || isEstimateOf(name, t.name));
  const unbiasedFor = mean === undefined ? undefined : all.find((t) => areEqual(t.expr, mean));
  return named ?? unbiasedFor ?? estimands[0] ?? (parameters.length === 1 ? parameters[0] : undefined);
}

/** `theta_hat`, `thetahat`, `theta_mle` are names for estimates of theta. */
const isEstimateOf = (name: string, target: string): boolean =>
  name.startsWith(target) && /^(_?(hat|bar|tilde|est|star)|_[A-Za-z]+|_?\d+)$/.test(name.slice(target.length));

// Every divergence of a model: between its own point and a second one, or another model of the note, or as a formula.
import { unlessSpent, type Budget } from '../base/budget.ts';
import type { ParameterPoint, StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import { primedSymbol } from './commonFamily.ts';
import type { Divergence, DivergenceProblem, DivergenceResult } from './divergence.ts';
import { divergences } from './index.ts';
import { ofLimit, withLimits } from './limitingLaw.ts';

/** A divergence as it is reported. */
export interface NamedDivergence extends DivergenceResult {
  readonly name: string;
  /** Of Rényi's and of Amari's divergences. */
  readonly order: number | undefined;
}

const notReached: DivergenceResult = {
  status: 'unresolved',
  reason: 'The computation was stopped at its step budget.',
  expression: undefined,
  value: undefined,
  errorBound: undefined,
};

function evaluated(divergence: Divergence, problem: DivergenceProblem): DivergenceResult | undefined {
  const reached = unlessSpent(() => ({ result: divergence.evaluate(problem) }));
  return reached === undefined ? notReached : reached.result;
}

/** A law without parameters is at its only point. */
const pointOf = ({ point, parameters, known }: StatisticalModel): ParameterPoint | undefined =>
  point ?? (parameters.length === 0 && known.length === 0 ? [] : undefined);

/**
 * Never throws. Of a law that is no density there is none, nor from a law without parameters to itself; without a second
 * point only formulas are given.
 */
export function divergenceResults(
  { model, information, isDensity }: ModelResults,
  budget: Budget,
): readonly NamedDivergence[] {
  if (!isDensity || (model.other === undefined && model.parameters.length === 0)) return [];
  const other = model.other ?? model;
  const problem: DivergenceProblem = {
    model,
    information,
    other,
    primed: other.parameters.map((p) => primedSymbol(p.symbol)),
    theta: pointOf(model),
    thetaPrime: model.other === undefined ? model.versus : pointOf(model.other),
    budget,
  };
  const limiting = withLimits(problem);
  return divergences.flatMap((divergence) => {
    // what is of one model only has its own continuation
    const limit = limiting && evaluated(divergence, limiting);
    const result = limit === undefined ? evaluated(divergence, problem) : ofLimit(limit);
    const isAsked = problem.thetaPrime !== undefined || result?.expression !== undefined;
    return result !== undefined && isAsked ? [{ name: divergence.name, order: divergence.order, ...result }] : [];
  });
}

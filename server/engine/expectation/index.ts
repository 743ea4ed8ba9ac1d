// The strategies for closed-form expectations, in the order in which they are tried.
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { expression, Trace } from '../derivation/step.ts';
import { shape } from '../expr/shape/shape.ts';
import { absoluteDeviation } from './absoluteDeviation.ts';
import { atomsAndTail } from './atomsAndTail.ts';
import { componentMeans } from './componentMeans.ts';
import { ellipticalVector } from './ellipticalVector.ts';
import { evenExtension } from './evenExtension.ts';
import { finiteSum } from './finiteSum.ts';
import { harmonicMean } from './harmonicMean.ts';
import { holdsKernelIntegral } from './kernelIntegrals.ts';
import { kernelMoment } from './kernelMoment.ts';
import { gaussianVector } from './gaussianVector.ts';
import { kinkOrders } from './kinkOrders.ts';
import { logisticMean } from './logisticMean.ts';
import { onePhase } from './onePhase.ts';
import { pieces } from './pieces.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { reciprocalSymmetry } from './reciprocalSymmetry.ts';
import { scoreEquations } from './scoreEquations.ts';
import { shiftedPowers } from './shiftedPowers.ts';
import { termSums } from './termSums.ts';
import { turnIntegral } from './turnIntegral.ts';
import { weightedLaw } from './weightedLaw.ts';
import type { ExpectationProblem, ExpectationStrategy } from './strategy.ts';

export const strategies: readonly ExpectationStrategy[] = [
  gaussianVector,
  ellipticalVector,
  scoreEquations,
  componentMeans,
  pivotExpectation,
  evenExtension,
  kernelMoment,
  onePhase,
  reciprocalSymmetry,
  shiftedPowers,
  turnIntegral,
  weightedLaw,
  termSums,
  harmonicMean,
  logisticMean,
  absoluteDeviation,
  pieces,
  kinkOrders,
  finiteSum,
  atomsAndTail,
];

export interface ClosedExpectation {
  readonly value: Expr;
  readonly strategy: string;
  readonly trace: Trace;
}

/** E[f(X)] in closed form by the first strategy that reaches it; a function free of the observation is its own mean. */
export function closedExpectation(f: Expr, problem: ExpectationProblem): ClosedExpectation | undefined {
  if (!dependsOnAny(f, problem.law.variables))
    return holdsKernelIntegral(f) ? undefined : shortened(f, 'constant', new Trace());
  for (const strategy of strategies) {
    const trace = new Trace();
    const value = strategy.expectation(f, problem, trace);
    if (value !== undefined && !holdsKernelIntegral(value)) return shortened(value, strategy.id, trace);
  }
  return undefined;
}

/** The value in its shortest shape, which is a step of its own. */
function shortened(value: Expr, strategy: string, trace: Trace): ClosedExpectation {
  const shortest = shape(value);
  if (shortest !== value)
    trace.record({ from: expression(value), relation: '=', to: expression(shortest), principle: 'algebra' });
  return { value: shortest, strategy, trace };
}

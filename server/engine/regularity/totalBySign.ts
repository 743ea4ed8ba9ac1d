// Where a density written out integrates to 1 only for one sign of a parameter, as Gompertz's does for a growing hazard: the
// parameter that is meant to be positive, found by turning signs at the point where the total is wrong.
import { Budget, unlessSpent } from '../base/budget.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { ModelFacts } from './condition.ts';

/** What a total may differ from 1 by, beside its error bound. */
const tolerance = 1e-7;
const pointsTried = 3;
const stepLimit = 200_000;

/**
 * A parameter on the whole line for which the density integrates to 1 wherever it is positive, at all points that are tried;
 * `wrong` is a point at which it does not.
 */
export function meantPositive({ model, information }: ModelFacts, wrong: readonly number[]): SymbolExpr | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const open = parameters.filter((p, i) => p.domain.lower < 0 && p.domain.upper > 0 && (wrong[i] as number) < 0);
  if (open.length === 0 || model.known.length > 0) return undefined;
  const program = prepareExpectation([], information.normalized.law, parameters);
  const budget = new Budget(stepLimit);
  const isOne = (theta: readonly number[]): boolean => {
    const { mass, massErrorBound } = program.at(theta, budget);
    return Math.abs(mass - 1) <= tolerance + massErrorBound && massErrorBound < tolerance;
  };
  const turned = (theta: readonly number[], place: number): readonly number[] =>
    theta.map((v, i) => (i === place ? Math.abs(v) : v));
  const drawn = samplePoints(parameters, model.positive, 'sign of the total', pointsTried);
  return unlessSpent(() =>
    open.find((p) => {
      const place = parameters.indexOf(p);
      return [wrong, ...drawn].every((theta) => isOne(turned(theta, place)));
    }),
  );
}

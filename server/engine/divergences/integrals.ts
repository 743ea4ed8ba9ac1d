// Integrals for a divergence at its two points, each within steps of its own, so that one that is too dear leaves some to others.
import { Budget, BudgetExceeded } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { holdsExponentialSum } from '../expr/functions/logSumExp.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { isNested, nestedIntegral } from '../expectation/nestedIntegral.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { NumericExpectations, PreparedExpectation } from '../expectation/preparedExpectation.ts';

/** Of one integral: enough for two dimensions of a smooth density. */
const mostSteps = 400_000;

/** E[fᵢ(X)] at a point of the symbols; without bounds where the steps do not suffice. */
export function integrals(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  budget: Budget,
): NumericExpectations {
  if (isTooDear(law)) return unknown(fs);
  const own = new Budget(Math.min(mostSteps, budget.remaining));
  try {
    return prepared(fs, law, symbols).at(point, own);
  } catch (error) {
    // what is left of the whole was less than what one integral may take
    if (!(error instanceof BudgetExceeded) || own.limit < mostSteps) throw error;
    return unknown(fs);
  } finally {
    budget.spend(Math.min(own.spent, budget.remaining));
  }
}

/** Of two Gaussian components the rule for polynomials says little about logarithms: they are integrated one inside the other. */
const prepared = (fs: readonly Expr[], law: Law, symbols: readonly SymbolExpr[]): PreparedExpectation =>
  fs.some(holdsExponentialSum) && law.variables.length === 2 && gaussianMoments(law) !== undefined
    ? nestedIntegral(fs, law, symbols)
    : prepareExpectation(fs, law, symbols);

/** Two dimensions are integrated one inside the other; more are too dear. */
export const isTooDear = (law: Law): boolean => law.variables.length > 2 && isNested(law);

const unknown = (fs: readonly Expr[]): NumericExpectations => ({
  values: new Float64Array(fs.length).fill(NaN),
  errorBounds: new Float64Array(fs.length).fill(Infinity),
  mass: NaN,
  massErrorBound: Infinity,
  converged: false,
  diverges: false,
});

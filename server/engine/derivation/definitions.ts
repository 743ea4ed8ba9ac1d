// What the quantities that a derivation names are, in terms of the log-density: the meaning that a check holds its steps to.
import { exp, one, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { combination, expectation, expression, inverse, product, type MathObject, type Quantity } from './step.ts';

export interface DefinedModel {
  /** Normalized. */
  readonly logDensity: Expr;
  readonly parameters: readonly SymbolExpr[];
  readonly variables: readonly SymbolExpr[];
  /** Of a kernel. */
  readonly logPartition?: Expr;
  /** N, as a number or a symbol; 1 where it is absent. */
  readonly samples?: Expr;
}

/**
 * The quantity's definition in expressions and expectations; undefined for those that have none (the variance of an
 * estimator is bounded, not known). Information is defined as the mean of the product of two scores.
 */
export function definitionOf(quantity: Quantity, model: DefinedModel): MathObject | undefined {
  const { logDensity, parameters, variables } = model;
  const score = (parameter: SymbolExpr): MathObject => expression(differentiate(logDensity, parameter));
  const information = (row: SymbolExpr, column: SymbolExpr): MathObject =>
    expectation(product(score(row), score(column)), variables);
  const whole: MathObject = {
    kind: 'matrix',
    rows: parameters.map((row) => parameters.map((c) => information(row, c))),
  };
  switch (quantity.name) {
    case 'density':
      return expression(exp(logDensity));
    case 'logDensity':
      return expression(logDensity);
    case 'logPartition':
      return model.logPartition === undefined ? undefined : expression(model.logPartition);
    case 'score':
      return score(quantity.parameter);
    case 'hessian':
      return expression(differentiate(differentiate(logDensity, quantity.row), quantity.column));
    case 'information':
      return information(quantity.row, quantity.column);
    case 'informationMatrix':
      return whole;
    case 'inverseInformation':
      return inverse(whole);
    case 'sampleInformation':
      return combination([{ coefficient: model.samples ?? one, of: whole }], zero);
    case 'estimatorVariance':
      return undefined;
  }
}

// What the quantities that a derivation names are, in terms of the log-density: the meaning that a check holds its steps to.
import { exp, one, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import {
  combination,
  expectation,
  expression,
  inverse,
  matrix,
  product,
  transpose,
  type MathObject,
  type Quantity,
} from './step.ts';

export interface DefinedModel {
  /** Normalized. */
  readonly logDensity: Expr;
  readonly parameters: readonly SymbolExpr[];
  readonly variables: readonly SymbolExpr[];
  /** The coordinates of a family in which a derivation speaks of the law, as functions of the parameters. */
  readonly coordinates?: {
    readonly symbols: readonly SymbolExpr[];
    readonly values: readonly Expr[];
    /** In these symbols. */
    readonly logDensity: Expr;
  };
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
  const { logDensity, parameters, variables, coordinates } = model;
  // a derivative in a coordinate is taken of the log-density in the coordinates
  const densityIn = (symbols: readonly SymbolExpr[]): Expr =>
    coordinates !== undefined && symbols.every((s) => coordinates.symbols.includes(s))
      ? coordinates.logDensity
      : logDensity;
  const scoreOf = (parameter: SymbolExpr, density: Expr): MathObject => expression(differentiate(density, parameter));
  const information = (row: SymbolExpr, column: SymbolExpr, density = densityIn([row, column])): MathObject =>
    expectation(product(scoreOf(row, density), scoreOf(column, density)), variables);
  const matrixOver = (symbols: readonly SymbolExpr[], density: Expr): MathObject => ({
    kind: 'matrix',
    rows: symbols.map((row) => symbols.map((c) => information(row, c, density))),
  });
  const whole = matrixOver(parameters, logDensity);
  switch (quantity.name) {
    case 'density':
      return expression(exp(logDensity));
    case 'logDensity':
      return expression(logDensity);
    case 'logPartition':
      return model.logPartition === undefined ? undefined : expression(model.logPartition);
    case 'score':
      return scoreOf(quantity.parameter, densityIn([quantity.parameter]));
    case 'hessian':
      return expression(
        differentiate(differentiate(densityIn([quantity.row, quantity.column]), quantity.row), quantity.column),
      );
    case 'information':
      return information(quantity.row, quantity.column);
    case 'informationMatrix':
      return whole;
    case 'coordinateInformation':
      return coordinates === undefined ? undefined : matrixOver(quantity.coordinates, coordinates.logDensity);
    case 'jacobian': {
      const rows = quantity.coordinates.map((c) => coordinates?.values[coordinates.symbols.indexOf(c)]);
      if (rows.some((r) => r === undefined)) return undefined;
      return matrix(rows.map((r) => parameters.map((p) => differentiate(r as Expr, p))));
    }
    case 'inverseInformation':
      return inverse(whole);
    case 'inverseEntry': {
      const unit = (symbol: SymbolExpr): MathObject => matrix(parameters.map((p) => [p === symbol ? one : zero]));
      return product(transpose(unit(quantity.row)), inverse(whole), unit(quantity.column));
    }
    case 'sampleInformation':
      return combination([{ coefficient: model.samples ?? one, of: whole }], zero);
    case 'estimatorVariance':
      return undefined;
  }
}

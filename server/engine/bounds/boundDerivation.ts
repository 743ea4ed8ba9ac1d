// The derivation of the Cramér–Rao bound from the information.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import {
  estimatorVariance,
  expression,
  informationMatrix,
  inverseInformation,
  matrix,
  Trace,
  type Derivation,
} from '../derivation/step.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { BoundResult } from './bound.ts';

/** The Cramér–Rao bound from the information: its inverse, then one inequality for each parameter. */
export function boundDerivation(
  model: StatisticalModel,
  information: FisherInformation,
  inverted: readonly (readonly Expr[])[] | undefined,
  bounds: readonly BoundResult[],
): Derivation | undefined {
  const cramerRao = bounds.filter((b) => b.name === 'cramer-rao' && b.expression !== undefined);
  const [first] = cramerRao;
  if (inverted === undefined || first === undefined || information.matrix === undefined) return undefined;
  const trace = new Trace();
  const closed = matrix(information.matrix as Expr[][]);
  trace.record({ from: informationMatrix, relation: '=', to: closed, principle: 'gathering' });
  trace.record({ from: inverseInformation, relation: '=', to: matrix(inverted), principle: 'matrix-inverse' });
  for (const bound of cramerRao) {
    const parameter = model.parameters.find((p) => p.symbol.name === bound.target)?.symbol as SymbolExpr;
    trace.record({
      from: estimatorVariance(parameter),
      relation: '≥',
      to: expression(bound.expression as Expr),
      principle: 'cramer-rao',
      subjects: { parameter: expression(parameter) },
    });
  }
  const claimed = model.parameters.find((p) => p.symbol.name === first.target)?.symbol as SymbolExpr;
  return {
    id: 'bound',
    claim: { of: estimatorVariance(claimed), relation: '≥', is: expression(first.expression as Expr) },
    steps: trace.steps,
  };
}

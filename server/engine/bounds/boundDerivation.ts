// The derivation of the Cramér–Rao bound from the information.
import { divide, one, zero } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import {
  combination,
  estimatorVariance,
  expression,
  informationMatrix,
  inverseInformation,
  matrix,
  quantity,
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
  sampleSize: Expr,
): Derivation | undefined {
  const cramerRao = bounds.filter((b) => b.name === 'cramer-rao' && b.expression !== undefined);
  const [first] = cramerRao;
  if (inverted === undefined || first === undefined || information.matrix === undefined) return undefined;
  const trace = new Trace();
  const closed = matrix(information.matrix as Expr[][]);
  trace.record({ from: informationMatrix, relation: '=', to: closed, principle: 'closed-form' });
  trace.record({ from: inverseInformation, relation: '=', to: matrix(inverted), principle: 'matrix-inverse' });
  for (const bound of cramerRao) {
    const parameter = model.parameters.find((p) => p.symbol.name === bound.target)?.symbol as SymbolExpr;
    const entry = combination(
      [
        {
          coefficient: divide(one, sampleSize),
          of: quantity({ name: 'inverseEntry', row: parameter, column: parameter }),
        },
      ],
      zero,
    );
    trace.record({
      from: estimatorVariance(parameter),
      relation: '≥',
      to: entry,
      principle: 'cramer-rao',
      subjects: { parameter: expression(parameter) },
    });
    trace.record({
      from: entry,
      relation: '=',
      to: expression(bound.expression as Expr),
      principle: 'insertion',
    });
  }
  const claimed = model.parameters.find((p) => p.symbol.name === first.target)?.symbol as SymbolExpr;
  return {
    id: 'bound',
    claim: { of: estimatorVariance(claimed), relation: '≥', is: expression(first.expression as Expr) },
    steps: trace.steps,
  };
}

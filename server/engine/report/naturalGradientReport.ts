// How natural-gradient descent stands in a report.
import type { Expr } from '../expr/expr.ts';
import type { Descent, DescentPath, DescentResults } from '../descent/descentResult.ts';
import { copyMatrix, expressionReport, finite, optionalExpression } from './expressionReport.ts';
import type { ExpressionReport, NaturalGradientReport } from './schema.ts';

type DescentReport = NonNullable<NaturalGradientReport['descent']>;

const expressions = (values: readonly Expr[] | undefined): ExpressionReport[] | null =>
  values === undefined ? null : values.map(expressionReport);

/** A zero without a sign. */
const numbers = (values: readonly number[]): number[] => values.map((v) => v + 0);

const path = (found: DescentPath): DescentReport['paths'][number] => ({
  name: found.name,
  coordinates: found.coordinates,
  points: copyMatrix(found.points),
  lastObjective: found.lastObjective,
  errorBound: finite(found.errorBound),
  stepSize: finite(found.stepSize),
  halvedSteps: finite(found.halvedSteps),
});

function descent(found: Descent): DescentReport {
  const { at, regularization, other } = found;
  return {
    status: found.status,
    reason: found.reason ?? null,
    objective: optionalExpression(found.objective),
    gradient: expressions(found.gradient),
    step: expressions(found.naturalStep),
    at:
      at === undefined
        ? null
        : {
            objective: at.objective,
            gradient: numbers(at.gradient),
            step: numbers(at.naturalStep),
            errorBound: at.errorBound,
          },
    regularization: regularization === undefined ? null : { ...regularization, added: finite(regularization.added) },
    otherCoordinates:
      other === undefined
        ? null
        : {
            kind: other.kind,
            names: other.names === undefined ? null : [...other.names],
            values: other.values.map(expressionReport),
          },
    paths: found.paths.map(path),
    naturalDifference: finite(found.naturalDifference),
    gradientDifference: finite(found.gradientDifference),
    duration: finite(found.duration),
    straightInMeans: found.isStraightInMeans,
  };
}

/** Null where there is no natural gradient. */
export function naturalGradientReport(found: DescentResults | undefined): NaturalGradientReport | null {
  if (found === undefined) return null;
  return {
    naturalScore: expressions(found.naturalScore),
    descent: found.descent === undefined ? null : descent(found.descent),
  };
}

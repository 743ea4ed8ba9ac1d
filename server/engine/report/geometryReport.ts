// How the information geometry of a model stands in a report.
import type { GeometryResults, TensorResult } from '../geometry/geometryResults.ts';
import type { GeodesicResult } from '../geometry/geodesicResults.ts';
import type { Quantity } from '../geometry/quantity.ts';
import type { Tensor } from '../geometry/tensor.ts';
import { copyMatrix, expressionReport, finite, matrixReport, optionalExpression } from './expressionReport.ts';
import type { ExpressionReport, GeometryReport } from './schema.ts';

const tensorEntries = (t: Tensor): ExpressionReport[][][] => t.map(matrixReport);

const skewness = ({ status, reason, entries, at, errorBound }: TensorResult): GeometryReport['amariChentsov'] => ({
  status,
  reason: reason ?? null,
  entries: entries === undefined ? null : tensorEntries(entries),
  at: at === undefined ? null : at.map(copyMatrix),
  errorBound: finite(errorBound),
});

type Curvature = GeometryReport['curvatures'][number];

const curvature = (name: Curvature['name'], quantity: Quantity | undefined): Curvature[] =>
  quantity === undefined
    ? []
    : [
        {
          name,
          status: quantity.status,
          reason: quantity.reason ?? null,
          expression: optionalExpression(quantity.expression),
          value: finite(quantity.value),
          errorBound: finite(quantity.errorBound),
        },
      ];

const geodesic = ({ name, status, reason, path }: GeodesicResult): GeometryReport['geodesics'][number] => ({
  name,
  status,
  reason: reason ?? null,
  points: path === undefined ? null : copyMatrix(path.points),
  errorBound: finite(path?.errorBound),
  length: finite(path?.length),
  lengthErrorBound: finite(path?.lengthErrorBound),
});

/** Null where there is no metric. */
export function geometryReport(found: GeometryResults | undefined): GeometryReport | null {
  if (found === undefined) return null;
  const { christoffel, scalarCurvature, gaussianCurvature, statisticalCurvature, whitening } = found;
  return {
    amariChentsov: skewness(found.amariChentsov),
    christoffel:
      christoffel === undefined
        ? null
        : {
            alpha: christoffel.alpha === undefined ? null : expressionReport(christoffel.alpha).text,
            first: tensorEntries(christoffel.first),
            second: christoffel.second === undefined ? null : tensorEntries(christoffel.second),
          },
    scalarCurvature: optionalExpression(scalarCurvature.expression),
    curvatures: [
      ...curvature('scalar-curvature', scalarCurvature),
      ...curvature('gaussian-curvature', gaussianCurvature),
      ...curvature('statistical-curvature', statisticalCurvature),
    ],
    geodesics: found.geodesics.map(geodesic),
    whitening:
      whitening === undefined ? null : { matrix: copyMatrix(whitening.matrix), errorBound: whitening.errorBound },
  };
}

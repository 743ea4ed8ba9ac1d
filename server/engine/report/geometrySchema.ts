// The shape of a model's information geometry in a report.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable, NumberMatrix } from './shapes.ts';

const statuses = ['closed-form', 'numeric', 'undefined', 'unresolved'] as const;
const ExpressionTensor = Type.Array(Type.Array(Type.Array(ExpressionSchema)));

const CurvatureSchema = Type.Object(
  {
    name: literals(['scalar-curvature', 'gaussian-curvature', 'statistical-curvature']),
    status: literals(statuses),
    reason: nullable(Type.String()),
    expression: nullable(ExpressionSchema),
    value: nullable(Type.Number({ description: 'At the point.' })),
    errorBound: nullable(Type.Number({ description: 'Absolute.' })),
  },
  closed,
);

const GeodesicSchema = Type.Object(
  {
    name: literals(['levi-civita', 'e-geodesic', 'm-geodesic']),
    status: literals(['numeric', 'unresolved']),
    reason: nullable(Type.String()),
    points: nullable(
      Type.Array(Type.Array(Type.Number()), {
        description:
          'Parameter values at equal steps of the affine parameter, from the point to the second point, in the order of the parameters.',
      }),
    ),
    errorBound: nullable(Type.Number({ description: 'Of each coordinate, absolute.' })),
    length: nullable(Type.Number()),
    lengthErrorBound: nullable(Type.Number({ description: 'Absolute.' })),
  },
  closed,
);

export const GeometrySchema = Type.Object(
  {
    amariChentsov: Type.Object(
      {
        status: literals(statuses),
        reason: nullable(Type.String()),
        entries: nullable(ExpressionTensor),
        at: nullable(Type.Array(NumberMatrix)),
        errorBound: nullable(Type.Number({ description: 'Of each number, absolute.' })),
      },
      closed,
    ),
    christoffel: nullable(
      Type.Object(
        {
          alpha: nullable(
            Type.String({ description: 'The symbol of α in the entries; null where they are those of α = 0 alone.' }),
          ),
          first: Type.Array(Type.Array(Type.Array(ExpressionSchema)), { description: 'Γ_ij,k as first[i][j][k].' }),
          second: nullable(ExpressionTensor),
        },
        closed,
      ),
    ),
    scalarCurvature: nullable(ExpressionSchema),
    curvatures: Type.Array(CurvatureSchema),
    geodesics: Type.Array(GeodesicSchema),
    whitening: nullable(
      Type.Object(
        { matrix: NumberMatrix, errorBound: Type.Number({ description: 'Of each entry, absolute.' }) },
        closed,
      ),
    ),
  },
  closed,
);

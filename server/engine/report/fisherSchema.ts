// The shape of the Fisher information in a report.
import { Type } from 'typebox';
import { closed, ExpressionMatrix, ExpressionSchema, literals, nullable, NumberMatrix, PointSchema } from './shapes.ts';

export const RouteSchema = Type.Object(
  {
    name: literals(['score-covariance', 'negative-hessian', 'kl-hessian', 'closed-form', 'monte-carlo']),
    value: NumberMatrix,
    agrees: Type.Boolean(),
  },
  closed,
);

export const FisherSchema = Type.Object(
  {
    status: literals(['closed-form', 'numeric', 'undefined', 'infinite', 'unresolved']),
    reason: nullable(Type.String()),
    matrix: nullable(Type.Array(Type.Array(nullable(ExpressionSchema)))),
    factored: Type.Optional(
      Type.Object(
        { factor: ExpressionSchema, matrix: ExpressionMatrix },
        { ...closed, description: 'The matrix with a common factor of its entries before it, where that is shorter.' },
      ),
    ),
    verification: Type.Array(
      Type.Object({ point: PointSchema, routes: Type.Array(RouteSchema), agrees: Type.Boolean() }, closed),
    ),
    at: nullable(
      Type.Object(
        {
          value: NumberMatrix,
          total: nullable(NumberMatrix),
          errorBound: Type.Number({ description: 'Relative to sqrt(I_ii I_jj).' }),
          routes: Type.Array(RouteSchema),
          rank: Type.Integer(),
          conditionNumber: nullable(Type.Number()),
          nullspace: NumberMatrix,
        },
        closed,
      ),
    ),
  },
  closed,
);

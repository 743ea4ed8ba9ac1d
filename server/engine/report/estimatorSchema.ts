// The shape of what a report says of an estimator.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable } from './shapes.ts';

const QuantitySchema = Type.Object(
  {
    status: literals(['closed-form', 'numeric', 'simulated', 'infinite', 'undefined', 'unresolved']),
    expression: nullable(ExpressionSchema),
    value: nullable(Type.Number()),
    errorBound: nullable(Type.Number({ description: 'Absolute; of a simulated value, three standard errors.' })),
    reason: nullable(Type.String()),
  },
  closed,
);

export const EstimatorSchema = Type.Object(
  {
    name: Type.String(),
    statistic: Type.String({ description: 'As the note writes it.' }),
    target: nullable(Type.String({ description: 'The estimand or parameter that it is compared with.' })),
    mean: QuantitySchema,
    bias: QuantitySchema,
    variance: QuantitySchema,
    meanSquaredError: QuantitySchema,
    unbiased: nullable(Type.Boolean({ description: 'Proved for all parameters, or refuted; null where not decided.' })),
    efficiencies: Type.Array(
      Type.Object(
        {
          bound: Type.String({ description: 'A bound of the report, or cramer-rao-biased: (1 + b′)²/(N I).' }),
          expression: nullable(ExpressionSchema),
          value: nullable(Type.Number()),
          errorBound: Type.Optional(Type.Number({ description: 'Of the value, from that of the variance.' })),
          order: Type.Optional(Type.Integer({ description: 'Of Bhattacharyya’s bounds.' })),
          testPoints: Type.Optional(Type.Integer({ description: 'Of Barankin’s: how many.' })),
        },
        closed,
      ),
    ),
  },
  closed,
);

// The shape of a divergence in a report.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable } from './shapes.ts';

export const DivergenceSchema = Type.Object(
  {
    name: Type.String(),
    order: nullable(Type.Number()),
    status: literals(['closed-form', 'numeric', 'infinite', 'undefined', 'unresolved']),
    reason: nullable(Type.String()),
    expression: nullable(ExpressionSchema),
    value: nullable(Type.Number()),
    errorBound: nullable(Type.Number({ description: 'Absolute.' })),
  },
  closed,
);

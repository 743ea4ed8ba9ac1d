// The shape of a bound in a report.
import { Type } from 'typebox';
import { closed, ExpressionSchema, nullable } from './shapes.ts';

export const BoundSchema = Type.Object(
  {
    name: Type.String(),
    target: Type.String(),
    expression: nullable(ExpressionSchema),
    value: nullable(Type.Number()),
    attained: nullable(Type.Boolean()),
    reason: nullable(Type.String()),
  },
  closed,
);

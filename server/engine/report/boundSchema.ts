// The shape of a bound in a report.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable } from './shapes.ts';

export const BoundSchema = Type.Object(
  {
    name: Type.String(),
    target: Type.String(),
    expression: nullable(ExpressionSchema),
    value: nullable(Type.Number()),
    attained: nullable(Type.Boolean()),
    reason: nullable(Type.String()),
    order: Type.Optional(Type.Integer({ description: 'Of Bhattacharyya’s bounds: how many derivatives are used.' })),
    testPoints: Type.Optional(
      Type.Array(Type.Number(), { description: 'Values of the parameter that the distribution is compared at.' }),
    ),
    testVectors: Type.Optional(
      Type.Array(Type.Array(Type.Number()), {
        description: 'The same where several parameters differ: the values of all of them.',
      }),
    ),
    matrix: Type.Optional(
      Type.Array(Type.Array(ExpressionSchema), {
        description: 'Of a vector: the bound for the covariance matrix of all its coordinates.',
      }),
    ),
    pseudoTrue: Type.Optional(
      Type.Number({ description: 'Where the maximum-likelihood estimator goes under the other model.' }),
    ),
    /** What is bounded, where that is not the variance of an unbiased estimator. */
    bounded: Type.Optional(literals(['mean-squared-error', 'asymptotic-variance'])),
  },
  closed,
);

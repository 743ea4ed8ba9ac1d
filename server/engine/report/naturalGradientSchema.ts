// The shape of natural-gradient descent in a report.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable } from './shapes.ts';

const Vector = Type.Array(Type.Number());
const ExpressionVector = nullable(Type.Array(ExpressionSchema));

const DescentPathSchema = Type.Object(
  {
    name: literals(['natural-flow', 'gradient-flow', 'natural-descent', 'gradient-descent']),
    coordinates: literals(['own', 'other']),
    points: Type.Array(Vector, { description: 'Always parameter values, in the order of the parameters.' }),
    lastObjective: Type.Number({ description: 'D(θ′‖θ) at the last point.' }),
    errorBound: nullable(Type.Number({ description: 'Of flows: of each coordinate, absolute.' })),
    stepSize: nullable(Type.Number({ description: 'Of descents.' })),
    halvedSteps: nullable(
      Type.Integer({ description: 'Steps that were halved: they left the parameter space or raised the objective.' }),
    ),
  },
  closed,
);

const DescentSchema = Type.Object(
  {
    status: literals(['closed-form', 'numeric', 'unresolved']),
    reason: nullable(Type.String()),
    objective: nullable(ExpressionSchema),
    gradient: ExpressionVector,
    step: ExpressionVector,
    at: nullable(
      Type.Object(
        {
          objective: Type.Number(),
          gradient: Vector,
          step: Type.Array(Type.Number(), { description: '−I(θ)⁻¹∇D(θ′‖θ), the full natural-gradient step.' }),
          errorBound: Type.Number({ description: 'Of each number, absolute.' }),
        },
        closed,
      ),
    ),
    regularization: nullable(
      Type.Object(
        {
          kind: literals(['pseudo-inverse', 'levenberg']),
          rank: Type.Integer(),
          added: nullable(Type.Number({ description: 'To the diagonal of the information.' })),
        },
        closed,
      ),
    ),
    otherCoordinates: nullable(
      Type.Object(
        {
          kind: literals(['stated', 'natural', 'mean', 'unbounded']),
          names: nullable(Type.Array(Type.String())),
          values: Type.Array(ExpressionSchema),
        },
        closed,
      ),
    ),
    paths: Type.Array(DescentPathSchema),
    naturalDifference: nullable(
      Type.Number({ description: 'Greatest difference of a parameter between the natural flows in both coordinates.' }),
    ),
    gradientDifference: nullable(Type.Number({ description: 'The same for the plain gradient flows.' })),
    duration: nullable(Type.Number({ description: 'Of the flows.' })),
    straightInMeans: Type.Boolean({
      description: 'The natural flow was found to be straight in the mean parameters of an exponential family.',
    }),
  },
  closed,
);

export const NaturalGradientSchema = Type.Object(
  {
    naturalScore: nullable(Type.Array(ExpressionSchema, { description: 'I(θ)⁻¹ s(x).' })),
    descent: nullable(DescentSchema),
  },
  closed,
);

// The shapes in a report of a model in other coordinates: those of an exponential family, and those that a note states.
import { Type } from 'typebox';
import { KnownPriorSchema } from './priorsSchema.ts';
import { closed, ExpressionMatrix, ExpressionSchema, literals, nullable, NumberMatrix } from './shapes.ts';

const Coordinate = Type.Object(
  {
    name: Type.String(),
    latex: Type.String(),
    expression: ExpressionSchema,
    value: nullable(Type.Number({ description: 'At the point.' })),
  },
  closed,
);

const ConjugateSchema = Type.Object(
  {
    logKernel: ExpressionSchema,
    weight: Type.String({ description: 'The symbol of ν: an observation adds 1.' }),
    sum: Type.String({ description: 'The symbol of χ: an observation adds its statistic.' }),
    family: nullable(Type.String()),
    positive: Type.Array(ExpressionSchema),
  },
  closed,
);

/** What the full depth adds is optional. */
export const ExponentialFamilySchema = Type.Object(
  {
    natural: Type.Array(ExpressionSchema),
    sufficient: Type.Array(ExpressionSchema),
    logPartition: ExpressionSchema,
    mean: Type.Array(ExpressionSchema),
    carrier: Type.Optional(ExpressionSchema),
    coordinates: Type.Optional(
      nullable(
        Type.Object(
          {
            names: Type.Array(Type.String(), { description: 'The symbols of the natural parameters.' }),
            logPartition: nullable(ExpressionSchema),
            solved: Type.Boolean({
              description: 'Whether the information is in the natural parameters, else in the model’s.',
            }),
            information: ExpressionMatrix,
            covariance: ExpressionMatrix,
            meanInformation: nullable(ExpressionMatrix),
          },
          closed,
        ),
      ),
    ),
    cumulants: Type.Optional(nullable(Type.Array(Type.Array(ExpressionSchema)))),
    conjugate: Type.Optional(nullable(ConjugateSchema)),
  },
  closed,
);

export const ReparamSchema = Type.Object(
  {
    coordinates: Type.Array(Coordinate),
    parameters: nullable(
      Type.Array(ExpressionSchema, { description: 'In the new coordinates; null where all is in the parameters.' }),
    ),
    status: literals(['closed-form', 'numeric', 'unresolved']),
    reason: nullable(Type.String()),
    matrix: nullable(ExpressionMatrix),
    inverse: nullable(ExpressionMatrix),
    jeffreys: nullable(KnownPriorSchema),
    at: nullable(
      Type.Object(
        {
          value: NumberMatrix,
          errorBound: Type.Number({ description: 'Relative to sqrt(I_ii I_jj).' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

// The shape in a report of what is known of priors on a model's parameters.
import { Type } from 'typebox';
import { closed, ExpressionSchema, literals, nullable } from './shapes.ts';

/** `density` is up to a constant; the further fields are of the full depth. */
export const KnownPriorSchema = Type.Object(
  {
    density: nullable(ExpressionSchema),
    proper: nullable(Type.Boolean()),
    family: nullable(Type.String()),
    reason: Type.Optional(nullable(Type.String({ description: 'Why it is improper.' }))),
    region: Type.Optional(
      Type.String({ description: 'Where the formula is the prior, if not at all parameters: "ξ > −0.5".' }),
    ),
    absent: Type.Optional(Type.String({ description: 'Why there is no formula.' })),
    normalizer: Type.Optional(nullable(ExpressionSchema)),
    normalizerValue: Type.Optional(
      nullable(Type.Number({ description: 'The integral of the density as it is given.' })),
    ),
    normalizerErrorBound: Type.Optional(nullable(Type.Number({ description: 'Absolute.' }))),
  },
  closed,
);

const numberOrForm = {
  expression: nullable(ExpressionSchema),
  value: nullable(Type.Number()),
  errorBound: nullable(Type.Number({ description: 'Absolute.' })),
};

const VolumeSchema = Type.Object(
  {
    region: literals(['parameter-space', 'box']),
    status: literals(['closed-form', 'numeric', 'infinite', 'unresolved']),
    reason: nullable(Type.String()),
    ...numberOrForm,
    distinguishable: Type.Object(numberOrForm, {
      ...closed,
      description: 'How many distributions N observations tell apart, for large N: (N/2π)^(k/2) times the volume.',
    }),
  },
  closed,
);

const MessageLengthSchema = Type.Object(
  {
    parameters: ExpressionSchema,
    value: nullable(Type.Number({ description: 'At the point, in nats.' })),
    estimator: nullable(
      Type.Object(
        {
          parameter: Type.String(),
          expression: ExpressionSchema,
          average: Type.String({
            description: 'The symbol that stands for the mean of the statistic over the sample.',
          }),
          statistic: ExpressionSchema,
        },
        closed,
      ),
    ),
  },
  {
    ...closed,
    description: 'MML87 under the stated priors: what stating the parameters adds to −log f of the sample, in nats.',
  },
);

export const PriorsSchema = Type.Object(
  {
    reference: nullable(KnownPriorSchema),
    volumes: Type.Array(VolumeSchema),
    messageLength: Type.Optional(nullable(MessageLengthSchema)),
  },
  closed,
);

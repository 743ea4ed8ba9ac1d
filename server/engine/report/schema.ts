// The report as data: one source for the TypeScript types and the JSON Schema of what the engine says of a note.
import { Type, type Static } from 'typebox';
import { BoundSchema } from './boundSchema.ts';
import { ExponentialFamilySchema, ReparamSchema } from './coordinatesSchema.ts';
import { DivergenceSchema } from './divergenceSchema.ts';
import { EstimatorSchema } from './estimatorSchema.ts';
import { FisherSchema } from './fisherSchema.ts';
import { GeometrySchema } from './geometrySchema.ts';
import { NaturalGradientSchema } from './naturalGradientSchema.ts';
import { KnownPriorSchema, PriorsSchema } from './priorsSchema.ts';
import { closed, ExpressionMatrix, ExpressionSchema, literals, nullable, NumberByName, PointSchema } from './shapes.ts';

const PositionSchema = Type.Object(
  { line: Type.Integer({ minimum: 0 }), character: Type.Integer({ minimum: 0 }) },
  closed,
);
export const RangeSchema = Type.Object({ start: PositionSchema, end: PositionSchema }, closed);

export const severities = ['error', 'warning', 'information', 'hint'] as const;

export const DiagnosticSchema = Type.Object(
  {
    code: Type.String(),
    severity: literals(severities),
    message: Type.String(),
    range: RangeSchema,
    model: nullable(Type.String()),
  },
  closed,
);

const ParameterSchema = Type.Object(
  {
    name: Type.String(),
    domain: Type.String({ description: 'In the model language: R, (0, inf), simplex(3) …' }),
    declared: Type.Boolean({ description: 'Stated by a param line, not inferred from the distribution.' }),
    latex: Type.String(),
    role: nullable(Type.String({ description: 'What the parameter is to its distribution: mean, shape, rate …' })),
  },
  closed,
);

const ConditionSchema = Type.Object(
  {
    condition: Type.String(),
    verdict: literals(['holds', 'fails', 'undecided']),
    reason: Type.String(),
    witness: Type.Optional(
      Type.Object({ kind: literals(['point', 'direction', 'boundary', 'integral']), text: Type.String() }, closed),
    ),
  },
  closed,
);

/** What the engine says of a model, without its place in a note. */
const analysisProperties = {
  observation: Type.Object(
    {
      name: Type.String(),
      distribution: Type.String(),
      support: Type.String(),
      latex: Type.String({ description: 'The observation alone.' }),
      statement: ExpressionSchema,
    },
    closed,
  ),
  parameters: Type.Array(ParameterSchema),
  samples: Type.Object({ symbol: nullable(Type.String()), value: nullable(Type.Number()) }, closed),
  point: nullable(PointSchema),
  versus: nullable(PointSchema),
  constraints: Type.Array(Type.String()),
  logDensity: Type.Optional(nullable(ExpressionSchema)),
  constants: Type.Optional(
    Type.Array(ExpressionSchema, {
      description:
        'The normalizing constants that formulas name, Z(s) or Z_1(s), with the integral or sum that each is. E, Var, Cov and kappa with the same index are mean, variance, covariance and joint cumulant under it.',
    }),
  ),
  score: Type.Optional(nullable(Type.Array(ExpressionSchema))),
  hessian: Type.Optional(nullable(ExpressionMatrix)),
  fisher: Type.Optional(FisherSchema),
  inverse: Type.Optional(nullable(ExpressionMatrix)),
  standardErrors: Type.Optional(nullable(NumberByName)),
  jeffreys: Type.Optional(KnownPriorSchema),
  priors: Type.Optional(PriorsSchema),
  exponentialFamily: Type.Optional(nullable(ExponentialFamilySchema)),
  entropy: Type.Optional(nullable(ExpressionSchema)),
  entropyAt: Type.Optional(
    nullable(
      Type.Object(
        { value: Type.Number(), errorBound: Type.Number() },
        { ...closed, description: 'The entropy at the point, in nats.' },
      ),
    ),
  ),
  reparam: Type.Optional(nullable(ReparamSchema)),
  bounds: Type.Optional(Type.Array(BoundSchema)),
  divergences: Type.Optional(Type.Array(DivergenceSchema)),
  notReached: Type.Optional(
    Type.Array(Type.String(), { description: 'The parts that were given up at their step budget.' }),
  ),
  geometry: Type.Optional(nullable(GeometrySchema)),
  naturalGradient: Type.Optional(nullable(NaturalGradientSchema)),
  estimators: Type.Optional(Type.Array(EstimatorSchema)),
  data: Type.Optional(Type.Null()),
  regularity: Type.Optional(Type.Array(ConditionSchema)),
  claims: Type.Optional(
    Type.Array(
      Type.Object(
        {
          what: Type.String(),
          verdict: literals(['true', 'false', 'undecided']),
          proved: Type.Boolean(),
          reason: Type.String(),
        },
        closed,
      ),
    ),
  ),
};

export const ModelAnalysisSchema = Type.Object(analysisProperties, closed);

export const ModelSchema = Type.Object(
  { name: Type.String(), origin: literals(['block', 'formula']), range: RangeSchema, ...analysisProperties },
  closed,
);

export const ReportSchema = Type.Object(
  {
    version: Type.Literal(1),
    notes: Type.Array(
      Type.Object(
        { path: Type.String(), models: Type.Array(ModelSchema), diagnostics: Type.Array(DiagnosticSchema) },
        closed,
      ),
    ),
  },
  closed,
);

/** The parts of a model's report that `--only` may name. */
export const reportParts = [
  'logDensity',
  'score',
  'hessian',
  'fisher',
  'inverse',
  'standardErrors',
  'jeffreys',
  'priors',
  'exponentialFamily',
  'entropy',
  'entropyAt',
  'reparam',
  'bounds',
  'estimators',
  'divergences',
  'geometry',
  'naturalGradient',
  'data',
  'regularity',
  'claims',
] as const;
export type ReportPart = (typeof reportParts)[number];

export type Severity = (typeof severities)[number];
export type ExpressionReport = Static<typeof ExpressionSchema>;
export type ParameterReport = Static<typeof ParameterSchema>;
export type RouteReport = FisherReport['verification'][number]['routes'][number];
export type FisherReport = Static<typeof FisherSchema>;
export type BoundReport = Static<typeof BoundSchema>;
export type DivergenceReport = Static<typeof DivergenceSchema>;
export type GeometryReport = Static<typeof GeometrySchema>;
export type NaturalGradientReport = Static<typeof NaturalGradientSchema>;
export type ExponentialFamilyReport = Static<typeof ExponentialFamilySchema>;
export type ReparamReport = Static<typeof ReparamSchema>;
export type PriorReport = Static<typeof KnownPriorSchema>;
export type PriorsReport = Static<typeof PriorsSchema>;
export type ConditionReport = Static<typeof ConditionSchema>;
export type ModelAnalysis = Static<typeof ModelAnalysisSchema>;
export type ModelReport = Static<typeof ModelSchema>;
export type DiagnosticReport = Static<typeof DiagnosticSchema>;
export type Report = Static<typeof ReportSchema>;

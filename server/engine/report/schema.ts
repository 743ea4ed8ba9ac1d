// The report as data: one source for the TypeScript types and the JSON Schema of what the engine says of a note.
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const closed = { additionalProperties: false } as const;

const NumberByName = Type.Record(Type.String(), Type.Number());
const NumberMatrix = Type.Array(Type.Array(Type.Number()));
/** A number, a vector or a matrix, by the name of the parameter that it is the value of. */
const PointSchema = Type.Record(
  Type.String(),
  Type.Union([Type.Number(), Type.Array(Type.Number()), Type.Array(Type.Array(Type.Number()))]),
);

export const ExpressionSchema = Type.Object(
  {
    text: Type.String({ description: "The expression in the model language's own ASCII syntax." }),
    latex: Type.String({ description: 'What KaTeX is given.' }),
  },
  closed,
);
const ExpressionMatrix = Type.Array(Type.Array(ExpressionSchema));

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

const RouteSchema = Type.Object(
  {
    name: literals(['score-covariance', 'negative-hessian', 'kl-hessian', 'closed-form', 'monte-carlo']),
    value: NumberMatrix,
    agrees: Type.Boolean(),
  },
  closed,
);

const FisherSchema = Type.Object(
  {
    status: literals(['closed-form', 'numeric', 'undefined', 'infinite', 'unresolved']),
    reason: nullable(Type.String()),
    matrix: nullable(Type.Array(Type.Array(nullable(ExpressionSchema)))),
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

const BoundSchema = Type.Object(
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

const DivergenceSchema = Type.Object(
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
  score: Type.Optional(nullable(Type.Array(ExpressionSchema))),
  hessian: Type.Optional(nullable(ExpressionMatrix)),
  fisher: Type.Optional(FisherSchema),
  inverse: Type.Optional(nullable(ExpressionMatrix)),
  standardErrors: Type.Optional(nullable(NumberByName)),
  jeffreys: Type.Optional(
    Type.Object(
      { density: nullable(ExpressionSchema), proper: nullable(Type.Boolean()), family: nullable(Type.String()) },
      closed,
    ),
  ),
  exponentialFamily: Type.Optional(
    nullable(
      Type.Object(
        {
          natural: Type.Array(ExpressionSchema),
          sufficient: Type.Array(ExpressionSchema),
          logPartition: ExpressionSchema,
          mean: Type.Array(ExpressionSchema),
        },
        closed,
      ),
    ),
  ),
  bounds: Type.Optional(Type.Array(BoundSchema)),
  divergences: Type.Optional(Type.Array(DivergenceSchema)),
  geometry: Type.Optional(Type.Null()),
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
  'exponentialFamily',
  'bounds',
  'divergences',
  'geometry',
  'data',
  'regularity',
  'claims',
] as const;
export type ReportPart = (typeof reportParts)[number];

export type Severity = (typeof severities)[number];
export type ExpressionReport = Static<typeof ExpressionSchema>;
export type ParameterReport = Static<typeof ParameterSchema>;
export type RouteReport = Static<typeof RouteSchema>;
export type FisherReport = Static<typeof FisherSchema>;
export type BoundReport = Static<typeof BoundSchema>;
export type DivergenceReport = Static<typeof DivergenceSchema>;
export type ConditionReport = Static<typeof ConditionSchema>;
export type ModelAnalysis = Static<typeof ModelAnalysisSchema>;
export type ModelReport = Static<typeof ModelSchema>;
export type DiagnosticReport = Static<typeof DiagnosticSchema>;
export type Report = Static<typeof ReportSchema>;

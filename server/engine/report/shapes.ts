// The shapes that all parts of the report are made of: expressions, matrices, points, what may be absent.
import { Type } from 'typebox';

export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
export const closed = { additionalProperties: false } as const;

export const NumberByName = Type.Record(Type.String(), Type.Number());
export const NumberMatrix = Type.Array(Type.Array(Type.Number()));
/** A number, a vector or a matrix, by the name of the parameter that it is the value of. */
export const PointSchema = Type.Record(
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
export const ExpressionMatrix = Type.Array(Type.Array(ExpressionSchema));

// Decides what a call in an expression means: a function of the language, or of lists and matrices.
import { nearest } from '../base/suggest.ts';
import { add } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { findFunction, functions } from '../expr/functions/index.ts';
import type { FunctionDefinition } from '../expr/functions/definition.ts';
import { determinant, inverse, product, transpose } from '../expr/matrix.ts';
import { findFamily } from '../distributions/index.ts';
import type { Value } from '../distributions/family.ts';
import { call } from '../expr/substitute.ts';
import type { CallSyntax } from '../text/syntax.ts';
import type { Reading } from './reading.ts';
import { replaceFix } from './issue.ts';
import { sampleFunctionNamed } from './statements/sampleFunctions.ts';
import { dot, entriesOf, matrix, scalar, vector, type Meaning } from './values.ts';

/** The functions that take lists or matrices. */
export const structuralFunctions = ['sum', 'det', 'inv', 'transpose', 'dot'] as const;
/** The largest symbolic matrix whose determinant is written out. */
const largestMatrix = 5;

export function readCall(reader: Reading, syntax: CallSyntax): Meaning | undefined {
  const structural = structuralFunctions.find((name) => name === syntax.name);
  const definition = findFunction(syntax.name);
  if (structural === undefined && definition === undefined) {
    reportUnknown(reader, syntax);
    return undefined;
  }
  const values = syntax.arguments.map((argument) => reader.value(argument.value));
  if (syntax.arguments.some((argument) => argument.name !== undefined) || !syntax.closed) return undefined;
  if (definition !== undefined) return scalarCall(reader, syntax, definition, values);
  if (values.includes(undefined)) return undefined;
  return structuralCall(reader, syntax, structural ?? 'sum', values as readonly Value[]);
}

function reportUnknown(reader: Reading, syntax: CallSyntax): void {
  const { name, nameSpan } = syntax;
  if (findFamily(name) !== undefined) {
    const message = `“${name}” is a distribution; it stands after “~”, not in an expression.`;
    reader.issues.report('unknown-function', nameSpan, message);
    return;
  }
  if (sampleFunctionNamed(name) !== undefined) {
    const message = `“${name}” is a function of a sample; it stands in an estimator, as estimator T = ${name}(x).`;
    reader.issues.report('unknown-function', nameSpan, message);
    return;
  }
  const known = [...functions.map((f) => f.name), ...structuralFunctions];
  const alias = {
    ln: 'log',
    arctan: 'atan',
    arcsin: 'asin',
    arccos: 'acos',
    arcsinh: 'asinh',
    arsinh: 'asinh',
    arccosh: 'acosh',
    arcosh: 'acosh',
    arctanh: 'atanh',
    artanh: 'atanh',
    expit: 'logistic',
    sigmoid: 'logistic',
    psi: 'digamma',
    Gamma: 'gamma',
    loggamma: 'lgamma',
    gammaln: 'lgamma',
    binom: 'choose',
    normcdf: 'Phi',
    pnorm: 'Phi',
    Abs: 'abs',
    sgn: 'sign',
  }[name];
  const meant = alias ?? nearest(name, known);
  const isName =
    reader.names.parameters.has(name) || reader.names.definitions.has(name) || reader.names.constants.has(name);
  if (isName || (meant === undefined && syntax.arguments.length === 1)) {
    const place = { start: nameSpan.end, end: nameSpan.end };
    const message = `There is no function “${name}”. If a product is meant, write ${name}*(…).`;
    const fixes = [{ title: `Write “${name}*(…)”`, edits: [{ span: place, replacement: '*' }], preferred: isName }];
    reader.issues.report('unknown-function', nameSpan, message, { fixes });
    return;
  }
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  const fixes = meant === undefined ? [] : [replaceFix(nameSpan, meant)];
  reader.issues.report('unknown-function', nameSpan, `There is no function “${name}”.${hint}`, { fixes });
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `min` and `max` take any number of arguments, or one list. */
const isVariadic = (definition: FunctionDefinition): boolean => definition.name === 'min' || definition.name === 'max';

function scalarCall(
  reader: Reading,
  syntax: CallSyntax,
  definition: FunctionDefinition,
  values: readonly (Value | undefined)[],
): Meaning | undefined {
  const [only] = values;
  if (isVariadic(definition) && values.length === 1 && only?.kind === 'vector' && only.entries.length > 0)
    return scalar(only.entries.length === 1 ? (only.entries[0] as Expr) : call(definition.name, only.entries));
  const most = isVariadic(definition) ? Infinity : definition.parameters.length;
  const least = definition.parameters.length - (definition.optional ?? 0);
  if (values.length < least || values.length > most) {
    const signature = `${definition.name}(${definition.parameters.join(', ')})`;
    const message = `${signature} takes ${plural(definition.parameters.length, 'argument')}, not ${values.length}.`;
    reader.issues.report('argument-count', syntax.span, message);
    return undefined;
  }
  const scalars = values.map((value, i) => {
    if (value === undefined || value.kind === 'scalar') return value?.value;
    reader.mismatch(syntax.arguments[i]?.span ?? syntax.span, 'a number', value);
    return undefined;
  });
  if (scalars.includes(undefined)) return undefined;
  return scalar(call(definition.name, scalars as readonly Expr[]));
}

function structuralCall(
  reader: Reading,
  syntax: CallSyntax,
  name: (typeof structuralFunctions)[number],
  values: readonly Value[],
): Meaning | undefined {
  const wanted = name === 'dot' ? 2 : 1;
  if (values.length !== wanted) {
    reader.issues.report(
      'argument-count',
      syntax.span,
      `${name}(…) takes ${plural(wanted, 'argument')}, not ${values.length}.`,
    );
    return undefined;
  }
  const [first, second] = values;
  if (first === undefined) return undefined;
  const fail = (message: string): Meaning | undefined => {
    reader.issues.report('type-mismatch', syntax.argumentsSpan, message);
    return undefined;
  };
  if (name === 'sum')
    return first.kind === 'scalar'
      ? fail('Expected a list, or an index: sum(EXPR, i in 1..n).')
      : scalar(add(...entriesOf(first)));
  if (name === 'dot') {
    if (second === undefined) return undefined;
    if (first.kind === 'vector' && second.kind === 'vector')
      return first.entries.length === second.entries.length
        ? scalar(dot(first.entries, second.entries))
        : fail(`dot(a, b) takes two lists of one length, not of ${first.entries.length} and ${second.entries.length}.`);
    if (first.kind === 'matrix' && second.kind === 'vector' && first.rows[0]?.length === second.entries.length)
      return vector(first.rows.map((row) => dot(row, second.entries)));
    if (first.kind === 'matrix' && second.kind === 'matrix' && first.rows[0]?.length === second.rows.length)
      return matrix(product(first.rows, second.rows));
    return fail('dot(a, b) takes two lists, or a matrix and a list, of fitting lengths.');
  }
  if (first.kind !== 'matrix') return fail(`${name}(…) takes a matrix, as [[a, b], [c, d]].`);
  if (name === 'transpose') return matrix(transpose(first.rows));
  if (first.rows.length !== first.rows[0]?.length) return fail(`${name}(…) takes a square matrix.`);
  if (first.rows.length > largestMatrix)
    return fail(`${name}(…) is written out for matrices up to ${largestMatrix} × ${largestMatrix}.`);
  return name === 'det' ? scalar(determinant(first.rows)) : matrix(inverse(first.rows));
}

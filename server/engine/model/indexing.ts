// Decides what an index picks from a list or a matrix; indices count from 1.
import { fromRational, piecewise, subtract, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Value } from '../distributions/family.ts';
import type { ExpressionSyntax, IndexSyntax } from '../text/syntax.ts';
import { wholeNumber, type Reading } from './reading.ts';
import { scalar, vector, type Meaning } from './values.ts';

/** The entry of a list or matrix at the given places; undefined, with the reason reported, where there is none. */
export function entryAt(
  reading: Reading,
  syntax: IndexSyntax,
  whole: Value,
  places: readonly Expr[],
): Meaning | undefined {
  const depth = whole.kind === 'scalar' ? 0 : whole.kind === 'vector' ? 1 : 2;
  if (depth === 0 || places.length > depth) {
    const shape =
      depth === 0 ? 'is a number and has no components' : `takes ${depth} ${depth === 1 ? 'index' : 'indices'}`;
    reading.issues.report('type-mismatch', syntax.span, `What stands before the bracket ${shape}.`);
    return undefined;
  }
  if (whole.kind === 'matrix') {
    const row = pick(reading, syntax.indices[0], places[0], whole.rows);
    if (places.length === 1) return row === undefined ? undefined : vector(row);
    const entry = row === undefined ? undefined : pick(reading, syntax.indices[1], places[1], row);
    return entry === undefined ? undefined : scalar(entry);
  }
  if (whole.kind !== 'vector' || places[0] === undefined) return undefined;
  if (wholeNumber(places[0]) === undefined) return scalar(selected(whole.entries, places[0]));
  const entry = pick(reading, syntax.indices[0], places[0], whole.entries);
  return entry === undefined ? undefined : scalar(entry);
}

function pick<T>(
  reading: Reading,
  syntax: ExpressionSyntax | undefined,
  place: Expr | undefined,
  entries: readonly T[],
): T | undefined {
  const number = place === undefined ? undefined : wholeNumber(place);
  const entry = number === undefined ? undefined : entries[number - 1];
  if (entry === undefined && syntax !== undefined) {
    const message = `Expected an index from 1 to ${entries.length}.`;
    reading.issues.report('type-mismatch', syntax.span, message);
  }
  return entry;
}

/** The entry whose place the expression is; its values are taken to lie among the places. */
function selected(entries: readonly Expr[], place: Expr): Expr {
  const branches = entries.slice(0, -1).map((value, i) => ({
    condition: {
      kind: 'comparison',
      difference: subtract(place, fromRational(Q.integer(i + 1))),
      relation: '=',
    } as const,
    value,
  }));
  return piecewise(branches, entries[entries.length - 1] ?? zero);
}

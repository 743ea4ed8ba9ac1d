// What the names of the observation stand for once its law is read: a number, a list, a matrix.
import { add, one, subtract } from '../../expr/build.ts';
import type { Expr } from '../../expr/expr.ts';
import type { Value } from '../../distributions/family.ts';
import type { Law } from '../../distributions/law.ts';
import type { NameSyntax } from '../../text/syntax.ts';
import { valueOfCoordinates } from '../parameterShapes.ts';
import { scalar, vector } from '../values.ts';

/** By name; the last fraction of a whole, or the last count, is what the others leave. */
export function observationValues(law: Law, written: readonly NameSyntax[]): ReadonlyMap<string, Value> {
  const { variables, support } = law;
  const region = support.kind === 'product' ? support.region : undefined;
  const total = region?.total ?? one;
  const entries: readonly Expr[] =
    region === undefined || region.kind === 'posdef' || variables.length !== region.size - 1
      ? variables
      : [...variables, subtract(total, add(...variables))];
  const [first] = written;
  if (written.length !== 1 || first === undefined)
    return new Map(written.flatMap(({ name }, i) => (entries[i] === undefined ? [] : [[name, scalar(entries[i])]])));
  if (region?.kind === 'posdef')
    return new Map([[first.name, valueOfCoordinates({ kind: 'posdef', size: region.size }, variables)]]);
  const [only] = entries;
  const isNumber = support.kind !== 'product' && only !== undefined;
  return new Map([[first.name, isNumber ? scalar(only) : vector(entries)]]);
}

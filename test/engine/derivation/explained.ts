/** Which steps of a derivation are magic: nothing before them, and no principle of theirs, says where their right side is from. */

import { objectKey } from '../../../server/engine/derivation/objects.ts';
import type { PrincipleId } from '../../../server/engine/derivation/principles.ts';
import {
  information,
  inverseInformation,
  type Derivation,
  type MathObject,
  type Step,
} from '../../../server/engine/derivation/step.ts';

/** Plain calculation: it adds no knowledge of means. */
const calculations: ReadonlySet<PrincipleId> = new Set<PrincipleId>([
  'algebra',
  'insertion',
  'substitution',
  'multiplication',
]);

/** The quantities and expectations that stand in the object unevaluated. */
function open(object: MathObject): readonly MathObject[] {
  switch (object.kind) {
    case 'expression':
      return [];
    case 'quantity':
    case 'expectation':
    case 'sum':
      return [object];
    case 'product':
      return object.factors.flatMap(open);
    case 'combination':
      return object.terms.flatMap((t) => open(t.of));
    case 'matrix':
      return object.rows.flat().flatMap(open);
    case 'inverse':
    case 'transpose':
    case 'trace':
      return open(object.of);
  }
}

/** The key under which a quantity is told: an entry of the inverse with the inverse, the only entry of a matrix with the matrix. */
function keyOf(object: MathObject): string {
  if (object.kind !== 'quantity') return objectKey(object);
  const { quantity } = object;
  const [only, ...others] = 'coordinates' in quantity ? quantity.coordinates : [];
  if (quantity.name === 'inverseEntry') return objectKey(inverseInformation);
  if (quantity.name === 'coordinateInformation' && only !== undefined && others.length === 0)
    return objectKey(information(only, only));
  return objectKey(object);
}

/** What is open on the left of a calculation must be open on its right, or have been told before. */
export function unexplained(derivation: Derivation): readonly Step[] {
  const told = new Set<string>();
  return derivation.steps.filter((step) => {
    const right = new Set(open(step.to).map(keyOf));
    const missing = open(step.from).filter((part) => !right.has(keyOf(part)) && !told.has(keyOf(part)));
    told.add(keyOf(step.from));
    // a product of scores is told when both scores are
    return calculations.has(step.principle) && missing.some((part) => !scoresOf(part).every((s) => told.has(s)));
  });
}

const scoresOf = (part: MathObject): readonly string[] =>
  part.kind === 'expectation' && part.of.kind === 'product' ? part.of.factors.map(objectKey) : [''];

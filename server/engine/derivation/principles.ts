// The principles by which a derivation goes from one line to the next.
import { densityPrinciples } from './densityPrinciples.ts';
import { expectationPrinciples } from './expectationPrinciples.ts';
import { informationPrinciples } from './informationPrinciples.ts';
import type { Principle } from './principle.ts';

export type { Principle };

export const principles = [...densityPrinciples, ...expectationPrinciples, ...informationPrinciples] as const;

export type PrincipleId = (typeof principles)[number]['id'];

const byId: ReadonlyMap<string, Principle> = new Map(principles.map((principle) => [principle.id, principle]));

/** The principle of this id. */
export function principleOf(id: PrincipleId): Principle {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`There is no principle ${id}.`);
  return found;
}

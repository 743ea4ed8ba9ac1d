// Decides the law and the parameter space that a block has without the domains that its `param` lines state.
import { IssueList } from './issue.ts';
import type { LawForm } from './lawForm.ts';
import { readLaw, type LawContext, type LawReading } from './lawReading.ts';
import { parameterSpace, type ParameterSpace } from './parameterSpace.ts';
import type { UndeclaredSpace } from './statisticalModel.ts';

/** Undefined where the law cannot be read without them. `first` is its reading with every name on the whole line. */
export function undeclaredSpace(
  context: LawContext,
  form: LawForm,
  first: LawReading,
  known: ReadonlySet<string>,
  negative: ReadonlySet<string>,
): UndeclaredSpace | undefined {
  const spaceOf = (reading: LawReading | undefined): ParameterSpace | undefined =>
    reading === undefined ? undefined : parameterSpace(reading, new Map(), negative, new Set(), new IssueList());
  const readIn = (space: ParameterSpace | undefined): LawReading | undefined =>
    space === undefined ? undefined : readLaw(context, form, space.domains, known, new IssueList());
  const space = spaceOf(readIn(spaceOf(first)));
  const reading = readIn(space);
  if (space === undefined || reading === undefined) return undefined;
  return {
    parameters: reading.leaves.parameters.flatMap((p) => p.symbols),
    known: reading.leaves.knowns,
    positive: space.positive,
    law: reading.draft.law,
    origin: reading.draft.origin,
  };
}

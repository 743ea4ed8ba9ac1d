// The closed forms that the literature knows, as data: a law in the model language, by name and written out, and its Fisher
// information as a function of the parameters in plain numbers.
import { boundedLaws } from './closedForms/bounded.ts';
import type { ClosedForm } from './closedForms/closedForm.ts';
import { discreteLaws } from './closedForms/discrete.ts';
import { energies } from './closedForms/energies.ts';
import { extremeLaws } from './closedForms/extremes.ts';
import { positiveLaws } from './closedForms/positive.ts';
import { realLaws } from './closedForms/real.ts';
import { regressions } from './closedForms/regressions.ts';
import { vectorLaws } from './closedForms/vectors.ts';

export type { ClosedForm, Matrix } from './closedForms/closedForm.ts';

export const closedForms: readonly ClosedForm[] = [
  ...realLaws,
  ...positiveLaws,
  ...boundedLaws,
  ...extremeLaws,
  ...discreteLaws,
  ...vectorLaws,
  ...regressions,
  ...energies,
];

// The bounds, in the order in which they are reported.
import type { Bound } from './bound.ts';
import { chapmanRobbins } from './chapmanRobbins.ts';
import { cramerRao } from './cramerRao.ts';
import { cramerRaoEstimand } from './cramerRaoEstimand.ts';
import { cramerRaoKnownNuisance } from './cramerRaoKnownNuisance.ts';

export const bounds: readonly Bound[] = [cramerRao, cramerRaoEstimand, cramerRaoKnownNuisance, chapmanRobbins];

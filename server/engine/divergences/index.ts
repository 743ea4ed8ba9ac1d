// The divergences, in the order in which they are reported.
import { alphaDivergence } from './alphaDivergence.ts';
import { bhattacharyya } from './bhattacharyya.ts';
import { chiSquared } from './chiSquared.ts';
import type { Divergence } from './divergence.ts';
import { fisherDivergence } from './fisherDivergence.ts';
import { fisherRaoDistance } from './fisherRaoDistance.ts';
import { hellinger } from './hellinger.ts';
import { jeffreysDivergence } from './jeffreysDivergence.ts';
import { jensenShannon } from './jensenShannon.ts';
import { klCubic } from './klCubic.ts';
import { klCubicError, klQuadraticError } from './klErrors.ts';
import { klQuadratic } from './klQuadratic.ts';
import { klQuadraticRegion } from './klQuadraticRegion.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { renyi } from './renyi.ts';
import { reverseKullbackLeibler } from './reverseKullbackLeibler.ts';
import { totalVariation } from './totalVariation.ts';

export const divergences: readonly Divergence[] = [
  kullbackLeibler,
  reverseKullbackLeibler,
  klQuadratic,
  klQuadraticError,
  klQuadraticRegion,
  klCubic,
  klCubicError,
  renyi(0.5),
  renyi(2),
  alphaDivergence(0),
  alphaDivergence(0.5),
  hellinger,
  bhattacharyya,
  chiSquared,
  jensenShannon,
  jeffreysDivergence,
  totalVariation,
  fisherDivergence,
  fisherRaoDistance,
];

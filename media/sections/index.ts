// The page's sections, in the order in which they are read. A new section is a file and a line here, in its group.
import { bounds } from './bounds.ts';
import { coordinates } from './coordinates.ts';
import { derivation } from './derivation.ts';
import { divergence } from './divergence.ts';
import { entropy } from './entropy.ts';
import { estimators } from './estimators.ts';
import { exponentialFamily } from './exponentialFamily.ts';
import { fisher } from './fisher.ts';
import { claims } from './further.ts';
import { geometry } from './geometry.ts';
import { logDensity } from './logDensity.ts';
import { naturalGradient } from './naturalGradient.ts';
import { plots } from './plots.ts';
import { jeffreys } from './priors.ts';
import { regularity } from './regularity.ts';
import { score } from './score.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [
  // the model and its information
  regularity,
  logDensity,
  score,
  fisher,
  // what follows from it for estimators
  bounds,
  estimators,
  // how far distributions are apart
  divergence,
  entropy,
  claims,
  plots,
  // coordinates, priors, geometry, descent
  exponentialFamily,
  coordinates,
  jeffreys,
  geometry,
  naturalGradient,
  // how all of it was had
  derivation,
];

// The page's sections, in the order in which they are read. A new section is a file and a line here.
import { bounds } from './bounds.ts';
import { derivation } from './derivation.ts';
import { divergence } from './divergence.ts';
import { fisher } from './fisher.ts';
import { claims, exponentialFamily, jeffreys } from './further.ts';
import { logDensity } from './logDensity.ts';
import { plots } from './plots.ts';
import { regularity } from './regularity.ts';
import { score } from './score.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [
  regularity,
  logDensity,
  score,
  fisher,
  bounds,
  divergence,
  claims,
  plots,
  exponentialFamily,
  jeffreys,
  derivation,
];

// The divergences, in the order in which they are reported.
import type { Divergence } from './divergence.ts';
import { klQuadratic } from './klQuadratic.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { reverseKullbackLeibler } from './reverseKullbackLeibler.ts';

export const divergences: readonly Divergence[] = [kullbackLeibler, reverseKullbackLeibler, klQuadratic];

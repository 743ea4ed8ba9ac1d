// How much work with polynomials one simplification, zero test or decomposition may do, counted in operations on terms: each is
// bounded by itself, so that its result depends on its expression alone, and not on what was computed before.

import { charge } from '../base/work.ts';

/** The computation grew beyond what is allowed; caught where a normal form is asked for. */
export class TooLarge extends Error {}

const allowance = 400_000;
let left = Infinity;
const stepsOfTerm = 20;

/** The computation with an allowance of its own, also inside another. Throws TooLarge where that is spent. */
export function withTermSteps<T>(compute: () => T, allowed = allowance): T {
  const outer = left;
  left = allowed;
  try {
    return compute();
  } finally {
    left = outer;
  }
}

/** Takes steps from the allowance of the computation that is under way. */
export function spendTermSteps(steps: number): void {
  charge(stepsOfTerm * steps);
  left -= steps;
  if (left < 0) throw new TooLarge();
}

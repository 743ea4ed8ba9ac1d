/** How the error of a double-exponential rule is judged from the changes between its levels. */

/**
 * A bound for the error of the newest level from the last three changes, newest first.
 *
 * While the changes shrink superlinearly, as they do for integrands analytic inside the piece (each error is then about the
 * square of the one before), the bound follows that law with a large margin; else it is the changes themselves.
 */
export function changeBound(newest: number, middle: number, oldest: number, absolute: number): number {
  if (newest === 0 && middle === 0) return 0;
  const e1 = newest / absolute;
  const e2 = middle / absolute;
  const e3 = oldest / absolute;
  if (e1 <= e2 ** 1.5 && e2 <= e3 ** 1.2 && e3 < 0.1) return absolute * Math.max(10 * e1 ** 1.5, e2 ** 3);
  return 2 * Math.max(newest, newest > 0.5 * middle ? 2 * middle : 0.25 * middle);
}

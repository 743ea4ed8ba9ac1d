// Decides at which values around the point a parameter is shown: steps that stay inside its domain.
import type { PlotParameter } from './plotSpec.ts';

/** How far one step goes, as a share of the distance to the end of a half-infinite domain, or of the width of a finite one. */
const shareOfDistance = 0.36;
const shareOfWidth = 0.15;
/** Nearer to an end of a finite domain than this share of its width, a point is shown as on a half-infinite one. */
const nearEnd = 0.1;

/** The distance to the end of its domain that a point is near to; undefined where it is near to none. */
export function distanceToEnd({ lower, upper }: PlotParameter, value: number): number | undefined {
  const distance = Math.min(value - lower, upper - value);
  return Number.isFinite(distance) && distance < nearEnd * (upper - lower) ? distance : undefined;
}

/** The step that the domain asks for; undefined where it is the whole line, which asks for none. */
export function domainStep(parameter: PlotParameter, value: number): number | undefined {
  const distance = distanceToEnd(parameter, value);
  if (distance !== undefined) return distance > 0 ? shareOfDistance * distance : undefined;
  return Number.isFinite(parameter.upper - parameter.lower)
    ? shareOfWidth * (parameter.upper - parameter.lower)
    : undefined;
}

/** value + k·step for whole k, within `reach` steps and clear of the ends of the domain. */
export function gridAround(parameter: PlotParameter, value: number, step: number, reach: number): readonly number[] {
  const isWhole = Number.isFinite(parameter.upper - parameter.lower) && distanceToEnd(parameter, value) === undefined;
  const steps = isWhole ? Math.ceil(1 / shareOfWidth) : reach;
  return Array.from({ length: 2 * steps + 1 }, (_, i) => value + (i - steps) * step).filter(
    (v) => v - parameter.lower > 0.27 * step && parameter.upper - v > 0.27 * step,
  );
}

// Decides at which values around the point a parameter is shown: steps that stay inside its domain.
import type { PlotParameter } from './plotProblem.ts';

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

/** A finite domain almost whole; else, or near its end, from near the end to a few steps beyond the point. */
export function windowAround(parameter: PlotParameter, at: number, freeStep: number): readonly [number, number] {
  const { lower, upper } = parameter;
  const step = domainStep(parameter, at) ?? freeStep;
  if (Number.isFinite(upper - lower) && distanceToEnd(parameter, at) === undefined) {
    const inset = 0.02 * (upper - lower);
    return [lower + inset, upper - inset];
  }
  return [Math.max(lower + 0.5 * step, at - 3.5 * step), Math.min(upper - 0.5 * step, at + 3.5 * step)];
}

// Decides at which values around the point a parameter is shown: steps that stay inside its domain.
import type { PlotParameter } from './plotSpec.ts';

/** How far one step goes, as a share of the distance to the end of a half-infinite domain, or of the width of a finite one. */
const shareOfDistance = 0.36;
const shareOfWidth = 0.15;

/** The step that the domain asks for; undefined where it is the whole line, which asks for none. */
export function domainStep({ lower, upper }: PlotParameter, value: number): number | undefined {
  if (Number.isFinite(lower) && Number.isFinite(upper)) return shareOfWidth * (upper - lower);
  if (Number.isFinite(lower)) return value > lower ? shareOfDistance * (value - lower) : undefined;
  if (Number.isFinite(upper)) return value < upper ? shareOfDistance * (upper - value) : undefined;
  return undefined;
}

/** value + k·step for whole k, within `reach` steps and clear of the ends of the domain. */
export function gridAround(parameter: PlotParameter, value: number, step: number, reach: number): readonly number[] {
  const bounded = Number.isFinite(parameter.lower) && Number.isFinite(parameter.upper);
  const steps = bounded ? Math.ceil(1 / shareOfWidth) : reach;
  return Array.from({ length: 2 * steps + 1 }, (_, i) => value + (i - steps) * step).filter(
    (v) => v - parameter.lower > 0.27 * step && parameter.upper - v > 0.27 * step,
  );
}

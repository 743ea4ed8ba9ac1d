// Nodes and weights for means over the law of one observation at the point, fixed once, so that many means in which only the
// integrand changes are cheap: the masses of counts, or the trapezoidal rule where the density falls off smoothly at both ends,
// which is then exact to rounding (Trefethen and Weideman, SIAM Review 56 (2014)).
import { densityWindow, massWindow } from './densityWindow.ts';
import type { PlotInput } from './plotProblem.ts';

export interface Node {
  readonly x: number;
  /** The probability that it stands for. */
  readonly weight: number;
}

/** Where the density has fallen so far, as a logarithm, the rest does not count. */
const drop = 34;
const count = 240;
/** The weights must come to 1 within this, also with every other node alone. */
const tolerance = 1e-9;

/** Undefined where the rule does not give the law its total of 1. */
export function fixedNodes(observation: NonNullable<PlotInput['observation']>): readonly Node[] | undefined {
  const { logDensity, lower, upper, measure } = observation;
  const isComplete = (nodes: readonly Node[]): boolean =>
    Math.abs(nodes.reduce((sum, n) => sum + n.weight, 0) - 1) <= tolerance;
  if (measure === 'counting') {
    const nodes = (observation.points ?? massWindow(logDensity, lower, upper, drop)).map((x) => ({
      x,
      weight: Math.exp(logDensity(x)),
    }));
    return isComplete(nodes) ? nodes : undefined;
  }
  const window = densityWindow(logDensity, lower, upper, drop);
  if (window === undefined) return undefined;
  const step = (window.upper - window.lower) / count;
  const nodes = Array.from({ length: count - 1 }, (_, i): Node => {
    const x = window.lower + (i + 1) * step;
    return { x, weight: Math.exp(logDensity(x)) * step };
  });
  const half = nodes.filter((_, i) => i % 2 === 1).map(({ x, weight }) => ({ x, weight: 2 * weight }));
  return isComplete(nodes) && isComplete(half) ? nodes : undefined;
}

// Decides what a log-density does where an expression in the parameters alone vanishes: whether it has a derivative there.
import { subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { holdsLogOfZero } from '../model/growth.ts';
import { affineRoot } from './affineRoot.ts';
import { sideOf } from './sides.ts';
import { withoutPoles } from './withoutPoles.ts';

/** By comparing both sides and the place itself, for all observations and all values of the other parameters. */
export function kindInParameters(
  { logDensity }: Law,
  place: Expr,
  parameters: readonly SymbolExpr[],
): 'smooth' | 'kink' | 'jump' | 'isolated' | 'edge' | 'unknown' {
  const moving = parameters.find((p) => affineRoot(place, p) !== undefined);
  const root = moving === undefined ? undefined : affineRoot(place, moving);
  const [above, on, below] = ([1, 0, -1] as const).map((side) => {
    const there = sideOf(logDensity, place, side);
    const isPole =
      there !== undefined &&
      moving !== undefined &&
      root !== undefined &&
      !Number.isFinite(valueAt(there, moving, root));
    return isPole ? withoutPoles(there, moving, root) : there;
  });
  if (above === undefined || on === undefined || below === undefined || moving === undefined || root === undefined)
    return 'unknown';
  if ([above, below].some(holdsLogOfZero)) return 'edge';
  const place0 = new Map<Expr, Expr>([[moving, root]]);
  const here = (expr: Expr): Expr => simplify(substitute(expr, place0));
  if (![above, on, below].every((side) => Number.isFinite(valueAt(side, moving, root)))) return 'unknown';
  if (!isZero(here(subtract(above, below)))) return 'jump';
  if (!isZero(here(subtract(on, above)))) return 'isolated';
  for (const p of parameters) {
    if (!isDifferentiable(above, p) || !isDifferentiable(below, p)) return 'unknown';
    const slopes = [above, below].map((side) => differentiate(side, p));
    const values = slopes.map((slope) => valueAt(slope, moving, root));
    if (values.some(Number.isNaN)) return 'unknown';
    // an infinite slope, as of √|t| at 0
    if (!values.every(Number.isFinite)) return 'kink';
    if (!isZero(here(subtract(slopes[0] as Expr, slopes[1] as Expr)))) return 'kink';
  }
  return 'smooth';
}

/** At a generic value of the other symbols, with the parameter at its root. */
function valueAt(expr: Expr, parameter: SymbolExpr, root: Expr): number {
  const others = [...new Set([...freeSymbols(expr), ...freeSymbols(root)])].filter((s) => s !== parameter);
  const values = new Map(others.map((s, i) => [s, samplePoint(s.domain, i)] as const));
  return evaluate(expr, new Map([...values, [parameter, evaluate(root, values)] as const]));
}

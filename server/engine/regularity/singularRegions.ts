// Decides in which parts of the parameter space, on one side of a break in the parameters, the information is singular throughout.
import { negate } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import type { ModelFacts } from './condition.ts';
import { realBreaks } from './differentiable.ts';
import { whereAbove } from './regularRegion.ts';
import { sideOf } from './sides.ts';
import type { Write } from './words.ts';

export interface SingularRegion {
  /** Positive there. */
  readonly positive: Expr;
  /** On which the distribution does not depend there, if a single one is lost. */
  readonly lost: SymbolExpr | undefined;
}

/** `det` is the determinant of the information, where it is known. */
export function singularRegions(facts: ModelFacts, det: Expr | undefined): readonly SingularRegion[] {
  const { model, information } = facts;
  const places = realBreaks(facts).flatMap((b) => (b.isJoint || b.isPeriodic === true ? [] : [b.place]));
  const vanishes = (expr: Expr | undefined, place: Expr, side: 1 | -1): boolean => {
    const there = expr === undefined ? undefined : sideOf(expr, place, side);
    return there !== undefined && isZero(simplify(there));
  };
  return [...new Set(places)].flatMap((place) =>
    ([1, -1] as const).flatMap((side): readonly SingularRegion[] => {
      const positive = side === 1 ? place : negate(place);
      const lost = model.parameters.find((_, i) => vanishes(information.score?.[i], place, side))?.symbol;
      return lost === undefined && !vanishes(det, place, side) ? [] : [{ positive, lost }];
    }),
  );
}

/** `t < 0`. */
export const regionWords = ({ positive }: SingularRegion, write: Write): string => whereAbove(positive, 0, write);

// Decides in which parts of the parameter space, beside breaks in the parameters or between two of them, the information is singular
// throughout.
import { negate, primitivePart } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { affineRoot } from './affineRoot.ts';
import { settledAt } from './atPlace.ts';
import type { ModelFacts } from './condition.ts';
import { realBreaks } from './differentiable.ts';
import type { SignOf } from './nearEnd.ts';
import { whereAbove } from './regularRegion.ts';
import { sideOf } from './sides.ts';
import type { Write } from './words.ts';

export interface SingularRegion {
  /** Positive there. */
  readonly positive: readonly Expr[];
  /** On which the distribution does not depend there, if a single one is lost. */
  readonly lost: SymbolExpr | undefined;
}

/** A side of the place of a break. */
interface Side {
  readonly place: Expr;
  readonly side: 1 | -1;
}

/** `det` is the determinant of the information, where it is known. */
export function singularRegions(facts: ModelFacts, det: Expr | undefined): readonly SingularRegion[] {
  const { model, information } = facts;
  const breaks = realBreaks(facts).flatMap((b) => (b.isJoint || b.isPeriodic === true ? [] : [b.place]));
  const places = [...new Set(breaks)];
  const vanishes = (expr: Expr | undefined, sides: readonly Side[]): boolean => {
    const there = sides.reduce<Expr | undefined>(
      (e, { place, side }) => e && sideOf(e, place, side),
      expr && settledAt(expr, new Map(), signOn(sides)),
    );
    return there !== undefined && isZero(simplify(there));
  };
  const regionOf = (bounds: readonly Side[], sides: readonly Side[] = bounds): readonly SingularRegion[] => {
    const lost = model.parameters.find((_, i) => vanishes(information.score?.[i], sides))?.symbol;
    if (lost === undefined && !vanishes(det, sides)) return [];
    return [{ positive: bounds.map(({ place, side }) => (side === 1 ? place : negate(place))), lost }];
  };
  const single = places.flatMap((place) => ([1, -1] as const).map((side): Side => ({ place, side })));
  const whole = single.filter((side) => regionOf([side]).length > 0);
  const isIn = ({ sides }: Cell): boolean =>
    whole.some((w) => sides.some((s) => s.place === w.place && s.side === w.side));
  return [
    ...whole.flatMap((side) => regionOf([side])),
    ...cells(places)
      .filter((cell) => !isIn(cell))
      .flatMap(({ bounds, sides }) => regionOf(bounds, sides)),
  ];
}

/** An interval of one parameter between neighboring places, with the sides of all places on which it lies. */
interface Cell {
  readonly bounds: readonly Side[];
  readonly sides: readonly Side[];
}

function cells(places: readonly Expr[]): readonly Cell[] {
  const found = places.flatMap((place) => {
    const [symbol, another] = freeSymbols(place);
    const root = symbol === undefined || another !== undefined ? undefined : affineRoot(place, symbol);
    const bound = root === undefined ? NaN : evaluate(root, new Map());
    if (symbol === undefined || Number.isNaN(bound)) return [];
    // the place grows with the symbol, or falls
    const above: 1 | -1 = evaluate(place, new Map([[symbol, bound + 1]])) > 0 ? 1 : -1;
    return [{ symbol, place, bound, above }];
  });
  return [...new Set(found.map((f) => f.symbol))].flatMap((symbol) => {
    const own = found.filter((f) => f.symbol === symbol).sort((a, b) => a.bound - b.bound);
    return Array.from({ length: own.length + 1 }, (_, k): Cell => {
      const sides = own.map(({ place, above }, i): Side => ({ place, side: i < k ? above : above === 1 ? -1 : 1 }));
      return { bounds: sides.slice(Math.max(k - 1, 0), k + 1), sides };
    });
  });
}

/** The signs of what vanishes at the places, and of its multiples: all parts of a condition are held to them. */
const signOn =
  (sides: readonly Side[]): SignOf =>
  (u) => {
    const { content, primitive } = primitivePart(u);
    const own = sides.find(({ place }) => place === primitive);
    return own === undefined ? undefined : own.side * Q.sign(content) > 0 ? 1 : -1;
  };

/** `t < 0`, `t > 1 and t < 2`. */
export const regionWords = ({ positive }: SingularRegion, write: Write): string =>
  positive.map((p) => whereAbove(p, 0, write)).join(' and ');

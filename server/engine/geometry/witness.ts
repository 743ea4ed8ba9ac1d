// The points at which geometric formulas are confirmed: the writer's own, and generic ones, each with its moments by quadrature.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { ModelResults } from '../modelResults.ts';
import { evaluated } from './evaluated.ts';
import { preparedMoments, skewnessAt, type Estimated, type PointMoments } from './pointMoments.ts';
import { agree, isUsable } from './quantity.ts';

export interface Witness {
  /** Of the parameters, then of the known symbols. */
  readonly point: readonly number[];
  readonly moments: PointMoments;
}

export interface Witnesses {
  readonly symbols: readonly SymbolExpr[];
  /** At the writer's point. */
  readonly own: Witness | undefined;
  readonly all: readonly Witness[];
}

/** A generic point is tried beyond the writer's own where that says nothing. */
const mostGeneric = 3;

export function witnessesOf({ model, information, seed }: ModelResults, budget: Budget): Witnesses {
  const { score, hessian, normalized, regularWhere } = information;
  const { law, isNormalized } = normalized;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const none = { symbols, own: undefined, all: [] };
  if (score === undefined || !isNormalized || law.inMatrices === true) return none;
  const knownAt = model.known.map((s) => model.knownValues.get(s));
  const own =
    model.point !== undefined && knownAt.every((v) => v !== undefined) ? [...model.point, ...knownAt] : undefined;
  const positive = [...model.positive, ...normalized.positive, ...regularWhere];
  const generic = samplePoints(symbols, positive, `${seed}:geometry`, mostGeneric);
  const full = preparedMoments(law, score, hessian, symbols);
  // where fourth moments diverge, third ones may exist
  const plain = hessian === undefined ? full : preparedMoments(law, score, undefined, symbols);
  const all: Witness[] = [];
  let mine: Witness | undefined;
  try {
    for (const point of own === undefined ? generic : [own, ...generic]) {
      if (all.some(speaks)) break;
      const moments = full.at(point, budget) ?? (plain === full ? undefined : plain.at(point, budget));
      if (moments === undefined) continue;
      const witness = { point, moments };
      if (point === own) mine = witness;
      all.push(witness);
    }
  } catch (error) {
    // what was found so far still stands
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  return { symbols, own: mine, all };
}

/** Is the skewness had within a usable error? */
const speaks = ({ moments }: Witness): boolean => {
  const indices = Array.from({ length: moments.size }, (_, i) => i);
  return indices.every((i) => indices.every((j) => indices.every((k) => isUsable(skewnessAt(moments, i, j, k)))));
};

/** `confirmed` where a moment equals the formula's value, `refuted` where one does not, else `silent`. */
export function testimony(
  formula: Expr,
  { symbols, all }: Witnesses,
  by: (moments: PointMoments) => Estimated | undefined,
): 'confirmed' | 'refuted' | 'silent' {
  let result: 'confirmed' | 'silent' = 'silent';
  for (const { point, moments } of all) {
    const number = by(moments);
    if (number === undefined || !isUsable(number)) continue;
    const value = evaluated(formula, symbols, point);
    if (value === undefined) continue;
    if (!agree(value, number)) return 'refuted';
    result = 'confirmed';
  }
  return result;
}

// Decides on which parts of the parameter space an information that is nonsingular elsewhere is singular: where parameters are 0 or equal.
import { primitivePart, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { intersection, interior } from '../model/intervals.ts';
import type { ModelFacts } from './condition.ts';
import { ScoreRank } from './scoreRank.ts';

export interface SingularPlace {
  /** Vanishes there. */
  readonly place: Expr;
  readonly rank: number;
}

export interface SingularPlaces {
  /** The rank at values drawn from the parameter space; undefined where it was not had. */
  readonly elsewhere: number | undefined;
  readonly places: readonly SingularPlace[];
}

const mostParameters = 8;
const draws = 3;
const known = new WeakMap<ModelFacts, SingularPlaces>();

/** The hyperplanes θᵢ = 0 and θᵢ = θⱼ on which the scores are linearly dependent, wherever else the other parameters are. */
export function singularPlaces(facts: ModelFacts): SingularPlaces {
  const cached = known.get(facts);
  if (cached !== undefined) return cached;
  const found = search(facts);
  known.set(facts, found);
  return found;
}

function search({ model, information }: ModelFacts): SingularPlaces {
  const { score, normalized } = information;
  const parameters = model.parameters.map((p) => p.symbol);
  const none = { elsewhere: undefined, places: [] };
  if (score === undefined || parameters.length === 0 || parameters.length > mostParameters) return none;
  const symbols = [...parameters, ...model.known];
  const points = samplePoints(symbols, model.positive, 'singular', draws);
  const ranks = new ScoreRank(normalized.law, score, symbols);
  const rankOver = (moved: (point: readonly number[]) => readonly number[]): number | undefined => {
    const found = points.map((point) => ranks.at(moved(point)));
    const [first] = found;
    return points.length === draws && found.every((rank) => rank === first) ? first : undefined;
  };
  const elsewhere = rankOver((point) => point);
  if (elsewhere !== parameters.length) return { elsewhere, places: [] };
  const places = candidates(parameters).flatMap(({ place, move }): SingularPlace[] => {
    const rank = rankOver(move);
    return rank === undefined || rank >= elsewhere ? [] : [{ place, rank }];
  });
  // where θᵢ = 0 is singular, what is found on a smaller set of it says no more
  return { elsewhere, places };
}

interface Candidate {
  readonly place: Expr;
  readonly move: (point: readonly number[]) => readonly number[];
}

function candidates(parameters: readonly SymbolExpr[]): readonly Candidate[] {
  const zeros = parameters.flatMap((p, i): Candidate[] =>
    !p.domain.integer && includes(interior(p.domain), 0)
      ? [{ place: p, move: (point) => point.map((v, k) => (k === i ? 0 : v)) }]
      : [],
  );
  const pairs = parameters.flatMap((p, i) =>
    parameters.slice(0, i).flatMap((q, j): Candidate[] =>
      intersection(interior(p.domain), interior(q.domain)) === undefined
        ? []
        : [
            {
              place: primitivePart(subtract(q, p)).primitive,
              move: (point) => point.map((v, k) => (k === i ? (point[j] as number) : v)),
            },
          ],
    ),
  );
  return [...zeros, ...pairs];
}

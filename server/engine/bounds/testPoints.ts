// Equidistant test points beside θ, and the distance between them at which a bound is great.

const shapes = ['below', 'above', 'both'] as const;
type Shape = (typeof shapes)[number];

const goldenShare = (Math.sqrt(5) - 1) / 2;
const refinements = 16;
/** Distances that are tried, as powers of 2 times the size of θ; nearer ones for many observations. */
const [nearest, farthest] = [-8, 2];
const nearestDear = -4;
/** More test points are placed beside where fewer were best. */
const few = 5;

export interface Placed {
  readonly points: readonly number[];
  readonly value: number;
  readonly shape: Shape;
  readonly distance: number;
}

interface Search {
  readonly count: number;
  readonly here: number;
  readonly n: number;
  readonly bound: (points: readonly number[]) => number;
  /** With fewer test points. */
  readonly last: Placed | undefined;
  readonly isCheap: boolean;
}

/** `both`: from the nearest on, above first. */
function placed(shape: Shape, count: number, here: number, distance: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    if (shape === 'both') return here + (i % 2 === 0 ? 1 : -1) * (Math.floor(i / 2) + 1) * distance;
    return here + (shape === 'above' ? 1 : -1) * (i + 1) * distance;
  });
}

function greatest(
  distances: readonly number[],
  tried: readonly Shape[],
  { count, here, bound }: Pick<Search, 'count' | 'here' | 'bound'>,
): Placed {
  let best: Placed = { points: [], value: 0, shape: 'below', distance: 1 };
  for (const shape of count === 1 ? tried.filter((s) => s !== 'both') : tried)
    for (const distance of distances) {
      const points = placed(shape, count, here, distance);
      const value = bound(points);
      if (value > best.value) best = { points, value, shape, distance };
    }
  return best;
}

export const wholeDistances = (count: number, here: number, bound: Search['bound']): Placed =>
  greatest([1, 2, 3], shapes, { count, here, bound });

/** The best of a geometric grid, refined by golden section where that is cheap. */
export function bestDistance(search: Search): Placed {
  const { count, here, n, bound, last, isCheap } = search;
  const size = here === 0 ? 1 : Math.abs(here);
  const first = (isCheap ? nearest : nearestDear) - Math.ceil(Math.log2(n) / (isCheap ? 1 : 2));
  const grid = Array.from({ length: farthest - first + 1 }, (_, k) => size * 2 ** (first + k));
  const isNear = count > few && last !== undefined && last.value > 0;
  const share = isNear ? last.points.length / count : 1;
  const best = isNear
    ? greatest(
        [0.5, 1, 2].map((factor) => factor * share * last.distance),
        [last.shape],
        search,
      )
    : greatest(grid, shapes, search);
  if (!isCheap || !(best.value > 0)) return best;
  const at = (log: number): number => bound(placed(best.shape, count, here, Math.exp(log)));
  let [low, high] = [Math.log(best.distance / 2), Math.log(best.distance * 2)];
  const inner = (part: number): number => low + part * (high - low);
  let [a, b] = [inner(1 - goldenShare), inner(goldenShare)];
  let [atA, atB] = [at(a), at(b)];
  for (let round = 0; round < refinements; round++)
    if (atA > atB) {
      [high, b, atB] = [b, a, atA];
      a = inner(1 - goldenShare);
      atA = at(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = inner(goldenShare);
      atB = at(b);
    }
  const refined = Number(Math.exp(atA > atB ? a : b).toPrecision(5));
  return greatest([best.distance, refined], [best.shape], search);
}

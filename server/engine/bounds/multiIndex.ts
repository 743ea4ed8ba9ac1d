// Multi-indices α = (α₁, …, α_d): which derivatives are taken, and how one is a sum of two others.

/** How often each parameter is differentiated by. */
export type MultiIndex = readonly number[];

export const degree = (a: MultiIndex): number => a.reduce((sum, k) => sum + k, 0);

const factorialOf = (k: number): number => (k <= 1 ? 1 : k * factorialOf(k - 1));

/** α! = α₁! … α_d! */
export const factorial = (a: MultiIndex): number => a.reduce((product, k) => product * factorialOf(k), 1);

/** All of degree 1 … `order`, by degree; for one parameter (1), (2), … */
export function multiIndices(count: number, order: number): readonly MultiIndex[] {
  const found: MultiIndex[] = [];
  for (let d = 1; d <= order; d++) found.push(...ofDegree(count, d));
  return found;
}

function ofDegree(count: number, d: number): readonly MultiIndex[] {
  if (count === 1) return [[d]];
  return Array.from({ length: d + 1 }, (_, k) => d - k).flatMap((first) =>
    ofDegree(count - 1, d - first).map((rest) => [first, ...rest]),
  );
}

/** How many there are of degree 1 … `order`. */
export function countOf(count: number, order: number): number {
  let total = 1;
  for (let k = 1; k <= order; k++) total = (total * (count + k)) / k;
  return total - 1;
}

/** For each index, the places of the pairs in the list that add up to it, in either order. */
export function splits(indices: readonly MultiIndex[]): readonly (readonly (readonly [number, number])[])[] {
  const places = new Map(indices.map((a, i) => [a.join(), i]));
  return indices.map((a) =>
    indices.flatMap((b, i): readonly (readonly [number, number])[] => {
      const rest = places.get(a.map((k, j) => k - (b[j] ?? 0)).join());
      return rest === undefined ? [] : [[i, rest]];
    }),
  );
}

// A place where a function of several numbers is great, by moving a simplex uphill. It need not be smooth, and may be 0 where it is not
// defined; what is found is a place that is better than the first, not the best of all.
// Source: Nelder and Mead, Computer Journal 7 (1965) 308–313.

interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/** From a first place, with a step along each coordinate, in about so many evaluations. */
export function climb(
  f: (at: readonly number[]) => number,
  first: readonly number[],
  steps: readonly number[],
  evaluations: number,
): Vertex {
  let spent = 0;
  const vertex = (at: readonly number[]): Vertex => {
    spent++;
    const value = f(at);
    return { at, value: Number.isFinite(value) ? value : -Infinity };
  };
  const size = first.length;
  let simplex = [vertex(first), ...steps.map((step, i) => vertex(first.map((v, j) => (i === j ? v + step : v))))];
  while (spent < evaluations) {
    simplex.sort((a, b) => b.value - a.value);
    const [best, worst] = [simplex[0], simplex[size]];
    const second = simplex[size - 1];
    if (best === undefined || worst === undefined || second === undefined) break;
    const middle = first.map((_, j) => simplex.slice(0, size).reduce((sum, v) => sum + (v.at[j] ?? 0), 0) / size);
    const along = (t: number): Vertex => vertex(middle.map((m, j) => m + t * (m - (worst.at[j] ?? 0))));
    const reflected = along(1);
    if (reflected.value > best.value) {
      const expanded = along(2);
      simplex[size] = expanded.value > reflected.value ? expanded : reflected;
    } else if (reflected.value > second.value) simplex[size] = reflected;
    else {
      const contracted = along(reflected.value > worst.value ? 0.5 : -0.5);
      if (contracted.value > Math.max(worst.value, reflected.value)) simplex[size] = contracted;
      else {
        const shrunk = (v: Vertex): Vertex => vertex(v.at.map((x, j) => 0.5 * (x + (best.at[j] ?? 0))));
        simplex = [best, ...simplex.slice(1).map(shrunk)];
      }
    }
  }
  return simplex.reduce((a, b) => (b.value > a.value ? b : a));
}

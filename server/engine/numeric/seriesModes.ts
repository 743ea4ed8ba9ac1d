/** Where the bulk of a mass function on the integers lies, by a scan over all orders of magnitude. */

export interface IntegerMode {
  readonly at: number;
  readonly logWeight: number;
  /** The index distances below and above at which the logarithm has dropped by ½; Infinity where it does not. */
  readonly below: number;
  readonly above: number;
}

/** Modes with less than e^(−60) of the weight of the greatest are not kept. */
const negligibleLogWeight = 60;
const mostModes = 12;
/** Neighboring points of the scan differ by this factor; a Poisson law of mean 1e6 is wider. */
const growth = 1.05;
const farthest = 2 ** 52;

/** From an anchor, increasing. */
const offsets = ((): readonly number[] => {
  const found: number[] = [];
  for (let k = 0; k <= 20; k += 1) found.push(k);
  for (let x = 21; x < farthest; x *= growth) found.push(Math.round(x));
  return found;
})();

function scanPoints(first: number, last: number, hints: readonly number[]): number[] {
  const points: number[] = [];
  const anchors = [first, last, ...hints.map(Math.round)].filter((k) => Number.isFinite(k));
  if (anchors.length === 0) anchors.push(0);
  // + 0, so that no 0 has a sign
  for (const anchor of anchors) for (const step of offsets) points.push(anchor + step + 0, anchor - step + 0);
  const sorted = Float64Array.from(points.filter((k) => k >= first && k <= last)).sort();
  return [...sorted].filter((k, i) => i === 0 || k !== sorted[i - 1]);
}

/** The local maxima of e^logWeight on first ≤ k ≤ last, greatest first; none if it is nowhere positive. */
export function findModes(
  logWeight: (k: number) => number,
  first: number,
  last: number,
  hints: readonly number[],
): IntegerMode[] {
  const safe = (k: number): number => {
    const value = logWeight(k);
    return Number.isNaN(value) ? -Infinity : value;
  };
  const points = scanPoints(first, last, hints);
  const weights = points.map(safe);
  const brackets: { readonly from: number; readonly to: number; readonly height: number }[] = [];
  for (let i = 0; i < points.length; i += 1) {
    const here = weights[i] ?? -Infinity;
    if (here === -Infinity) continue;
    const tolerance = 1e-10 * Math.max(1, Math.abs(here));
    let from = i - 1;
    while (from >= 0 && Math.abs((weights[from] ?? 0) - here) <= tolerance) from -= 1;
    let to = i + 1;
    while (to < points.length && Math.abs((weights[to] ?? 0) - here) <= tolerance) to += 1;
    if ((weights[from] ?? -Infinity) < here && (weights[to] ?? -Infinity) < here) {
      brackets.push({
        from: points[Math.max(from, 0)] ?? first,
        to: points[Math.min(to, points.length - 1)] ?? last,
        height: here,
      });
    }
    if (to > i + 1) i = to - 1;
  }
  const found = brackets
    .sort((a, b) => b.height - a.height || a.from - b.from)
    .slice(0, mostModes)
    .map(({ from, to }) => climb(safe, from, to, first, last));
  found.sort((a, b) => b.logWeight - a.logWeight || a.at - b.at);
  const greatest = found[0]?.logWeight ?? 0;
  return found.filter(
    (mode, i) => mode.logWeight >= greatest - negligibleLogWeight && !isRepeated(mode, found.slice(0, i)),
  );
}

function isRepeated(mode: IntegerMode, others: readonly IntegerMode[]): boolean {
  return others.some((other) => {
    const distance = Math.abs(mode.at - other.at);
    return distance < Math.min(other.below, other.above) && distance < Math.min(mode.below, mode.above);
  });
}

/** The maximum between two indices, by ternary search. */
function climb(logWeight: (k: number) => number, from: number, to: number, first: number, last: number): IntegerMode {
  let a = from;
  let b = to;
  while (b - a > 4) {
    const third = Math.floor((b - a) / 3);
    if (logWeight(a + third) < logWeight(b - third)) a += third;
    else b -= third;
  }
  let at = a;
  let best = -Infinity;
  for (let k = a; k <= b; k += 1) {
    const value = logWeight(k);
    if (value > best) {
      best = value;
      at = k;
    }
  }
  return {
    at,
    logWeight: best,
    below: drop(logWeight, at, best, -1, at - first),
    above: drop(logWeight, at, best, 1, last - at),
  };
}

/** How far one must go for the logarithm to drop by ½, to within a factor of two; Infinity if the range ends before. */
function drop(logWeight: (k: number) => number, at: number, top: number, side: 1 | -1, room: number): number {
  for (let distance = 1; distance <= room && distance < farthest; distance *= 2) {
    if (!(logWeight(at + side * distance) > top - 0.5)) return distance;
  }
  return Infinity;
}

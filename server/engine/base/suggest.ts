/** Decides which known spelling a mistaken word most likely stands for. */

const longestWord = 64;

/**
 * The least number of insertions, deletions, substitutions and exchanges of neighbours that turn `a` into `b`, where
 * no stretch is edited twice (the "optimal string alignment" distance); `limit + 1` once it is known to exceed `limit`.
 * Cost: the product of the lengths, in UTF-16 code units.
 */
export function editDistance(a: string, b: string, limit = longestWord): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let distance = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) distance = Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(distance);
      least = Math.min(least, distance);
    }
    // An exchange reaches back two rows, so one row beyond the limit is no proof; two would be, and the sum bounds it.
    if (least > limit + 1) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** How far a word may be from a spelling that is offered for it: nothing for one letter, one edit to 4 letters, then two or three. */
function tolerance(word: string): number {
  if (word.length <= 1) return 0;
  if (word.length <= 4) return 1;
  return word.length <= 8 ? 2 : 3;
}

/**
 * The candidate nearest to `word`, or `undefined` where none is near. Letter case counts as a fraction of an edit, so
 * `normal` finds `Normal`; a word that is the beginning of only one candidate finds it (`Exp` finds `Exponential`).
 * Among equals the first candidate wins, so put the likelier first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > longestWord) return undefined;
  const folded = word.toLowerCase();
  const limit = tolerance(word);
  let best: string | undefined;
  let bestCost = Infinity;
  const beginnings: string[] = [];
  for (const candidate of candidates) {
    if (candidate === word) return candidate;
    const foldedCandidate = candidate.toLowerCase();
    if (folded.length >= 3 && foldedCandidate.startsWith(folded)) beginnings.push(candidate);
    const distance = editDistance(folded, foldedCandidate, limit);
    if (distance > limit || distance >= Math.max(folded.length, foldedCandidate.length)) continue;
    const cost = distance + (editDistance(word, candidate, limit) > distance ? 0.5 : 0);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  const only = beginnings.length === 1 ? beginnings[0] : undefined;
  return bestCost <= 1 ? best : (only ?? best);
}

/**
 * The candidate that `word` most likely means: the first that begins with it, else the closest by edit distance, or
 * null when none is close (more than a third differs).
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const begun = candidates.find((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
  if (word.length >= 3 && begun !== undefined) return begun;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  return best !== null && bestDistance <= Math.max(1, Math.ceil(best.length / 3)) ? best : null;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

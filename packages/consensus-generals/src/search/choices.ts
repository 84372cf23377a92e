import type { RandomStream } from '@dmct/core';

/** Runs out of plays: the search would take too long. */
export class SearchTooLargeError extends Error {}

/**
 * Goes through every sequence of choices that a procedure makes, one run each: the procedure asks `choose(count)` for a
 * number below `count` wherever it has a choice, and is run again until no choice is left untried. Stops at the first
 * run that returns true; returns how many runs that took, and whether there was one.
 */
export function everyPlay(
  play: (choose: (count: number) => number) => boolean,
  playsMax: number,
): { readonly isFound: boolean; readonly plays: number } {
  const digits: number[] = [];
  const counts: number[] = [];
  for (let plays = 1; ; plays++) {
    if (plays > playsMax) throw new SearchTooLargeError(`more than ${String(playsMax)} plays`);
    let asked = 0;
    const isFound = play((count) => {
      const digit = digits[asked] ?? 0;
      digits[asked] = digit;
      counts[asked] = count;
      asked++;
      return digit;
    });
    if (isFound) return { isFound, plays };
    digits.length = asked;
    counts.length = asked;
    // The last choice that has another answer takes it; those after it begin anew.
    while (digits.length > 0 && (digits.at(-1) ?? 0) + 1 >= (counts.at(-1) ?? 0)) {
      digits.pop();
      counts.pop();
    }
    const last = digits.pop();
    if (last === undefined) return { isFound: false, plays };
    digits.push(last + 1);
  }
}

/** As many plays, each of whose choices is a draw; the same result as {@link everyPlay}, and no proof where none is found. */
export function somePlays(
  play: (choose: (count: number) => number) => boolean,
  plays: number,
  rng: Pick<RandomStream, 'integer'>,
): { readonly isFound: boolean; readonly plays: number } {
  for (let tried = 1; tried <= plays; tried++) {
    if (play((count) => rng.integer(count))) return { isFound: true, plays: tried };
  }
  return { isFound: false, plays };
}

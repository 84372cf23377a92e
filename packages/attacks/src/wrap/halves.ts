import type { AdversaryContext } from '@dmct/core';

/** Two sides, each ascending by id. */
export interface Halves {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Splits `members` in two halves by a draw of the stream `label`; of an odd number, the first half has one more. */
export function drawHalves(
  context: AdversaryContext<unknown>,
  label: string,
  members: readonly number[],
): Halves {
  const shuffled = context.stream(label).shuffle(members);
  const middle = Math.ceil(shuffled.length / 2);
  const ascending = (ids: number[]): number[] => ids.sort((a, b) => a - b);
  return {
    first: ascending(shuffled.slice(0, middle)),
    second: ascending(shuffled.slice(middle)),
  };
}

/** Ids of all participants, clients included, ascending. */
export function participants(context: AdversaryContext<unknown>): readonly number[] {
  return Array.from({ length: context.nodes + context.clients }, (_, id) => id);
}

import type { Geometry } from './geometry.js';

/** Gates may overlap by what sums of travel times are rounded by; nothing shorter than this is an overlap. */
export const ROUNDING_NANOSECONDS = 1e-6;

/**
 * Greedy offsets, one general after another, in `order`: the earliest whole ns at which its gate overlaps no earlier general's
 * gate at any receiver. A general's own emission counts as a gate at its own place (travel time 0), since it can't
 * listen while it radiates.
 */
export function staggerSlots(
  geometry: Geometry,
  widthNanoseconds: number,
  order: readonly number[] = byNumber(geometry.nodes),
): readonly number[] {
  const { nodes, travelNanoseconds: travel } = geometry;
  const slots = new Array<number>(nodes).fill(0);
  // The gates that are taken at each receiver, ascending, laid out [receiver · nodes + rank].
  const taken = new Float64Array(nodes * nodes);
  order.forEach((j, earlier) => {
    let start = 0;
    // Round the receivers until none of them has moved the start: each step skips forbidden starts only.
    for (let i = 0, free = 0; free < nodes;) {
      const gates = taken.subarray(i * nodes, i * nodes + earlier);
      const clash = latestClash(gates, travel[i * nodes + j]!, start, widthNanoseconds, widthNanoseconds);
      if (clash === null) {
        free++;
        i = i + 1 === nodes ? 0 : i + 1;
      } else {
        free = 0;
        start = Math.ceil(clash + widthNanoseconds);
      }
    }
    slots[j] = start;
    for (let i = 0; i < nodes; i++) {
      insertAscending(taken.subarray(i * nodes, i * nodes + earlier + 1), start + travel[i * nodes + j]!);
    }
  });
  return slots;
}

/** The order of those who have no other. */
export function byNumber(nodes: number): readonly number[] {
  return Array.from({ length: nodes }, (_, j) => j);
}

/**
 * The first whole start from `earliest` on that clashes with nothing. `clashOf` gives a forbidden point less than
 * `width` away from a start, or null: the search then goes on a width after that point, so that it skips only starts
 * that are forbidden. The forbidden point must be so far above `start - width` that rounding can't hide the step.
 */
export function firstFreeStart(
  earliest: number,
  width: number,
  clashOf: (start: number) => number | null,
): number {
  let start = earliest;
  for (let clash = clashOf(start); clash !== null; clash = clashOf(start)) start = Math.ceil(clash + width);
  return start;
}

/**
 * Of the gates (ascending, `gateWidth` wide) that a pulse of `width` which leaves at `start` and travels for `travel`
 * would meet, the latest, as the start that would meet it exactly; null if it meets none.
 */
export function latestClash(
  gates: Float64Array,
  travel: number,
  start: number,
  gateWidth: number,
  width: number,
): number | null {
  let low = 0;
  let high = gates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (gates[middle]! - travel < start + width - ROUNDING_NANOSECONDS) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return null;
  const clash = gates[low - 1]! - travel;
  return clash > start - gateWidth + ROUNDING_NANOSECONDS ? clash : null;
}

/** Puts a value into an ascending list whose last place is free. */
function insertAscending(list: Float64Array, value: number): void {
  let at = list.length - 1;
  while (at > 0 && list[at - 1]! > value) {
    list[at] = list[at - 1]!;
    at--;
  }
  list[at] = value;
}

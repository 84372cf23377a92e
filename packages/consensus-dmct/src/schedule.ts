import type { Geometry } from './geometry.js';

/**
 * When everybody speaks and must be heard, in whole ns after a round's start. General j radiates its vote at
 * `slots[j]` and its coin at `coinStart + slots[j]`; its gate at general i opens light's travel time later.
 */
export interface Schedule {
  /** The longer pulse of the two phases, which is the coin's. */
  readonly pulseNanoseconds: number;
  /** That pulse and guard: no two gates of one receiver begin nearer to each other. */
  readonly widthNanoseconds: number;
  readonly slotsNanoseconds: readonly number[];
  /** Every vote has left its antenna, the last one's guard included, before this. */
  readonly coinStartNanoseconds: number;
  /** All gates of the round have closed everywhere. */
  readonly roundNanoseconds: number;
}

/** Gates may overlap by what sums of travel times are rounded by; nothing shorter than this is an overlap. */
const ROUNDING_NANOSECONDS = 1e-6;

/**
 * The round of all: staggered slots, votes first, coins once every vote has been emitted. Deterministic in public
 * data, so that everybody computes the same.
 */
export function createSchedule(
  geometry: Geometry,
  pulseNanoseconds: number,
  guardNanoseconds: number,
): Schedule {
  const width = pulseNanoseconds + guardNanoseconds;
  const slots = staggerSlots(geometry, width);
  const votesEmitted = slots.reduce((latest, slot) => Math.max(latest, slot), 0) + width;
  const coinStart = coinPhaseStart(geometry, slots, votesEmitted, width);
  return {
    pulseNanoseconds,
    widthNanoseconds: width,
    slotsNanoseconds: slots,
    coinStartNanoseconds: coinStart,
    roundNanoseconds: Math.ceil(coinStart + latestArrival(geometry, slots) + width),
  };
}

/**
 * Greedy offsets, one general after another: the earliest whole ns at which its gate overlaps no earlier general's
 * gate at any receiver. A general's own emission counts as a gate at its own place (travel time 0), since it can't
 * listen while it radiates.
 */
export function staggerSlots(geometry: Geometry, widthNanoseconds: number): readonly number[] {
  const { nodes, travelNanoseconds: travel } = geometry;
  const slots: number[] = [];
  // The gates that are taken at each receiver, ascending, laid out [receiver · nodes + rank].
  const taken = new Float64Array(nodes * nodes);
  for (let j = 0; j < nodes; j++) {
    const slot = firstFreeStart(0, widthNanoseconds, (start) => {
      for (let i = 0; i < nodes; i++) {
        const gates = taken.subarray(i * nodes, i * nodes + j);
        const clash = latestClash(gates, travel[i * nodes + j]!, start, widthNanoseconds);
        if (clash !== null) return clash;
      }
      return null;
    });
    slots.push(slot);
    for (let i = 0; i < nodes; i++) {
      insertAscending(taken.subarray(i * nodes, i * nodes + j + 1), slot + travel[i * nodes + j]!);
    }
  }
  return slots;
}

/** The first start of the coin phase, from `earliest` on, at which no coin's gate overlaps a vote's anywhere. */
function coinPhaseStart(
  geometry: Geometry,
  slots: readonly number[],
  earliest: number,
  width: number,
): number {
  const { nodes, travelNanoseconds: travel } = geometry;
  const arrivals = Float64Array.from(travel, (time, at) => slots[at % nodes]! + time);
  for (let i = 0; i < nodes; i++) arrivals.subarray(i * nodes, (i + 1) * nodes).sort();
  return firstFreeStart(earliest, width, (start) => {
    for (let i = 0; i < nodes; i++) {
      const gates = arrivals.subarray(i * nodes, (i + 1) * nodes);
      for (const arrival of gates) {
        const clash = latestClash(gates, arrival, start, width);
        if (clash !== null) return clash;
      }
    }
    return null;
  });
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
 * Of the gates (ascending) that a pulse which leaves at `start` and travels for `travel` would meet, the latest, as the
 * start that would meet it exactly; null if it meets none.
 */
function latestClash(gates: Float64Array, travel: number, start: number, width: number): number | null {
  let low = 0;
  let high = gates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (gates[middle]! - travel < start + width - ROUNDING_NANOSECONDS) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return null;
  const clash = gates[low - 1]! - travel;
  return clash > start - width + ROUNDING_NANOSECONDS ? clash : null;
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

function latestArrival(geometry: Geometry, slots: readonly number[]): number {
  let latest = 0;
  for (let i = 0; i < geometry.nodes; i++) {
    for (let j = 0; j < geometry.nodes; j++) {
      latest = Math.max(latest, slots[j]! + geometry.travelNanoseconds[i * geometry.nodes + j]!);
    }
  }
  return latest;
}

/**
 * How many generals' coins reach nobody before that one has finished its own: what the coin's secrecy rests on. As
 * long as one honest general is among them, nobody could choose its bits by the sum. Many generals on little ground
 * have none; more bandwidth shortens the slots and brings them back.
 */
export function hiddenCoins(geometry: Geometry, schedule: Schedule): number {
  const { nodes, travelNanoseconds: travel } = geometry;
  const slots = schedule.slotsNanoseconds;
  let hidden = 0;
  for (let h = 0; h < nodes; h++) {
    let seen = false;
    for (let j = 0; j < nodes && !seen; j++) {
      seen = j !== h && slots[h]! + travel[j * nodes + h]! < slots[j]! + schedule.pulseNanoseconds;
    }
    if (!seen) hidden++;
  }
  return hidden;
}

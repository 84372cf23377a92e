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
  const coinStart = firstFreeStart(
    coinClashes(geometry, slots),
    slots.reduce((latest, slot) => Math.max(latest, slot), 0) + width,
    width,
  );
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
  for (let j = 0; j < nodes; j++) {
    const clashes = new Float64Array(nodes * j);
    for (let i = 0, at = 0; i < nodes; i++) {
      for (let k = 0; k < j; k++) {
        clashes[at++] = slots[k]! + travel[i * nodes + k]! - travel[i * nodes + j]!;
      }
    }
    slots.push(firstFreeStart(clashes, 0, widthNanoseconds));
  }
  return slots;
}

/** Starts of the coin phase at which some coin's gate would begin just when some vote's gate does. */
function coinClashes(geometry: Geometry, slots: readonly number[]): Float64Array {
  const { nodes, travelNanoseconds: travel } = geometry;
  const clashes = new Float64Array(nodes * nodes * nodes);
  let at = 0;
  for (let i = 0; i < nodes; i++) {
    for (let coin = 0; coin < nodes; coin++) {
      const coinArrival = slots[coin]! + travel[i * nodes + coin]!;
      for (let vote = 0; vote < nodes; vote++) {
        clashes[at++] = slots[vote]! + travel[i * nodes + vote]! - coinArrival;
      }
    }
  }
  return clashes;
}

/** The first whole start from `earliest` on that is at least `width` away from every clash. Sorts `clashes`. */
export function firstFreeStart(clashes: Float64Array, earliest: number, width: number): number {
  clashes.sort();
  let start = earliest;
  for (const clash of clashes) {
    if (clash <= start - width) continue;
    if (clash >= start + width) break;
    start = Math.ceil(clash + width);
  }
  return start;
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

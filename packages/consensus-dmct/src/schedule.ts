import type { Geometry } from './geometry.js';

/**
 * When everybody speaks and must be heard, in whole ns after a round's start. General j radiates its vote at
 * `slots[j]` and, if it tosses a coin in this round, its coin at `coinStart + coinSlots[j]`; its gate at general i opens
 * light's travel time later.
 */
export interface Schedule {
  readonly slotsNanoseconds: readonly number[];
  /** Empty where nobody tosses. */
  readonly coinSlotsNanoseconds: readonly number[];
  readonly coinPulseNanoseconds: number;
  /** Every vote has left its antenna, the last one's guard included, before this. */
  readonly coinStartNanoseconds: number;
  /** All gates of the round have closed everywhere. */
  readonly roundNanoseconds: number;
}

/** What is radiated and when: lengths in whole ns. */
export interface Pulses {
  readonly voteNanoseconds: number;
  readonly coinNanoseconds: number;
  /** Silence between any two gates of a receiver. */
  readonly guardNanoseconds: number;
  /** Who tosses in a round: all in slots of their own, one of them (whoever it is, in one slot), or nobody. */
  readonly coins: 'all' | 'one' | 'none';
}

/** Gates may overlap by what sums of travel times are rounded by; nothing shorter than this is an overlap. */
const ROUNDING_NANOSECONDS = 1e-6;

/**
 * The round of all: staggered slots, votes first, coins once every vote has been emitted. Deterministic in public
 * data, so that everybody computes the same. `order` is who gets a slot before whom.
 */
export function createSchedule(
  geometry: Geometry,
  pulses: Pulses,
  order: readonly number[] = byNumber(geometry.nodes),
): Schedule {
  const { coins, coinNanoseconds } = pulses;
  const voteWidth = pulses.voteNanoseconds + pulses.guardNanoseconds;
  const coinWidth = coinNanoseconds + pulses.guardNanoseconds;
  const slots = staggerSlots(geometry, voteWidth, order);
  const votesHeard = Math.ceil(latestArrival(geometry, slots) + voteWidth);
  const votes = {
    slotsNanoseconds: slots,
    coinSlotsNanoseconds: [],
    coinPulseNanoseconds: 0,
    coinStartNanoseconds: votesHeard,
    roundNanoseconds: votesHeard,
  };
  if (coins === 'none') return votes;
  const coinSlots = coins === 'all' ? staggerSlots(geometry, coinWidth, order) : slots.map(() => 0);
  const votesEmitted = slots.reduce((latest, slot) => Math.max(latest, slot), 0) + voteWidth;
  const coinStart = coinPhaseStart(geometry, { slots, coinSlots, voteWidth, coinWidth }, votesEmitted);
  const coinsHeard = Math.ceil(coinStart + latestArrival(geometry, coinSlots) + coinWidth);
  return {
    ...votes,
    coinSlotsNanoseconds: coinSlots,
    coinPulseNanoseconds: coinNanoseconds,
    coinStartNanoseconds: coinStart,
    roundNanoseconds: Math.max(coinsHeard, votesHeard),
  };
}

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

function byNumber(nodes: number): readonly number[] {
  return Array.from({ length: nodes }, (_, j) => j);
}

interface BothPhases {
  readonly slots: readonly number[];
  readonly coinSlots: readonly number[];
  readonly voteWidth: number;
  readonly coinWidth: number;
}

/** The first start of the coin phase, from `earliest` on, at which no coin's gate overlaps a vote's anywhere. */
function coinPhaseStart(geometry: Geometry, phases: BothPhases, earliest: number): number {
  const { nodes, travelNanoseconds: travel } = geometry;
  const { coinSlots, coinWidth, slots, voteWidth } = phases;
  const arrivals = Float64Array.from(travel, (time, at) => slots[at % nodes]! + time);
  for (let i = 0; i < nodes; i++) arrivals.subarray(i * nodes, (i + 1) * nodes).sort();
  return firstFreeStart(earliest, voteWidth, (start) => {
    for (let i = 0; i < nodes; i++) {
      const gates = arrivals.subarray(i * nodes, (i + 1) * nodes);
      for (let j = 0; j < nodes; j++) {
        const delay = coinSlots[j]! + travel[i * nodes + j]!;
        const clash = latestClash(gates, delay, start, voteWidth, coinWidth);
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
 * Of the gates (ascending, `gateWidth` wide) that a pulse of `width` which leaves at `start` and travels for `travel`
 * would meet, the latest, as the start that would meet it exactly; null if it meets none.
 */
function latestClash(
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

/**
 * The first whole start from `earliest` on at which a pulse of one participant overlaps no gate of a schedule at any
 * other: where a long pulse goes that isn't staggered with the rest.
 */
export function pulseStart(
  geometry: Geometry,
  schedule: Schedule,
  pulses: Pulses,
  pulse: { readonly from: number; readonly widthNanoseconds: number; readonly earliestNanoseconds: number },
): number {
  const { nodes, travelNanoseconds: travel } = geometry;
  const voteWidth = pulses.voteNanoseconds + pulses.guardNanoseconds;
  const coinWidth = pulses.coinNanoseconds + pulses.guardNanoseconds;
  /** The first start after `start` that clears a gate which it would meet, or `start`. */
  const past = (start: number, arrival: number, gateWidth: number, delay: number): number => {
    const meets =
      start + delay < arrival + gateWidth - ROUNDING_NANOSECONDS &&
      arrival < start + delay + pulse.widthNanoseconds - ROUNDING_NANOSECONDS;
    return meets ? Math.ceil(arrival + gateWidth - delay) : start;
  };
  let start = pulse.earliestNanoseconds;
  for (let before = -1; before !== start;) {
    before = start;
    for (let i = 0; i < nodes; i++) {
      const delay = travel[i * nodes + pulse.from]!;
      for (let j = 0; j < nodes; j++) {
        const way = travel[i * nodes + j]!;
        start = past(start, schedule.slotsNanoseconds[j]! + way, voteWidth, delay);
        const coin = schedule.coinSlotsNanoseconds[j];
        if (coin === undefined) continue;
        start = past(start, schedule.coinStartNanoseconds + coin + way, coinWidth, delay);
      }
    }
  }
  return start;
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
 * (The king's coin of docs/dmct.md.)
 */
export function hiddenCoins(geometry: Geometry, schedule: Schedule): number {
  const { nodes, travelNanoseconds: travel } = geometry;
  const { coinPulseNanoseconds: pulse, coinSlotsNanoseconds: slots } = schedule;
  let hidden = 0;
  for (let h = 0; h < slots.length; h++) {
    let seen = false;
    for (let j = 0; j < nodes && !seen; j++) {
      seen = j !== h && slots[h]! + travel[j * nodes + h]! < slots[j]! + pulse;
    }
    if (!seen) hidden++;
  }
  return hidden;
}

import { byNumber, firstFreeStart, latestClash, ROUNDING_NANOSECONDS, staggerSlots } from './free-starts.js';
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
 * have none; more bandwidth shortens the slots and brings them back (docs/dmct.md, 2).
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

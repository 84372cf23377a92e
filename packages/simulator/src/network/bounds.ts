import type { Conditions, NetworkBounds } from '@dmct/core';
import type { MessageNetwork } from './message-network.js';

/** Pairs of so many participants are all looked at; of more, every k-th. */
const PARTICIPANTS_EXACT_MAX = 512;

/**
 * What the participants may know of the network: the bound on its delay, and its typical delay. The bound leaves the
 * uplink's queue out, which no topology bounds; a factor of two on the longest way gives it room.
 */
export function measureBounds(
  network: MessageNetwork,
  participants: number,
  conditions: Conditions,
): NetworkBounds {
  const stride = Math.max(1, Math.ceil(participants / PARTICIPANTS_EXACT_MAX));
  const delays: number[] = [];
  for (let a = 0; a < participants; a += stride) {
    for (let b = a + 1; b < participants; b += stride) delays.push(network.baseDelay(a, b));
  }
  const sorted = Float64Array.from(delays).sort();
  const longest = network.boundOver(sorted.at(-1) ?? 0) / 1e9;
  const median = (sorted[sorted.length >>> 1] ?? 0) / 1e9;
  const room = conditions.fixedDelaySeconds === null ? 2 : 1;
  return {
    delaySecondsMax: conditions.delaySecondsMax ?? longest * room,
    delaySecondsMedian: median,
  };
}

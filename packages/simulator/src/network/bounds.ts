import type { Conditions, NetworkBounds } from '@dmct/core';
import type { MessageNetwork } from './message-network.js';

/**
 * What the participants may know of the network: the bound on its delay, and its typical delay. The bound leaves the
 * uplink's queue out, which no topology bounds; a factor of two on the longest way gives it room.
 */
export function measureBounds(network: MessageNetwork, conditions: Conditions): NetworkBounds {
  const { longest, median } = network.baseSpread;
  const room = conditions.fixedDelaySeconds === null ? 2 : 1;
  return {
    delaySecondsMax: conditions.delaySecondsMax ?? (network.boundOver(longest) / 1e9) * room,
    delaySecondsMedian: median / 1e9,
  };
}

import type { RunResult } from '@dmct/core';
import { formatScaled, SECONDS } from './scale.js';

/** How a run ended, when, and how many events the engine handled: not those of the trace, which tells more and less. */
export function endedText({ endedBecause, endedSeconds, events }: RunResult): string {
  return `${endedBecause} after ${formatScaled(endedSeconds, SECONDS)}; the engine handled ${String(events)} events`;
}

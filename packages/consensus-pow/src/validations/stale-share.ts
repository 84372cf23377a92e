import type { Lab, Measurement } from '@dmct/core';
import { raceWithDelay, type DelayRace } from '../race/delay-race.js';

const BLOCKS = 2e6;
const QUICK_BLOCKS = 5e5;

/** Share of stale blocks, raced. */
export function measureStale(
  race: Omit<DelayRace, 'attackerShare'>,
  lab: Lab,
): Omit<Measurement, 'tolerance'> {
  const samples = lab.quick ? QUICK_BLOCKS : BLOCKS;
  const { honestBlocks, honestHeight } = raceWithDelay(
    { ...race, attackerShare: 0 },
    samples,
    lab.stream('race'),
  );
  return { measured: 1 - honestHeight / honestBlocks, samples };
}

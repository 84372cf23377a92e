import { createRegistry, type Attack, type RunResult, type Scenario, type TraceEvent } from '@dmct/core';
import { abraham2017Fab, abraham2017Zyzzyva, fab, zyzzyva } from '@dmct/known-failures';
import { simulate } from '@dmct/simulator';
import { unharmed } from '@dmct/testkit';

const none: Attack = { ...unharmed, name: 'none' };

/** The leader of view 0 never says a word. */
export const silentLeader: Attack = {
  ...none,
  name: 'silent-leader',
  powers: ['own-source'],
  corruption: () => 'traitors',
  createAdversary: () => ({ corrupt: () => ({ snapshot: () => null }) }),
};

export function run(
  scenario: Omit<Scenario, 'seed' | 'nodes' | 'traitors'> & Partial<Scenario>,
  attacks: readonly Attack[] = [],
  onEvent?: (event: TraceEvent) => void,
): RunResult {
  const registry = createRegistry({
    strategies: [zyzzyva, fab],
    attacks: [none, abraham2017Zyzzyva, abraham2017Fab, ...attacks],
  });
  return simulate(
    registry,
    { nodes: 4, traitors: scenario.attack === 'none' ? 0 : 1, seed: 1, ...scenario },
    onEvent === undefined ? {} : { onEvent },
  );
}

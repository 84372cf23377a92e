import {
  createRegistry,
  createStream,
  defineAttack,
  type Attack,
  type Lab,
  type RunResult,
  type Scenario,
  type TraceEvent,
} from '@dmct/core';
import { abraham2017Fab, abraham2017Zyzzyva, fab, zyzzyva } from '@dmct/known-failures';
import { simulate } from '@dmct/simulator';
import { z } from 'zod';

export const none = defineAttack({
  name: 'none',
  title: 'No attack',
  summary: 'Everybody is honest.',
  citations: [],
  params: z.object({}),
  needs: [],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: '' },
  corruption: () => 'none',
  createAdversary: () => ({}),
});

/** The leader of view 0 never says a word. */
export const silentLeader = defineAttack({
  ...none,
  name: 'silent-leader',
  powers: ['own-source'],
  corruption: () => 'traitors',
  createAdversary: () => ({ corrupt: () => ({ snapshot: () => null }) }),
});

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

export const lab: Lab = {
  simulate: (scenario) => run(scenario),
  stream: (label) => createStream(1, label),
  quick: false,
  progress: () => undefined,
};

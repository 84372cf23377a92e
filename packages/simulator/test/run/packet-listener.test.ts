import type { Fate, Fork, Scenario, TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/index.js';
import { registryOf, scenarioOf, testMessage } from '../support/plugins.js';

/** Of each broadcast, replica 0 is never reached, 1 late, 2 twice; what goes to 3 is left alone. */
const FATES: readonly Fate[] = ['drop', { delay: 5e8 + 0.25 }, { duplicate: 7e8 }, 'deliver'];

const registry = registryOf(
  () => ({
    onStart: (out) => {
      out.broadcast(testMessage());
    },
  }),
  {
    powers: ['drop-messages', 'delay-messages', 'duplicate-messages'],
    attack: () => ({ onPacket: ({ to }) => FATES[to]! }),
  },
);

function hear(overrides: Partial<Scenario>) {
  const scenario = scenarioOf({ attack: 'test-attack', conditions: { jitterFraction: 1 }, ...overrides });
  const fates: (readonly [from: number, to: number, delays: readonly number[]])[] = [];
  const events: TraceEvent[] = [];
  const result = simulate(registry, scenario, {
    onEvent: (event) => events.push(event),
    onPacket: ({ from, to }, delays) => fates.push([from, to, delays]),
  });
  return { events, fates, result, unheard: simulate(registry, scenario) };
}

/** The arrivals that the fates announce, and those that came; all was sent at 0. */
function arrivals({ events, fates }: ReturnType<typeof hear>) {
  const announced = fates.flatMap(([from, to, delays]) => delays.map((at) => `${String(at)} ${from} ${to}`));
  const came = events.flatMap((event) =>
    event.kind === 'deliver' ? [`${String(event.at)} ${String(event.from)} ${String(event.to)}`] : [],
  );
  return { announced: announced.sort(), came: came.sort() };
}

describe('who listens to packets', () => {
  it.each([
    ['nobody', { attack: 'none' }],
    ['an attack', {}],
    ['an attack and a lossy network', { conditions: { lossProbability: 0.4 } }],
  ])('hears the arrivals that %s leaves, and changes nothing', (_, overrides) => {
    const heard = hear(overrides);
    const { announced, came } = arrivals(heard);
    expect(came.length).toBeGreaterThan(2);
    expect(announced).toEqual(came);
    expect(heard.result).toEqual(heard.unheard);
  });

  it('hears of what is taken, and not of what the network loses', () => {
    const { events, fates } = hear({ conditions: { lossProbability: 0.4 } });
    const dropped = (cause: string) =>
      events.filter((event) => event.kind === 'drop' && event.cause === cause).length;
    expect(dropped('loss')).toBeGreaterThan(0);
    expect(fates).toHaveLength(12 - dropped('loss'));
    expect(fates.filter(([, , delays]) => delays.length === 0)).toHaveLength(dropped('adversary'));
  });

  it('hears what forks make of an attack’s word', () => {
    const of = (from: number, to: number, fate: Fork['fate']): Fork =>
      ({ of: 'packet', from, to, sentAt: 0, message: 'step', occurrence: 0, fate }) as Fork;
    const heard = hear({ forks: [of(0, 1, { laterSeconds: 1 }), of(2, 3, 'drop')] });
    const { announced, came } = arrivals(heard);
    expect(announced).toEqual(came);
    expect(heard.fates).toContainEqual([0, 1, [15e8]]);
    expect(heard.fates).toContainEqual([2, 3, []]);
  });
});

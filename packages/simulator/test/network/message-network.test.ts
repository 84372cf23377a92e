import { conditionsSchema, createStream } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { BaseDelays } from '../../src/network/base-delays.js';
import { MessageNetwork } from '../../src/network/message-network.js';
import { createTopology } from '../../src/places/topology.js';

const PARTICIPANTS = 12;
/** The last participants are clients: a broadcast doesn't reach them, and they may send one. */
const NODES = 10;

const conditions = fc.record({
  jitterFraction: fc.constantFrom(0, 0.1, 1),
  bandwidthBitsPerSecond: fc.constantFrom(1e4, 1e9),
  fixedDelaySeconds: fc.constantFrom(null, null, null, 0, 0.05),
});

const message = fc.record({
  from: fc.integer({ min: 0, max: PARTICIPANTS - 1 }),
  bytes: fc.integer({ min: 1, max: 1e6 }),
  wait: fc.integer({ min: 0, max: 1e9 }),
  /** Who gets it: null for all; anybody, the sender itself too, may stand in a list more than once. */
  group: fc.option(fc.array(fc.integer({ min: 0, max: PARTICIPANTS - 1 }), { maxLength: 30 })),
});

describe('MessageNetwork', () => {
  test.prop([conditions, fc.array(message, { minLength: 1, maxLength: 8 })], { seed: 1 })(
    'gives a broadcast or a list the delays that the copies would have one by one, and leaves the uplink as busy',
    (changes, messages) => {
      const complete = conditionsSchema.parse(changes);
      const topology = createTopology({
        kind: 'uniform',
        count: PARTICIPANTS,
        scaleMetres: 1e6,
        path: 'surface',
        stream: createStream(7, 'places'),
      });
      const [together, oneByOne] = [1, 2].map(
        () => new MessageNetwork(complete, PARTICIPANTS, new BaseDelays(topology, complete), 99),
      ) as [MessageNetwork, MessageNetwork];
      let now = 0;
      messages.forEach(({ bytes, from, group, wait }, envelope) => {
        now += wait;
        for (const network of [together, oneByOne]) network.depart(envelope, from, bytes, now);
        const delays = group === null ? together.delaysToAll(NODES) : together.delaysToGroup(group);
        (group ?? Array.from({ length: NODES }, (_, to) => to)).forEach((to, place) => {
          if (to !== from) expect(delays[place]).toBe(oneByOne.delayTo(to));
        });
      });
    },
  );
});

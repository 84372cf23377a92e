import { isRight } from '@dmct/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registryWith, run, erratic } from '../adversary.js';

const NUM_RUNS = 120;
const right = {
  agreement: 'holds',
  validity: 'holds',
  termination: 'holds',
  integrity: 'holds',
  finality: 'holds',
};

/** Before GST the network drops and delays by a draw of its own; traitors and their client lie by theirs. */
const stormy = (dropPercent: number, createLie?: typeof erratic): ReturnType<typeof registryWith> => {
  let rng: { integer(bound: number): number } | undefined;
  let drawnFor: unknown;
  return registryWith({
    powers: ['drop-messages', 'delay-messages', 'own-source'],
    ...(createLie === undefined ? {} : { createLie }),
    onPacket: ({ delayNanoseconds }, context) => {
      if (drawnFor !== context) {
        drawnFor = context;
        rng = context.stream('storm');
      }
      if (context.now() >= context.gstNanoseconds) return 'deliver';
      if (rng!.integer(100) < dropPercent) return 'drop';
      const untilGst = context.gstNanoseconds - context.now();
      return {
        delay:
          rng!.integer(3) === 0 ? delayNanoseconds + rng!.integer(1000) * 1e-3 * untilGst : delayNanoseconds,
      };
    },
  });
};

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  nodes: fc.constantFrom(4, 5, 7),
  gstSeconds: fc.constantFrom(5, 20),
});

describe('whatever the network does', () => {
  it.each([0, 10, 40])(
    'agreement, validity and integrity hold (%i of 100 lost before GST, f traitors)',
    (dropPercent) => {
      const registry = stormy(dropPercent, erratic);
      fc.assert(
        fc.property(scenario, ({ seed, nodes, gstSeconds }) => {
          const traitors = Math.floor((nodes - 1) / 3);
          const { verdicts } = run(registry, { nodes, traitors, seed, conditions: { gstSeconds } });
          expect([verdicts.agreement, verdicts.validity, verdicts.integrity]).toEqual([
            'holds',
            'holds',
            'holds',
          ]);
        }),
        { numRuns: NUM_RUNS, seed: 2019 },
      );
    },
  );

  it('live after GST: delays alone keep nobody from deciding', () => {
    const registry = stormy(0);
    fc.assert(
      fc.property(scenario, ({ seed, nodes, gstSeconds }) => {
        const result = run(registry, { nodes, traitors: 0, seed, conditions: { gstSeconds } });
        expect(isRight(result.verdicts)).toBe(true);
      }),
      { numRuns: NUM_RUNS, seed: 2019 },
    );
  });

  it('live after GST with f traitors that lie and withhold by a draw', () => {
    const registry = stormy(0, erratic);
    fc.assert(
      fc.property(scenario, ({ seed, nodes, gstSeconds }) => {
        const traitors = Math.floor((nodes - 1) / 3);
        const result = run(registry, { nodes, traitors, seed, conditions: { gstSeconds } });
        expect(result.verdicts).toEqual(right);
      }),
      { numRuns: NUM_RUNS, seed: 2019 },
    );
  });

  // A decided node that a traitor keeps back (768452, 176); a view under way of which a replica heard nothing but a
  // certificate (3281); a new-view said again in the midst of its view (5882).
  it.each([176, 524, 693, 3281, 5882, 768_452])('nobody stays behind (seed %i)', (seed) => {
    const result = run(stormy(0, erratic), { nodes: 7, traitors: 2, seed, conditions: { gstSeconds: 5 } });
    expect(result.verdicts).toEqual(right);
  });

  it('live after GST even if messages were lost before, since the client asks again', () => {
    const registry = stormy(30);
    fc.assert(
      fc.property(scenario, ({ seed, nodes, gstSeconds }) => {
        const result = run(registry, { nodes, traitors: 0, seed, conditions: { gstSeconds } });
        expect(isRight(result.verdicts)).toBe(true);
      }),
      { numRuns: NUM_RUNS, seed: 2019 },
    );
  });
});

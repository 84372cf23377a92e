import { createStream, type Fate, type Lab, type Packet, type Registry, type Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { KIND, type PbftMessage } from '../src/messages.js';
import { c3 } from '../src/validations/c3.js';
import { throughputLost } from '../src/validations/slow-primary.js';
import { registryWith, run, twoFaced, undisturbed, type Context } from './adversary.js';

/** A lab in which every attack is that of the test: rows name the built-in ones, which don't belong here. */
const labOf = (registryOf: (scenario: Scenario) => Registry): Lab => ({
  simulate: (scenario) => {
    const { attackParams: _, ...rest } = scenario;
    return run(registryOf(scenario), { ...rest, attack: 'test' });
  },
  stream: (label) => createStream(1, label),
  quick: true,
  progress: () => undefined,
});

const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
const honest = registryWith({ powers: ['own-source'] });

describe('row C3', () => {
  const lab = labOf(() => split);

  it.each([
    [4, 1, 2, 1],
    [7, 2, 3, 1],
    [6, 2, 4, 1],
    [7, 2, 4, 1],
    [10, 3, 6, 1],
  ])('n = %i, f = %i, quorum %i: %i, by a counterexample that is found', async (n, f, quorum, expected) => {
    expect(c3.expected({ n, f, quorum })).toBe(expected);
    const { measured, samples } = await c3.measure({ n, f, quorum }, lab);
    expect(measured).toBe(1);
    expect(samples).toBeLessThan(400);
  });

  it.each([
    [4, 1, 3],
    [10, 3, 7],
    [6, 2, 5],
  ])('n = %i, f = %i, quorum %i: none is found', async (n, f, quorum) => {
    expect(c3.expected({ n, f, quorum })).toBe(0);
    const { measured, samples } = await c3.measure({ n, f, quorum }, lab);
    expect(measured).toBe(0);
    expect(samples).toBeGreaterThanOrEqual(200);
  });

  it('finds nothing where the traitors do as they are told: the measure looks at the runs', async () => {
    expect(
      (
        await c3.measure(
          { n: 4, f: 1, quorum: 2 },
          labOf(() => honest),
        )
      ).measured,
    ).toBe(0);
  });

  it('refuses points out of reach', () => {
    for (const point of [{ n: 4, f: 3 }, { n: 4, quorum: 5 }, { n: 41 }, { f: 0 }]) {
      expect(c3.params.safeParse(point).success).toBe(false);
    }
  });
});

describe('row C6: a slow primary', () => {
  /** The traitor's pre-prepares leave one by one, `gapDelays` delays apart. */
  const slow = (gapDelays: number): Registry => {
    const leaves = new Map<PbftMessage, number>();
    let last = -Infinity;
    const onPacket = (packet: Packet<PbftMessage>, context: Context): Fate => {
      const { delayNanoseconds, from, message, sentNanoseconds } = packet;
      if (message.kind !== KIND.prePrepare || !context.isFaulty(from)) return 'deliver';
      const at =
        leaves.get(message) ??
        (last = Math.max(sentNanoseconds, last + gapDelays * context.network.delaySecondsMax * 1e9));
      leaves.set(message, at);
      return { delay: at - sentNanoseconds + delayNanoseconds };
    };
    return registryWith({ onPacket });
  };
  const lab = (gapDelays: number): Lab =>
    labOf(({ attack }) => (attack === 'none' ? undisturbed : slow(gapDelays)));

  it('just below the timeout it takes nine tenths of the throughput, and keeps its place', () => {
    expect(throughputLost(lab(4))).toBeGreaterThan(0.9);
  });

  it('just above it is replaced, and one that does not wait takes nothing', () => {
    expect(throughputLost(lab(5.5))).toBe(0);
    expect(throughputLost(lab(0))).toBeLessThan(0.05);
  });
});

import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { breakEvenShare, profitThreshold } from '../../src/race/break-even.js';
import { selfishMining } from '../../src/withholding/stubborn.js';

const createRaceStream = (): ReturnType<typeof createStream> => createStream(1, 'break-even');
const race = { gamma: 0, tieBreak: 'first-seen', blocks: 5e5, createStream: createRaceStream } as const;

describe('where a policy that is played earns its share', () => {
  it.each([
    [0, 1 / 3],
    [0.5, 1 / 4],
    [0.8, 0.2 / 1.4],
  ])('SM1, gamma=%d: (1 - gamma)/(3 - 2 gamma) = %d (Eyal and Sirer 2014)', (gamma, threshold) => {
    expect(Math.abs(breakEvenShare(selfishMining, { ...race, gamma }, 0.4) - threshold)).toBeLessThan(0.004);
  });
});

describe('where withholding begins to pay (Sapirshtein, Sompolinsky and Zohar 2016)', () => {
  it('earlier than SM1 does, and still earlier with random ties', () => {
    const firstSeen = profitThreshold(race);
    expect(Math.abs(firstSeen - 0.32942)).toBeLessThan(0.004);
    const random = profitThreshold({ ...race, gamma: 0.5, tieBreak: 'random' });
    expect(Math.abs(random - 0.2321)).toBeLessThan(0.004);
    // The rule against selfish mining lowers the threshold that it had without it.
    expect(random).toBeLessThan(profitThreshold({ ...race, gamma: 0.5 }) - 0.01);
  });
});

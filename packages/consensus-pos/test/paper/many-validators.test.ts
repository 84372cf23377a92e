import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registry } from '../lab.js';

const NODES = 10;
const SLOTS_PER_EPOCH = 32;

function runWith(keysPerNode: number) {
  return simulate(registry, {
    strategy: 'pos',
    attack: 'none',
    nodes: NODES,
    traitors: 0,
    seed: 1,
    params: { keysPerNode, submitSlot: 0, slotsPerEpoch: SLOTS_PER_EPOCH },
  });
}

describe('a hundred thousand validators', () => {
  it('vote committee by committee: as many messages, and final as soon, as ever so many fewer', () => {
    const [many, few] = [runWith(10_000), runWith(1000)];
    expect(many.decisions.undecided).toBe(0);
    expect(many.verdicts).toEqual(few.verdicts);
    expect(many.finalitySeconds).toEqual(few.finalitySeconds);
    // Each node has members in every committee: one vote a node and slot, to all the others.
    const slots = Math.floor(many.endedSeconds / 12);
    const votes = many.messages.byKind['attestation'] ?? 0;
    expect(Math.abs(votes - slots * NODES * (NODES - 1))).toBeLessThanOrEqual(NODES * (NODES - 1));
    expect(votes).toBe(few.messages.byKind['attestation']);
  });
});

import { describe, expect, it } from 'vitest';
import { pos } from '../../src/index.js';
import { runPos, type PosRun } from '../lab.js';

const HOLDS = {
  agreement: 'holds',
  validity: 'holds',
  termination: 'holds',
  integrity: 'holds',
  finality: 'holds',
};

const small = { keysPerNode: 16, slotsPerEpoch: 8 };

describe('runs of other sizes and conditions', () => {
  const cases: readonly (readonly [string, PosRun])[] = [
    ['one node', { nodes: 1, params: small }],
    ['two nodes', { nodes: 2, params: small }],
    ['a later epoch', { nodes: 4, params: { ...small, submitEpoch: 3, submitSlot: 0 } }],
    ['clocks a second off', { nodes: 5, params: small, conditions: { clockSkewSeconds: 1 } }],
    ['one message in fifty lost', { nodes: 5, params: small, conditions: { lossProbability: 0.02 } }],
    ['a bound of three seconds', { nodes: 5, params: small, conditions: { fixedDelaySeconds: 3 } }],
    ['unequal stake', { nodes: 4, params: small, conditions: { shares: [5, 3, 2, 1] } }],
    ['computed signatures', { nodes: 2, params: { ...small, slotsPerEpoch: 4, signatures: 'ed25519' } }],
  ];
  it.each(cases)('%s: all properties hold', (_, run) => {
    expect(runPos(run).result.verdicts).toEqual(HOLDS);
  });

  it('the log of ten requests is decided in one order everywhere', () => {
    const { result, events } = runPos({ nodes: 4, params: small, workload: 'log' });
    expect(result.verdicts).toEqual(HOLDS);
    expect(result.decisions.count).toBe(10);
    expect(events.filter(({ kind }) => kind === 'decide')).toHaveLength(40);
  });

  it('a steady epoch later takes the same 64 slots', () => {
    const { result } = runPos({
      nodes: 4,
      params: { keysPerNode: 32, submitEpoch: 2, submitSlot: 0 },
      conditions: { fixedDelaySeconds: 0.1 },
    });
    expect(Math.round((result.finalitySeconds?.mean ?? 0) / 12)).toBe(64);
  });
});

describe('refusals', () => {
  const params = pos.params.parse({});

  it('a slot that no epoch has', () => {
    expect(pos.refuse?.(4, { ...params, submitSlot: 32 }, 'orders')).toMatch(/submitSlot goes from 0 to 31/);
    expect(pos.refuse?.(4, { ...params, submitSlot: 31 }, 'orders')).toBeNull();
  });

  it('slots without a committee', () => {
    expect(pos.refuse?.(4, { ...params, keysPerNode: 7 }, 'orders')).toMatch(/at least slotsPerEpoch/);
    expect(pos.refuse?.(4, { ...params, keysPerNode: 8 }, 'orders')).toBeNull();
  });

  it('tolerates less than a third', () => {
    expect([1, 3, 4, 6, 7, 9, 10].map((nodes) => pos.faultModel.maxFaulty(nodes, params))).toEqual([
      0, 0, 1, 1, 2, 2, 3,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { runPos, type PosRun } from '../lab.js';

const quick: PosRun = { params: { keysPerNode: 32, submitSlot: 3 } };

describe('what arrives late (Buterin et al. 2020, section 4.6 and 5)', () => {
  it('a replica that was cut off for an epoch catches up and decides with the others', () => {
    const { result, events } = runPos({ ...quick, attack: 'isolation' });
    expect(result.verdicts.termination).toBe('holds');
    expect(result.verdicts.agreement).toBe('holds');
    expect(events.filter(({ kind }) => kind === 'decide')).toHaveLength(10);
  });

  it('a private chain of less than a third changes nothing', () => {
    for (const seed of [1, 2, 3]) {
      const { result } = runPos({ ...quick, seed, attack: 'private-fork', traitors: 3 });
      expect(result.verdicts).toMatchObject({ agreement: 'holds', finality: 'holds', termination: 'holds' });
    }
  });

  it('a private chain of three fifths is followed once it shows, and finality comes after it', () => {
    for (const seed of [1, 2, 3]) {
      const { result, events } = runPos({ ...quick, seed, attack: 'private-fork', traitors: 6 });
      const [first] = events.filter(({ kind }) => kind === 'decide');
      expect(result.verdicts).toMatchObject({ agreement: 'holds', finality: 'holds', termination: 'holds' });
      expect(first?.at).toBeGreaterThan((40 + 64) * 12e9);
    }
  });

  it('proposers that may build past a late head change nothing where blocks are timely', () => {
    const { params } = quick;
    const plain = runPos(quick).result;
    const reorging = runPos({ ...quick, params: { ...params, lateHeadReorg: true } }).result;
    expect(reorging.verdicts.termination).toBe('holds');
    expect(reorging.finalitySeconds).toEqual(plain.finalitySeconds);
  });
});

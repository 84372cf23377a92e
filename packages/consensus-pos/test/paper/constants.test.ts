import { describe, expect, it } from 'vitest';
import {
  createSlotCalendar,
  EFFECTIVE_BALANCE_GWEI,
  posParams,
  proposerBoostStake,
} from '../../src/index.js';

/** Ethereum consensus specifications, phase 0 preset and configuration. */
describe('constants of the specifications', () => {
  const params = posParams.parse({});
  const calendar = createSlotCalendar(params);

  it('a slot lasts 12 s, an epoch has 32 slots', () => {
    expect([params.slotSeconds, params.slotsPerEpoch]).toEqual([12, 32]);
    expect(calendar.startNanoseconds(33) - calendar.startNanoseconds(1)).toBe(384e9);
    expect([calendar.epochOf(31), calendar.epochOf(32), calendar.firstSlotOf(2)]).toEqual([0, 1, 64]);
  });

  it('attestations are due 4.0 s into the slot', () => {
    expect(calendar.attestationDueNanoseconds).toBe(4.0e9);
  });

  it("a timely block is boosted by 40 % of a slot's committee", () => {
    expect(params.proposerBoostPercent).toBe(40);
    expect(proposerBoostStake(640 * EFFECTIVE_BALANCE_GWEI, 32, 40)).toBe(8 * EFFECTIVE_BALANCE_GWEI);
  });

  it('names the slot of an instant on its edges', () => {
    const start = calendar.startNanoseconds(7);
    expect([start - 1, start, start + 1].map((instant) => calendar.slotAt(instant))).toEqual([6, 7, 7]);
  });
});

import type { TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { runPos } from '../lab.js';

const SLOTS = 32;

/** Slots from the start of the slot whose block carries the order, to each replica's decision. */
function measuredSlots(submitSlot: number): readonly number[] {
  const { events } = runPos(
    {
      nodes: 4,
      params: { submitSlot, keysPerNode: 32 },
      conditions: { fixedDelaySeconds: 0.05 },
      seed: 100 + submitSlot,
    },
    ['deliver', 'decide'],
  );
  const carrier = events.find(isCarrier);
  if (carrier?.kind !== 'deliver') throw new Error('no block carried the order');
  return events.filter((event) => event.kind === 'decide').map((event) => (event.at - carrier.sentAt) / 12e9);
}

function isCarrier(event: TraceEvent): boolean {
  return event.kind === 'deliver' && event.message === 'block' && event.value !== null;
}

describe('finality when all are honest and the network is quick (Buterin et al. 2020, section 4.5)', () => {
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
  const measured = slots.map(measuredSlots);

  it("a block in an epoch's slot 0 is final after 64 slots, at every node", () => {
    expect(measured[0]).toEqual([64, 64, 64, 64]);
  });

  it.each(slots.slice(1))('a block in slot %i is final after 96 - slot slots', (slot) => {
    expect(measured[slot]).toEqual(Array.from({ length: 4 }, () => 96 - slot));
  });

  it('over a random slot: 79.5 slots, 15.9 min; 12.8 to 19.0 min', () => {
    const all = measured.flat();
    expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBe(79.5);
    expect((Math.min(...all) * 12) / 60).toBe(12.8);
    expect((Math.max(...all) * 12) / 60).toBe(19);
  });
});

describe('finality as a run reports it', () => {
  it('counts from the submission, a delay bound before the slot', () => {
    const { result } = runPos({ params: { submitSlot: 0 }, conditions: { fixedDelaySeconds: 0.05 } });
    expect(result.finalitySeconds?.mean).toBeCloseTo(64 * 12 + 0.05 + 0.001, 6);
    expect(result.verdicts).toEqual({
      agreement: 'holds',
      validity: 'holds',
      termination: 'holds',
      integrity: 'holds',
      finality: 'holds',
    });
  });

  it('among cities, with delays and jitter, still takes whole slots', () => {
    const { result, events } = runPos({ params: { submitSlot: 5 } });
    const decided = new Set(events.filter(({ kind }) => kind === 'decide').map(({ at }) => at));
    expect([...decided]).toEqual([12e9 + 96 * 12e9]);
    expect(Math.round((result.finalitySeconds?.mean ?? 0) / 12)).toBe(91);
  });

  it('draws the slot by seed where none is set', () => {
    const rides = [1, 2, 3, 4, 5, 6].map((seed) =>
      Math.round((runPos({ seed, nodes: 4 }).result.finalitySeconds?.mean ?? 0) / 12),
    );
    expect(new Set(rides).size).toBeGreaterThan(3);
    for (const slots of rides) {
      expect(slots).toBeGreaterThanOrEqual(64);
      expect(slots).toBeLessThanOrEqual(95);
    }
  });
});

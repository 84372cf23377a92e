import { describe, expect, it } from 'vitest';
import { geometryOf } from '../../src/geometry.js';
import { createSchedule, type Pulses } from '../../src/schedule.js';
import { createTimetable } from '../../src/timetable.js';

const pulses: Pulses = { voteNanoseconds: 640, coinNanoseconds: 2560, guardNanoseconds: 50, coins: 'one' };
/** Five generals 100 m apart on a line: far nearer than a gate is long. */
const line = geometryOf(5, (a, b) => 100 * Math.abs(a - b), 299792458);
const orders = [
  [0, 1, 2, 3, 4],
  [3, 0, 4, 2, 1],
  [4, 3, 2, 1, 0],
];
const timetable = createTimetable((round) => createSchedule(line, pulses, orders[round - 1]));

describe('the timetable', () => {
  it('begins each round when the one before has been heard everywhere, in whatever order it is asked', () => {
    const third = timetable.startNanoseconds(3);
    expect(timetable.startNanoseconds(1)).toBe(0);
    expect(timetable.startNanoseconds(2)).toBe(timetable.scheduleOf(1).roundNanoseconds);
    expect(third).toBe(timetable.startNanoseconds(2) + timetable.scheduleOf(2).roundNanoseconds);
  });

  it('who comes first in the order speaks first', () => {
    orders.forEach((order, index) => {
      const { slotsNanoseconds } = timetable.scheduleOf(index + 1);
      expect(slotsNanoseconds[order[0]!]).toBe(0);
      expect(new Set(slotsNanoseconds).size).toBe(5);
    });
    expect(timetable.scheduleOf(2).slotsNanoseconds).not.toEqual(timetable.scheduleOf(1).slotsNanoseconds);
  });

  it('keeps gates apart in any order', () => {
    for (let round = 1; round <= 3; round++) {
      const { slotsNanoseconds } = timetable.scheduleOf(round);
      for (let i = 0; i < 5; i++) {
        const gates = slotsNanoseconds
          .map((slot, j) => slot + line.travelNanoseconds[i * 5 + j]!)
          .sort((a, b) => a - b);
        gates.slice(1).forEach((gate, at) => expect(gate - gates[at]!).toBeGreaterThanOrEqual(690 - 1e-6));
      }
    }
  });
});

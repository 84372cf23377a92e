import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/engine/event-queue.js';

const times = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 });

describe('EventQueue', () => {
  it('gives events in time order, and events of one time in the order of scheduling', () => {
    fc.assert(
      fc.property(times, (pushed) => {
        const queue = new EventQueue();
        pushed.forEach((time, index) => {
          queue.push(time, index % 8, index, index);
        });
        const popped: [number, number][] = [];
        while (queue.pop()) popped.push([queue.time, queue.index]);
        const naive = pushed.map((time, index): [number, number] => [time, index]);
        naive.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(popped).toEqual(naive);
      }),
      { seed: 1 },
    );
  });

  it('agrees with a sorted list when pushes and pops are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 400 }), (steps) => {
        const queue = new EventQueue();
        const list: { time: number; index: number }[] = [];
        steps.forEach((time, index) => {
          if (time !== null) {
            queue.push(time, 0, 0, index);
            list.push({ time, index });
            list.sort((a, b) => a.time - b.time || a.index - b.index);
          } else {
            const first = list.shift();
            expect(queue.pop()).toBe(first !== undefined);
            if (first !== undefined) expect([queue.time, queue.index]).toEqual([first.time, first.index]);
          }
          expect(queue.size).toBe(list.length);
          expect(queue.nextTime).toBe(list[0]?.time ?? Infinity);
        });
      }),
      { seed: 2 },
    );
  });

  it('keeps every part of an event at the ends of its range', () => {
    const queue = new EventQueue();
    const most = { time: Number.MAX_SAFE_INTEGER, kind: 7, participant: 2097151, index: 536870911 };
    queue.push(most.time, most.kind, most.participant, most.index);
    queue.pop();
    expect([queue.time, queue.kind, queue.participant, queue.index]).toEqual(Object.values(most));
  });
});

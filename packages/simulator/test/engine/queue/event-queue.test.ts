import { fc, test } from '@fast-check/vitest';
import { ContractError } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { BUCKET_NANOSECONDS, EVENT_INDICES, EVENT_PARTICIPANTS } from '../../../src/engine/queue/event.js';
import { EventQueue } from '../../../src/engine/queue/event-queue.js';
import { RING_BUCKETS } from '../../../src/engine/queue/ring.js';
import { NaiveQueue } from './naive-queue.js';

const WINDOW_NANOSECONDS = BUCKET_NANOSECONDS * RING_BUCKETS;

/** Delays that meet every place of the queue, and the borders between them. */
const delay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 * BUCKET_NANOSECONDS }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: WINDOW_NANOSECONDS }) },
  fc.integer({ min: 0, max: 3 }).map((near) => BUCKET_NANOSECONDS - 2 + near),
  fc.integer({ min: 0, max: 3 }).map((near) => WINDOW_NANOSECONDS - 2 + near),
  fc.integer({ min: -3, max: 3 }).map((near) => WINDOW_NANOSECONDS + near * BUCKET_NANOSECONDS),
  fc.integer({ min: 0, max: 5 * WINDOW_NANOSECONDS }),
  fc.constant(1e15),
);

/** A step pushes a crowd of events, each `delays` after now, and takes some out; `again` pushes at the last time anew. */
const step = fc.record({
  delays: fc.array(delay, { maxLength: 12 }),
  crowd: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.integer({ min: 60, max: 200 })),
  pops: fc.integer({ min: 0, max: 30 }),
});

function taken(queue: EventQueue): readonly number[] | undefined {
  return queue.pop() ? [queue.time, queue.kind, queue.participant, queue.index] : undefined;
}

describe('EventQueue', () => {
  // So many that each way of sorting a bucket is met: at once, by highest bits first, by two digits.
  it.each([2, 12, 13, 40, 64, 65, 150, 192, 193, 500])(
    'sorts a bucket of %i events that come anyhow',
    (count) => {
      for (const spread of [BUCKET_NANOSECONDS, BUCKET_NANOSECONDS / 64, 3]) {
        const queue = new EventQueue();
        const naive = new NaiveQueue();
        for (let index = 0; index < count; index++) {
          // A step prime to the width goes through all of it, in no order.
          const time = 5 * BUCKET_NANOSECONDS + ((index * 104_729) % spread);
          queue.push(time, 0, index % 7, index);
          naive.push(time, 0, index % 7, index);
        }
        for (let index = 0; index < count; index++) expect(taken(queue)).toEqual(naive.pop());
      }
    },
  );

  test.prop([fc.array(step, { maxLength: 40 })], { seed: 1, numRuns: 300 })(
    'agrees with a sorted list: ties, crowds, the open bucket, the window, and what lies beyond',
    (steps) => {
      const queue = new EventQueue();
      const naive = new NaiveQueue();
      let now = 0;
      let pushed = 0;
      const pop = (): boolean => {
        expect(queue.nextTime).toBe(naive.nextTime);
        const expected = naive.pop();
        expect(taken(queue)).toEqual(expected);
        now = expected?.[0] ?? now;
        return expected !== undefined;
      };
      for (const { crowd, delays, pops } of steps) {
        for (let member = 0; member < crowd; member++) {
          for (const wait of delays) {
            const event = [
              now + wait + (member % 3),
              pushed % 6,
              (pushed * 977) % EVENT_PARTICIPANTS,
              pushed,
            ] as const;
            queue.push(...event);
            naive.push(...event);
            pushed++;
          }
        }
        for (let i = 0; i < pops; i++) pop();
      }
      while (pop());
    },
  );

  test.prop([fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 400 })], { seed: 2 })(
    'takes even what is due before the last event taken out',
    (steps) => {
      const queue = new EventQueue();
      const naive = new NaiveQueue();
      steps.forEach((time, index) => {
        if (time === null) expect(taken(queue)).toEqual(naive.pop());
        else {
          queue.push(time * BUCKET_NANOSECONDS, 0, 0, index);
          naive.push(time * BUCKET_NANOSECONDS, 0, 0, index);
        }
        expect(queue.nextTime).toBe(naive.nextTime);
      });
    },
  );

  it.each([
    0,
    BUCKET_NANOSECONDS + 1,
    WINDOW_NANOSECONDS - 1,
    9 * WINDOW_NANOSECONDS,
    Number.MAX_SAFE_INTEGER,
  ])('keeps every part of an event at the ends of its range, %i ns from now', (time) => {
    const queue = new EventQueue();
    const most = [time, 7, EVENT_PARTICIPANTS - 1, EVENT_INDICES - 1] as const;
    queue.push(...most);
    queue.push(time, 0, 0, 0);
    expect(taken(queue)).toEqual(most);
    expect(taken(queue)).toEqual([time, 0, 0, 0]);
    expect(taken(queue)).toBeUndefined();
  });

  it.each([4, 4096])(
    'keeps a million events of %i participants in as much memory as they take',
    (participants) => {
      const queue = new EventQueue(participants);
      for (let index = 0; index < 1e6; index++) queue.push(3e5 + ((index * 7919) % 1e6), 0, 0, index);
      for (let time = 0; time < 1e6; time++) {
        const isNext = queue.pop() && queue.time === 3e5 + time && (queue.index * 7919) % 1e6 === time;
        if (!isNext) throw new Error(`the event ${String(time)} ns later is missing`);
      }
      expect(queue.reservedBytes).toBeGreaterThan(8e6);
      expect(queue.reservedBytes).toBeLessThan(14e6);
    },
  );

  it('uses the memory of events taken out again', () => {
    const queue = new EventQueue();
    let index = 0;
    for (let round = 0; round < 50; round++) {
      for (let i = 0; i < 20_000; i++)
        queue.push(round * 1e9 + ((i * 7919) % 1e9), 0, 0, index++ % EVENT_INDICES);
      for (let i = 0; i < 20_000; i++) if (!queue.pop()) throw new Error('an event is missing');
    }
    expect(queue.reservedBytes).toBeLessThan(20_000 * 8 * 8);
    expect(queue.nextTime).toBe(Infinity);
  });

  it('refuses an index that has no room', () => {
    expect(() => new EventQueue().push(0, 0, 0, EVENT_INDICES)).toThrow(ContractError);
  });
});

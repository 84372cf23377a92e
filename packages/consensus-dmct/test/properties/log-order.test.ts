import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/log/calendar.js';
import { laneDelays } from '../../src/log/lanes.js';
import { Ledger } from '../../src/log/ledger.js';

const workloads = fc
  .array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 8 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) => ({
    kind: 'log' as const,
    requests: times.length,
    submitNanoseconds: (index: number) => times[index]!,
  }));

describe('the calendar', () => {
  it('lists the open frames and no other, and opens some from each entry on', () => {
    fc.assert(
      fc.property(workloads, fc.integer({ min: 1, max: 6 }), (workload, openFrames) => {
        const calendar = createCalendar({
          workload,
          epochNanoseconds: 1000,
          frameNanoseconds: 100,
          batch: 8,
          openFrames,
        });
        const open = Array.from({ length: 700 }, (_, k) => k + 1).filter((frame) => calendar.isOpen(frame));
        const listed: number[] = [];
        for (let frame = calendar.nextOpen(0); frame <= 700; frame = calendar.nextOpen(frame))
          listed.push(frame);
        expect(listed).toEqual(open);
        for (let index = 0; index < workload.requests; index++) {
          const entry = 1 + Math.max(0, Math.ceil((workload.submitNanoseconds(index) - 1000) / 100));
          for (let k = 0; k < openFrames; k++) expect(calendar.isOpen(entry + k)).toBe(true);
        }
      }),
    );
  });

  it('closes when all that entered has had its turn and time to be repeated, however many entered at once', () => {
    fc.assert(
      fc.property(workloads, fc.integer({ min: 1, max: 3 }), (workload, batch) => {
        const openFrames = 2;
        const calendar = createCalendar({
          workload,
          epochNanoseconds: 0,
          frameNanoseconds: 10_000,
          batch,
          openFrames,
        });
        let served = 0;
        let lastTurn = 0;
        for (let frame = 1; frame <= 6 + workload.requests; frame++) {
          const entered = Array.from({ length: workload.requests }, (_, index) =>
            workload.submitNanoseconds(index),
          ).filter((time) => time <= (frame - 1) * 10_000).length;
          const isBusy = entered > served;
          served = Math.min(entered, served + batch);
          if (isBusy) lastTurn = frame;
          if (lastTurn > 0 && frame < lastTurn + openFrames) expect(calendar.isOpen(frame)).toBe(true);
        }
        expect(served).toBe(workload.requests);
      }),
      { seed: 3 },
    );
  });

  it('lanes: one round a frame, then each twice as late', () => {
    expect(laneDelays(3).slice(0, 7)).toEqual([1, 2, 3, 4, 8, 16, 32]);
  });
});

describe('the ledger', () => {
  const batches = fc.array(fc.array(fc.nat(6), { maxLength: 3 }), { maxLength: 10 });

  it('however instances end, all logs are the same: by frame, each request once', () => {
    fc.assert(
      fc.property(batches, fc.infiniteStream(fc.nat()), (frames, draws) => {
        const wanted = [...new Set(frames.flat())].map((index) => `request ${String(index)}`);
        const order = frames.map((_, frame) => frame);
        for (let k = order.length - 1; k > 0; k--) {
          const other = draws.next().value! % (k + 1);
          [order[k], order[other]] = [order[other]!, order[k]!];
        }
        // Every other frame is closed.
        const ledger = new Ledger((frame) => (frame === 0 ? 1 : frame + 2));
        const log: string[] = [];
        for (const frame of order) {
          ledger.end(
            1 + 2 * frame,
            frames[frame]!.map((index) => ({ index, value: `request ${String(index)}` })),
          );
          ledger.flush((position, value) => {
            expect(position).toBe(log.length);
            log.push(value);
          });
        }
        expect(log).toEqual(wanted);
      }),
    );
  });

  it('a frame that has not ended holds back all later ones', () => {
    const ledger = new Ledger((frame) => frame + 1);
    const log: string[] = [];
    ledger.end(2, [{ index: 1, value: 'later' }]);
    ledger.flush((_, value) => log.push(value));
    expect(log).toEqual([]);
    ledger.end(1, []);
    ledger.flush((_, value) => log.push(value));
    expect(log).toEqual(['later']);
  });
});

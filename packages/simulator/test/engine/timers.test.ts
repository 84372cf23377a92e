import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { EventQueue } from '../../src/engine/queue/event-queue.js';
import { Timers } from '../../src/engine/timers.js';

const step = fc.oneof(
  fc.record({ deed: fc.constant('set' as const), id: fc.nat(3), participant: fc.nat(1), delay: fc.nat(2e9) }),
  fc.record({ deed: fc.constant('cancel' as const), id: fc.nat(3), participant: fc.nat(1) }),
  fc.record({ deed: fc.constant('crash' as const), participant: fc.nat(1) }),
  fc.record({ deed: fc.constant('next' as const) }),
);

describe('Timers on the queue', () => {
  test.prop([fc.array(step, { maxLength: 200 })], { seed: 4 })(
    'fire like a list of settings from which the cancelled and restarted ones are struck',
    (steps) => {
      const queue = new EventQueue();
      const timers = new Timers(2);
      let settings: { at: number; order: number; id: number; participant: number }[] = [];
      let now = 0;
      const strike = (participant: number, id?: number): void => {
        settings = settings.filter((one) => one.participant !== participant || (id ?? one.id) !== one.id);
      };
      const fireNext = (): number[] | undefined => {
        while (queue.pop()) {
          const id = timers.fire(queue.participant, queue.index);
          if (id >= 0) return [queue.time, queue.participant, id];
        }
        return undefined;
      };
      steps.forEach((one, order) => {
        if (one.deed === 'set') {
          strike(one.participant, one.id);
          settings.push({ at: now + one.delay, order, id: one.id, participant: one.participant });
          queue.push(now + one.delay, 1, one.participant, timers.set(one.participant, one.id));
        } else if (one.deed === 'cancel') {
          strike(one.participant, one.id);
          timers.cancel(one.participant, one.id);
        } else if (one.deed === 'crash') {
          strike(one.participant);
          timers.cancelAll(one.participant);
        } else {
          settings.sort((a, b) => a.at - b.at || a.order - b.order);
          const due = settings.shift();
          expect(fireNext()).toEqual(due && [due.at, due.participant, due.id]);
          now = due?.at ?? queue.time;
        }
      });
    },
  );
});

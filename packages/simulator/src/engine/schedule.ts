import { ContractError, TIME_NANOSECONDS_MAX } from '@dmct/core';
import { EventQueue } from './queue/event-queue.js';

/** The run's clock and what is to come. */
export class Schedule {
  /** Global time, ns. */
  now = 0;
  readonly queue: EventQueue;

  /** @param participants to whom things may happen. */
  constructor(participants: number) {
    this.queue = new EventQueue(participants);
  }

  /** Puts an event `delay` ns from now, or at the end of all time. Throws a ContractError for a delay that is no number. */
  after(delay: number, kind: number, participant: number, index: number): void {
    if (!(delay >= 0)) {
      throw new ContractError(`an event can't be ${String(delay)} ns after ${String(this.now)} ns`);
    }
    // No run lasts until the end of time: what would come later than that never comes.
    const at = Math.min(this.now + delay, TIME_NANOSECONDS_MAX);
    this.queue.push(at, kind, participant, index);
  }

  /**
   * Puts one event of this kind and index before each of the participants 0..count - 1 but `except`, in this order, after
   * the delay under its id: what {@link after} does one by one.
   */
  toAll(delays: Float64Array, count: number, except: number, kind: number, index: number): void {
    for (let to = 0; to < count; to++) {
      if (!((delays[to] as number) >= 0) && to !== except) this.after(delays[to] as number, kind, to, index);
    }
    this.queue.pushToAll(this.now, delays, count, except, kind, index);
  }
}

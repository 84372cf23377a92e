import { ContractError, TIME_NANOSECONDS_MAX } from '@dmct/core';
import { EventQueue } from './event-queue.js';

/** The run's clock and what is to come. */
export class Schedule {
  /** Global time, ns. */
  now = 0;
  readonly queue = new EventQueue();

  /** Puts an event `delay` ns from now. Throws a ContractError for a delay that is no number or leads past all time. */
  after(delay: number, kind: number, participant: number, index: number): void {
    const at = this.now + delay;
    if (!(delay >= 0 && at <= TIME_NANOSECONDS_MAX)) {
      throw new ContractError(`an event can't be ${String(delay)} ns after ${String(this.now)} ns`);
    }
    this.queue.push(at, kind, participant, index);
  }
}

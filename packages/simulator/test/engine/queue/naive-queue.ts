/** What a queue of events is, without a thought for speed: the fast one must give the same events in the same order. */
export class NaiveQueue {
  readonly #events: { readonly time: number; readonly event: readonly number[] }[] = [];

  push(time: number, kind: number, participant: number, index: number): void {
    const later = this.#events.findIndex((other) => other.time > time);
    const event = [time, kind, participant, index];
    this.#events.splice(later < 0 ? this.#events.length : later, 0, { time, event });
  }

  get nextTime(): number {
    return this.#events[0]?.time ?? Infinity;
  }

  pop(): readonly number[] | undefined {
    return this.#events.shift()?.event;
  }
}

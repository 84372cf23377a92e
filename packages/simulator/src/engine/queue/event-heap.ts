import { EVENT_PARTICIPANTS } from './event.js';

const DOUBLES_PER_EVENT = 3;
const KIND_SIZE = 8;

/**
 * A few events in (time, sequence) order: a 4-ary heap in one Float64Array, three doubles an event (time, sequence,
 * packed event). The sequence number makes the order total, so that equal times keep the order of scheduling.
 */
export class EventHeap {
  /** The event that `pop` took out last. */
  time = 0;
  kind = 0;
  participant = 0;
  index = 0;

  #heap = new Float64Array(DOUBLES_PER_EVENT * 1024);
  #size = 0;
  #sequence = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Time of the next event, ns; Infinity when there is none. */
  get nextTime(): number {
    return this.#size === 0 ? Infinity : (this.#heap[0] as number);
  }

  push(time: number, kind: number, participant: number, index: number): void {
    const payload = (index * EVENT_PARTICIPANTS + participant) * KIND_SIZE + kind;
    const sequence = this.#sequence++;
    if (this.#heap.length < (this.#size + 1) * DOUBLES_PER_EVENT) this.#grow();
    const heap = this.#heap;
    let hole = this.#size++;
    // A new event has the highest sequence number: only a strictly later parent makes way.
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentAt = parent * DOUBLES_PER_EVENT;
      if ((heap[parentAt] as number) <= time) break;
      const holeAt = hole * DOUBLES_PER_EVENT;
      heap[holeAt] = heap[parentAt] as number;
      heap[holeAt + 1] = heap[parentAt + 1] as number;
      heap[holeAt + 2] = heap[parentAt + 2] as number;
      hole = parent;
    }
    const at = hole * DOUBLES_PER_EVENT;
    heap[at] = time;
    heap[at + 1] = sequence;
    heap[at + 2] = payload;
  }

  /** Takes the first event out into the fields; false when there is none. */
  pop(): boolean {
    if (this.#size === 0) return false;
    const heap = this.#heap;
    this.time = heap[0] as number;
    this.#unpack(heap[2] as number);
    this.#size--;
    if (this.#size > 0) this.#sink(this.#size * DOUBLES_PER_EVENT);
    return true;
  }

  /** Lets the event stored at `lastAt` sink from the root to its place. */
  #sink(lastAt: number): void {
    const heap = this.#heap;
    const time = heap[lastAt] as number;
    const sequence = heap[lastAt + 1] as number;
    const payload = heap[lastAt + 2] as number;
    const size = this.#size;
    let hole = 0;
    for (;;) {
      const first = 4 * hole + 1;
      if (first >= size) break;
      const end = Math.min(first + 4, size);
      let child = first;
      let childTime = heap[first * DOUBLES_PER_EVENT] as number;
      let childSequence = heap[first * DOUBLES_PER_EVENT + 1] as number;
      for (let other = first + 1; other < end; other++) {
        const otherTime = heap[other * DOUBLES_PER_EVENT] as number;
        if (otherTime > childTime) continue;
        const otherSequence = heap[other * DOUBLES_PER_EVENT + 1] as number;
        if (otherTime < childTime || otherSequence < childSequence) {
          child = other;
          childTime = otherTime;
          childSequence = otherSequence;
        }
      }
      if (childTime > time || (childTime === time && childSequence > sequence)) break;
      const holeAt = hole * DOUBLES_PER_EVENT;
      heap[holeAt] = childTime;
      heap[holeAt + 1] = childSequence;
      heap[holeAt + 2] = heap[child * DOUBLES_PER_EVENT + 2] as number;
      hole = child;
    }
    const at = hole * DOUBLES_PER_EVENT;
    heap[at] = time;
    heap[at + 1] = sequence;
    heap[at + 2] = payload;
  }

  #unpack(payload: number): void {
    this.kind = payload % KIND_SIZE;
    const rest = (payload - this.kind) / KIND_SIZE;
    this.participant = rest % EVENT_PARTICIPANTS;
    this.index = (rest - this.participant) / EVENT_PARTICIPANTS;
  }

  #grow(): void {
    const larger = new Float64Array(this.#heap.length * 2);
    larger.set(this.#heap);
    this.#heap = larger;
  }
}

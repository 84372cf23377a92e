import { ContractError, TIME_NANOSECONDS_MAX } from '@dmct/core';
import {
  BUCKET_BITS,
  BUCKET_NANOSECONDS,
  EVENT_INDICES,
  indexOf,
  kindOf,
  offsetOf,
  participantOf,
  payloadWord,
  placeWord,
} from './event.js';
import { EventHeap } from './event-heap.js';
import { OpenBucket } from './open-bucket.js';
import { Ring, RING_BUCKETS } from './ring.js';

/** So many participants are a large network: millions of events may be pending. */
const LARGE_FROM = 1536;

const OFFSET_MASK = BUCKET_NANOSECONDS - 1;
const WINDOW_NANOSECONDS = BUCKET_NANOSECONDS * RING_BUCKETS;

/**
 * Pending events in (time, order of scheduling), whatever was pushed when. Times are whole ns.
 *
 * One bucket is open: time has reached it. An event lies in one of four places:
 * - the open bucket, sorted, if it was there when the bucket was opened;
 * - the heap `soon`, if it was pushed later and its time is before the open bucket's end;
 * - the ring, if its time is within the window that follows the open bucket;
 * - the heap `far` beyond; from there it moves into the ring in the moment in which its bucket enters the window, before
 *   anything can be pushed there directly. So each bucket's chain is in the order of scheduling.
 *
 * Of equal times the open bucket's come before those of `soon`, which were all pushed later.
 */
export class EventQueue {
  /** The event that `pop` took out last. */
  time = 0;
  kind = 0;
  participant = 0;
  index = 0;

  /** The events of the open bucket that were there when it was opened. */
  readonly open = new OpenBucket();
  readonly #soon = new EventHeap();
  readonly #ring: Ring;
  readonly #far = new EventHeap();
  /** The open bucket: its place in the ring, where it has no chain any more, and the time when it begins. */
  #bucket = 0;
  #start = 0;

  /** @param participants how many share it: a broadcast is an event for each, and all may broadcast at once. */
  constructor(participants = 0) {
    this.#ring = new Ring(participants >= LARGE_FROM);
  }

  push(time: number, kind: number, participant: number, index: number): void {
    assertFits(index);
    const ahead = time - this.#start;
    if (ahead < BUCKET_NANOSECONDS) this.#soon.push(time, kind, participant, index);
    else if (ahead < WINDOW_NANOSECONDS) this.#append(ahead, kind, participant, index);
    else this.#far.push(time, kind, participant, index);
  }

  /** One event for each of the participants 0..count - 1 but `except`, in this order, `delays` by participant after `now`. */
  pushToAll(
    now: number,
    delays: Float64Array,
    count: number,
    except: number,
    kind: number,
    index: number,
  ): void {
    assertFits(index);
    const before = now - this.#start;
    for (let to = 0; to < count; to++) {
      if (to === except) continue;
      const ahead = before + (delays[to] as number);
      if (ahead >= BUCKET_NANOSECONDS && ahead < WINDOW_NANOSECONDS) this.#append(ahead, kind, to, index);
      else this.push(Math.min(now + (delays[to] as number), TIME_NANOSECONDS_MAX), kind, to, index);
    }
  }

  /** Time of the next event, ns; Infinity when there is none. Opens a further bucket if need be. */
  get nextTime(): number {
    const open = this.open;
    this.openNext();
    const opened = open.isEmpty ? Infinity : this.#start + offsetOf(open.place);
    const soon = this.#soon.nextTime;
    return opened <= soon ? opened : soon;
  }

  /** Opens a further bucket if nothing is left before it. */
  openNext(): void {
    if (this.open.isEmpty && this.#soon.isEmpty) this.#advance();
  }

  /** When the open bucket begins, ns. */
  get openedAt(): number {
    return this.#start;
  }

  /** How far into the open bucket its events are next, ns: until there every one comes before whatever was pushed later. */
  get openOffsetMax(): number {
    return Math.min(this.#soon.nextTime - this.#start, BUCKET_NANOSECONDS);
  }

  /** Memory of the ring's events, bytes: what the fullest moment so far needed. */
  get reservedBytes(): number {
    return this.#ring.blocks.reservedBytes;
  }

  /** Takes the first event out into the fields; false when there is none. */
  pop(): boolean {
    const open = this.open;
    const soon = this.#soon;
    this.openNext();
    const opened = open.isEmpty ? Infinity : this.#start + offsetOf(open.place);
    if (soon.nextTime < opened) return this.#popSoon();
    if (open.isEmpty) return false;
    const { payload, place } = open;
    open.skip();
    this.time = opened;
    this.kind = kindOf(payload);
    this.participant = participantOf(place, payload);
    this.index = indexOf(payload);
    return true;
  }

  #popSoon(): true {
    const soon = this.#soon;
    soon.pop();
    this.time = soon.time;
    this.kind = soon.kind;
    this.participant = soon.participant;
    this.index = soon.index;
    return true;
  }

  /** Puts an event into the ring, `ahead` ns after the open bucket's begin and within the window. */
  #append(ahead: number, kind: number, participant: number, index: number): void {
    const bucket = (this.#bucket + (ahead >>> BUCKET_BITS)) & (RING_BUCKETS - 1);
    this.#ring.append(
      bucket,
      placeWord(ahead & OFFSET_MASK, participant),
      payloadWord(kind, participant, index),
    );
  }

  /** Opens the next bucket that has events, in the ring or beyond; there must be none left before it. */
  #advance(): void {
    const distance = this.#ring.distanceToNext(this.#bucket);
    if (distance !== 0) {
      this.#bucket = (this.#bucket + distance) & (RING_BUCKETS - 1);
      this.#start += distance * BUCKET_NANOSECONDS;
    } else if (!this.#far.isEmpty) {
      const time = this.#far.nextTime;
      this.#start = time - (time % BUCKET_NANOSECONDS);
    } else return;
    this.#moveIn();
    const bucket = this.#bucket;
    this.open.load(this.#ring.blocks, this.#ring.first(bucket), this.#ring.end(bucket));
    this.#ring.clear(bucket);
  }

  /** Moves the events whose bucket has entered the window from `far` into the ring. */
  #moveIn(): void {
    const far = this.#far;
    const windowEnd = this.#start + WINDOW_NANOSECONDS;
    while (far.nextTime < windowEnd) {
      far.pop();
      this.#append(far.time - this.#start, far.kind, far.participant, far.index);
    }
  }
}

function assertFits(index: number): void {
  if (index < EVENT_INDICES) return;
  throw new ContractError(`more than ${String(EVENT_INDICES)} events of a kind are pending`);
}

import type { Out, ReplicaContext } from '@dmct/core';
import type { DmctParams } from '../params.js';
import type { Ears } from '../ears.js';
import type { LogFrame } from './log-frame.js';

const FRAME_TIMER = 0;
/** Names a window in which nothing is looked for. */
const IDLE = 0;
/** Timers above this are a participant's own. */
export const OWN_TIMERS = 1;

/** Wakes a participant at the beginning of each frame of the common clock, and opens its window. */
export class FrameClock {
  /** The frame that is under way, or next: 1, 2, ... */
  frame = 0;
  readonly #log: LogFrame;
  readonly #ears: Ears;
  readonly #epochNanoseconds: number;
  readonly #carrierHz: number;

  constructor({ params }: ReplicaContext<DmctParams>, log: LogFrame, ears: Ears) {
    this.#log = log;
    this.#ears = ears;
    this.#epochNanoseconds = Math.round(params.epochSeconds * 1e9);
    this.#carrierHz = params.carrierHz;
  }

  /** Nothing is left to wait for. */
  get isOver(): boolean {
    return this.frame === Infinity;
  }

  isFrame(timer: number): boolean {
    return timer === FRAME_TIMER;
  }

  /** When the frame began, on the own clock. */
  get start(): number {
    return this.#epochNanoseconds + this.#log.timetable.startNanoseconds(this.frame);
  }

  /**
   * Sets the timer for the first frame from `next` on that is still to come (who was away joins there), and keeps the
   * receiver on until then. None where `next` is Infinity.
   */
  await(next: number, out: Out): void {
    const { now } = out;
    this.frame = Math.max(next, this.frame + 1, this.#frameAt(now));
    if (this.frame === Infinity) return;
    const wait = this.start - now;
    out.setTimer(FRAME_TIMER, wait);
    if (wait < 1 || now < this.#epochNanoseconds) return;
    const idle = { tag: IDLE, startNanoseconds: now, durationNanoseconds: wait, carrierHz: this.#carrierHz };
    out.observe({ ...idle, ...this.#ears.request });
  }

  /** The first frame that begins at a time or after it. */
  #frameAt(now: number): number {
    const length = this.#log.timetable.startNanoseconds(2);
    return 1 + Math.max(0, Math.ceil((now - this.#epochNanoseconds) / length));
  }

  /** Listens to the frame that has just begun, all of it. */
  listen(out: Out): void {
    out.observe({
      tag: this.frame,
      startNanoseconds: this.start,
      durationNanoseconds: this.#log.timetable.scheduleOf(this.frame).roundNanoseconds,
      carrierHz: this.#carrierHz,
      ...this.#ears.request,
    });
  }
}

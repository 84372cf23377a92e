import { secondsToNanoseconds, TIME_NANOSECONDS_MAX, type Out } from '@dmct/core';
import type { PbftMessage } from './messages.js';

const TIMER_PROGRESS = 0;
const TIMER_REPEAT = 1;
const TIMER_TRANSFER = 2;

/** Doubling stops here, or before a wait outlasts every run: waits stay exact integers of nanoseconds. */
const DOUBLINGS_MAX = 16;
const WAIT_NANOSECONDS_MAX = TIME_NANOSECONDS_MAX / 8;

export type Alarm = 'progress' | 'repeat' | 'transfer';

/**
 * How long a replica waits (sections 4.4 and 4.5.2). `progress`: for a request to execute or a new view to begin,
 * twice as long after each view that brought nothing. `repeat`: before it says again what nobody answered. `transfer`: before it asks (another
 * replica) for the state that it lacks.
 */
export class Patience {
  readonly #baseNanoseconds: number;
  /** View changes since the last execution. */
  #fruitless = 0;
  #repeats = 0;
  #isProgressDue = false;
  #isRepeatDue = false;
  #isTransferDue = false;

  constructor(baseSeconds: number) {
    this.#baseNanoseconds = secondsToNanoseconds(baseSeconds);
  }

  /** Starts the clock unless it is running; `waitedNanoseconds` of the wait are over. */
  expectProgress(out: Out<PbftMessage>, waitedNanoseconds = 0): void {
    if (!this.#isProgressDue) this.restartProgress(out, waitedNanoseconds);
  }

  restartProgress(out: Out<PbftMessage>, waitedNanoseconds = 0): void {
    this.#isProgressDue = true;
    out.setTimer(TIMER_PROGRESS, Math.max(0, this.#doubled(this.#fruitless - 1) - waitedNanoseconds));
  }

  expectAnswer(out: Out<PbftMessage>): void {
    if (this.#isRepeatDue) return;
    this.#isRepeatDue = true;
    out.setTimer(TIMER_REPEAT, this.#doubled(this.#repeats++));
  }

  expectTransfer(out: Out<PbftMessage>): void {
    if (this.#isTransferDue) return;
    this.#isTransferDue = true;
    out.setTimer(TIMER_TRANSFER, this.#baseNanoseconds);
  }

  /** A request executed: patience is as short as at first. */
  reset(): void {
    this.#fruitless = 0;
    this.#repeats = 0;
  }

  /** A view was given up. */
  leaveView(out: Out<PbftMessage>): void {
    this.#fruitless++;
    this.stop(out);
  }

  stop(out: Out<PbftMessage>): void {
    if (this.#isProgressDue) out.cancelTimer(TIMER_PROGRESS);
    this.#isProgressDue = false;
    this.stopRepeating(out);
  }

  stopRepeating(out: Out<PbftMessage>): void {
    if (this.#isRepeatDue) out.cancelTimer(TIMER_REPEAT);
    this.#isRepeatDue = false;
  }

  /** The timers are gone (a crash). */
  forget(): void {
    this.#isProgressDue = false;
    this.#isRepeatDue = false;
    this.#isTransferDue = false;
  }

  /** Which wait a timer ended; null for one that nobody set. */
  ofTimer(timer: number): Alarm | null {
    if (timer === TIMER_PROGRESS && this.#isProgressDue) {
      this.#isProgressDue = false;
      return 'progress';
    }
    if (timer === TIMER_REPEAT && this.#isRepeatDue) {
      this.#isRepeatDue = false;
      return 'repeat';
    }
    if (timer === TIMER_TRANSFER && this.#isTransferDue) {
      this.#isTransferDue = false;
      return 'transfer';
    }
    return null;
  }

  #doubled(times: number): number {
    let nanoseconds = this.#baseNanoseconds;
    for (let i = 0; i < Math.min(times, DOUBLINGS_MAX) && nanoseconds < WAIT_NANOSECONDS_MAX; i++) {
      nanoseconds *= 2;
    }
    return nanoseconds;
  }
}

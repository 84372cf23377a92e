import { secondsToNanoseconds, type Out } from '@dmct/core';
import type { TendermintMessage } from './messages.js';
import { roundSeconds, type TimeoutSeconds } from './params.js';

const TIMEOUTS = ['propose', 'prevote', 'precommit', 'stall'] as const;
export type Timeout = (typeof TIMEOUTS)[number];

/** A replica without news asks after so many rounds' time, and doubles that until there is some. */
const STALL_ROUNDS = 2;
const DOUBLINGS_MAX = 16;

/**
 * The waits of the present round: timeoutX(r) = initial + r * delta (section 3). `stall` is ours: where the paper's
 * gossip would bring what was missed, a replica that sees no new round for long asks for it.
 */
export class Timeouts {
  readonly #seconds: TimeoutSeconds;
  readonly #running = new Set<Timeout>();
  #stalls = 0;

  constructor(seconds: TimeoutSeconds) {
    this.#seconds = seconds;
  }

  schedule(timeout: Exclude<Timeout, 'stall'>, round: number, out: Out<TendermintMessage>): void {
    if (this.#running.has(timeout)) return;
    this.#start(timeout, this.#seconds[timeout] + round * this.#seconds.delta, out);
  }

  watch(round: number, out: Out<TendermintMessage>): void {
    if (this.#running.has('stall')) return;
    let seconds = STALL_ROUNDS * roundSeconds(this.#seconds, round);
    for (let i = 0; i < Math.min(this.#stalls, DOUBLINGS_MAX); i++) seconds *= 2;
    this.#start('stall', seconds, out);
  }

  /** Another round or height: the old waits are off. */
  reset(out: Out<TendermintMessage>): void {
    for (const timeout of this.#running) out.cancelTimer(TIMEOUTS.indexOf(timeout));
    this.#running.clear();
    this.#stalls = 0;
  }

  /** The timers are gone (a crash). Those that ran. */
  lost(): readonly Timeout[] {
    const lost = [...this.#running];
    this.#running.clear();
    return lost;
  }

  /** Which wait a timer ended; null for one that nobody set. */
  ofTimer(timer: number): Timeout | null {
    const timeout = TIMEOUTS[timer];
    if (timeout === undefined || !this.#running.delete(timeout)) return null;
    if (timeout === 'stall') this.#stalls++;
    return timeout;
  }

  #start(timeout: Timeout, seconds: number, out: Out<TendermintMessage>): void {
    this.#running.add(timeout);
    out.setTimer(TIMEOUTS.indexOf(timeout), secondsToNanoseconds(seconds));
  }

  snapshot(): unknown {
    return { running: [...this.#running], stalls: this.#stalls };
  }
}

import { nanosecondsToSeconds, secondsToNanoseconds, type Out, type ReplicaContext } from '@dmct/core';
import type { GeneralsMessage } from './messages.js';
import { roundSeconds, type GeneralsParams } from './params.js';

/**
 * Synchronous rounds on a general's own clock. Round r of an instance (r from 1) is open for one round's length,
 * counted from the instance's start, which all know; a message with r generals on its path belongs to round r.
 */
export class Rounds {
  /** m + 1. */
  readonly count: number;
  readonly #context: ReplicaContext<GeneralsParams>;
  readonly #roundNanoseconds: number;

  constructor(context: ReplicaContext<GeneralsParams>, count: number) {
    this.count = count;
    this.#context = context;
    this.#roundNanoseconds = secondsToNanoseconds(roundSeconds(context.params, context.network));
  }

  /** Asks to be woken when round `round` of `instance` is over; round 0 is over when the instance starts. */
  awaitEnd(instance: number, round: number, out: Out<GeneralsMessage>): void {
    const end = this.#context.workload.submitNanoseconds(instance) + round * this.#roundNanoseconds;
    out.setTimer(instance * (this.count + 1) + round, Math.max(0, end - out.now));
  }

  /** Which instance and round a timer stands for. */
  ofTimer(timer: number): { readonly instance: number; readonly round: number } {
    return { instance: Math.floor(timer / (this.count + 1)), round: timer % (this.count + 1) };
  }
}

/** When the last round of the last instance is over, s. */
export function lastRoundEndsSeconds(
  params: GeneralsParams,
  rounds: number,
  context: Pick<ReplicaContext<GeneralsParams>, 'network' | 'workload'>,
): number {
  const last = context.workload.submitNanoseconds(context.workload.requests - 1);
  return nanosecondsToSeconds(last) + rounds * roundSeconds(params, context.network);
}

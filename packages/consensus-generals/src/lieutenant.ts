import type { Out, Replica, ReplicaContext, Value } from '@dmct/core';
import type { GeneralsMessage } from './messages.js';
import type { GeneralsParams } from './params.js';
import type { Rounds } from './rounds.js';
import { isOrder, isWellFormed, type Recipient } from './validity.js';

/** What a lieutenant of any algorithm knows about one of the commander's orders. */
export interface Instance {
  closedRounds: number;
  decided: Value | null;
}

/**
 * What lieutenants have in common: rounds of one length, in each of which they hear well-formed orders that are not late,
 * at whose end they relay, and after the last of which they decide. What they keep, relay and conclude is the algorithm's.
 */
export abstract class Lieutenant<Own extends object> implements Replica<GeneralsMessage> {
  protected readonly context: ReplicaContext<GeneralsParams>;
  protected readonly rounds: Rounds;
  protected readonly instances: readonly (Instance & Own)[];
  readonly #messageKind: number;
  readonly #recipient: Recipient;

  protected constructor(
    context: ReplicaContext<GeneralsParams>,
    rounds: Rounds,
    messageKind: number,
    createOwn: () => Own,
  ) {
    const { id, nodes, workload } = context;
    this.context = context;
    this.rounds = rounds;
    this.#messageKind = messageKind;
    this.#recipient = { id, nodes, instances: workload.requests, pathLengthMax: rounds.count };
    this.instances = Array.from({ length: workload.requests }, () => ({
      ...createOwn(),
      closedRounds: 0,
      decided: null,
    }));
  }

  /** An order of this round or of one to come. */
  protected abstract hear(state: Instance & Own, message: GeneralsMessage): void;
  /** Passes on what the round brought, before the next one begins. */
  protected abstract relay(
    instance: number,
    state: Instance & Own,
    round: number,
    out: Out<GeneralsMessage>,
  ): void;
  protected abstract conclude(state: Instance & Own): Value;
  abstract snapshot(): unknown;

  onStart(out: Out<GeneralsMessage>): void {
    for (let instance = 0; instance < this.instances.length; instance++) {
      this.rounds.awaitEnd(instance, 1, out);
    }
  }

  onMessage(from: number, message: GeneralsMessage): void {
    if (message.kind !== this.#messageKind || !isWellFormed(from, message, this.#recipient)) return;
    const state = this.instances[message.instance];
    // A message with r generals on its path belongs to round r; a late one is no message.
    if (state === undefined || message.path.length <= state.closedRounds) return;
    if (isOrder(message.value, this.context)) this.hear(state, message);
  }

  onTimer(timer: number, out: Out<GeneralsMessage>): void {
    const { instance, round } = this.rounds.ofTimer(timer);
    const state = this.instances[instance];
    if (state === undefined) return;
    state.closedRounds = round;
    if (round < this.rounds.count) {
      this.relay(instance, state, round, out);
      this.rounds.awaitEnd(instance, round + 1, out);
      return;
    }
    state.decided = this.conclude(state);
    out.decide(instance, state.decided);
  }
}

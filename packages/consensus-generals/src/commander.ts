import type { Out, Replica, ReplicaContext } from '@dmct/core';
import { createOrder, createSignedOrder, signedText, type GeneralsMessage } from './messages.js';
import type { GeneralsParams } from './params.js';
import type { Rounds } from './rounds.js';

/** Step 1 of both algorithms: the commander sends its order to every lieutenant, and obeys it itself. */
export class Commander implements Replica<GeneralsMessage> {
  readonly #context: ReplicaContext<GeneralsParams>;
  readonly #rounds: Rounds;
  #sent = 0;

  constructor(context: ReplicaContext<GeneralsParams>, rounds: Rounds) {
    this.#context = context;
    this.#rounds = rounds;
  }

  onStart(out: Out<GeneralsMessage>): void {
    for (let instance = 0; instance < this.#context.workload.requests; instance++) {
      if (this.#context.workload.submitNanoseconds(instance) <= out.now) this.#command(instance, out);
      else this.#rounds.awaitEnd(instance, 0, out);
    }
  }

  onTimer(timer: number, out: Out<GeneralsMessage>): void {
    this.#command(this.#rounds.ofTimer(timer).instance, out);
  }

  #command(instance: number, out: Out<GeneralsMessage>): void {
    const { crypto, id, params } = this.#context;
    const value = this.#context.valueOf(instance);
    out.submit(instance, value);
    const path = [id];
    out.broadcast(
      params.algorithm === 'om'
        ? createOrder(instance, path, value)
        : createSignedOrder(instance, path, value, [crypto.sign(signedText(instance, value, path, 0))]),
    );
    out.decide(instance, value);
    this.#sent++;
  }

  snapshot(): unknown {
    return { role: 'commander', sent: this.#sent };
  }
}

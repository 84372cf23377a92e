import type { Out, Replica, ReplicaContext } from '@dmct/core';
import { createTransactionMessage, type PowMessage } from './messages.js';
import type { PowParams } from './params.js';
import { createTransaction } from './transaction.js';

/** The client: signs each value of the workload when its time comes and hands it to the nodes it is connected to. */
export class Wallet implements Replica<PowMessage> {
  readonly #context: ReplicaContext<PowParams>;
  readonly #peers: readonly number[];
  #submitted = 0;

  constructor(context: ReplicaContext<PowParams>, peers: readonly number[]) {
    this.#context = context;
    this.#peers = peers;
  }

  onStart(out: Out<PowMessage>): void {
    const { workload } = this.#context;
    for (let request = 0; request < workload.requests; request++) {
      const delay = workload.submitNanoseconds(request);
      if (delay <= 0) this.#submit(request, out);
      else out.setTimer(request, delay);
    }
  }

  onTimer(request: number, out: Out<PowMessage>): void {
    this.#submit(request, out);
  }

  snapshot(): unknown {
    return { submitted: this.#submitted };
  }

  #submit(request: number, out: Out<PowMessage>): void {
    const value = this.#context.valueOf(request);
    out.submit(request, value);
    this.#submitted++;
    const message = createTransactionMessage(createTransaction(request, value, this.#context.crypto));
    if (this.#peers.length > 0) out.multicast(message, this.#peers);
  }
}

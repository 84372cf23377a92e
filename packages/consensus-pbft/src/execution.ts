import type { Out } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';
import { Ledger } from './ledger.js';
import { createReply, NULL_DIGEST, type PbftMessage } from './messages.js';
import type { Slot } from './slot.js';
import type { Station } from './station.js';

/** What execution needs of the replica that it happens to. */
export interface ExecutionHost {
  readonly view: number;
  /** The state reached a checkpoint. */
  reached(sequence: number, digest: string, out: Out<PbftMessage>): void;
}

/** Requests execute in the order of their sequence numbers, once each (section 4.2), and may tentatively (5.1). */
export class Execution {
  lastExecuted = 0;
  /** Requests executed: the number of the next decision. */
  decisions = 0;
  readonly #station: Station;
  readonly #host: ExecutionHost;
  readonly #ledger: Ledger;
  readonly #isTentative: boolean;
  /** The sequence number executed tentatively, one at most, and the view in which its client was told. */
  #tentative = 0;
  #tentativeView = -1;

  constructor(station: Station, host: ExecutionHost, interval: number, isTentative: boolean) {
    this.#station = station;
    this.#host = host;
    this.#ledger = new Ledger(station.crypto, interval);
    this.#isTentative = isTentative;
  }

  /** Executes all that committed without a gap. Whether anything was decided. */
  run(out: Out<PbftMessage>): boolean {
    const { log } = this.#station;
    const before = this.decisions;
    let slot = log.slotAt(this.lastExecuted + 1);
    while (slot?.isCommitted === true) {
      this.#commit(slot.committed, out);
      slot = log.slotAt(this.lastExecuted + 1);
    }
    if (this.#isTentative && slot !== null) this.tryTentative(slot, out);
    return this.decisions > before;
  }

  /**
   * Section 5.1: what prepared executes at once where all before it committed, and the client is told so. A view change
   * may take it back: then nothing is to be undone here, since only committed requests enter the ledger.
   */
  tryTentative(slot: Slot, out: Out<PbftMessage>): void {
    const { request, sequence } = slot;
    if (!this.#isTentative || !slot.isPrepared || slot.isCommitted || request === null) return;
    if (sequence !== this.lastExecuted + 1 || slot.view !== this.#host.view) return;
    if (this.#tentative === sequence && this.#tentativeView === slot.view) return;
    if (this.#station.requests.executed(request) !== undefined) return;
    this.#tentative = sequence;
    this.#tentativeView = slot.view;
    out.send(request.client, createReply(slot.view, request, true));
  }

  #commit(request: ClientRequest | null, out: Out<PbftMessage>): void {
    const wasTold = this.#tentative === this.lastExecuted + 1 && this.#tentativeView === this.#host.view;
    if (this.#execute(request, out) && request !== null && !wasTold) {
      out.send(request.client, createReply(this.#host.view, request));
    }
  }

  #execute(request: ClientRequest | null, out: Out<PbftMessage>): boolean {
    const { requests } = this.#station;
    this.lastExecuted++;
    requests.executedSequence(this.lastExecuted);
    const isNew = request !== null && requests.execute(request);
    if (isNew) out.decide(this.decisions++, request.value);
    const state = this.#ledger.append(request, this.#digestOf(request));
    if (state !== null) this.#host.reached(this.lastExecuted, state, out);
    return isNew;
  }

  /** What was executed up to `last`, from the last checkpoint at or before `sequence` on; null: not known here. */
  since(sequence: number, last: number): readonly (ClientRequest | null)[] | null {
    if (last > this.#ledger.length || sequence > last) return null;
    return this.#ledger.after(this.#ledger.checkpointBefore(sequence), last);
  }

  /**
   * Executes what another replica says leads to the state of this digest, if it does (the hash chain of the ledger
   * shows it). Whether it did.
   */
  replay(last: number, digest: string, requests: readonly unknown[], out: Out<PbftMessage>): boolean {
    const start = last - requests.length;
    if (start < 0 || start > this.lastExecuted || last <= this.lastExecuted) return false;
    const digests: string[] = [];
    for (const request of requests) {
      const requestDigest = request === null ? NULL_DIGEST : this.#station.verifier.digestOf(request);
      if (requestDigest === null) return false;
      digests.push(requestDigest);
    }
    if (this.#ledger.digestAfter(start, digests) !== digest) return false;
    const rest = requests.slice(this.lastExecuted - start) as readonly (ClientRequest | null)[];
    for (const request of rest) this.#execute(request, out);
    return true;
  }

  #digestOf(request: ClientRequest | null): string {
    return request === null ? NULL_DIGEST : (this.#station.verifier.digestOf(request) ?? NULL_DIGEST);
  }

  snapshot(): unknown {
    return { lastExecuted: this.lastExecuted, decisions: this.decisions, tentative: this.#tentative };
  }
}

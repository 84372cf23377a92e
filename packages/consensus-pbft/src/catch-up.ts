import type { Out, VoteBook } from '@dmct/core';
import type { Log } from './log.js';
import { createState, KIND, NULL_DIGEST, type PbftMessage } from './messages.js';
import type { Verifier } from './verifier.js';

/** Executed requests that one fetch is answered with. */
const STATES_PER_FETCH = 64;

export interface CatchUpContext {
  readonly id: number;
  readonly nodes: number;
  readonly weakQuorum: number;
  readonly votes: VoteBook;
  readonly verifier: Verifier;
  readonly log: Log;
}

/**
 * A replica that others left behind asks what they executed, and believes what f + 1 of them say alike: one of these is
 * correct. A small part of the state transfer that the paper builds on checkpoints (sections 4.3 and 4.4).
 */
export class CatchUp {
  readonly #context: CatchUpContext;

  constructor(context: CatchUpContext) {
    this.#context = context;
  }

  /** Answers with everything executed here after the sequence number in the message, one message each. */
  onFetch(from: number, message: PbftMessage, lastExecuted: number, out: Out<PbftMessage>): void {
    const { sequence } = message;
    if (from >= this.#context.nodes || !Number.isSafeInteger(sequence) || sequence < 0) return;
    const last = Math.min(lastExecuted, sequence + STATES_PER_FETCH);
    for (let next = sequence + 1; next <= last; next++) this.#sendState(from, next, out);
  }

  #sendState(to: number, sequence: number, out: Out<PbftMessage>): void {
    const { log, verifier, votes } = this.#context;
    const slot = log.slotAt(sequence);
    if (slot === null || !slot.isCommitted) return;
    const request = slot.committed;
    const digest = request === null ? NULL_DIGEST : verifier.digestOf(request);
    if (digest === null) return;
    const topic = votes.topic(KIND.state, 0, sequence, digest);
    out.send(to, createState({ topic, view: 0, sequence, digest, request }));
  }

  /** Whether the message settles a sequence number that was open here. */
  onState(from: number, message: PbftMessage): boolean {
    const { id, log, verifier, votes, weakQuorum } = this.#context;
    const { sequence, digest, request } = message;
    const slot = log.slotAt(sequence);
    if (slot === null || slot.isCommitted || !verifier.isProposal(digest, request)) return false;
    const topic = votes.topic(KIND.state, 0, sequence, digest);
    if (votes.add(topic, id, from) < weakQuorum) return false;
    slot.commit(request);
    return true;
  }
}

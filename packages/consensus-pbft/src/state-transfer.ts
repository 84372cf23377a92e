import type { Out } from '@dmct/core';
import type { Checkpoints } from './checkpoints.js';
import type { Execution } from './execution.js';
import {
  createCommitted,
  createFetchState,
  createStable,
  createState,
  KIND,
  NULL_DIGEST,
  type PbftMessage,
  type StableCheckpoint,
} from './messages.js';
import type { Station } from './station.js';

/** Committed requests beyond the stable checkpoint that one fetch is answered with. */
const COMMITTED_PER_FETCH = 64;

/**
 * How a replica left behind catches up (section 4.3): the state at a stable checkpoint comes from one replica and is
 * checked against the checkpoint's digest; what committed after it is believed when f + 1 replicas say it alike.
 */
export class StateTransfer {
  readonly #station: Station;
  readonly #execution: Execution;
  readonly #checkpoints: Checkpoints;
  /** The latest checkpoint that a quorum signed, while this replica's own state is not there. */
  #target: StableCheckpoint | null = null;
  #asked = 0;

  constructor(station: Station, execution: Execution, checkpoints: Checkpoints) {
    this.#station = station;
    this.#execution = execution;
    this.#checkpoints = checkpoints;
  }

  get isBehind(): boolean {
    return this.#target !== null;
  }

  /** A quorum signed this checkpoint. Whether it is beyond this replica's state. */
  aim(stable: StableCheckpoint): boolean {
    if (stable.sequence <= this.#execution.lastExecuted) return false;
    if (stable.sequence > (this.#target?.sequence ?? 0)) this.#target = stable;
    return true;
  }

  /** The checkpoint aimed at, once the state is there, by whatever way; null before. */
  arrived(): StableCheckpoint | null {
    const target = this.#target;
    if (target === null || target.sequence > this.#execution.lastExecuted) return null;
    this.#target = null;
    return target;
  }

  /** Asks one of those who signed the checkpoint, each time another. */
  ask(out: Out<PbftMessage>): void {
    if (this.#target === null) return;
    const others = this.#target.proof.map(({ signer }) => signer).filter((id) => id !== this.#station.id);
    const chosen = others[this.#asked++ % others.length];
    if (chosen !== undefined) out.send(chosen, createFetchState(this.#execution.lastExecuted));
  }

  /** Answers with the stable checkpoint, if that is news, and with what committed here after it. */
  onFetch(from: number, { sequence }: PbftMessage, out: Out<PbftMessage>): void {
    const { stable } = this.#checkpoints;
    const { lastExecuted } = this.#execution;
    if (from >= this.#station.nodes || !Number.isSafeInteger(sequence) || sequence < 0) return;
    if (sequence < stable.sequence) out.send(from, createStable(stable));
    const first = Math.max(sequence, stable.sequence) + 1;
    const last = Math.min(lastExecuted, first + COMMITTED_PER_FETCH - 1);
    for (let next = first; next <= last; next++) this.#sendCommitted(from, next, out);
  }

  #sendCommitted(to: number, sequence: number, out: Out<PbftMessage>): void {
    const { log, verifier, votes } = this.#station;
    const slot = log.slotAt(sequence);
    if (slot === null || !slot.isCommitted) return;
    const request = slot.committed;
    const digest = request === null ? NULL_DIGEST : verifier.digestOf(request);
    if (digest === null) return;
    const topic = votes.topic(KIND.committed, 0, sequence, digest);
    out.send(to, createCommitted({ topic, view: 0, sequence, digest, request }));
  }

  /** Whether the message settles a sequence number that was open here. */
  onCommitted(from: number, message: PbftMessage): boolean {
    const { id, log, verifier, votes, weakQuorum } = this.#station;
    const { sequence, digest, request } = message;
    const slot = log.slotAt(sequence);
    if (slot === null || slot.isCommitted || !verifier.isProposal(digest, request)) return false;
    const topic = votes.topic(KIND.committed, 0, sequence, digest);
    if (votes.add(topic, id, from) < weakQuorum) return false;
    slot.commit(request);
    return true;
  }

  onFetchState(from: number, { sequence }: PbftMessage, out: Out<PbftMessage>): void {
    if (from >= this.#station.nodes || !Number.isSafeInteger(sequence) || sequence < 0) return;
    const { stable } = this.#checkpoints;
    const requests = this.#execution.since(sequence, stable.sequence);
    if (requests !== null && requests.length > 0) out.send(from, createState(stable, requests));
  }

  /** Whether the message brought this replica's state to a checkpoint that a quorum signed. */
  onState(message: PbftMessage, out: Out<PbftMessage>): boolean {
    const { verifier } = this.#station;
    const { sequence, digest, proof, requests } = message;
    if (!this.isBehind || !Array.isArray(requests) || !verifier.isStable(sequence, digest, proof))
      return false;
    this.aim({ sequence, digest, proof });
    return this.#execution.replay(sequence, digest, requests as readonly unknown[], out);
  }

  snapshot(): unknown {
    return { target: this.#target?.sequence ?? null };
  }
}

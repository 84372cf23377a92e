import type { Out } from '@dmct/core';
import { GENESIS_DIGEST } from './ledger.js';
import { createCheckpoint, KIND, type PbftMessage, type StableCheckpoint } from './messages.js';
import { checkpointText } from './statements.js';
import type { Station } from './station.js';

/** Checkpoint messages kept of each replica, the latest ones: more than lie between the watermarks are never due. */
const KEPT_OF_EACH_MAX = 4;

/**
 * Checkpoints (section 4.3): every K requests a replica signs the digest of its state; a quorum of such signatures makes
 * the checkpoint stable, and what led to it can be discarded.
 */
export class Checkpoints {
  /** The low watermark, with its proof. */
  stable: StableCheckpoint = { sequence: 0, digest: GENESIS_DIGEST, proof: Object.freeze([]) };
  readonly #station: Station;
  /** By sender. */
  readonly #heard = new Map<number, readonly PbftMessage[]>();

  constructor(station: Station) {
    this.#station = station;
  }

  /** This replica's state reached a checkpoint. Returns the proof if others were there before. */
  take(sequence: number, digest: string, out: Out<PbftMessage>): StableCheckpoint | null {
    const { crypto, id } = this.#station;
    const message = createCheckpoint(sequence, digest, crypto.sign(checkpointText(sequence, digest)));
    out.broadcast(message);
    return this.hear(id, message);
  }

  /** A checkpoint message of `from`. Returns the proof if a quorum says the same, and it is news. */
  hear(from: number, message: PbftMessage): StableCheckpoint | null {
    const { id, nodes, quorum, votes } = this.#station;
    const { sequence, digest, signature } = message;
    if (!Number.isSafeInteger(sequence) || sequence <= this.stable.sequence || from >= nodes) return null;
    if (typeof digest !== 'string' || digest.length > 64 || signature?.signer !== from) return null;
    const count = votes.add(votes.topic(KIND.checkpoint, 0, sequence, digest), id, from);
    if (count === 0) return null;
    const kept = [...(this.#heard.get(from) ?? []), message].sort((a, b) => b.sequence - a.sequence);
    this.#heard.set(from, kept.slice(0, KEPT_OF_EACH_MAX));
    return count < quorum ? null : this.#certificate(sequence, digest);
  }

  /** A checkpoint that a quorum signed is the low watermark from now on. */
  adopt(stable: StableCheckpoint): void {
    this.stable = stable;
    for (const [from, messages] of this.#heard) {
      this.#heard.set(
        from,
        messages.filter(({ sequence }) => sequence > stable.sequence),
      );
    }
  }

  /** Looks at the signatures only now that they may make a quorum. */
  #certificate(sequence: number, digest: string): StableCheckpoint | null {
    const { crypto, quorum } = this.#station;
    const text = checkpointText(sequence, digest);
    const proof = [...this.#heard.values()]
      .flat()
      .filter((one) => one.sequence === sequence && one.digest === digest)
      .flatMap(({ signature }) => (signature !== null && crypto.verify(text, signature) ? [signature] : []));
    if (proof.length < quorum) return null;
    return { sequence, digest, proof: Object.freeze(proof.slice(0, quorum)) };
  }

  snapshot(): unknown {
    return { sequence: this.stable.sequence, digest: this.stable.digest };
  }
}

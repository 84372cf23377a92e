import type { Signature } from '@dmct/core';
import { NIL, type TendermintMessage } from './messages.js';

/** Votes of one kind in one round. */
export class Tally {
  readonly #voters = new Set<number>();
  readonly #byDigest = new Map<string, Map<number, Signature>>();
  /** The first value that a quorum voted for; null: none yet. Two of them would need an equivocating third. */
  winner: string | null = null;

  constructor(private readonly quorum: number) {}

  /** Whether it counts: one vote of a replica for each digest. */
  add(from: number, digest: string, signature: Signature): boolean {
    const votes = this.#byDigest.get(digest) ?? new Map<number, Signature>();
    if (votes.has(from)) return false;
    this.#voters.add(from);
    this.#byDigest.set(digest, votes.set(from, signature));
    if (votes.size >= this.quorum && digest !== NIL) this.winner ??= digest;
    return true;
  }

  hasQuorum(digest: string): boolean {
    return (this.#byDigest.get(digest)?.size ?? 0) >= this.quorum;
  }

  /** Whether a quorum voted, for whatever. */
  get isFull(): boolean {
    return this.#voters.size >= this.quorum;
  }

  /** A quorum's signatures for the value. */
  proof(digest: string): readonly Signature[] {
    return [...(this.#byDigest.get(digest)?.values() ?? [])].slice(0, this.quorum);
  }

  snapshot(): unknown {
    return [...this.#byDigest].map(([digest, votes]) => [digest, [...votes.keys()]]);
  }
}

/** What a replica heard of one round of the present height. */
export class RoundState {
  /** The proposal of the round's proposer: genuine and new, the first one that came. */
  proposal: TendermintMessage | null = null;
  /** Something came from the proposer that is no proposal of anything valid. */
  isProposalBad = false;
  /** The proposal came with the prevotes of its validRound. */
  isPolShown = false;
  /** A quorum precommitted what this replica lacks, and it has asked for it. */
  isBodyWanted = false;
  readonly prevotes: Tally;
  readonly precommits: Tally;
  /** Lines 34, 36 and 47: "for the first time". */
  isPrevoteTimed = false;
  isPrecommitTimed = false;
  isValidNoted = false;

  constructor(
    readonly round: number,
    quorum: number,
  ) {
    this.prevotes = new Tally(quorum);
    this.precommits = new Tally(quorum);
  }

  snapshot(): unknown {
    return {
      round: this.round,
      proposal: this.proposal?.digest ?? null,
      prevotes: this.prevotes.snapshot(),
      precommits: this.precommits.snapshot(),
    };
  }
}

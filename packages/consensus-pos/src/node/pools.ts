import type { Attestation, Transaction } from '../messages.js';
import type { ChainState, CheckpointLookup } from '../state/chain-state.js';
import { addsVotes, isIncludable } from '../state/process-operations.js';

/** Votes that wait for a block to include them. */
export interface AttestationPool {
  add(attestation: Attestation): void;
  /** Those that a block in `slot` on this chain gains votes for its checkpoints by. */
  select(state: ChainState, slot: number, checkpointRoot: CheckpointLookup): readonly Attestation[];
  /** Forgets votes that no block may include any more. */
  prune(epoch: number): void;
}

export function createAttestationPool(): AttestationPool {
  let waiting: Attestation[] = [];
  return {
    add: (attestation) => void waiting.push(attestation),
    select: (state, slot, checkpointRoot) => {
      const current = checkpointRoot(state.epoch);
      const previous = checkpointRoot(state.epoch - 1);
      return waiting.filter((attestation) => {
        const { target, slot: votedIn } = attestation.data;
        if (votedIn >= slot) return false;
        if (target.root !== (target.epoch === state.epoch ? current : previous)) return false;
        return addsVotes(state, attestation) && isIncludable(state, attestation, slot);
      });
    },
    prune: (epoch) => {
      waiting = waiting.filter(({ data }) => data.target.epoch >= epoch - 1);
    },
  };
}

/** Orders that wait for a block. Of two that conflict the first to arrive is kept, as a mempool does. */
export interface TransactionPool {
  add(transaction: Transaction): void;
  /** Those whose nonce `isSpent` denies, by nonce. */
  select(isSpent: (nonce: number) => boolean): readonly Transaction[];
}

export function createTransactionPool(): TransactionPool {
  const waiting = new Map<number, Transaction>();
  return {
    add: (transaction) => {
      if (!waiting.has(transaction.nonce)) waiting.set(transaction.nonce, transaction);
    },
    select: (isSpent) =>
      [...waiting.values()].filter(({ nonce }) => !isSpent(nonce)).sort((a, b) => a.nonce - b.nonce),
  };
}

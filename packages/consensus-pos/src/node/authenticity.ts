import type { Crypto } from '@dmct/core';
import {
  exitText,
  headerText,
  transactionText,
  type Attestation,
  type BlockHeader,
  type Slashing,
  type Transaction,
  type VoluntaryExit,
} from '../messages.js';
import type { BlockRecord } from './block-register.js';
import type { CommonFacts } from './common-facts.js';
import { Marks } from './marks.js';
import type { VoteRecord } from './vote-register.js';

/** Whether things were signed by those whose turn it was. Says nothing of whether they fit a chain. */
export interface Authenticity {
  isTransaction(transaction: Transaction): boolean;
  isAttestation(record: VoteRecord): boolean;
  isBlock(record: BlockRecord): boolean;
}

export interface AuthenticityOptions {
  readonly crypto: Crypto;
  readonly facts: Pick<CommonFacts, 'calendar' | 'dutiesOf' | 'registry' | 'votes'>;
  /** Ids of the clients whose orders count: from `nodes` up to before `nodes + clients`. */
  readonly nodes: number;
  readonly clients: number;
  /** How many nonces there are. */
  readonly requests: number;
}

/** Takes all signatures for genuine, and duties as they are: for a view that only looks on. */
export const TRUSTING: Authenticity = Object.freeze({
  isTransaction: () => true,
  isAttestation: ({ isDutiful }: VoteRecord) => isDutiful,
  isBlock: () => true,
});

/** Of one node: what others have verified it verifies again, once. */
export function createAuthenticity(options: AuthenticityOptions): Authenticity {
  const { crypto, facts, nodes, clients, requests } = options;
  const { calendar, registry } = facts;
  const verified = new Set<object>();
  const once = <T extends object>(thing: T, verify: (thing: T) => boolean): boolean => {
    if (verified.has(thing)) return true;
    const isGenuine = verify(thing);
    if (isGenuine) verified.add(thing);
    return isGenuine;
  };
  // A vote comes twice, by itself and inside a block, as one record: its signature is verified once.
  const verifiedVotes = new Marks();

  const isTransaction = (transaction: Transaction): boolean =>
    once(transaction, ({ nonce, value, signature }) => {
      const isClient = signature.signer >= nodes && signature.signer < nodes + clients;
      return nonce < requests && isClient && crypto.verify(transactionText(nonce, value), signature);
    });

  const isAttestation = ({ index, isDutiful, text, attestation }: VoteRecord): boolean => {
    if (verifiedVotes.has(index)) return true;
    if (!isDutiful || !crypto.verify(text, attestation.signature)) return false;
    verifiedVotes.add(index);
    return true;
  };

  const isVote = (attestation: Attestation): boolean => {
    const record = facts.votes.recordOf(attestation);
    return record !== null && isAttestation(record);
  };

  const isHeader = (header: BlockHeader, text: string): boolean => {
    const { slot, proposer, signature } = header;
    const epoch = calendar.epochOf(slot);
    const turn = slot - calendar.firstSlotOf(epoch);
    return (
      facts.dutiesOf(epoch).proposers[turn] === proposer &&
      registry.nodeOf[proposer] === signature.signer &&
      crypto.verify(text, signature)
    );
  };

  const isSlashing = (slashing: Slashing): boolean =>
    slashing.kind === 'proposer'
      ? slashing.headers.every((header) => isHeader(header, headerText(header)))
      : slashing.votes.every(isVote);

  const isExit = ({ validators, signature }: VoluntaryExit): boolean =>
    validators.every((validator) => registry.nodeOf[validator] === signature.signer) &&
    crypto.verify(exitText(validators), signature);

  const isBlock = ({ block, header, headerText: signed, text, votes }: BlockRecord): boolean =>
    once(block, ({ slot, root, transactions, slashings, exits = [] }) => {
      return (
        isHeader(header, signed) &&
        crypto.digest(text) === root &&
        transactions.every(isTransaction) &&
        votes.every((vote) => vote.attestation.data.slot < slot && isAttestation(vote)) &&
        slashings.every(isSlashing) &&
        exits.every(isExit)
      );
    });

  return { isTransaction, isAttestation, isBlock };
}

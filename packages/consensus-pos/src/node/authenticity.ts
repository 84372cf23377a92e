import type { Crypto } from '@dmct/core';
import {
  attestationText,
  blockText,
  headerText,
  transactionText,
  type Attestation,
  type Block,
  type BlockHeader,
  type Slashing,
  type Transaction,
} from '../messages.js';
import type { Duties, ValidatorRegistry } from '../rules/committees.js';
import type { SlotCalendar } from '../rules/slots.js';

/** Whether things were signed by those whose turn it was. Says nothing of whether they fit a chain. */
export interface Authenticity {
  isTransaction(transaction: Transaction): boolean;
  isAttestation(attestation: Attestation): boolean;
  isBlock(block: Block): boolean;
}

export interface AuthenticityOptions {
  readonly crypto: Crypto;
  readonly registry: ValidatorRegistry;
  readonly calendar: SlotCalendar;
  /** Ids of the clients whose orders count: from `nodes` up to before `nodes + clients`. */
  readonly nodes: number;
  readonly clients: number;
  /** How many nonces there are. */
  readonly requests: number;
  dutiesOf(epoch: number): Duties;
}

export function createAuthenticity(options: AuthenticityOptions): Authenticity {
  const { crypto, registry, calendar, nodes, clients, requests } = options;
  // A vote comes twice, by itself and inside a block, as one object: its signature is verified once.
  const verified = new Set<object>();
  const once = <T extends object>(thing: T, verify: (thing: T) => boolean): boolean => {
    if (verified.has(thing)) return true;
    const isGenuine = verify(thing);
    if (isGenuine) verified.add(thing);
    return isGenuine;
  };

  const isTransaction = (transaction: Transaction): boolean =>
    once(transaction, ({ nonce, value, signature }) => {
      const isClient = signature.signer >= nodes && signature.signer < nodes + clients;
      return nonce < requests && isClient && crypto.verify(transactionText(nonce, value), signature);
    });

  const isAttestation = (attestation: Attestation): boolean =>
    once(attestation, ({ data, validators, signature }) => {
      const epoch = calendar.epochOf(data.slot);
      if (data.target.epoch !== epoch || data.source.epoch >= epoch) return false;
      const { slotOf } = options.dutiesOf(epoch);
      const turn = data.slot - calendar.firstSlotOf(epoch);
      const isOwn = (validator: number): boolean =>
        registry.nodeOf[validator] === signature.signer && slotOf[validator] === turn;
      return validators.every(isOwn) && crypto.verify(attestationText(data, validators), signature);
    });

  const isHeader = (header: BlockHeader): boolean => {
    const { slot, proposer, signature } = header;
    const epoch = calendar.epochOf(slot);
    const turn = slot - calendar.firstSlotOf(epoch);
    return (
      options.dutiesOf(epoch).proposers[turn] === proposer &&
      registry.nodeOf[proposer] === signature.signer &&
      crypto.verify(headerText(header), signature)
    );
  };

  const isSlashing = (slashing: Slashing): boolean =>
    slashing.kind === 'proposer' ? slashing.headers.every(isHeader) : slashing.votes.every(isAttestation);

  const isBlock = (block: Block): boolean =>
    once(block, ({ slot, root, transactions, attestations, slashings }) => {
      return (
        isHeader(block) &&
        crypto.digest(blockText(block)) === root &&
        transactions.every(isTransaction) &&
        attestations.every((attestation) => attestation.data.slot < slot && isAttestation(attestation)) &&
        slashings.every(isSlashing)
      );
    });

  return { isTransaction, isAttestation, isBlock };
}

import type { BlockView, ChainSurface, Surface, ValuesSurface } from '@dmct/core';
import { ATTESTATION, signTransaction, transactionMessage, type Block, type PosMessage } from './messages.js';
import type { PosParams } from './params.js';

/** Messages state the orders they carry. */
const values: ValuesSurface<PosMessage> = {
  kind: 'values',
  valueOf: ({ transaction, block }) => transaction?.value ?? block?.transactions[0]?.value ?? null,
  // An order is bound by its client's signature: only the client itself can state another one. A proposer can't.
  withValue: ({ transaction }, value, crypto) => {
    if (transaction === null) return null;
    const restated = signTransaction(transaction.nonce, value, crypto);
    return restated.signature.signer === transaction.signature.signer ? transactionMessage(restated) : null;
  },
};

const chain: ChainSurface<PosMessage> = {
  kind: 'chain',
  blockOf: ({ block }) => (block === null ? null : viewOf(block)),
  // A block in an epoch's second slot waits longest: all but one block of the third epoch's end bury it.
  finalDepth: (params) => 3 * (params as PosParams).slotsPerEpoch,
};

/** Height is the slot: a block knows no other count by itself. Weight is the votes it carries, in validators. */
function viewOf(block: Block): BlockView {
  return {
    id: block.root,
    parent: block.parent,
    height: block.slot,
    weight: block.attestations.reduce((sum, { validators }) => sum + validators.length, 0),
    values: block.transactions.map(({ value }) => value),
  };
}

export const posSurfaces: readonly Surface<PosMessage>[] = [
  { kind: 'messages' },
  values,
  { kind: 'votes', isVote: ({ kind }) => kind === ATTESTATION },
  chain,
  { kind: 'clock' },
  { kind: 'crypto' },
];

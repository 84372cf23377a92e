import type { BlockView, ChainSurface, Surface, ValuesSurface } from '@dmct/core';
import {
  ATTESTATION,
  BLOCK,
  signTransaction,
  TRANSACTION,
  transactionMessage,
  type Block,
  type PosMessage,
} from './messages.js';
import type { PosParams } from './params.js';
import { isBlock, isTransaction } from './node/well-formed.js';

/** Messages state the orders they carry. Both answers are null for what no honest node could read. */
const values: ValuesSurface<PosMessage> = {
  kind: 'values',
  valueOf: ({ kind, transaction, block }) => {
    const order = kind === BLOCK ? firstOrderOf(block) : transaction;
    return isTransaction(order) ? order.value : null;
  },
  // An order is bound by its client's signature: only the client itself can state another one. A proposer can't.
  withValue: ({ kind, transaction }, value, crypto) => {
    if (kind !== TRANSACTION || !isTransaction(transaction)) return null;
    const restated = signTransaction(transaction.nonce, value, crypto);
    return restated.signature.signer === transaction.signature.signer ? transactionMessage(restated) : null;
  },
};

const chain: ChainSurface<PosMessage> = {
  kind: 'chain',
  blockOf: ({ kind, block }) => (kind === BLOCK && isBlock(block) ? viewOf(block) : null),
  // Finality is no matter of depth here. Two full epochs of blocks is the least that buries a final order.
  finalDepth: (params) => 2 * (params as PosParams).slotsPerEpoch,
};

function firstOrderOf(block: unknown): unknown {
  const { transactions } = (block ?? {}) as { readonly transactions?: unknown };
  return Array.isArray(transactions) ? (transactions[0] as unknown) : null;
}

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

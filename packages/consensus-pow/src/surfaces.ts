import type { ChainSurface, Crypto, MiningSurface, Surface, Value, ValuesSurface } from '@dmct/core';
import { blockId, isBlock, type Block } from './block.js';
import { workOf } from './difficulty.js';
import { createBlockMessage, createTransactionMessage, type PowMessage } from './messages.js';
import { HEADER_BYTES } from './header.js';
import { paramsSchema } from './params.js';
import { TICKS_PER_INTERVAL } from './rules.js';
import { FUTURE_TIME_MAX, GENESIS_TIME } from './timestamps.js';
import { createTransaction, isTransaction } from './transaction.js';

const values: ValuesSurface<PowMessage> = {
  kind: 'values',
  // What corrupted senders made may have any form, so the parts are looked at before they are read.
  valueOf({ transaction, block }) {
    if (isTransaction(transaction)) return transaction.value;
    return isBlock(block) ? (block.transactions[0]?.value ?? null) : null;
  },
  withValue({ transaction, block, bytes }, value, crypto) {
    if (isTransaction(transaction)) {
      return createTransactionMessage(createTransaction(transaction.instance, value, crypto));
    }
    return isBlock(block) ? restateBlock(block, bytes - HEADER_BYTES, value, crypto) : null;
  },
};

/**
 * A mined block with another value in its first transaction. The header stays as it was found, since a new one
 * would have to win the race again: so the header no longer commits to the body, and honest nodes drop it.
 */
function restateBlock(block: Block, blockBytes: number, value: Value, crypto: Crypto): PowMessage | null {
  const [first, ...others] = block.transactions;
  if (first === undefined) return null;
  const transactions = Object.freeze([createTransaction(first.instance, value, crypto), ...others]);
  return createBlockMessage(Object.freeze({ ...block, transactions }), blockBytes);
}

const chain: ChainSurface<PowMessage> = {
  kind: 'chain',
  blockOf({ block }) {
    if (!isBlock(block)) return null;
    return {
      id: blockId(block),
      parent: block.header.previous,
      height: block.height,
      weight: Number(workOf(block.header.bits)),
      values: block.transactions.map(({ value }) => value),
    };
  },
  finalDepth: (params) => paramsSchema.parse(params).confirmations,
};

const mining: MiningSurface<PowMessage> = {
  kind: 'mining',
  retargetBlocks: (params) => paramsSchema.parse(params).retargetBlocks,
  timeSecondsOf: ({ block }, params) =>
    isBlock(block) ? (block.header.time - GENESIS_TIME) * secondsPerTick(params) : null,
  // Two hours at Bitcoin's ten minutes.
  aheadSecondsMax: (params) => FUTURE_TIME_MAX * secondsPerTick(params),
};

function secondsPerTick(params: unknown): number {
  return paramsSchema.parse(params).blockIntervalSeconds / TICKS_PER_INTERVAL;
}

/** Where an adversary can bite proof of work. */
export const surfaces: readonly Surface<PowMessage>[] = [
  { kind: 'messages' },
  values,
  chain,
  mining,
  { kind: 'clock' },
];

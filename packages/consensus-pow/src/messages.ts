import type { Message } from '@dmct/core';
import type { Block } from './block.js';
import { HEADER_BYTES } from './header.js';
import { TRANSACTION_BYTES, type Transaction } from './transaction.js';

/** Bitcoin's message names; a message's kind is the index. */
export const MESSAGE_KINDS = ['tx', 'block', 'inv', 'getdata'] as const;

export const TX = 0;
export const BLOCK = 1;
export const INV = 2;
export const GETDATA = 3;

/** 24 bytes of message header, a count of one, and a type and hash of 36: announcements and requests alike. */
export const INVENTORY_BYTES = 61;

/** What an announcement or a request is about. */
export type ItemKind = 'transaction' | 'block';

export function isItem(thing: unknown): thing is ItemKind {
  return thing === 'transaction' || thing === 'block';
}

/** One shape for all kinds; fields that a kind doesn't use are null. */
export interface PowMessage extends Message {
  readonly transaction: Transaction | null;
  readonly block: Block | null;
  /** Inventory: the item's kind and hash. */
  readonly item: ItemKind | null;
  readonly hash: string | null;
}

export function createTransactionMessage(transaction: Transaction): PowMessage {
  return Object.freeze({
    kind: TX,
    topic: -1,
    bytes: TRANSACTION_BYTES,
    transaction,
    block: null,
    item: null,
    hash: null,
  });
}

/** `blockBytes` is the size of the body, other people's transactions included. */
export function createBlockMessage(block: Block, blockBytes: number): PowMessage {
  return Object.freeze({
    kind: BLOCK,
    topic: -1,
    bytes: HEADER_BYTES + blockBytes,
    transaction: null,
    block,
    item: null,
    hash: null,
  });
}

/** An announcement (`INV`) or a request (`GETDATA`) of one item. */
export function createInventoryMessage(
  kind: typeof INV | typeof GETDATA,
  item: ItemKind,
  hash: string,
): PowMessage {
  return Object.freeze({
    kind,
    topic: -1,
    bytes: INVENTORY_BYTES,
    transaction: null,
    block: null,
    item,
    hash,
  });
}

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { doubleSha256, isHash, toDisplayHex } from './hash.js';
import { headerHash, type Header } from './header.js';
import { merkleRoot } from './merkle.js';
import { GENESIS_TIME } from './timestamps.js';
import { isFixedTransaction, isTransaction, transactionId, type Transaction } from './transaction.js';

/**
 * A block: the header that is hashed, the coinbase (its height, as BIP 34 asks, and who mined it, which is what
 * makes two miners' blocks differ) and the transactions that matter here. The rest of its body is other people's
 * traffic: it is charged for in bytes and otherwise not modelled.
 */
export interface Block {
  readonly header: Header;
  readonly height: number;
  readonly miner: number;
  readonly transactions: readonly Transaction[];
}

const VERSION = 0x20000000;
const NO_HASH = '0'.repeat(64);

/** What a new block's author may choose. */
export type BlockTemplate = Omit<Block, 'header'> & Pick<Header, 'previous' | 'time' | 'bits'>;

/** A block without its nonce: nonce 0, for {@link withNonce} to replace. */
export function createBlock(template: BlockTemplate): Block {
  const { previous, time, bits, height, miner } = template;
  const transactions = Object.freeze([...template.transactions]);
  const root = bodyRoot(height, miner, transactions);
  const header = Object.freeze({ version: VERSION, previous, merkleRoot: root, time, bits, nonce: 0 });
  return Object.freeze({ header, height, miner, transactions });
}

/** The same block with another nonce. */
export function withNonce(block: Block, nonce: number): Block {
  return Object.freeze({ ...block, header: Object.freeze({ ...block.header, nonce }) });
}

/** The first block, which all nodes know: no miner, no transaction, no proof of work. */
export function createGenesis(bits: number): Block {
  return createBlock({ previous: NO_HASH, time: GENESIS_TIME, bits, height: 0, miner: -1, transactions: [] });
}

const identifiers = new WeakMap<Block, string>();

/** The block's id: its header's double SHA-256. It binds the body only if {@link bodyMatches}. */
export function blockId(block: Block): string {
  let id = identifiers.get(block);
  if (id === undefined) {
    id = headerHash(block.header);
    if (isFixed(block)) identifiers.set(block, id);
  }
  return id;
}

const matching = new WeakMap<Block, boolean>();

/** Whether the header commits to this body. A relay that alters a body can't make this true again. */
export function bodyMatches(block: Block): boolean {
  let matches = matching.get(block);
  if (matches === undefined) {
    matches = bodyRoot(block.height, block.miner, block.transactions) === block.header.merkleRoot;
    if (isFixed(block)) matching.set(block, matches);
  }
  return matches;
}

function bodyRoot(height: number, miner: number, transactions: readonly Transaction[]): string {
  const coinbase = toDisplayHex(doubleSha256(utf8ToBytes(`coinbase ${String(height)} ${String(miner)}`)));
  return merkleRoot([coinbase, ...transactions.map(transactionId)]);
}

/** Blocks of which all parts are frozen, whose form was found good: one message reaches hundreds of nodes. */
const wellFormed = new WeakSet<object>();

/** Whether something from the network has a block's form. Says nothing of its proof of work. */
export function isBlock(thing: unknown): thing is Block {
  if (typeof thing !== 'object' || thing === null) return false;
  if (wellFormed.has(thing)) return true;
  if (!hasForm(thing)) return false;
  if (isFixed(thing)) wellFormed.add(thing);
  return true;
}

/** Whether nothing of a block can change any more: what was found out about it may be remembered. */
export function isFixed(block: Block): boolean {
  const { header, transactions } = block;
  return (
    wellFormed.has(block) ||
    ([block, header, transactions].every(Object.isFrozen) && transactions.every(isFixedTransaction))
  );
}

function hasForm(thing: object): thing is Block {
  const { header, height, miner, transactions } = thing as Partial<Block>;
  return (
    isHeader(header) &&
    isUint32(height) &&
    Number.isSafeInteger(miner) &&
    Array.isArray(transactions) &&
    transactions.every(isTransaction)
  );
}

function isHeader(thing: unknown): thing is Header {
  if (typeof thing !== 'object' || thing === null) return false;
  const { version, previous, merkleRoot: root, time, bits, nonce } = thing as Partial<Header>;
  return (
    isUint32(version) &&
    isHash(previous) &&
    isHash(root) &&
    isUint32(time) &&
    isUint32(bits) &&
    isUint32(nonce)
  );
}

function isUint32(thing: unknown): thing is number {
  return typeof thing === 'number' && thing >>> 0 === thing;
}

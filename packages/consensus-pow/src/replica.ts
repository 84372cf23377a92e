import { secondsToNanoseconds, type Out, type Replica, type ReplicaContext } from '@dmct/core';
import { blockId, createBlock, isBlock, isFixed, type Block } from './block.js';
import { Chain, type AddResult, type ChainRules, type TipChange } from './chain.js';
import { commonsOf, type Commons } from './commons.js';
import { Finality } from './finality.js';
import { Gossip } from './gossip.js';
import { isHash } from './hash.js';
import { Mempool } from './mempool.js';
import {
  BLOCK,
  createTransactionMessage,
  GETDATA,
  INV,
  isItem,
  TX,
  type ItemKind,
  type PowMessage,
} from './messages.js';
import { solve } from './mine.js';
import type { PowParams } from './params.js';
import { effortSeconds, retargetRules, startBits, ticksOf, transactionsMax } from './rules.js';
import type { SeenBlocks } from './seen-blocks.js';
import { GENESIS_TIME, headerTime } from './timestamps.js';
import { isTransaction, signedText, transactionId, type Transaction } from './transaction.js';

const MINING = 0;

/** A full node that mines: gossip, mempool, chain, and the race for the next block. */
export class Miner implements Replica<PowMessage> {
  readonly #context: ReplicaContext<PowParams>;
  readonly #chain: Chain;
  readonly #mempool = new Mempool();
  readonly #gossip: Gossip;
  readonly #finality: Finality;
  readonly #peers: readonly number[];
  readonly #genesisBits: number;
  /** Transactions whose signature was found good, by id: what can be served, and needn't be verified again. */
  readonly #verified = new Map<string, Transaction>();
  readonly #commons: Commons;
  /** Blocks that needn't be looked at again, and this node's column among them. */
  readonly #seen: SeenBlocks;
  readonly #column: number;
  /** The target of the running mining job; 0 for none. */
  #jobBits = 0;

  constructor(context: ReplicaContext<PowParams>, peers: readonly number[]) {
    const { params, nodes } = context;
    this.#context = context;
    this.#peers = peers;
    this.#commons = commonsOf(context.workload);
    this.#seen = this.#commons.seen;
    this.#column = this.#seen.join();
    this.#genesisBits = startBits(nodes, params);
    const rules: ChainRules = {
      genesisBits: this.#genesisBits,
      retarget: retargetRules(params),
      requiresProof: params.mining === 'real',
      transactionsMax: transactionsMax(params),
      isSigned: (transaction) => this.#isSigned(transaction),
    };
    this.#chain = new Chain(rules, this.#commons.root(this.#genesisBits));
    this.#finality = new Finality(params.confirmations);
    this.#gossip = new Gossip({
      peers,
      relay: params.relay,
      timeoutNanoseconds: secondsToNanoseconds(params.requestTimeoutSeconds),
    });
  }

  /** This node's view of the blocks. */
  get chain(): Chain {
    return this.#chain;
  }

  onStart(out: Out<PowMessage>): void {
    this.#mine(out);
  }

  onRecover(out: Out<PowMessage>): void {
    this.#gossip.reset();
    this.#jobBits = 0;
    this.#mine(out);
  }

  onTimer(id: number, out: Out<PowMessage>): void {
    this.#gossip.onTimer(id, out);
  }

  onMessage(from: number, message: PowMessage, out: Out<PowMessage>): void {
    // A Byzantine peer may send anything at all, so every field is looked at before it is used.
    const { kind, transaction, block, item, hash } = (message ?? {}) as Partial<PowMessage>;
    if (kind === BLOCK && this.#seen.has(block, this.#column)) return;
    if (kind === TX && isTransaction(transaction)) this.#onTransaction(from, transaction, out);
    else if (kind === BLOCK && isBlock(block)) this.#onBlock(from, block, out);
    else if (kind === INV && isItem(item)) this.#onInventory(from, item, hash, out);
    else if (kind === GETDATA && isItem(item)) this.#serve(from, item, hash, out);
  }

  /**
   * The race fired: this node found the next block. The race is memoryless, so the block is put together now,
   * from the best chain and the mempool of this moment; with real mining the nonce is searched now as well. The
   * race thus decides who finds a block and when, the search makes the proof that others verify.
   */
  onWork(_tag: number, out: Out<PowMessage>): void {
    const block = this.#nextBlock(out);
    const found = this.#context.params.mining === 'real' ? solve(block) : block;
    if (found !== null) {
      const result = this.#chain.add(found, this.#clock(out));
      this.#gossip.push(this.#blockMessage(found), out);
      if (result.change !== null) this.#onTipChange(result.change, out);
    }
    this.#jobBits = 0;
    this.#mine(out);
  }

  snapshot(): unknown {
    const { tip } = this.#chain;
    return {
      tip: tip.id,
      height: tip.height,
      totalWork: tip.totalWork.toString(),
      finalHeight: this.#finality.height,
      orphans: this.#chain.orphanCount,
      mempool: this.#mempool.select(this.#mempool.size).map(transactionId),
      pendingRequests: this.#gossip.pending,
    };
  }

  #onTransaction(from: number, transaction: Transaction, out: Out<PowMessage>): void {
    const id = transactionId(transaction);
    const holders = this.#gossip.arrived(id, from, out);
    const { instance } = transaction;
    // First seen wins: what the chain or the mempool holds for an instance shuts out every other value.
    if (this.#chain.recordOf(instance) !== undefined || !this.#isSigned(transaction)) return;
    if (!this.#mempool.add(transaction)) return;
    this.#gossip.relay('transaction', id, createTransactionMessage(transaction), holders, out);
  }

  #onBlock(from: number, block: Block, out: Out<PowMessage>): void {
    const id = blockId(block);
    const result = this.#chain.add(block, this.#clock(out));
    if (result.verdict === 'mutated') {
      this.#gossip.spoilt(id, out);
      return;
    }
    const holders = this.#gossip.arrived(id, from, out);
    this.#note(id, block);
    if (result.verdict === 'orphan') {
      this.#gossip.want('block', this.#chain.missingAncestor(id), [from, ...this.#peers], out);
    }
    if (result.change === null) return;
    this.#relayConnected(result, holders, out);
    this.#onTipChange(result.change, out);
    this.#mine(out);
  }

  /** A block that has its place keeps it, and nobody is asked for it any more: its next copy is dropped at the door. */
  #note(id: string, block: Block): void {
    if (this.#chain.get(id) !== undefined && isFixed(block)) this.#seen.note(block, this.#column);
  }

  /** Passes on what this node now builds on; a branch that lost is kept and served on request. */
  #relayConnected(result: AddResult, holders: readonly number[], out: Out<PowMessage>): void {
    for (const entry of result.change?.connected ?? []) {
      if (!result.attached.includes(entry)) continue;
      this.#gossip.relay('block', entry.id, this.#blockMessage(entry.block), holders, out);
    }
  }

  #onTipChange(change: TipChange, out: Out<PowMessage>): void {
    for (const { block } of change.connected) {
      for (const { instance } of block.transactions) this.#mempool.remove(instance);
    }
    for (const { block } of change.disconnected) {
      for (const transaction of block.transactions) {
        if (this.#chain.recordOf(transaction.instance) === undefined) this.#mempool.add(transaction);
      }
    }
    this.#finality.update(this.#chain, change, out);
  }

  /** Keeps the race running. It is memoryless: a new tip changes the job only if it changes the difficulty. */
  #mine(out: Out<PowMessage>): void {
    const bits = this.#chain.nextBits(this.#chain.tip);
    if (bits === this.#jobBits) return;
    this.#jobBits = bits;
    out.work(MINING, effortSeconds(bits, this.#genesisBits, this.#context.params.blockIntervalSeconds));
  }

  #nextBlock(out: Out<PowMessage>): Block {
    const parent = this.#chain.tip;
    return createBlock({
      previous: parent.id,
      time: headerTime(this.#clock(out), this.#chain.medianTime(parent)),
      bits: this.#chain.nextBits(parent),
      height: parent.height + 1,
      miner: this.#context.id,
      transactions: this.#mempool.select(transactionsMax(this.#context.params)),
    });
  }

  /** Most announcements are of what is known already, so that is asked first. */
  #onInventory(from: number, item: ItemKind, hash: unknown, out: Out<PowMessage>): void {
    if (typeof hash !== 'string') return;
    const isKnown = item === 'block' ? this.#chain.knows(hash) : this.#verified.has(hash);
    if (!isKnown && isHash(hash)) this.#gossip.want(item, hash, [from], out);
  }

  #serve(to: number, item: ItemKind, hash: unknown, out: Out<PowMessage>): void {
    if (!isHash(hash)) return;
    if (item === 'block') {
      const entry = this.#chain.get(hash);
      if (entry !== undefined) out.send(to, this.#blockMessage(entry.block));
    } else {
      const transaction = this.#verified.get(hash);
      if (transaction !== undefined) out.send(to, createTransactionMessage(transaction));
    }
  }

  /** Whether a client signed it, for an instance that exists. */
  #isSigned(transaction: Transaction): boolean {
    const id = transactionId(transaction);
    if (this.#verified.has(id)) return true;
    const { nodes, clients, workload, crypto } = this.#context;
    const { instance, value, signature } = transaction;
    const isClient = signature.signer >= nodes && signature.signer < nodes + clients;
    if (!isClient || instance >= workload.requests) return false;
    if (!crypto.verify(signedText(instance, value), signature)) return false;
    this.#verified.set(id, transaction);
    return true;
  }

  /** Now, as headers state it. */
  #clock(out: Out<PowMessage>): number {
    return GENESIS_TIME + ticksOf(out.now, this.#context.params.blockIntervalSeconds);
  }

  #blockMessage(block: Block): PowMessage {
    return this.#commons.blockMessage(block, this.#context.params.blockBytes);
  }
}

import type { AdversaryContext, Fate, Message, Packet } from '@dmct/core';
import { ATTESTATION, BLOCK, TRANSACTION, type PosMessage } from '../messages.js';
import { EFFECTIVE_BALANCE_GWEI } from '../params.js';
import { isTransaction } from '../node/well-formed.js';
import type { NodeView } from '../node/node-view.js';
import type { BlockNode } from '../store/block-tree.js';
import type { Coalition } from './coalition.js';

const GWEI_PER_ETH = 1e9;

/** A message on its way to the witness. */
interface Arrival {
  readonly at: number;
  readonly message: PosMessage;
}

/**
 * Keeps the book of an attack: it is shown every packet, and follows one honest node through what that node is sent and
 * what it sends, at the times when it does. So what is counted is what an honest node saw, and what the adversary keeps
 * to itself counts for nothing. It has a view of its own, and asks neither the node nor its keys for anything.
 */
export class Onlooker {
  private readonly view: NodeView | null;
  private readonly witness: number;
  private readonly arrivals: Arrival[] = [];
  private readonly said = new WeakSet<Message>();
  private head: BlockNode | null = null;
  private reorganisations = 0;
  private deepest = 0;
  private epochsBehind = 0;

  constructor(
    private readonly context: AdversaryContext<unknown>,
    coalition: Coalition,
  ) {
    const [witness] = context.honest;
    this.witness = witness ?? -1;
    this.view = witness === undefined || !coalition.isAny ? null : coalition.createOnlooker();
  }

  /** Notes a packet, and what the adversary made of it. */
  see({ from, to, message, sentNanoseconds, delayNanoseconds }: Packet, fate: Fate): void {
    if (this.view === null) return;
    if (from === this.witness) this.hearOnce(message as PosMessage, sentNanoseconds);
    if (to !== this.witness || fate === 'drop') return;
    const delay = typeof fate === 'object' && 'delay' in fate ? fate.delay : delayNanoseconds;
    this.expect({ at: sentNanoseconds + delay, message: message as PosMessage });
    this.catchUp(sentNanoseconds);
  }

  /** See the README for what each of them is. Empty where nobody is honest, or nobody corrupted. */
  measure(): Readonly<Record<string, number>> {
    const { context, view } = this;
    if (view === null) return {};
    this.catchUp(context.now());
    this.tick(context.now());
    const { store, registry } = view;
    const { stake } = store.head().state;
    const accounts = [...stake.accounts.values()];
    const lost = accounts.reduce(
      (sum, { balance }) => sum + Math.max(0, EFFECTIVE_BALANCE_GWEI - balance),
      0,
    );
    return {
      honestBlocksReplaced: this.replacedBlocks(),
      reorganisations: this.reorganisations,
      deepestReorganisationBlocks: this.deepest,
      epochsWithoutFinality: this.epochsBehind,
      shareOfStakeInEvidence: view.evidence.offences().length / registry.count,
      shareOfStakeSlashed: accounts.filter(({ isSlashed }) => isSlashed).length / registry.count,
      stakeLostEth: lost / GWEI_PER_ETH,
    };
  }

  /** Honest blocks that came, and that the chain in the end has left out. */
  private replacedBlocks(): number {
    const { context, view } = this;
    if (view === null) return 0;
    const head = view.store.head();
    const onChain = new Set<BlockNode>();
    for (let node: BlockNode | null = head; node !== null; node = node.parent) onChain.add(node);
    const { nodes } = view.store.tree;
    const isHonest = ({ block }: BlockNode): boolean =>
      block !== null && !context.isFaulty(view.registry.nodeOf[block.proposer] ?? -1);
    return nodes.filter((node) => node.slot <= head.slot && !onChain.has(node) && isHonest(node)).length;
  }

  private hearOnce(message: PosMessage, now: number): void {
    if (this.said.has(message)) return;
    this.said.add(message);
    this.catchUp(now);
    this.hear(message, now);
  }

  /** Kept in the order of arrival; most come last. */
  private expect(arrival: Arrival): void {
    const { arrivals } = this;
    let place = arrivals.length;
    while (place > 0 && (arrivals[place - 1]?.at ?? 0) > arrival.at) place--;
    arrivals.splice(place, 0, arrival);
  }

  private catchUp(now: number): void {
    let done = 0;
    for (const { at, message } of this.arrivals) {
      if (at > now) break;
      this.hear(message, at);
      done++;
    }
    if (done > 0) this.arrivals.splice(0, done);
  }

  private hear({ kind, transaction, block, attestation }: PosMessage, now: number): void {
    const { view } = this;
    if (view === null) return;
    this.tick(now);
    if (kind === ATTESTATION) view.receiveVote(attestation);
    else if (kind === TRANSACTION && isTransaction(transaction)) view.receiveTransaction(transaction);
    else if (kind === BLOCK) {
      view.receiveBlock(block, now);
      this.watchHead();
    }
  }

  private tick(now: number): void {
    const { view } = this;
    if (view === null) return;
    const { slot } = view.store;
    view.tick(now);
    if (view.store.slot === slot) return;
    this.watchHead();
    const { calendar, store } = view;
    // When all goes well the checkpoint of the epoch before the last one is final.
    this.epochsBehind = Math.max(this.epochsBehind, calendar.epochOf(store.slot) - 2 - store.finalized.epoch);
  }

  private watchHead(): void {
    const { head: before, view } = this;
    const head = view?.store.head() ?? null;
    this.head = head;
    if (before === null || head === null || before === head) return;
    const undone = blocksUndone(before, head);
    if (undone > 0) this.reorganisations++;
    this.deepest = Math.max(this.deepest, undone);
  }
}

/** Blocks of the old head's chain that the new head's does not have. */
function blocksUndone(before: BlockNode, after: BlockNode): number {
  let [left, right]: [BlockNode | null, BlockNode | null] = [before, after];
  while (left !== null && right !== null && left !== right) {
    if (left.height >= right.height) left = left.parent;
    else right = right.parent;
  }
  return before.height - (left?.height ?? 0);
}

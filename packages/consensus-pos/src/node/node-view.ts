import type { ReplicaContext, Value } from '@dmct/core';
import { headerOf, type Attestation, type Block, type Slashing, type Transaction } from '../messages.js';
import { EFFECTIVE_BALANCE_GWEI, type PosParams } from '../params.js';
import type { Checkpoint } from '../rules/finality-gadget.js';
import type { ValidatorRegistry } from '../rules/committees.js';
import type { SlotCalendar } from '../rules/slots.js';
import type { StakeRules } from '../rules/stake-rules.js';
import { weakSubjectivityPeriod } from '../rules/weak-subjectivity.js';
import type { BlockNode } from '../store/block-tree.js';
import { createStore, type Store } from '../store/store.js';
import { createAuthenticity, type Authenticity } from './authenticity.js';
import { commonFactsOf, type CommonFacts } from './common-facts.js';
import { createEvidenceBook, type EvidenceBook } from './evidence.js';
import { createLedger } from './ledger.js';
import { createAttestationPool, createTransactionPool } from './pools.js';
import { createWaitingRoom } from './waiting-room.js';
import type { BlockRecord } from './block-register.js';
import { Marks } from './marks.js';
import { Subjectivity } from './subjectivity.js';
import type { VoteRecord } from './vote-register.js';

const NOTHING: readonly Value[] = [];

/**
 * What one node knows: the fork-choice store, what waits to get into it, the pools for its next block, and what it can
 * prove against others. It takes in what was heard and says nothing: that is its validators' part.
 */
export class NodeView {
  readonly id: number;
  readonly calendar: SlotCalendar;
  readonly registry: ValidatorRegistry;
  readonly store: Store;
  readonly rules: StakeRules;
  readonly evidence: EvidenceBook;
  readonly votes = createAttestationPool();
  readonly orders = createTransactionPool();
  readonly ledger;
  private readonly waiting = createWaitingRoom();
  private readonly subjectivity: Subjectivity;
  private readonly authenticity: Authenticity;
  private readonly facts: CommonFacts;
  /** Votes that came by themselves. */
  private readonly seen = new Marks();
  /** Votes that the fork choice has counted, by themselves or inside a block. */
  private readonly counted = new Marks();
  /** On the node's own clock. */
  private nextSlotNanoseconds = -Infinity;
  private settled: Checkpoint | null = null;

  /** `authenticity` is what it goes by; default: its own checks of signatures and duties. */
  constructor(
    readonly context: ReplicaContext<PosParams>,
    authenticity?: Authenticity,
  ) {
    const { params, crypto, nodes, clients } = context;
    this.id = context.id;
    this.facts = commonFactsOf(context);
    const { calendar, registry, rules, states, votes } = this.facts;
    this.calendar = calendar;
    this.registry = registry;
    this.rules = rules;
    this.evidence = createEvidenceBook(votes);
    const { count } = registry;
    this.store = createStore({ ...params, calendar, validators: count, stakeRules: rules, states });
    this.ledger = createLedger(this.store.tree.anchor);
    this.subjectivity = new Subjectivity({
      isOn: params.weakSubjectivityCheckpoint,
      periodEpochs: params.weakSubjectivityPeriodEpochs ?? weakSubjectivityPeriod(count, rules),
      publication: this.facts.publication,
    });
    const { requests } = context.workload;
    this.authenticity =
      authenticity ?? createAuthenticity({ crypto, facts: this.facts, nodes, clients, requests });
  }

  /** Root of a block that this node waits for before it follows the chain again; null where it does follow it. */
  get wanted(): string | null {
    return this.subjectivity.wanted;
  }

  /** The validator that is to propose in a slot from 0 on. */
  proposerOf(slot: number): number {
    const epoch = this.calendar.epochOf(slot);
    return this.facts.dutiesOf(epoch).proposers[slot - this.calendar.firstSlotOf(epoch)] ?? -1;
  }

  /** A node's members of the committee of a slot from 0 on, ascending; by default this node's. */
  membersOf(slot: number, node = this.id): readonly number[] {
    return this.facts.membersOf(slot, node);
  }

  /** Whether this node hosts the validator. */
  isOwn(validator: number): boolean {
    return this.registry.nodeOf[validator] === this.id;
  }

  /** Brings the store up to the node's own clock. Finality shows here, at the first slot of an epoch. */
  tick(now: number): void {
    if (now < this.nextSlotNanoseconds) return;
    const { calendar, store, votes, waiting } = this;
    const slot = calendar.slotAt(now);
    this.nextSlotNanoseconds = calendar.startNanoseconds(slot + 1);
    if (slot <= store.slot) return;
    if (calendar.epochOf(slot) > calendar.epochOf(store.slot)) votes.prune(calendar.epochOf(slot));
    store.onTick(slot);
    this.subjectivity.onSlot(store, calendar.epochOf(slot));
    for (const block of waiting.takeBlocksUntil(slot)) this.receiveBlock(block, now);
    for (const vote of waiting.takeVotesBefore(slot)) this.countVote(vote);
  }

  /** The orders that have become final since the last call, oldest first. */
  takeDecided(): readonly Value[] {
    const { finalized, tree } = this.store;
    if (finalized === this.settled) return NOTHING;
    this.settled = finalized;
    const { publication } = this.facts;
    if (finalized.epoch > (publication.latest?.epoch ?? -1)) publication.latest = finalized;
    const tip = tree.get(finalized.root);
    return tip === undefined ? NOTHING : this.ledger.extendTo(tip);
  }

  receiveTransaction(transaction: Transaction): void {
    if (this.authenticity.isTransaction(transaction)) this.orders.add(transaction);
  }

  /** Takes a block in, or keeps it until it fits. Returns the root of a parent that has to be asked for, or null. */
  receiveBlock(given: unknown, now: number): string | null {
    const { authenticity, store, waiting } = this;
    const record = this.facts.blocks(given);
    if (record === null) return null;
    const { block } = record;
    if (store.tree.get(block.root) !== undefined || waiting.isKnown(block.root)) return null;
    if (!this.subjectivity.admits(block)) return null;
    if (block.slot > store.slot) {
      // A clock a little ahead of ours is no offence; anything further is garbage.
      if (block.slot === store.slot + 1 && authenticity.isBlock(record)) waiting.holdBlock(block);
      return null;
    }
    if (!authenticity.isBlock(record)) return null;
    this.fileEvidence(record);
    const missing = this.place(block, now);
    this.subjectivity.onBlock(store, missing);
    return missing;
  }

  receiveVote(given: unknown): void {
    const { calendar, seen, store, votes, waiting } = this;
    const record = this.facts.votes.recordOf(given);
    if (record === null) return;
    const { attestation } = record;
    if (attestation.data.slot > store.slot + 1 || seen.has(record.index)) return;
    if (!this.authenticity.isAttestation(record)) return;
    seen.add(record.index);
    this.fileVote(record);
    // Votes that come by themselves count while their epoch is fresh; later ones count only inside a block.
    if (attestation.data.target.epoch < calendar.epochOf(store.slot) - 1) return;
    votes.add(attestation);
    if (attestation.data.slot < store.slot) this.countVote(record);
    else waiting.holdVote(record);
  }

  snapshot(): Readonly<Record<string, unknown>> {
    const { store } = this;
    const head = store.head();
    const { stake } = head.state;
    const accounts = [...stake.accounts.values()];
    const onChain = new Set<number>();
    for (let node: BlockNode | null = head; node !== null; node = node.parent) onChain.add(node.index);
    return {
      slot: store.slot,
      head: { root: head.root, slot: head.slot },
      justified: store.justified,
      finalized: store.finalized,
      blocks: store.tree.nodes.length - 1,
      decided: this.ledger.length,
      slashable: this.evidence.offences(),
      slashed: [...stake.accounts].flatMap(([validator, { isSlashed }]) => (isSlashed ? [validator] : [])),
      lostGwei: accounts.reduce((sum, { balance }) => sum + Math.max(0, EFFECTIVE_BALANCE_GWEI - balance), 0),
      leaving: accounts.filter(({ exitEpoch }) => exitEpoch !== Infinity).length,
      orphans: store.tree.nodes.flatMap(({ block, slot }, index) =>
        block === null || onChain.has(index) ? [] : [{ slot, proposer: block.proposer }],
      ),
    };
  }

  /** Adds a block, or keeps it; returns the root of its parent where that is unknown. */
  private place(block: Block, now: number): string | null {
    const { store, waiting } = this;
    if (store.tree.get(block.parent) !== undefined) this.connect(block, now);
    else if (waiting.isRejected(block.parent)) waiting.reject(block.root);
    else {
      waiting.holdOrphan(block);
      return block.parent;
    }
    return null;
  }

  /** Adds a block whose parent is known, and all that waited for it. */
  private connect(first: Block, now: number): void {
    const { store, waiting } = this;
    const ready = [first];
    for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
      const parent = store.tree.get(block.parent);
      const votes = this.uncountedVotesOf(block);
      if (parent === undefined || !store.onBlock(block, parent, this.isTimely(block, now), votes)) {
        waiting.reject(block.root);
        continue;
      }
      ready.push(...waiting.takeChildrenOf(block.root).reverse());
      for (const vote of waiting.takeVotesFor(block.root)) this.countVote(vote);
    }
  }

  private isTimely(block: Block, now: number): boolean {
    const { calendar, store } = this;
    return (
      block.slot === store.slot &&
      now - calendar.startNanoseconds(block.slot) < calendar.attestationDueNanoseconds
    );
  }

  /** A vote weighs from the slot after its own on, once its head is known. */
  private countVote(record: VoteRecord): void {
    const { attestation, index } = record;
    if (this.counted.has(index)) return;
    if (this.store.tree.get(attestation.data.head) === undefined) this.waiting.holdVoteFor(record);
    else if (this.store.onAttestation(attestation)) this.counted.add(index);
  }

  /** A vote that was counted once would change nothing if it were counted again. */
  private uncountedVotesOf(block: Block): readonly Attestation[] {
    const votes = this.facts.blocks(block)?.votes ?? [];
    return votes.filter(({ index }) => !this.counted.has(index)).map(({ attestation }) => attestation);
  }

  private fileEvidence({ block, header: own, votes }: BlockRecord): void {
    this.evidence.observeBlock(own);
    for (const vote of votes) this.fileVote(vote);
    for (const slashing of block.slashings) this.fileSlashing(slashing);
  }

  private fileSlashing(slashing: Slashing): void {
    if (slashing.kind === 'proposer') {
      for (const header of slashing.headers) this.evidence.observeBlock(headerOf(header));
      return;
    }
    for (const vote of slashing.votes) {
      const record = this.facts.votes.recordOf(vote);
      if (record !== null) this.fileVote(record);
    }
  }

  private fileVote(record: VoteRecord): void {
    const fresh = this.evidence.observeVote(record);
    if (!this.context.params.discountEquivocations) return;
    for (const validator of fresh) this.store.discount(validator);
  }
}

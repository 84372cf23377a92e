import type { Out, Replica, ReplicaContext } from '@dmct/core';
import { createAuthenticity } from './authenticity.js';
import { createEvidenceBook } from './evidence.js';
import { createLedger } from './ledger.js';
import {
  ATTESTATION,
  attestationMessage,
  BLOCK,
  BLOCK_REQUEST,
  blockMessage,
  blockRequestMessage,
  signAttestation,
  signBlock,
  TRANSACTION,
  type Attestation,
  type Block,
  type PosMessage,
} from './messages.js';
import type { PosParams } from './params.js';
import { createAttestationPool, createTransactionPool } from './pools.js';
import { createValidatorRegistry, drawDuties, type Duties } from './rules/committees.js';
import { createSlotCalendar } from './rules/slots.js';
import { createStore } from './store.js';
import { createWaitingRoom } from './waiting-room.js';
import { isAttestation, isBlock, isTransaction } from './well-formed.js';

const SLOT_TIMER = 0;
const ATTEST_TIMER = 1;

type PosOut = Out<PosMessage>;

/** A node: proposes, attests and follows the chain for all the validators that it hosts. */
export function createNode(context: ReplicaContext<PosParams>): Replica<PosMessage> {
  const { id, nodes, clients, params, crypto } = context;
  const calendar = createSlotCalendar(params);
  const registry = createValidatorRegistry(context.shares, params.keysPerNode);
  const store = createStore({ ...params, calendar, validators: registry.count });
  const ledger = createLedger(store.tree.anchor);
  const evidence = createEvidenceBook();
  const votes = createAttestationPool();
  const orders = createTransactionPool();
  const waiting = createWaitingRoom();
  const duties = new Map<number, Duties>();
  const dutiesOf = (epoch: number): Duties => {
    const known =
      duties.get(epoch) ??
      drawDuties(context.publicStream(`duties/${String(epoch)}`), registry.count, calendar);
    duties.set(epoch, known);
    return known;
  };
  const { requests } = context.workload;
  const authenticity = createAuthenticity({ crypto, registry, calendar, nodes, clients, requests, dutiesOf });
  const seen = new Set<Attestation>();
  let lastProposed = -1;
  let lastAttested = -1;

  /** Brings the store up to the replica's own clock. Finality shows here, at the first slot of an epoch. */
  const tick = (out: PosOut): void => {
    const slot = calendar.slotAt(out.now);
    if (slot <= store.slot) return;
    if (calendar.epochOf(slot) > calendar.epochOf(store.slot)) votes.prune(calendar.epochOf(slot));
    store.onTick(slot);
    for (const block of waiting.takeBlocksUntil(slot)) receiveBlock(id, block, out);
    for (const attestation of waiting.takeVotesBefore(slot)) countVote(attestation);
    settle(out);
  };

  /** Decides what has become final. */
  const settle = (out: PosOut): void => {
    const tip = store.tree.get(store.finalized.root);
    if (tip === undefined) return;
    let instance = ledger.length;
    for (const value of ledger.extendTo(tip)) out.decide(instance++, value);
  };

  const propose = (out: PosOut): void => {
    const { slot } = store;
    const epoch = calendar.epochOf(slot);
    const proposer = dutiesOf(epoch).proposers[slot - calendar.firstSlotOf(epoch)];
    if (proposer === undefined || registry.nodeOf[proposer] !== id || slot <= lastProposed) return;
    lastProposed = slot;
    const parent = params.lateHeadReorg ? store.proposerHead() : store.head();
    const state = store.stateAt(parent, epoch);
    const checkpointRoot = (of: number): string => store.tree.checkpointOf(parent, of).root;
    const block = signBlock(
      {
        slot,
        proposer,
        parent: parent.root,
        transactions: orders.select(ledger.spentOn(parent)),
        attestations: votes.select(state, slot, checkpointRoot),
      },
      crypto,
    );
    receiveBlock(id, block, out);
    out.broadcast(blockMessage(block));
  };

  const attest = (out: PosOut): void => {
    const { slot } = store;
    const epoch = calendar.epochOf(slot);
    if (slot < 0 || slot <= lastAttested) return;
    lastAttested = slot;
    const head = store.head();
    const source = store.stateAt(head, epoch).finality.currentJustified;
    const target = { epoch, root: store.tree.checkpointOf(head, epoch).root };
    const data = { slot, head: head.root, source, target };
    const committee = dutiesOf(epoch).committees[slot - calendar.firstSlotOf(epoch)] ?? [];
    const validators = committee.filter(
      (validator) => registry.nodeOf[validator] === id && !evidence.wouldOffend(validator, data),
    );
    if (validators.length === 0) return;
    const attestation = signAttestation(data, validators, crypto);
    receiveVote(attestation);
    out.broadcast(attestationMessage(attestation));
  };

  const receiveBlock = (from: number, block: Block, out: PosOut): void => {
    if (store.tree.get(block.root) !== undefined || waiting.isKnown(block.root)) return;
    if (block.slot > store.slot) {
      // A clock a little ahead of ours is no offence; anything further is garbage.
      if (block.slot === store.slot + 1 && authenticity.isBlock(block)) waiting.holdBlock(block);
      return;
    }
    if (!authenticity.isBlock(block)) return;
    evidence.observeBlock(block);
    for (const attestation of block.attestations) fileEvidence(attestation);
    const parent = store.tree.get(block.parent);
    if (parent !== undefined) {
      connect(block, out);
    } else if (waiting.isRejected(block.parent)) {
      waiting.reject(block.root);
    } else {
      waiting.holdOrphan(block);
      if (from !== id && from < nodes) out.send(from, blockRequestMessage(block.parent));
    }
  };

  /** Adds a block whose parent is known, and all that waited for it. */
  const connect = (first: Block, out: PosOut): void => {
    const ready = [first];
    for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
      const parent = store.tree.get(block.parent);
      if (parent === undefined || !store.onBlock(block, parent, isTimely(block, out.now))) {
        waiting.reject(block.root);
        continue;
      }
      ready.push(...waiting.takeChildrenOf(block.root).reverse());
      for (const attestation of waiting.takeVotesFor(block.root)) store.onAttestation(attestation);
    }
    settle(out);
  };

  const isTimely = (block: Block, now: number): boolean =>
    block.slot === store.slot &&
    now - calendar.startNanoseconds(block.slot) < calendar.attestationDueNanoseconds;

  const receiveVote = (attestation: Attestation): void => {
    if (seen.has(attestation) || attestation.data.slot > store.slot + 1) return;
    if (!authenticity.isAttestation(attestation)) return;
    seen.add(attestation);
    fileEvidence(attestation);
    // Votes that come by themselves count while their epoch is fresh; later ones count only inside a block.
    if (attestation.data.target.epoch < calendar.epochOf(store.slot) - 1) return;
    votes.add(attestation);
    if (attestation.data.slot < store.slot) countVote(attestation);
    else waiting.holdVote(attestation);
  };

  /** A vote weighs from the slot after its own on, once its head is known. */
  const countVote = (attestation: Attestation): void => {
    if (store.tree.get(attestation.data.head) === undefined) waiting.holdVoteFor(attestation);
    else store.onAttestation(attestation);
  };

  const fileEvidence = (attestation: Attestation): void => {
    for (const validator of evidence.observeAttestation(attestation)) store.discount(validator);
  };

  const startTimers = (out: PosOut): void => {
    const next = Math.max(0, store.slot + 1);
    out.setTimer(SLOT_TIMER, Math.max(0, calendar.startNanoseconds(next) - out.now));
  };

  return {
    onStart: startTimers,
    onRecover: (out) => {
      tick(out);
      startTimers(out);
    },
    onTimer: (timer, out) => {
      tick(out);
      if (timer === ATTEST_TIMER) {
        attest(out);
      } else {
        const due = calendar.startNanoseconds(store.slot) + calendar.attestationDueNanoseconds;
        out.setTimer(ATTEST_TIMER, Math.max(0, due - out.now));
        startTimers(out);
        propose(out);
      }
    },
    onMessage: (from, message, out) => {
      tick(out);
      const { kind, transaction, block, attestation, root } = message;
      if (kind === ATTESTATION && isAttestation(attestation)) receiveVote(attestation);
      else if (kind === BLOCK && isBlock(block)) receiveBlock(from, block, out);
      else if (kind === TRANSACTION && isTransaction(transaction)) {
        if (authenticity.isTransaction(transaction)) orders.add(transaction);
      } else if (kind === BLOCK_REQUEST && from < nodes) {
        const known = store.tree.get(root)?.block ?? null;
        if (known !== null) out.send(from, blockMessage(known));
      }
    },
    snapshot: () => {
      const head = store.head();
      return {
        role: 'validator',
        slot: store.slot,
        head: { root: head.root, slot: head.slot },
        justified: store.justified,
        finalized: store.finalized,
        blocks: store.tree.nodes.length - 1,
        decided: ledger.length,
        slashable: evidence.offences(),
      };
    },
  };
}

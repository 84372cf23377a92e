import type { Out } from '@dmct/core';
import {
  attestationMessage,
  blockMessage,
  signAttestation,
  signBlock,
  type Attestation,
  type Block,
  type PosMessage,
} from '../messages.js';
import type { AttestationData } from '../rules/slashing-conditions.js';
import { undoesJustification } from '../state/undoes-justification.js';
import type { BlockNode } from '../store/block-tree.js';
import type { NodeView } from './node-view.js';

/** What a node's validators do in a slot. An adversary's do it in their own way, on the same view. */
export interface Validator {
  /** A slot begins. */
  onSlot(out: Out<PosMessage>): void;
  /** Attestations are due. */
  onAttestationDue(out: Out<PosMessage>): void;
  /** The view has taken a message in. */
  onHeard?(message: PosMessage, out: Out<PosMessage>): void;
  /** A timer of the validator's own, from FIRST_OWN_TIMER on. */
  onTimer?(timer: number, out: Out<PosMessage>): void;
}

/** The block that this node's proposer of the present slot makes on `parent` (specifications, validator guide). */
export function produceBlock(
  view: NodeView,
  parent: BlockNode,
  change: Partial<Pick<Block, 'attestations' | 'exits' | 'slashings' | 'transactions'>> = {},
  crypto = view.context.crypto,
): Block {
  const { calendar, evidence, ledger, orders, rules, store, votes } = view;
  const { slot } = store;
  const epoch = calendar.epochOf(slot);
  const state = store.stateAt(parent, epoch);
  const checkpointRoot = (of: number): string => store.tree.checkpointOf(parent, of).root;
  const content = {
    slot,
    proposer: view.proposerOf(slot),
    parent: parent.root,
    transactions: orders.select(ledger.spentOn(parent)),
    attestations: votes.select(state, slot, checkpointRoot),
    slashings: rules.slashing ? evidence.select(state.stake, epoch) : [],
    ...change,
  };
  // Evidence keeps: it is as good in the next epoch, when it takes nothing back.
  const isTooSoon = undoesJustification(state, content, rules, checkpointRoot);
  return signBlock(isTooSoon ? { ...content, slashings: [] } : content, crypto);
}

/** What a validator of the slot's committee says that has `head` for the chain's tip (`get_attestation_data`). */
export function attestationDataFor(view: NodeView, slot: number, head: BlockNode): AttestationData {
  const { calendar, store } = view;
  const epoch = calendar.epochOf(slot);
  const source = store.stateAt(head, epoch).finality.currentJustified;
  return {
    slot,
    head: head.root,
    source,
    target: { epoch, root: store.tree.checkpointOf(head, epoch).root },
  };
}

/** One vote of this node's members of the slot's committee, or null where it has none. */
export function attestFor(view: NodeView, slot: number, head: BlockNode): Attestation | null {
  const members = view.membersOf(slot);
  if (members.length === 0) return null;
  return signAttestation(attestationDataFor(view, slot, head), members, view.context.crypto);
}

/** Does what the specifications' validator guide says. */
export class HonestValidator implements Validator {
  private lastProposed = -1;
  private lastAttested = -1;

  constructor(protected readonly view: NodeView) {}

  onSlot(out: Out<PosMessage>): void {
    const { store } = this.view;
    if (!this.view.isOwn(this.view.proposerOf(store.slot)) || store.slot <= this.lastProposed) return;
    this.lastProposed = store.slot;
    this.propose(out);
  }

  onAttestationDue(out: Out<PosMessage>): void {
    const { slot } = this.view.store;
    if (slot < 0 || slot <= this.lastAttested) return;
    this.lastAttested = slot;
    this.attest(out);
  }

  protected propose(out: Out<PosMessage>): void {
    const { context, store } = this.view;
    const parent = context.params.lateHeadReorg ? store.proposerHead() : store.head();
    const block = produceBlock(this.view, parent);
    this.view.receiveBlock(block, out.now);
    out.broadcast(blockMessage(block));
  }

  protected attest(out: Out<PosMessage>): void {
    const { context, evidence, store } = this.view;
    const { slot } = store;
    const all = this.view.membersOf(slot);
    if (all.length === 0) return;
    const data = attestationDataFor(this.view, slot, store.head());
    const isHarmless = (validator: number): boolean => !evidence.wouldOffend(validator, data);
    const members = all.every(isHarmless) ? all : all.filter(isHarmless);
    if (members.length === 0) return;
    const attestation = signAttestation(data, members, context.crypto);
    this.view.receiveVote(attestation);
    out.broadcast(attestationMessage(attestation));
  }
}

import type { Out } from '@dmct/core';
import {
  attestationMessage,
  BLOCK,
  ATTESTATION,
  blockMessage,
  type Attestation,
  type Block,
  type PosMessage,
} from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { isAttestation, isBlock } from '../node/well-formed.js';
import { produceBlock } from '../node/validator.js';
import type { Coalition } from './coalition.js';
import { SwayVotes } from './sway-votes.js';

/** One half of the honest: who they are, which block they are to follow, and a model of what they see. */
interface Side {
  readonly nodes: readonly number[];
  readonly model: NodeView;
  /** Root of this side's block, while the balance lasts. */
  root: string;
  /** What this half is to see only after it has voted. */
  later: PosMessage[];
  /** Votes of the coalition that this half has been shown. */
  readonly used: Set<unknown>;
}

/**
 * Keeps the two halves of the honest voting for two blocks of one slot. Shortly before attestations are due it shows
 * each half as many votes for its side as it takes; the other half gets them once it has voted.
 */
export class BalancingPlan {
  private readonly sides: readonly [Side, Side];
  private readonly sway: SwayVotes;
  private isOn = false;

  constructor(
    private readonly coalition: Coalition,
    /** Whether each vote is cast on both sides, each half seeing its own: an offence. */
    private readonly isEquivocal: boolean,
  ) {
    this.sway = new SwayVotes(coalition);
    const honest = coalition.context.stream('halves').shuffle(coalition.context.honest);
    const shared = new Set<unknown>();
    const side = (half: number): Side => ({
      nodes: honest.filter((_, at) => at % 2 === half),
      model: coalition.createModel(),
      root: '',
      later: [],
      used: isEquivocal ? new Set() : shared,
    });
    this.sides = [side(0), side(1)];
  }

  /** What all hear, both models hear. */
  hear({ kind, block, attestation }: PosMessage, now: number): void {
    for (const { model } of this.sides) {
      model.tick(now);
      if (kind === BLOCK && isBlock(block)) model.receiveBlock(block, now);
      if (kind === ATTESTATION && isAttestation(attestation)) model.receiveVote(attestation);
    }
  }

  /** A corrupted proposer's slot: two blocks on one parent, one for each half. */
  begin(view: NodeView, out: Out<PosMessage>): void {
    const parent = view.store.head();
    const first = produceBlock(view, parent);
    if (this.isOn || first.attestations.length === 0) return;
    this.isOn = true;
    const second = produceBlock(view, parent, { attestations: first.attestations.slice(1) });
    const [left, right] = this.sides;
    this.showBlock(left, right, first, out);
    this.showBlock(right, left, second, out);
    for (const block of [first, second]) this.coalition.share(block, out.now);
  }

  /** Just before the honest vote: each half has to see its side ahead. */
  beforeVotes(view: NodeView, out: Out<PosMessage>): void {
    for (const { model } of this.sides) model.tick(out.now);
    this.sway.refill(view, out.now);
    if (!this.isOn) return;
    const [left, right] = this.sides;
    this.isOn = this.show(left, right, out) && this.show(right, left, out);
  }

  /** The honest have voted: what one half was shown is no secret any more. */
  afterVotes(out: Out<PosMessage>): void {
    for (const side of this.sides) {
      for (const message of side.later) {
        out.multicast(message, side.nodes);
        this.feed(side, message, out.now);
      }
      side.later = [];
    }
  }

  private show(side: Side, other: Side, out: Out<PosMessage>): boolean {
    const { model } = side;
    const block = model.store.tree.get(side.root);
    const votes = block === undefined ? null : this.sway.sway(model, block, side.used);
    for (const vote of votes ?? []) this.showVote(side, other, vote, out);
    return votes !== null;
  }

  private showVote(side: Side, other: Side, vote: Attestation, out: Out<PosMessage>): void {
    const message = attestationMessage(vote);
    out.multicast(message, side.nodes);
    if (!this.isEquivocal) other.later.push(message);
  }

  private showBlock(side: Side, other: Side, block: Block, out: Out<PosMessage>): void {
    const message = blockMessage(block);
    side.root = block.root;
    out.multicast(message, side.nodes);
    this.feed(side, message, out.now);
    other.later.push(message);
  }

  private feed({ model }: Side, { block, attestation }: PosMessage, now: number): void {
    model.tick(now);
    if (block !== null) model.receiveBlock(block, now);
    if (attestation !== null) model.receiveVote(attestation);
  }
}

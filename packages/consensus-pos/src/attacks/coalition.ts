import { ContractError, type AdversaryContext } from '@dmct/core';
import { PosNode } from '../node/node.js';
import { TRUSTING } from '../node/authenticity.js';
import { NodeView } from '../node/node-view.js';
import type { Attestation, Block } from '../messages.js';

/** What attacks on proof of stake are made of: the corrupted nodes' views, which share what they make at once. */
export class Coalition {
  private readonly views: NodeView[] = [];

  constructor(readonly context: AdversaryContext<unknown>) {}

  join(view: NodeView): void {
    this.views.push(view);
  }

  /** Whether any node is corrupted. */
  get isAny(): boolean {
    const [first] = this.context.faulty;
    return first !== undefined && first < this.context.nodes;
  }

  /** The first corrupted node: it acts where one acts for all. */
  isCaptain({ id }: NodeView): boolean {
    return id === this.context.faulty[0];
  }

  isCorruptProposer(view: NodeView, slot: number): boolean {
    return this.context.isFaulty(view.registry.nodeOf[view.proposerOf(slot)] ?? -1);
  }

  /** Members of a slot's committee that a node hosts. */
  membersOf(view: NodeView, slot: number, node: number): readonly number[] {
    return view.membersOf(slot, node);
  }

  /** All of the coalition take a block or a vote in, before anybody else hears of it. */
  share(thing: Block | Attestation, now: number): void {
    for (const view of this.views) {
      view.tick(now);
      if ('proposer' in thing) view.receiveBlock(thing, now);
      else view.receiveVote(thing);
    }
  }

  /** A further view of the run, which knows what it is fed: how the coalition works out what somebody sees. */
  createModel(): NodeView {
    return nodeFrom(this.context.createReplica(this.context.faulty[0] ?? -1)).view;
  }
  /** A further view that takes signatures on trust, and counts none: for those who look on, or make something up. */
  createOnlooker(): NodeView {
    return new NodeView(this.createModel().context, TRUSTING);
  }
}

/** The node behind a replica. An attack on this strategy meets no other one's replicas. */
export function nodeFrom(replica: unknown): PosNode {
  if (replica instanceof PosNode) return replica;
  throw new ContractError('an attack on proof of stake met a replica of another strategy');
}

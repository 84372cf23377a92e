import type { BlockView, Message } from '@dmct/core';
import {
  ACTIVE,
  ADOPT,
  canMatch,
  IRRELEVANT,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type Fork,
  type WithholdingPolicy,
} from '../withholding/policy.js';
import { branchOf, ForkView, lastCommon, type PoolBlock } from './fork-view.js';

/**
 * What a withholding pool knows in common, and when it publishes: the policy of the abstract race, played with blocks
 * that are really mined and sent. The members share what they see at once, as one attacker with several machines does;
 * only their blocks take their time on the network. Lengths are heights, as they count in the papers.
 */
export class WithholdingPool {
  readonly #policy: WithholdingPolicy;
  readonly #view = new ForkView();
  /** The longest branch that the honest know, the first seen of equals, and the pool's own. */
  #publicTip: PoolBlock | null = null;
  #ownTip: PoolBlock | null = null;
  #fork: Fork = IRRELEVANT;
  readonly #ties = { followed: 0, refused: 0 };

  constructor(policy: WithholdingPolicy) {
    this.#policy = policy;
  }

  /** Whether the honest may know the block. */
  isPublic(id: string): boolean {
    return this.#view.get(id)?.isPublic ?? false;
  }

  /** Whether members build on the block: those of the honest are passed over until the policy adopts them. */
  isAdopted(id: string): boolean {
    const block = this.#view.get(id);
    return block !== undefined && this.#ownTip !== null && lastCommon(block, this.#ownTip) === block;
  }

  /** Whether blocks of this height are above the last one that both branches share: those below are settled. */
  isContested(height: number): boolean {
    return height > (this.#forkPoint()?.height ?? 0);
  }

  /** A block of the honest. Returns what to publish in answer, lowest first. */
  seePublic(view: BlockView, message: Message): readonly Message[] {
    const block = this.#view.see(view, message, false);
    if (block === null || block.height <= (this.#publicTip?.height ?? 0)) return [];
    const before = this.#forkPoint();
    this.#publicTip = block;
    this.#ownTip ??= block.parent ?? block;
    if (this.#fork === ACTIVE) this.#countTie(before);
    this.#fork = RELEVANT;
    return this.#act();
  }

  /** A block of the pool. Returns what to publish at once, lowest first. */
  seeOwn(view: BlockView, message: Message): readonly Message[] {
    const block = this.#view.see(view, message, true);
    // A member that hasn't heard the newest yet mines in vain.
    if (block === null || block.height <= (this.#ownTip?.height ?? 0)) return [];
    this.#ownTip = block;
    this.#publicTip ??= block.parent ?? block;
    if (this.#fork === RELEVANT) this.#fork = IRRELEVANT;
    return this.#act();
  }

  /** Counts along the chain that both branches share: blocks settled for good, and who mined them. */
  measure(): Readonly<Record<string, number>> {
    const settled = { own: 0, all: 0 };
    for (let at = this.#forkPoint(); at !== null; at = at.parent) {
      if (at.message === null) continue;
      settled.all++;
      if (at.isOwn) settled.own++;
    }
    const { followed, refused } = this.#ties;
    const decided = followed + refused;
    return {
      settledBlocks: settled.all,
      ...(settled.all > 0 ? { poolShareOfChain: settled.own / settled.all } : {}),
      tiesDecidedByHonest: decided,
      ...(decided > 0 ? { gamma: followed / decided } : {}),
    };
  }

  #act(): readonly Message[] {
    const base = this.#forkPoint();
    if (base === null || this.#publicTip === null || this.#ownTip === null) return [];
    const attackers = this.#ownTip.height - base.height;
    const honest = this.#publicTip.height - base.height;
    if (attackers === 0 && honest === 0) return [];
    const action = this.#policy(attackers, honest, this.#fork);
    if (action === ADOPT) {
      this.#ownTip = this.#publicTip;
      this.#fork = IRRELEVANT;
    } else if (action === OVERRIDE && attackers > honest) {
      this.#fork = IRRELEVANT;
      return this.#publish(base, honest + 1);
    } else if (action === MATCH && canMatch(attackers, honest, this.#fork, 'first-seen')) {
      this.#fork = ACTIVE;
      return this.#publish(base, honest);
    }
    return [];
  }

  /** Publishes so many blocks of the own branch, those that the honest don't have yet. */
  #publish(base: PoolBlock, count: number): readonly Message[] {
    if (this.#ownTip === null) return [];
    const branch = branchOf(this.#ownTip, base).slice(0, count);
    const top = branch[count - 1];
    if (top !== undefined && top.height > (this.#publicTip?.height ?? 0)) this.#publicTip = top;
    const secret = branch.filter(({ isPublic }) => !isPublic);
    for (const block of secret) block.isPublic = true;
    return secret.flatMap(({ message }) => (message === null ? [] : [message]));
  }

  /** An honest block has ended a tie: on which of the two branches? */
  #countTie(before: PoolBlock | null): void {
    const now = this.#forkPoint();
    if (before === null || now === null) return;
    if (now.height > before.height) this.#ties.followed++;
    else this.#ties.refused++;
  }

  #forkPoint(): PoolBlock | null {
    if (this.#publicTip === null || this.#ownTip === null) return null;
    return lastCommon(this.#publicTip, this.#ownTip);
  }
}

import type { Out } from '@dmct/core';
import type { Chain, TipChange } from './chain.js';
import type { PowMessage } from './messages.js';
import { finalHeight } from './rules.js';

/**
 * Which of the best chain's blocks this node calls final: those under `confirmations` blocks, their own included
 * (Nakamoto 2008, section 11, asks how many; six is the custom). A final block that a heavier chain takes off is
 * taken back, whatever the heavier chain records instead: it had been called final.
 */
export class Finality {
  readonly #confirmations: number;
  #finalHeight = 0;

  constructor(confirmations: number) {
    this.#confirmations = confirmations;
  }

  /** Height of the highest block that was called final and still stands. */
  get height(): number {
    return this.#finalHeight;
  }

  update(chain: Chain, change: TipChange, out: Out<PowMessage>): void {
    for (const { height, block } of change.disconnected) {
      if (height > this.#finalHeight) continue;
      this.#finalHeight = height - 1;
      for (const { instance } of block.transactions) out.retract(instance);
    }
    const reached = finalHeight(chain.tip.height, this.#confirmations);
    while (this.#finalHeight < reached) {
      this.#finalHeight++;
      const transactions = chain.at(this.#finalHeight)?.block.transactions ?? [];
      for (const { instance, value } of transactions) out.decide(instance, value);
    }
  }
}

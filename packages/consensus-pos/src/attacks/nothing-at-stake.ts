import type { Out } from '@dmct/core';
import { z } from 'zod';
import { attestationMessage, blockMessage, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { attestFor, HonestValidator, produceBlock } from '../node/validator.js';
import type { BlockNode } from '../store/block-tree.js';
import { CASPER_2017 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';

/** A fork is kept alive for so many slots after its last block. */
const FORK_SLOTS = 8;

/** Build and vote on every fork, since a vote costs nothing: what naive proof of stake invited. */
export const nothingAtStake = definePosAttack({
  name: 'nothing-at-stake',
  title: 'Nothing at stake',
  summary: 'Corrupted validators make forks, and propose and vote on each of them.',
  citations: [
    CASPER_2017,
    {
      authors: 'A. Poelstra',
      title: 'On stake and consensus',
      year: 2015,
      url: 'https://download.wpsoftware.net/bitcoin/pos.pdf',
    },
  ],
  params: z.object({
    forks: z.number().int().min(2).max(8).default(2).describe('forks that are kept alive at most'),
  }),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Costs nothing where nothing is slashed (`slashing=false`); here every vote on a second fork is evidence, and the offenders lose their stake and their weight.',
  },
  play:
    ({ params: { forks } }) =>
    (view) =>
      new ForkVoter(view, forks),
});

class ForkVoter extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly forks: number,
  ) {
    super(view);
  }

  protected override propose(out: Out<PosMessage>): void {
    const tips = this.tips();
    const [head] = tips;
    if (tips.length === 1 && head?.parent !== undefined && head.parent !== null) tips.push(head.parent);
    for (const parent of tips) {
      const block = produceBlock(this.view, parent);
      this.view.receiveBlock(block, out.now);
      out.broadcast(blockMessage(block));
    }
  }

  protected override attest(out: Out<PosMessage>): void {
    for (const tip of this.tips()) {
      const attestation = attestFor(this.view, this.view.store.slot, tip);
      if (attestation !== null) out.broadcast(attestationMessage(attestation));
    }
  }

  /** The head, and the youngest ends of other forks. */
  private tips(): BlockNode[] {
    const { store } = this.view;
    const head = store.head();
    const { nodes, parents } = store.tree;
    const withChildren = new Set(parents);
    const fresh = nodes.filter(
      (node) => node !== head && !withChildren.has(node.index) && node.slot > store.slot - FORK_SLOTS,
    );
    const others = fresh.sort((a, b) => b.slot - a.slot || b.index - a.index);
    return [head, ...others].slice(0, this.forks);
  }
}

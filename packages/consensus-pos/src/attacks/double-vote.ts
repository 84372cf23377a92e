import type { Out } from '@dmct/core';
import { z } from 'zod';
import { attestationMessage, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { attestFor, HonestValidator } from '../node/validator.js';
import { CASPER_2017 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';

/** Every corrupted validator votes for the head and for the block before it, each before one half of the others. */
export const doubleVote = definePosAttack({
  name: 'double-vote',
  title: 'Double vote',
  summary: 'Corrupted validators sign two votes in each epoch, and show each half of the others one of them.',
  citations: [CASPER_2017],
  params: z.object({}),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Breaks nothing below a third, and costs the stake: as soon as a block shows one half what the other heard, the pair of votes is evidence.',
  },
  play({ nodes, faulty }) {
    const others = Array.from({ length: nodes }, (_, id) => id).filter((id) => !faulty.includes(id));
    const halves = [0, 1].map((half) => others.filter((_, at) => at % 2 === half));
    return (view) => new DoubleVoter(view, halves);
  },
});

class DoubleVoter extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly halves: readonly (readonly number[])[],
  ) {
    super(view);
  }

  protected override attest(out: Out<PosMessage>): void {
    const { store } = this.view;
    const head = store.head();
    const tips = [head, head.parent ?? head];
    this.halves.forEach((half, at) => {
      const attestation = attestFor(this.view, store.slot, tips[at] ?? head);
      if (attestation !== null) out.multicast(attestationMessage(attestation), half);
    });
  }
}

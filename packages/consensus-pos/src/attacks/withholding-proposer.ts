import type { Out } from '@dmct/core';
import { secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';
import { blockMessage, type PosMessage } from '../messages.js';
import { FIRST_OWN_TIMER } from '../node/node.js';
import type { NodeView } from '../node/node-view.js';
import { HonestValidator, produceBlock } from '../node/validator.js';
import { THREE_ATTACKS_2022 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';

/** Propose too late for the committee to see it, and early enough for the next proposer to build on it. */
export const withholdingProposer = definePosAttack({
  name: 'withholding-proposer',
  title: 'Withholding proposer',
  summary: 'Corrupted proposers publish their blocks late in the slot, after the attestations are due.',
  citations: [THREE_ATTACKS_2022],
  params: z.object({
    slotShare: z
      .number()
      .min(0)
      .max(4)
      .default(0.75)
      .describe('when the block goes out, in slots after its own began'),
  }),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Its blocks take the votes of their slots from the chain; honest proposers who build past late heads (`lateHeadReorg`) leave them out.',
  },
  play:
    ({ params: { slotShare } }) =>
    (view) =>
      new LateProposer(view, slotShare),
});

class LateProposer extends HonestValidator {
  private withheld: PosMessage[] = [];

  constructor(
    view: NodeView,
    private readonly slotShare: number,
  ) {
    super(view);
  }

  protected override propose(out: Out<PosMessage>): void {
    const { calendar, context, store } = this.view;
    this.withheld.push(blockMessage(produceBlock(this.view, store.head())));
    const wait = secondsToNanoseconds(this.slotShare * context.params.slotSeconds);
    const publishAt = calendar.startNanoseconds(store.slot) + wait;
    out.setTimer(FIRST_OWN_TIMER, Math.max(0, publishAt - out.now));
  }

  onTimer(_: number, out: Out<PosMessage>): void {
    for (const message of this.withheld) {
      if (message.block !== null) this.view.receiveBlock(message.block, out.now);
      out.broadcast(message);
    }
    this.withheld = [];
  }
}

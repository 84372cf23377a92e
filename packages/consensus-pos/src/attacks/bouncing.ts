import { secondsToNanoseconds, type Out } from '@dmct/core';
import { z } from 'zod';
import type { PosMessage } from '../messages.js';
import { FIRST_OWN_TIMER } from '../node/node.js';
import type { NodeView } from '../node/node-view.js';
import { HonestValidator } from '../node/validator.js';
import { BouncingPlan } from './bouncing-plan.js';
import type { Coalition } from './coalition.js';
import { definePosAttack } from './define-pos-attack.js';

const AFTER_VOTES = FIRST_OWN_TIMER;
/** After the honest have voted, and long before the next proposer looks for its head. */
const MARGIN_SECONDS = 0.05;

/** Two chains of which now one, now the other has the younger justified checkpoint, and neither two in a row. */
export const bouncing = definePosAttack({
  name: 'bouncing',
  title: 'Bouncing',
  summary:
    'After one epoch of asynchrony, votes shown in the middle of each epoch make the honest switch chains for ever.',
  citations: [
    {
      authors: 'R. Nakamura',
      title: 'Analysis of bouncing attack on FFG; Prevention of bouncing attack on FFG',
      venue: 'ethresear.ch, topics 6113 and 6114',
      year: 2019,
      url: 'https://ethresear.ch/t/prevention-of-bouncing-attack-on-ffg/6114',
    },
    {
      authors: 'U. Pavloff, Y. Amoussou-Guenou, S. Tucci-Piergiovanni',
      title: 'Ethereum proof-of-stake under scrutiny',
      venue: 'ACM SAC 2023',
      year: 2023,
      url: 'https://arxiv.org/abs/2210.16070',
    },
    {
      authors: 'Ethereum contributors',
      title: 'Fork choice upgrade (consensus-specs, pull request 3290)',
      year: 2023,
      url: 'https://github.com/ethereum/consensus-specs/pull/3290',
    },
  ],
  params: z.object({
    startEpoch: z
      .number()
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe('first epoch that may be the asynchronous one; it waits for one whose duties allow it'),
  }),
  powers: ['delay-messages'],
  breaks: () => ['synchrony', 'partial-synchrony'],
  expects: {
    violates: ['termination'],
    summary:
      'Nothing becomes final, although the network is quick again after one epoch, where a conflicting justified checkpoint is taken over at any time (until 2019, and again since 2023: `safeSlotsToUpdateJustified=null`); with the safe slots of 2019 to 2023 (`safeSlotsToUpdateJustified=8`) it fails at once.',
  },
  play({ params: { startEpoch } }, coalition) {
    if (!coalition.isAny) return { createValidator: (view) => new HonestValidator(view) };
    const plan = new BouncingPlan(coalition, startEpoch);
    return {
      createValidator: (view) => new Bouncer(view, plan, coalition),
      onPacket: (packet) => plan.rule(packet),
      measure: () => plan.measure(),
    };
  },
});

/** Keeps the rules until the split, and leaves its duties to the plan from then on. */
class Bouncer extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly plan: BouncingPlan,
    private readonly coalition: Coalition,
  ) {
    super(view);
  }

  override onSlot(out: Out<PosMessage>): void {
    this.plan.advance(out.now);
    if (this.coalition.isCaptain(this.view)) {
      const due = this.view.calendar.attestationDueNanoseconds;
      out.setTimer(AFTER_VOTES, due + secondsToNanoseconds(MARGIN_SECONDS));
    }
    super.onSlot(out);
  }

  onHeard(message: PosMessage, out: Out<PosMessage>): void {
    if (this.coalition.isCaptain(this.view)) this.plan.hear(message, out.now);
  }

  onTimer(_: number, out: Out<PosMessage>): void {
    this.plan.afterVotes(out);
  }

  protected override propose(out: Out<PosMessage>): void {
    if (this.plan.isHonest) super.propose(out);
    else this.plan.propose(this.view, out);
  }

  protected override attest(out: Out<PosMessage>): void {
    if (this.plan.isHonest) super.attest(out);
    else this.plan.attest(this.view, out.now);
  }
}

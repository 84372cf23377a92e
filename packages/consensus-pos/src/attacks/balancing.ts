import { secondsToNanoseconds, type Out } from '@dmct/core';
import { z } from 'zod';
import type { PosMessage } from '../messages.js';
import { FIRST_OWN_TIMER } from '../node/node.js';
import type { NodeView } from '../node/node-view.js';
import { HonestValidator } from '../node/validator.js';
import { BalancingPlan } from './balancing-plan.js';
import type { Coalition } from './coalition.js';
import { definePosAttack } from './define-pos-attack.js';

const BEFORE_VOTES = FIRST_OWN_TIMER;
const AFTER_VOTES = FIRST_OWN_TIMER + 1;
/** Beyond the network's bound, so that what is shown has come when the honest vote, and no sooner. */
const MARGIN_SECONDS = 0.05;

/** Split the honest votes evenly between two blocks, for ever. */
export const balancing = definePosAttack({
  name: 'balancing',
  title: 'Balancing',
  summary: 'Two blocks in one slot split the honest, and withheld votes keep the two halves even.',
  citations: [
    {
      authors: 'J. Neu, E. N. Tas, D. Tse',
      title: 'Ebb-and-flow protocols: a resolution of the availability-finality dilemma',
      venue: 'IEEE Symposium on Security and Privacy 2021',
      year: 2021,
      url: 'https://arxiv.org/abs/2009.04987',
    },
    {
      authors: 'J. Neu, E. N. Tas, D. Tse',
      title: 'Two more attacks on proof-of-stake GHOST/Ethereum',
      year: 2022,
      url: 'https://arxiv.org/abs/2203.01315',
    },
  ],
  params: z.object({
    equivocate: z
      .boolean()
      .default(false)
      .describe('whether each vote is cast on both sides, which proposer boost does not stop'),
  }),
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['termination'],
    summary:
      'Nothing becomes final while it lasts: for good without proposer boost (`proposerBoostPercent=0`), not long with it; with equivocating votes again, unless their votes are discounted (`discountEquivocations`).',
  },
  play({ params: { equivocate }, network }, coalition) {
    if (!coalition.isAny) return (view) => new HonestValidator(view);
    const plan = new BalancingPlan(coalition, equivocate);
    const leadNanoseconds = secondsToNanoseconds(network.delaySecondsMax + MARGIN_SECONDS);
    return (view) => new Balancer(view, plan, coalition, leadNanoseconds);
  },
});

/** Proposes only to begin, and leaves its votes to the plan. */
class Balancer extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly plan: BalancingPlan,
    private readonly coalition: Coalition,
    private readonly leadNanoseconds: number,
  ) {
    super(view);
  }

  override onSlot(out: Out<PosMessage>): void {
    if (this.coalition.isCaptain(this.view)) {
      const due = this.view.calendar.attestationDueNanoseconds;
      out.setTimer(BEFORE_VOTES, Math.max(0, due - this.leadNanoseconds));
      out.setTimer(AFTER_VOTES, due + secondsToNanoseconds(MARGIN_SECONDS));
    }
    super.onSlot(out);
  }

  onHeard(message: PosMessage, out: Out<PosMessage>): void {
    if (this.coalition.isCaptain(this.view)) this.plan.hear(message, out.now);
  }

  onTimer(timer: number, out: Out<PosMessage>): void {
    if (timer === BEFORE_VOTES) this.plan.beforeVotes(this.view, out);
    else this.plan.afterVotes(out);
  }

  protected override propose(out: Out<PosMessage>): void {
    this.plan.begin(this.view, out);
  }

  protected override attest(): void {
    // Its votes are cast when they count most.
  }
}

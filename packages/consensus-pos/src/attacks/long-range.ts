import type { AdversaryContext, Fate, Out, Packet } from '@dmct/core';
import { z } from 'zod';
import { blockMessage, signExit, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { HonestValidator, produceBlock } from '../node/validator.js';
import { accountOf, isActive } from '../state/stake.js';
import type { Coalition } from './coalition.js';
import { definePosAttack } from './define-pos-attack.js';
import { forgeHistory } from './forged-history.js';

/** What a supermajority of all stake is. */
const SUPERMAJORITY = 2 / 3;

const params = z.object({
  share: z
    .number()
    .positive()
    .max(1)
    .default(SUPERMAJORITY)
    .describe(
      'share of the stake that leaves and whose old keys are sold; whole nodes are taken until it is reached',
    ),
  returnEpoch: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(null)
    .describe(
      'epoch in which the node that was away comes back; default: as soon as all leavers have their stake',
    ),
});
type Params = z.output<typeof params>;

/** Rewrite history with keys that have nothing to lose any more, for somebody who was not there. */
export const longRange = definePosAttack<Params>({
  name: 'long-range',
  title: 'Long range',
  summary:
    'Validators leave with their stake; a node that was away meanwhile is shown another history, forged with their old keys.',
  citations: [
    {
      authors: 'V. Buterin',
      title: 'Proof of Stake: How I Learned to Love Weak Subjectivity',
      venue: 'blog.ethereum.org',
      year: 2014,
    },
    {
      authors: 'E. Deirmentzoglou, G. Papakyriakopoulos, C. Patsakis',
      title: 'A survey on long-range attacks for proof of stake protocols',
      venue: 'IEEE Access 7, 28712-28725',
      year: 2019,
      doi: '10.1109/ACCESS.2019.2901858',
    },
  ],
  params,
  powers: ['drop-messages', 'own-source'],
  breaks: () => ['honest-two-thirds-stake', 'reliable-links'],
  corruption: ({ share }) => ({ share }),
  expects: {
    violates: ['agreement'],
    summary:
      'One honest node holds a forged order for final, if it was away until the old keys’ stake had been withdrawn and asks nobody (`weakSubjectivityCheckpoint=false`); with a checkpoint from outside the protocol it follows the true history. Ethereum’s own constants take some 370 epochs: set minValidatorWithdrawabilityDelay, minPerEpochChurnLimit and slotsPerEpoch lower.',
  },
  unseen: ({ forgedBlocks = 0 }) =>
    forgedBlocks > 0
      ? null
      : 'the node that was away had not come back when the run ended, since stake takes so long to leave; faster exits, and no checkpoint, show it: --set slotsPerEpoch=4 --set minValidatorWithdrawabilityDelay=4 --set minPerEpochChurnLimit=64 --set weakSubjectivityCheckpoint=false --horizon 3600',
  play(context, coalition) {
    const plan = new LongRangePlan(context, coalition);
    return {
      createValidator: (view) => new Leaver(view, plan, coalition),
      onPacket: (packet) => plan.rule(packet),
      measure: () => plan.measure(),
    };
  },
});

/** Who is away, and when it comes back. */
class LongRangePlan {
  private readonly victim: number;
  private returnedEpoch: number | null = null;
  private forgedBlocks = 0;

  constructor(
    private readonly context: AdversaryContext<Params>,
    private readonly coalition: Coalition,
  ) {
    const honest = context.honest.filter((id) => id < context.nodes);
    const [at = 0] = honest.length === 0 ? [] : context.stream('away').sample(1, honest.length);
    this.victim = honest[at] ?? -1;
  }

  measure(): Readonly<Record<string, number>> {
    return {
      forgedBlocks: this.forgedBlocks,
      ...(this.returnedEpoch === null ? {} : { epochsAway: this.returnedEpoch }),
    };
  }

  /** Until it is back the node hears nothing, and nobody hears it. */
  rule({ from, to }: Packet): Fate {
    const isAway = this.returnedEpoch === null && (from === this.victim || to === this.victim);
    return isAway ? 'drop' : 'deliver';
  }

  /** The captain's slot begins: is it time? */
  onSlot(view: NodeView, out: Out<PosMessage>): void {
    if (this.returnedEpoch !== null || this.victim < 0 || !this.isTime(view)) return;
    this.returnedEpoch = view.calendar.epochOf(view.store.slot);
    const forged = forgeHistory(this.coalition, out.now);
    this.forgedBlocks = forged.length;
    for (const message of forged) out.multicast(message, [this.victim]);
  }

  /** Whether the stake of all leavers is theirs again on the true chain, or the epoch has come that was asked for. */
  private isTime({ calendar, registry, store }: NodeView): boolean {
    const epoch = calendar.epochOf(store.slot);
    const { returnEpoch } = this.context.params;
    if (returnEpoch !== null) return epoch >= returnEpoch;
    const { stake } = store.head().state;
    return registry.nodeOf.every(
      (node, validator) =>
        !this.context.isFaulty(node) || accountOf(stake, validator).withdrawableEpoch <= epoch,
    );
  }
}

/** Keeps the rules, asks to leave as soon as it may propose, and is no validator once it is gone. */
class Leaver extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly plan: LongRangePlan,
    private readonly coalition: Coalition,
  ) {
    super(view);
  }

  override onSlot(out: Out<PosMessage>): void {
    if (this.coalition.isCaptain(this.view)) this.plan.onSlot(this.view, out);
    super.onSlot(out);
  }

  protected override propose(out: Out<PosMessage>): void {
    const { calendar, store } = this.view;
    const head = store.head();
    const { stake } = store.stateAt(head, calendar.epochOf(store.slot));
    if (!isActive(accountOf(stake, this.view.proposerOf(store.slot)), calendar.epochOf(store.slot))) return;
    const { context } = this.coalition;
    const exits = context.faulty.flatMap((node) => {
      const own = this.view.registry.nodeOf.flatMap((host, validator) => (host === node ? [validator] : []));
      const staying = own.filter((validator) => accountOf(stake, validator).exitEpoch === Infinity);
      return staying.length === 0 ? [] : [signExit(staying, context.cryptoOf(node))];
    });
    const block = produceBlock(this.view, head, exits.length === 0 ? {} : { exits });
    this.view.receiveBlock(block, out.now);
    out.broadcast(blockMessage(block));
  }
}

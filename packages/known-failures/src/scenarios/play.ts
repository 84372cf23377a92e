import {
  defineAttack,
  type AdversaryContext,
  type Attack,
  type Crypto,
  type Fate,
  type Out,
  type Packet,
  type Replica,
  type Signature,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { ABRAHAM_2017 } from '../citations.js';
import {
  acceptText,
  createAccept,
  createPropose,
  createReport,
  KIND,
  reportText,
  type Report,
  type TwoTrackMessage,
} from '../two-track/messages.js';
import { viewSeconds, type TwoTrackParams } from '../two-track/params.js';

/** What the traitor of a scenario can say. */
export interface Stage {
  readonly truth: Value;
  readonly lie: Value;
  propose(view: number, value: Value, to: readonly number[]): void;
  accept(view: number, value: Value, to: readonly number[]): void;
  report(said: Omit<Report, 'signature'>, to: number): void;
  /** The traitor's own signature under an accept. */
  signAccept(view: number, value: Value): Signature;
}

/** One traitor, replica 0, and a network that holds messages until GST. */
export interface Play {
  onView(view: number, stage: Stage): void;
  onMessage?(from: number, message: TwoTrackMessage, stage: Stage): void;
  /** Whether the network holds this message of an honest replica. */
  isHeld(packet: Packet<TwoTrackMessage>): boolean;
}

/** A scenario of a paper as an attack: it fits four replicas, and does what the paper's figure shows. */
export function defineScenario(
  about: Pick<Attack, 'name' | 'title' | 'summary' | 'expects'>,
  createPlay: () => Play,
): Attack<Record<string, never>> {
  return defineAttack({
    ...about,
    citations: [ABRAHAM_2017],
    params: z.object({}),
    needs: ['messages'],
    powers: ['own-source', 'delay-messages'],
    breaks: () => [],
    createAdversary(generic) {
      const context = generic as unknown as AdversaryContext<unknown, TwoTrackMessage>;
      const play = createPlay();
      return {
        corrupt: (replica, id) => (id === 0 ? new Traitor(context, play) : replica),
        onPacket: (any) => {
          const packet = any as Packet<TwoTrackMessage>;
          const isHonest = !context.isFaulty(packet.from);
          return isHonest && play.isHeld(packet) ? heldUntilGst(packet, context) : 'deliver';
        },
      };
    },
  });
}

/** Under way from GST on, for as long as the network takes. */
export function heldUntilGst(
  { delayNanoseconds, sentNanoseconds }: Pick<Packet, 'delayNanoseconds' | 'sentNanoseconds'>,
  { gstNanoseconds }: Pick<AdversaryContext<unknown>, 'gstNanoseconds'>,
): Fate {
  return { delay: Math.max(0, gstNanoseconds - sentNanoseconds) + delayNanoseconds };
}

/** Knows when views begin, and speaks its lines. */
class Traitor implements Replica<TwoTrackMessage> {
  readonly #play: Play;
  readonly #crypto: Crypto;
  readonly #context: AdversaryContext<unknown, TwoTrackMessage>;
  readonly #viewNanoseconds: number;

  constructor(context: AdversaryContext<unknown, TwoTrackMessage>, play: Play) {
    this.#play = play;
    this.#context = context;
    this.#crypto = context.cryptoOf(0);
    const params = context.strategyParams as TwoTrackParams;
    this.#viewNanoseconds = Math.round(viewSeconds(params, context.network) * 1e9);
  }

  onStart(out: Out<TwoTrackMessage>): void {
    this.onTimer(0, out);
  }

  onTimer(view: number, out: Out<TwoTrackMessage>): void {
    this.#play.onView(view, this.#stage(out));
    // Three views are all that the figures show.
    if (view < 2) out.setTimer(view + 1, (view + 1) * this.#viewNanoseconds - out.now);
  }

  onMessage(from: number, message: TwoTrackMessage, out: Out<TwoTrackMessage>): void {
    this.#play.onMessage?.(from, message, this.#stage(out));
  }

  #stage(out: Out<TwoTrackMessage>): Stage {
    const { lie, truth } = this.#context;
    const signAccept = (view: number, value: Value): Signature => this.#crypto.sign(acceptText(view, value));
    return {
      truth,
      lie,
      signAccept,
      propose: (view, value, to) => out.multicast(createPropose(view, value), to),
      accept: (view, value, to) => out.multicast(createAccept(view, value, signAccept(view, value)), to),
      report: (said, to) =>
        out.send(to, createReport({ ...said, signature: this.#crypto.sign(reportText(said)) })),
    };
  }

  snapshot(): unknown {
    return { role: 'traitor' };
  }
}

/** Shorthand of the schedules: an honest accept of that view. */
export function isAccept({ message }: Packet<TwoTrackMessage>, view: number): boolean {
  return message.kind === KIND.accept && message.view === view;
}

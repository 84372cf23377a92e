import {
  defineAttack,
  type AdversaryContext,
  type Attack,
  type Fate,
  type Out,
  type Packet,
  type RandomStream,
  type Replica,
  type Signature,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { heldUntilGst } from '../src/scenarios/play.js';
import {
  acceptText,
  createAccept,
  createPropose,
  createReport,
  KIND,
  reportText,
  type Certificate,
  type Report,
  type TwoTrackMessage,
} from '../src/two-track/messages.js';
import { viewSeconds, type TwoTrackParams } from '../src/two-track/params.js';

type Context = AdversaryContext<unknown, TwoTrackMessage>;

/** Views in which the traitor and the network misbehave. */
const VIEWS = 5;

/**
 * A traitor that knows every move of the protocol and makes it by a draw, to each replica its own: proposals of either
 * value on whatever reports it got, accepts of both, reports that hide or show the certificates that it could gather. The
 * network holds each honest message until GST with a probability that is drawn for the run.
 */
export const erratic = defineAttack({
  name: 'erratic',
  title: 'Erratic',
  summary: 'Every move by a draw.',
  citations: [],
  params: z.object({}),
  needs: ['messages'],
  powers: ['own-source', 'delay-messages'],
  breaks: () => [],
  expects: { violates: [], summary: '' },
  createAdversary(generic) {
    const context = generic as unknown as Context;
    const rng = context.stream('erratic');
    const share = rng.integer(8);
    return {
      corrupt: (_, id) => new ErraticReplica(context, id, rng),
      onPacket(any): Fate {
        const packet = any as Packet<TwoTrackMessage>;
        if (context.isFaulty(packet.from) || rng.integer(10) >= share) return 'deliver';
        return heldUntilGst(packet, context);
      },
    };
  },
});

class ErraticReplica implements Replica<TwoTrackMessage> {
  readonly #accepts = new Map<string, Signature[]>();
  readonly #certificates: Certificate[] = [];
  #reports: Report[] = [];
  #view = 0;

  constructor(
    private readonly context: Context,
    private readonly id: number,
    private readonly rng: RandomStream,
  ) {}

  onStart(out: Out<TwoTrackMessage>): void {
    this.onTimer(0, out);
  }

  onTimer(view: number, out: Out<TwoTrackMessage>): void {
    this.#view = view;
    this.#reports = [];
    if (view === 0 && this.id === 0) this.#each((to, value) => out.send(to, createPropose(0, value)));
    else out.send(view % this.context.nodes, createReport(this.#report()));
    this.#each((to, value) => out.send(to, createAccept(view, value, this.#sign(view, value))));
    const { strategyParams, network } = this.context;
    const length = Math.round(viewSeconds(strategyParams as TwoTrackParams, network) * 1e9);
    if (view + 1 < VIEWS) out.setTimer(view + 1, (view + 1) * length - out.now);
  }

  onMessage(from: number, message: TwoTrackMessage, out: Out<TwoTrackMessage>): void {
    const { kind, reports, signature, value, view } = message;
    if (kind === KIND.accept && signature !== null) this.#gather(view, value, signature);
    if (kind === KIND.propose && from === view % this.context.nodes) {
      // Now and then it does what it should, for then the others decide.
      this.#each((to) => out.send(to, createAccept(view, value, this.#sign(view, value))));
    }
    if (kind !== KIND.report || view !== this.#view || reports[0] === undefined) return;
    this.#reports.push(reports[0]);
    if (this.#reports.length < this.context.nodes - 2) return;
    this.#each((to, said) =>
      out.send(
        to,
        createPropose(view, said, [...this.rng.shuffle(this.#reports).slice(0, 2), this.#report()]),
      ),
    );
  }

  /** Something to each other replica, or nothing, by a draw. */
  #each(say: (to: number, value: Value) => void): void {
    const { lie, nodes, truth } = this.context;
    for (let to = 0; to < nodes; to++) {
      const draw = this.rng.integer(5);
      if (to !== this.id && draw < 4) say(to, draw < 2 ? truth : lie);
    }
  }

  #sign(view: number, value: Value): Signature {
    return this.context.cryptoOf(this.id).sign(acceptText(view, value));
  }

  #gather(view: number, value: Value, signature: Signature): void {
    const key = `${String(view)} ${value}`;
    const gathered = [...(this.#accepts.get(key) ?? [this.#sign(view, value)]), signature];
    this.#accepts.set(key, gathered);
    if (gathered.length === 3) this.#certificates.push({ view, value, signatures: gathered });
  }

  #report(): Report {
    const { lie, truth } = this.context;
    const view = this.#view;
    const accepted =
      view === 0 || this.rng.integer(4) === 0
        ? null
        : { view: this.rng.integer(view), value: this.rng.coin() ? truth : lie };
    const known = this.#certificates.filter((one) => one.view < view);
    const certificate = known[this.rng.integer(known.length + 1)] ?? null;
    const said = { view, accepted, certificate };
    return { ...said, signature: this.context.cryptoOf(this.id).sign(reportText(said)) };
  }

  snapshot(): unknown {
    return null;
  }
}

/** A scenario in whose network every tenth message is held that was not, or not held that was. */
export function perturbed(scenario: Attack): Attack {
  return {
    ...scenario,
    name: `perturbed-${scenario.name}`,
    createAdversary(context) {
      const inner = scenario.createAdversary(context);
      const rng = context.stream('perturbed');
      return {
        ...inner,
        onPacket(packet): Fate {
          const fate = inner.onPacket?.(packet) ?? 'deliver';
          if (context.isFaulty(packet.from) || rng.integer(10) > 0) return fate;
          return fate === 'deliver' ? heldUntilGst(packet, context) : 'deliver';
        },
      };
    },
  };
}

import {
  defineStrategy,
  secondsToNanoseconds,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Strategy,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { unsignedValues } from './unsigned-values.js';

interface OralMessage extends Message {
  readonly value: Value;
}

const ORDER = 0;
const RELAY = 1;
const COMMANDER = 0;
const MARGIN = 1.1;

/** What the planted bug claims: a majority of honest generals is enough. OM(1) needs n >= 4. */
export function claimedFaulty(nodes: number): number {
  return Math.floor((nodes - 1) / 2);
}

/**
 * OM(relays) for relays 0 or 1 (Lamport, Shostak and Pease 1982, section 3), with a fault bound that the paper
 * refutes: OM(0) obeys whatever the commander said, OM(1) takes the majority of what it heard and what others relayed.
 * A missing word counts as the default order, a tie as well.
 */
export function createOralMessages(name: string, relays: 0 | 1): Strategy {
  return defineStrategy<object, OralMessage>({
    name,
    title: `OM(${String(relays)}) with too large a fault bound (test kit)`,
    summary: 'The commander orders, lieutenants relay by word of mouth, the majority counts.',
    citations: [
      {
        authors: 'L. Lamport, R. Shostak, M. Pease',
        title: 'The Byzantine Generals Problem',
        year: 1982,
        venue: 'ACM Transactions on Programming Languages and Systems 4(3), 382-401',
        doi: '10.1145/357172.357176',
      },
    ],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty: claimedFaulty },
    assumptions: [
      'faulty-within-bound',
      'authenticated-channels',
      'reliable-links',
      'synchrony',
      'known-membership',
      'synchronised-clocks',
    ],
    surfaces: [{ kind: 'messages' }, unsignedValues<OralMessage>()],
    messageKinds: ['order', 'relay'],
    source: { replica: COMMANDER },
    createReplica: (context) => new OralReplica(context, relays),
  });
}

class OralReplica implements Replica<OralMessage> {
  /** What each general said the order is; the commander's own word at its place. */
  private readonly heard: (Value | undefined)[] = [];

  constructor(
    private readonly context: ReplicaContext<object>,
    private readonly relays: 0 | 1,
  ) {}

  onStart(out: Out<OralMessage>): void {
    const round = secondsToNanoseconds(this.context.network.delaySecondsMax * MARGIN) + 1;
    out.setTimer(0, round * (this.relays + 1));
    if (this.context.id !== COMMANDER) return;
    const value = this.context.valueOf(0);
    out.submit(0, value);
    this.heard[COMMANDER] = value;
    out.broadcast({ kind: ORDER, topic: -1, bytes: 64, value });
  }

  onMessage(from: number, message: OralMessage, out: Out<OralMessage>): void {
    const { kind, value } = message;
    if (!this.context.candidates.includes(value) || this.heard[from] !== undefined) return;
    if ((from === COMMANDER) !== (kind === ORDER)) return;
    this.heard[from] = value;
    if (from === COMMANDER && this.relays > 0) {
      const lieutenants = this.lieutenants().filter((id) => id !== this.context.id);
      out.multicast({ kind: RELAY, topic: -1, bytes: 64, value }, lieutenants);
    }
  }

  onTimer(_id: number, out: Out<OralMessage>): void {
    const fallback = this.context.candidates[1] ?? '';
    const orderHeard = this.heard[COMMANDER] ?? fallback;
    if (this.relays === 0 || this.context.id === COMMANDER) {
      out.decide(0, orderHeard);
      return;
    }
    const words = this.lieutenants().map((id) =>
      id === this.context.id ? orderHeard : (this.heard[id] ?? fallback),
    );
    const others = words.filter((word) => word !== fallback);
    out.decide(0, others.length * 2 > words.length ? (others[0] ?? fallback) : fallback);
  }

  snapshot(): unknown {
    return { heard: Array.from(this.heard, (value) => value ?? null) };
  }

  private lieutenants(): readonly number[] {
    return Array.from({ length: this.context.nodes - 1 }, (_, index) => index + 1);
  }
}

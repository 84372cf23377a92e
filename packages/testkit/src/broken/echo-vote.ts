import {
  defineStrategy,
  secondsToNanoseconds,
  type Ballot,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Strategy,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { unsignedValues } from './unsigned-values.js';

interface EchoMessage extends Message {
  readonly value: Value;
}

const PROPOSE = 0;
const ECHO = 1;
const SENDER = 0;
const REPEAT_TIMER = 0;
/** A repeated echo follows after so many times the network's bound. */
const REPEAT_FACTOR = 5;

/** n >= 3f + 1. */
export function maxFaulty(nodes: number): number {
  return Math.floor((nodes - 1) / 3);
}

/** What an echo vote decides on: how many equal echoes make a decision. */
export type QuorumRule = (nodes: number, faultsTolerated: number) => number;

/** Any two quorums share an honest replica. */
export const intersectingQuorum: QuorumRule = (nodes, faultsTolerated) =>
  Math.floor((nodes + faultsTolerated) / 2) + 1;

/** Only says that one honest replica is in each quorum: two quorums may share none. */
export const someHonestQuorum: QuorumRule = (_, faultsTolerated) => faultsTolerated + 1;

/**
 * Echo broadcast (Bracha and Toueg 1985): the sender proposes, everyone echoes the first proposal it hears, a quorum
 * of equal echoes decides. Undecided replicas repeat their echo, so that a split vote leaves termination open.
 *
 * @param hearsLate how many votes past its quorum a replica asks to be told of: a planted bug unless 0.
 */
export function createEchoVote(name: string, quorumSize: QuorumRule, hearsLate = 0): Strategy {
  return defineStrategy<object, EchoMessage>({
    name,
    title: 'Echo vote (test kit)',
    summary: 'One proposes, all echo, a quorum of equal echoes decides.',
    citations: [
      {
        authors: 'G. Bracha, S. Toueg',
        title: 'Asynchronous consensus and broadcast protocols',
        year: 1985,
        venue: 'Journal of the ACM 32(4), 824-840',
        doi: '10.1145/4221.214134',
      },
    ],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty },
    assumptions: ['faulty-within-bound', 'authenticated-channels', 'reliable-links', 'known-membership'],
    surfaces: [
      { kind: 'messages' },
      unsignedValues<EchoMessage>(),
      { kind: 'votes', isVote: ({ kind }) => kind === ECHO },
    ],
    messageKinds: ['propose', 'echo'],
    source: { replica: SENDER },
    horizonSeconds: (_, { network }) => 20 * network.delaySecondsMax,
    createReplica: (context) =>
      new EchoReplica(context, quorumSize(context.nodes, context.faultsTolerated), hearsLate),
  });
}

class EchoReplica implements Replica<EchoMessage> {
  private echoed: EchoMessage | null = null;
  private decided: Value | null = null;
  private readonly repeatNanoseconds: number;

  constructor(
    private readonly context: ReplicaContext<object>,
    private readonly quorum: number,
    private readonly hearsLate: number,
  ) {
    this.repeatNanoseconds = secondsToNanoseconds(REPEAT_FACTOR * context.network.delaySecondsMax) + 1;
  }

  onStart(out: Out<EchoMessage>): void {
    out.setTimer(REPEAT_TIMER, this.repeatNanoseconds);
    const { candidates, id, votes } = this.context;
    for (const value of candidates) votes.quietUntil(this.topicOf(value), id, this.quorum + this.hearsLate);
    if (this.context.id !== SENDER) return;
    const value = this.context.valueOf(0);
    out.submit(0, value);
    out.broadcast({ kind: PROPOSE, topic: -1, bytes: 64, value });
    this.echo(value, out);
  }

  onMessage(from: number, message: EchoMessage, out: Out<EchoMessage>): void {
    const { kind, value } = message;
    if (!this.context.candidates.includes(value)) return;
    if (kind === PROPOSE && from === SENDER) this.echo(value, out);
    else if (kind === ECHO) this.count(value, from, out);
  }

  ballotOf(_from: number, { kind, topic, value }: EchoMessage): Ballot | null {
    return kind === ECHO && this.context.votes.isAbout(topic, ECHO, 0, 0, value) ? {} : null;
  }

  onTimer(id: number, out: Out<EchoMessage>): void {
    if (id !== REPEAT_TIMER || this.decided !== null) return;
    if (this.echoed !== null) out.broadcast(this.echoed);
    out.setTimer(REPEAT_TIMER, this.repeatNanoseconds);
  }

  snapshot(): unknown {
    return { echoed: this.echoed?.value ?? null, decided: this.decided };
  }

  private echo(value: Value, out: Out<EchoMessage>): void {
    if (this.echoed !== null) return;
    this.echoed = { kind: ECHO, topic: this.topicOf(value), bytes: 64, value };
    out.broadcast(this.echoed);
    this.count(value, this.context.id, out);
  }

  /** Counts by the stated value: a liar may write any topic beside it. */
  private count(value: Value, from: number, out: Out<EchoMessage>): void {
    const votes = this.context.votes.add(this.topicOf(value), this.context.id, from);
    if (votes < this.quorum || this.decided !== null) return;
    this.decided = value;
    out.decide(0, value);
  }

  private topicOf(value: Value): number {
    return this.context.votes.topic(ECHO, 0, 0, value);
  }
}

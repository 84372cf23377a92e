import {
  defineStrategy,
  secondsToNanoseconds,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { unsignedValues } from './unsigned-values.js';

interface BallotMessage extends Message {
  readonly value: Value;
}

const MARGIN = 1.1;

/** What the planted bug claims: the honest are more, so the majority must be right. */
export function claimedFaulty(nodes: number): number {
  return Math.floor((nodes - 1) / 2);
}

/**
 * Everybody says its order once and obeys the majority of what it heard. With equal orders it looks sound; where the
 * honest differ, a traitor that tells each half another thing splits them (Lamport, Shostak and Pease 1982, section 1).
 */
export const naiveMajority = defineStrategy<object, BallotMessage>({
  name: 'kit-naive-majority',
  title: 'Naive majority (broken on purpose)',
  summary: 'One ballot each, and the majority of what one heard.',
  citations: [],
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
  surfaces: [{ kind: 'messages' }, unsignedValues<BallotMessage>()],
  messageKinds: ['ballot'],
  createReplica: (context) => new BallotReplica(context),
});

class BallotReplica implements Replica<BallotMessage> {
  private readonly ballots: (Value | undefined)[] = [];

  constructor(private readonly context: ReplicaContext<object>) {}

  onStart(out: Out<BallotMessage>): void {
    const { id, network } = this.context;
    const value = this.context.valueOf(0);
    this.ballots[id] = value;
    out.submit(0, value);
    out.broadcast({ kind: 0, topic: -1, bytes: 64, value });
    out.setTimer(0, secondsToNanoseconds(network.delaySecondsMax * MARGIN) + 1);
  }

  onMessage(from: number, { value }: BallotMessage): void {
    if (this.context.candidates.includes(value)) this.ballots[from] ??= value;
  }

  onTimer(_id: number, out: Out<BallotMessage>): void {
    const [first = '', second = ''] = this.context.candidates;
    const votesFor = (value: Value): number => this.ballots.filter((ballot) => ballot === value).length;
    out.decide(0, votesFor(second) > votesFor(first) ? second : first);
  }

  snapshot(): unknown {
    return { ballots: this.context.places.map((_, id) => this.ballots[id] ?? null) };
  }
}

import {
  defineStrategy,
  secondsToNanoseconds,
  SERVER_WATTS,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { isQueen, isStrong, maxFaulty, phaseCount } from './rules.js';

const params = z.object({
  marginFactor: z
    .number()
    .min(1)
    .max(100)
    .default(1.1)
    .describe("length of a round, in multiples of the network's known bound on delay"),
});
type Params = z.output<typeof params>;

interface Ballot extends Message {
  readonly phase: number;
  readonly value: Value;
}

const VOTE = 0;
const QUEEN = 1;
const BALLOT_BYTES = 64;

/**
 * The phase queen (Berman and Garay 1989), to be replaced by your protocol: in each of f + 1 phases all vote, then
 * that phase's queen says what she counted, and who saw no strong majority follows her.
 */
export const myStrategy = defineStrategy<Params, Ballot>({
  name: 'my-strategy',
  title: 'My strategy',
  summary: 'All vote, and who saw no strong majority follows the queen of the phase.',
  citations: [
    {
      authors: 'P. Berman, J. A. Garay',
      title: 'Asymptotically optimal distributed consensus',
      year: 1989,
      venue: 'ICALP 1989, LNCS 372, 80-94',
      doi: '10.1007/BFb0035753',
    },
  ],
  params,
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty },
  assumptions: [
    'faulty-within-bound',
    'authenticated-channels',
    'reliable-links',
    'synchrony',
    'known-membership',
    'synchronised-clocks',
    'common-epoch',
  ],
  surfaces: [
    { kind: 'messages' },
    {
      kind: 'values',
      valueOf: ({ value }) => (typeof value === 'string' ? value : null),
      withValue: (message, value) => ({ ...message, value }),
    },
    { kind: 'votes', isVote: ({ kind }) => kind === VOTE },
  ],
  messageKinds: ['vote', 'queen'],
  energy: () => ({ nodeWatts: SERVER_WATTS }),
  // Clocks that are too far off end a round before its votes are there.
  brokenBy: ({ marginFactor }, { clockSkewSeconds, network }) =>
    2 * clockSkewSeconds > (marginFactor - 1) * network.delaySecondsMax ? ['synchronised-clocks'] : [],
  createReplica: (context) => new MyReplica(context),
});

class MyReplica implements Replica<Ballot> {
  private preference: Value;
  private votesForIt = 0;
  /** Timers count half phases: the votes of phase p are in at 2p + 1, its queen's word at 2p + 2. */
  private readonly roundNanoseconds: number;
  /** What each phase's queen said first. */
  private readonly queenSaid = new Map<number, Value>();

  constructor(private readonly context: ReplicaContext<Params>) {
    this.preference = context.valueOf(0);
    this.roundNanoseconds =
      secondsToNanoseconds(context.network.delaySecondsMax * context.params.marginFactor) + 1;
  }

  onStart(out: Out<Ballot>): void {
    out.submit(0, this.preference);
    this.vote(0, out);
  }

  /** A Byzantine peer sends anything: what makes no sense is ignored. */
  onMessage(from: number, { kind, phase, value }: Ballot): void {
    if (!this.isPhase(phase) || !this.context.candidates.includes(value)) return;
    if (kind === VOTE) this.count(phase, value, from);
    else if (kind === QUEEN && isQueen(from, phase) && !this.queenSaid.has(phase)) {
      this.queenSaid.set(phase, value);
    }
  }

  onTimer(id: number, out: Out<Ballot>): void {
    const phase = Math.floor((id - 1) / 2);
    if (id % 2 === 1) this.endVote(phase, out);
    else this.endPhase(phase, out);
  }

  snapshot(): unknown {
    return { preference: this.preference, votesForIt: this.votesForIt, queenSaid: [...this.queenSaid] };
  }

  private vote(phase: number, out: Out<Ballot>): void {
    this.count(phase, this.preference, this.context.id);
    out.broadcast(this.ballot(VOTE, phase));
    out.setTimer(2 * phase + 1, this.roundNanoseconds);
  }

  private endVote(phase: number, out: Out<Ballot>): void {
    const { candidates, votes, id } = this.context;
    const counted = candidates.map((value) => votes.count(this.topicOf(phase, value), id));
    this.votesForIt = Math.max(...counted);
    this.preference = candidates[counted.indexOf(this.votesForIt)] ?? this.preference;
    if (isQueen(id, phase)) {
      this.queenSaid.set(phase, this.preference);
      out.broadcast(this.ballot(QUEEN, phase));
    }
    out.setTimer(2 * phase + 2, this.roundNanoseconds);
  }

  private endPhase(phase: number, out: Out<Ballot>): void {
    const { nodes, faultsTolerated, candidates } = this.context;
    if (!isStrong(this.votesForIt, nodes, faultsTolerated)) {
      this.preference = this.queenSaid.get(phase) ?? candidates[0] ?? this.preference;
    }
    if (phase + 1 < phaseCount(faultsTolerated)) this.vote(phase + 1, out);
    else out.decide(0, this.preference);
  }

  private ballot(kind: number, phase: number): Ballot {
    const topic = kind === VOTE ? this.topicOf(phase, this.preference) : -1;
    return { kind, topic, bytes: BALLOT_BYTES, phase, value: this.preference };
  }

  /** One vote a general and phase: its first. The engine's book counts whom we heard, and for what. */
  private count(phase: number, value: Value, from: number): void {
    const { votes, id } = this.context;
    if (votes.add(votes.topic(VOTE, phase, 0, 'any'), id, from) === 0) return;
    votes.add(this.topicOf(phase, value), id, from);
  }

  private topicOf(phase: number, value: Value): number {
    return this.context.votes.topic(VOTE, phase, 1, value);
  }

  private isPhase(phase: unknown): phase is number {
    return (
      Number.isInteger(phase) &&
      (phase as number) >= 0 &&
      (phase as number) < phaseCount(this.context.faultsTolerated)
    );
  }
}

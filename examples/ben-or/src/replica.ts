import type { Out, RandomStream, Replica, ReplicaContext, Value } from '@dmct/core';
import { createMessage, isSound, PROPOSAL, REPORT, type BenOrMessage } from './messages.js';
import { isFromSomeHonest, isMajority, messagesAwaited } from './rules.js';

/** One general: rounds of two steps, each of which waits for n - t others. */
export class BenOrReplica implements Replica<BenOrMessage> {
  private round = 1;
  private step = REPORT;
  private preference: Value;
  private decidedIn: number | null = null;
  private hasHalted = false;
  private readonly coin: RandomStream;

  constructor(private readonly context: ReplicaContext<unknown>) {
    this.preference = context.valueOf(0);
    this.coin = context.stream('coin');
  }

  onStart(out: Out<BenOrMessage>): void {
    out.submit(0, this.preference);
    this.say(REPORT, this.preference, out);
    this.advance(out);
  }

  onMessage(from: number, message: BenOrMessage, out: Out<BenOrMessage>): void {
    if (this.hasHalted || !isSound(message, this.context.candidates)) return;
    this.count(message, from);
    this.advance(out);
  }

  snapshot(): unknown {
    const { decidedIn, hasHalted, preference, round, step } = this;
    return { decidedIn, hasHalted, preference, round, step };
  }

  /** Messages of later rounds may be here already: one message can end several steps. */
  private advance(out: Out<BenOrMessage>): void {
    const { faultsTolerated, id, nodes, votes } = this.context;
    const awaited = messagesAwaited(nodes, faultsTolerated);
    while (!this.hasHalted && votes.count(this.heardTopic(this.step, this.round), id) >= awaited) {
      if (this.step === REPORT) this.endReports(out);
      else this.endProposals(out);
    }
  }

  /** Step 2: propose what a majority reported. */
  private endReports(out: Out<BenOrMessage>): void {
    const { candidates, faultsTolerated, nodes } = this.context;
    const agreed = candidates.find((value) =>
      isMajority(this.votesFor(REPORT, value), nodes, faultsTolerated),
    );
    this.step = PROPOSAL;
    this.say(PROPOSAL, agreed ?? null, out);
  }

  /** Step 3: decide, adopt, or toss a coin. */
  private endProposals(out: Out<BenOrMessage>): void {
    // All who are honest decide by the round after the first decision: from there on nobody waits for us.
    if (this.decidedIn !== null && this.round > this.decidedIn) {
      this.hasHalted = true;
      return;
    }
    const { candidates, faultsTolerated, nodes } = this.context;
    const proposed = candidates.find((value) =>
      isFromSomeHonest(this.votesFor(PROPOSAL, value), faultsTolerated),
    );
    this.preference = proposed ?? this.tossed();
    if (proposed !== undefined && isMajority(this.votesFor(PROPOSAL, proposed), nodes, faultsTolerated)) {
      this.decide(proposed, out);
    }
    this.round++;
    this.step = REPORT;
    this.say(REPORT, this.preference, out);
  }

  private decide(value: Value, out: Out<BenOrMessage>): void {
    if (this.decidedIn !== null) return;
    this.decidedIn = this.round;
    out.decide(0, value);
  }

  private tossed(): Value {
    const { candidates } = this.context;
    return candidates[this.coin.integer(candidates.length)] ?? this.preference;
  }

  /** A broadcast doesn't reach oneself: one's own word is counted here. */
  private say(kind: number, value: Value | null, out: Out<BenOrMessage>): void {
    const message = createMessage(kind, this.round, value);
    this.count(message, this.context.id);
    out.broadcast(message);
  }

  /** The first word of a general in a step counts, whatever else it says. */
  private count({ kind, round, value }: BenOrMessage, from: number): void {
    const { id, votes } = this.context;
    if (votes.add(this.heardTopic(kind, round), id, from) === 0) return;
    if (value !== null) votes.add(this.valueTopic(kind, round, value), id, from);
  }

  private votesFor(kind: number, value: Value): number {
    return this.context.votes.count(this.valueTopic(kind, this.round, value), this.context.id);
  }

  private heardTopic(kind: number, round: number): number {
    return this.context.votes.topic(kind, round, 0, 'heard');
  }

  private valueTopic(kind: number, round: number, value: Value): number {
    return this.context.votes.topic(kind, round, 1, value);
  }
}

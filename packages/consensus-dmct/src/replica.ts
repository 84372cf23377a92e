import type { Message, Observation, Out, Replica, ReplicaContext, Value } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { createCausalListening } from './causal-listening.js';
import type { Vote } from './codebook.js';
import { frameOf } from './frame.js';
import type { Listening } from './listening.js';
import { hasGates, roundsOf, ruleOf } from './derived-params.js';
import type { DmctParams } from './params.js';
import { gradedDecision, nextVote, type Judgement } from './rules.js';
import { createWholeWindowListening } from './whole-window-listening.js';

const ROUND_TIMER = 0;
/** There is one decision, and this is its instance. */
const INSTANCE = 0;

/**
 * A general: in each round it emits its vote and coin, listens to the round, and votes anew. It decides when the rule
 * says so, and speaks on until some rounds have been quiet, so that the others can decide too.
 */
export class DmctReplica implements Replica<Message> {
  readonly #context: ReplicaContext<DmctParams>;
  readonly #listening: Listening;
  readonly #coin: () => number;
  readonly #phase: () => number;
  readonly #epochNanoseconds: number;
  readonly #rule: DmctParams['rule'];
  readonly #roundsMax: number;
  /** The last round in which it speaks. */
  #lastRound: number;
  #vote: Vote;
  #bits = new Uint8Array(0);
  #round = 0;
  #submitted = false;
  #last: Judgement | null = null;
  #decided: Value | null = null;

  constructor(context: ReplicaContext<DmctParams>) {
    this.#context = context;
    const frame = frameOf(context);
    this.#listening = hasGates(context.params)
      ? createCausalListening(context, frame)
      : createWholeWindowListening(context, frame);
    const coin = context.stream('coin');
    const phases = context.stream('phases');
    this.#coin = () => (coin.coin() ? 1 : 0);
    this.#phase = () => pinned.TAU * phases.uniform();
    this.#epochNanoseconds = Math.round(context.params.epochSeconds * 1e9);
    this.#rule = ruleOf(context.params);
    this.#roundsMax = roundsOf(context.params, context.nodes);
    this.#lastRound = this.#roundsMax;
    this.#vote = context.valueOf(0) === context.candidates[1] ? 1 : 0;
  }

  onStart(out: Out): void {
    this.#awaitNextRound(out);
  }

  onTimer(id: number, out: Out): void {
    if (id === ROUND_TIMER) this.#beginRound(out);
  }

  onObservation(observation: Observation, out: Out): void {
    if (observation.tag !== this.#round) return;
    this.#last = this.#listening.judge(observation, this.#round, this.#vote, this.#bits);
    if (this.#decided !== null) {
      if (this.#last.unsettled) this.#linger();
      this.#awaitNextRound(out);
      return;
    }
    this.#vote = nextVote(this.#last, this.#vote);
    const decision = this.#decisionOf(this.#last);
    if (decision !== null) this.#decide(decision, out);
    this.#awaitNextRound(out);
  }

  onRecover(out: Out): void {
    this.#awaitNextRound(out);
  }

  snapshot(): unknown {
    return {
      round: this.#round,
      vote: this.#context.candidates[this.#vote],
      low: this.#last?.low ?? null,
      high: this.#last?.high ?? null,
      level: this.#last?.level ?? null,
      decided: this.#decided,
    };
  }

  #decisionOf(judgement: Judgement): Vote | null {
    if (this.#rule === 'graded') return gradedDecision(judgement, this.#context.params.confidence);
    return this.#round === this.#lastRound ? this.#vote : null;
  }

  #decide(decision: Vote, out: Out): void {
    const value = this.#context.candidates[decision] as Value;
    this.#vote = decision;
    this.#decided = value;
    this.#linger();
    out.decide(INSTANCE, value);
  }

  #linger(): void {
    const linger = this.#rule === 'graded' ? this.#context.params.lingerRounds : 0;
    this.#lastRound = Math.min(this.#roundsMax, this.#round + linger);
  }

  /** Rounds begin at fixed times of the common clock; who was away joins at the next one, while there is one. */
  #awaitNextRound(out: Out): void {
    let next = this.#round + 1;
    while (next <= this.#lastRound && this.#roundStart(next) < out.now) next++;
    if (next > this.#lastRound) return;
    this.#round = next;
    out.setTimer(ROUND_TIMER, this.#roundStart(next) - out.now);
  }

  #beginRound(out: Out): void {
    const start = this.#roundStart(this.#round);
    if (!this.#submitted) out.submit(INSTANCE, this.#context.valueOf(0));
    this.#submitted = true;
    this.#bits = Uint8Array.from({ length: this.#listening.coinBits }, this.#coin);
    for (const emission of this.#listening.emissions(
      this.#round,
      start,
      this.#vote,
      this.#bits,
      this.#phase,
    )) {
      out.emit(emission);
    }
    out.observe({
      tag: this.#round,
      startNanoseconds: start + this.#listening.windowOffsetNanoseconds,
      durationNanoseconds: this.#listening.windowNanoseconds(this.#round),
      carrierHz: this.#context.params.carrierHz,
      ...this.#listening.request,
    });
  }

  #roundStart(round: number): number {
    return this.#epochNanoseconds + this.#listening.startNanoseconds(round);
  }
}

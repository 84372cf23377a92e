import type { Message, Observation, Out, Replica, ReplicaContext } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { judgeReadings } from '../decision-level.js';
import { createEars } from '../ears.js';
import { faultsOf, logRoundsOf } from '../derived-params.js';
import type { DmctParams } from '../params.js';
import { gradedRanks, type Ranks } from '../rules.js';
import { createVoteGates } from '../vote-gates.js';
import { FrameClock, OWN_TIMERS } from './frame-clock.js';
import { Instance } from './instance.js';
import { createLaneReader, type LaneReader } from './lane-reader.js';
import { logFrameOf, type LogFrame } from './log-frame.js';
import type { Entry } from './payload-code.js';
import { createSpeech, type Speech } from './speech.js';

/** A batch that was radiated, and what has become of it as far as the client can hear. */
interface Sent {
  readonly entries: readonly Entry[];
  readonly instance: Instance;
}

/**
 * The client: radiates what it has to ask, some requests a frame, and listens to the generals' votes as they do. It
 * takes a request for decided by their rule, and asks again where nothing was decided or the rounds in a row have passed.
 */
export class LogClient implements Replica<Message> {
  readonly #context: ReplicaContext<DmctParams>;
  readonly #frame: LogFrame;
  readonly #clock: FrameClock;
  readonly #ranks: Ranks;
  readonly #reader: LaneReader;
  readonly #speech: Speech;
  readonly #rounds: number;
  readonly #answered = new Set<number>();
  /** Requests that wait to be radiated, ascending. */
  #waiting: number[] = [];
  #sent: Sent[] = [];

  constructor(context: ReplicaContext<DmctParams>) {
    const { nodes, params } = context;
    this.#context = context;
    this.#frame = logFrameOf(context);
    const ears = createEars(context, this.#frame);
    this.#clock = new FrameClock(context, this.#frame, ears);
    this.#ranks = gradedRanks(nodes, faultsOf(nodes, params), params.spread);
    this.#reader = createLaneReader(context, this.#frame, ears);
    const phases = context.stream('phases');
    this.#speech = createSpeech(context, this.#frame, () => pinned.TAU * phases.uniform());
    this.#rounds = logRoundsOf(params, nodes);
  }

  onStart(out: Out): void {
    const { workload } = this.#context;
    for (let index = 0; index < workload.requests; index++) {
      const wait = workload.submitNanoseconds(index) - out.now;
      if (wait <= 0) this.#submit(index, out);
      else out.setTimer(OWN_TIMERS + index, wait);
    }
    this.#clock.await(this.#nextFrame(), out);
  }

  onTimer(timer: number, out: Out): void {
    if (!this.#clock.isFrame(timer)) {
      this.#submit(timer - OWN_TIMERS, out);
      return;
    }
    if (this.#frame.calendar.isOpen(this.#clock.frame)) this.#speak(out);
    this.#clock.listen(out);
  }

  onObservation(observation: Observation, out: Out): void {
    if (observation.tag !== this.#clock.frame) return;
    for (const sent of this.#sent) this.#hear(sent, observation, out);
    this.#askAgain();
    this.#clock.await(this.#nextFrame(), out);
  }

  #nextFrame(): number {
    const { frame } = this.#clock;
    const { calendar, delays } = this.#frame;
    if (this.#answered.size >= this.#context.workload.requests) return Infinity;
    return this.#sent
      .map(({ instance }) => instance.frame + delays.find((delay) => instance.frame + delay > frame)!)
      .reduce((first, one) => Math.min(first, one), calendar.nextOpen(frame));
  }

  snapshot(): unknown {
    return {
      role: 'client',
      frame: this.#clock.isOver ? null : this.#clock.frame,
      waiting: this.#waiting,
      answered: [...this.#answered].sort((a, b) => a - b),
    };
  }

  #submit(index: number, out: Out): void {
    out.submit(index, this.#context.valueOf(index));
    this.#waiting.push(index);
  }

  #speak(out: Out): void {
    const { batch } = this.#context.params;
    const entries = this.#waiting
      .slice(0, batch)
      .map((index) => ({ index, value: this.#context.valueOf(index) }));
    if (entries.length === 0) return;
    this.#waiting = this.#waiting.slice(entries.length);
    const { frame, start } = this.#clock;
    const { payloadStartNanoseconds } = this.#frame.timetable.scheduleOf(frame);
    for (const one of this.#speech.payload(start + payloadStartNanoseconds, entries)) out.emit(one);
    const { nodes, params } = this.#context;
    this.#sent.push({ entries, instance: new Instance(frame, null, nodes, params.lingerRounds) });
  }

  /** The generals' rule for deciding; the client has no vote and needs no coin. */
  #hear({ entries, instance }: Sent, observation: Observation, out: Out): void {
    const { frame } = this.#clock;
    const lane = this.#frame.delays.indexOf(frame - instance.frame);
    if (lane < 1 || instance.outcome !== null) return;
    const schedule = this.#frame.timetable.scheduleOf(frame);
    const gates = createVoteGates(this.#context.nodes);
    this.#reader.votes(observation, schedule, lane, instance.before, gates);
    const judgement = judgeReadings(gates.readings, gates.doubts, instance.before, this.#ranks, {
      rank: this.#ranks.lowest,
      level: 0.5,
    });
    instance.judge(judgement, gates.lastWords, this.#context.params.confidence);
    if (instance.outcome !== 1) return;
    for (const { index, value } of entries) {
      if (this.#answered.has(index)) continue;
      this.#answered.add(index);
      out.decide(index, value);
    }
  }

  /** Requests of batches that came to nothing, or to no end in time, wait again. */
  #askAgain(): void {
    const age = ({ instance }: Sent): number => this.#clock.frame - instance.frame;
    const lost = this.#sent.filter((sent) =>
      sent.instance.outcome === null ? age(sent) === this.#rounds + 2 : sent.instance.outcome === 0,
    );
    const again = lost.flatMap(({ entries }) => entries.map(({ index }) => index));
    this.#waiting = [...new Set([...this.#waiting, ...again])]
      .filter((index) => !this.#answered.has(index))
      .sort((a, b) => a - b);
    this.#sent = this.#sent.filter(
      (sent) => sent.instance.outcome === null && age(sent) < this.#frame.delays.at(-1)!,
    );
  }
}

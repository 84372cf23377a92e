import type { Message, Observation, Out, Replica, ReplicaContext, Value } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { coinCarriers } from '../codebook.js';
import { judgeReadings } from '../decision-level.js';
import { createEars } from '../ears.js';
import { NOTHING } from '../frame.js';
import { coinStartOf, createCoin, type Coin } from '../king-coin.js';
import { faultsOf } from '../derived-params.js';
import type { DmctParams } from '../params.js';
import { gradedRanks, isPutToVote, type Ranks } from '../rules.js';
import { createVoteGates, type VoteGates } from '../vote-gates.js';
import { CatchUp } from './catch-up.js';
import { FrameClock, OWN_TIMERS } from './frame-clock.js';
import { Instance } from './instance.js';
import { createLaneReader, type LaneReader } from './lane-reader.js';
import { Ledger } from './ledger.js';
import { logFrameOf, type LogFrame } from './log-frame.js';
import { createSpeech, type Speech } from './speech.js';

const ASK_TIMER = OWN_TIMERS;
/** The last wait is as long as a thousand instances in a row. */
const ASKS_MAX = 11;

/**
 * A general that keeps a log. Each frame it hears the client, proposes what it heard in the frame before, and votes on
 * the instances that are under way; a king tosses one coin for all of them, after every vote has left its antenna.
 */
export class LogGeneral implements Replica<Message> {
  readonly #context: ReplicaContext<DmctParams>;
  readonly #frame: LogFrame;
  readonly #clock: FrameClock;
  readonly #ranks: Ranks;
  readonly #coin: Coin;
  readonly #reader: LaneReader;
  readonly #speech: Speech;
  readonly #toss: () => number;
  readonly #phase: () => number;
  readonly #ledger: Ledger;
  readonly #catchUp: CatchUp;
  /** How often it has asked for what it lacks since it last found out that it lacks something; null: it lacks nothing. */
  #asked: number | null = null;
  readonly #gates: VoteGates;
  #live: Instance[] = [];
  #bits = new Uint8Array(0);

  constructor(context: ReplicaContext<DmctParams>) {
    const { nodes, params } = context;
    this.#context = context;
    this.#frame = logFrameOf(context);
    this.#ledger = new Ledger((frame) => this.#frame.calendar.nextOpen(frame));
    this.#catchUp = new CatchUp(this.#ledger, faultsOf(nodes, params));
    const ears = createEars(context, this.#frame);
    this.#clock = new FrameClock(context, this.#frame, ears);
    this.#ranks = gradedRanks(nodes, faultsOf(nodes, params), params.spread);
    this.#coin = createCoin(context, this.#frame, ears, this.#ranks);
    this.#reader = createLaneReader(context, this.#frame, ears);
    const coin = context.stream('coin');
    const phases = context.stream('phases');
    this.#toss = () => (coin.coin() ? 1 : 0);
    this.#phase = () => pinned.TAU * phases.uniform();
    this.#speech = createSpeech(context, this.#frame, this.#phase);
    this.#gates = createVoteGates(nodes);
  }

  onStart(out: Out): void {
    this.#clock.await(this.#nextFrame(), out);
  }

  onRecover(out: Out): void {
    // Whoever spoke while it was down is silent now, which must not be heard as a vote for nothing.
    this.#live = [];
    this.#clock.await(this.#nextFrame(), out);
    this.#askAnew(out);
  }

  onMessage(from: number, message: Message, out: Out): void {
    this.#catchUp.onMessage(from, message, out);
    this.#write(out);
  }

  onTimer(timer: number, out: Out): void {
    if (timer === ASK_TIMER) this.#ask(out);
    if (!this.#clock.isFrame(timer)) return;
    const isVoting = this.#speak(out);
    this.#bits = Uint8Array.from({ length: this.#frame.book.coinBits }, this.#toss);
    if (isVoting && this.#coin.tossersOf(this.#clock.frame).includes(this.#context.id)) this.#tossCoin(out);
    this.#clock.listen(out);
  }

  onObservation(observation: Observation, out: Out): void {
    const { frame } = this.#clock;
    if (observation.tag !== frame) return;
    const schedule = this.#frame.timetable.scheduleOf(frame);
    if (this.#frame.calendar.isOpen(frame - 1)) this.#hearProposals(observation);
    for (const instance of this.#live) this.#hearVotes(instance, observation, out);
    this.#live = this.#live.filter((one) => !one.isDone && this.#isYoung(one));
    const heard = this.#frame.calendar.isOpen(frame) ? this.#reader.payload(observation, schedule) : null;
    if (heard !== null) this.#live.push(this.#createInstance(frame, heard));
    this.#write(out);
    this.#clock.await(this.#nextFrame(), out);
  }

  #write(out: Out): void {
    this.#ledger.flush((position, value) => out.decide(position, value));
  }

  #askAnew(out: Out): void {
    this.#asked = 0;
    this.#ask(out);
  }

  /** Asks for what the log lacks, and again after ever longer waits, as instances end that were under way. */
  #ask(out: Out): void {
    const isWhole = this.#ledger.length >= this.#context.workload.requests;
    if (this.#asked === null || isWhole || this.#asked >= ASKS_MAX) {
      this.#asked = null;
      return;
    }
    this.#catchUp.ask(out);
    const wait = this.#frame.delays.length * this.#frame.timetable.startNanoseconds(2);
    out.setTimer(ASK_TIMER, wait * (1 << this.#asked++));
  }

  /**
   * The next frame in which there is something to say or to hear: one that is open, the one after it, whose proposals are
   * its, or one with a lane for an instance under way. Infinity when the log is whole and all is quiet.
   */
  #nextFrame(): number {
    const { frame } = this.#clock;
    const { calendar, delays } = this.#frame;
    const due = this.#live.map((one) => one.frame + delays.find((delay) => one.frame + delay > frame)!);
    if (this.#ledger.length < this.#context.workload.requests) {
      due.push(calendar.isOpen(frame) ? frame + 1 : calendar.nextOpen(frame));
    }
    return due.reduce((first, one) => Math.min(first, one), Infinity);
  }

  snapshot(): unknown {
    return {
      frame: this.#clock.isOver ? null : this.#clock.frame,
      ledger: this.#ledger.snapshot(),
      live: this.#live.map((instance) => instance.snapshot()),
    };
  }

  /** Proposes and votes. Returns whether it voted, which a coin would help. */
  #speak(out: Out): boolean {
    const { slotsNanoseconds: slots } = this.#frame.timetable.scheduleOf(this.#clock.frame);
    const first = this.#clock.start + slots[this.#context.id]!;
    let isVoting = false;
    for (const instance of this.#live) {
      const lane = this.#laneOf(instance);
      if (lane < 0) continue;
      const start = first + lane * this.#frame.laneNanoseconds;
      const value = valueOf(instance);
      const { heard } = instance;
      if (lane === 0 && heard !== null && instance.isProposed) {
        out.emit(this.#speech.proposal(start, heard.bytes, value, slots));
      } else {
        out.emit(this.#speech.vote(start, instance.vote, value, slots));
      }
      isVoting ||= lane > 0;
    }
    return isVoting;
  }

  #tossCoin(out: Out): void {
    const { book, coinPulseNanoseconds, timetable } = this.#frame;
    const schedule = timetable.scheduleOf(this.#clock.frame);
    out.emit({
      startNanoseconds: this.#clock.start + coinStartOf(schedule, this.#context.id),
      durationSeconds: coinPulseNanoseconds / 1e9,
      amplitude: this.#frame.amplitude,
      envelope: 'rectangular',
      carriers: coinCarriers(book, this.#bits, this.#phase),
    });
  }

  /**
   * The last frame's instance: something is its first vote if n − t generals propose what this one heard. Who heard
   * nothing takes part as soon as anybody speaks; where nobody does, nothing is decided, and nobody need say so.
   */
  #hearProposals(observation: Observation): void {
    const { frame } = this.#clock;
    const { timetable } = this.#frame;
    const known = this.#live.find((instance) => instance.frame === frame - 1);
    const heard = known?.heard ?? null;
    const chord = heard === null ? null : this.#frame.chordOf(heard.bytes);
    const { clear, isAnybody } = this.#reader.proposals(observation, timetable.scheduleOf(frame), chord);
    if (known !== undefined) {
      if (isPutToVote(clear + (known.isProposed ? 1 : 0), this.#ranks)) known.vote = 1;
    } else if (isAnybody) {
      this.#live.push(this.#createInstance(frame - 1, null));
    } else {
      this.#ledger.end(frame - 1, []);
    }
  }

  #hearVotes(instance: Instance, observation: Observation, out: Out): void {
    const lane = this.#laneOf(instance);
    if (lane < 1) return;
    const { frame } = this.#clock;
    const schedule = this.#frame.timetable.scheduleOf(frame);
    const { id, params } = this.#context;
    const { doubts, lastWords, readings } = this.#gates;
    readings[id] = instance.vote;
    lastWords[id] = instance.vote;
    this.#reader.votes(observation, schedule, lane, instance.before, this.#gates);
    const threshold = this.#coin.threshold(observation, frame, schedule, this.#bits);
    const isOpen = instance.outcome === null;
    instance.judge(
      judgeReadings(readings, doubts, instance.before, this.#ranks, threshold),
      lastWords,
      params.confidence,
    );
    if (!isOpen || instance.outcome === null) return;
    // Something was decided that this general didn't hear: it asks the others what.
    if (instance.outcome === 1 && instance.heard === null) {
      this.#askAnew(out);
      return;
    }
    this.#ledger.end(instance.frame, instance.outcome === 1 ? instance.heard!.entries : []);
  }

  #laneOf(instance: Instance): number {
    return this.#frame.delays.indexOf(this.#clock.frame - instance.frame);
  }

  #isYoung({ frame }: Instance): boolean {
    return this.#clock.frame - frame < this.#frame.delays.at(-1)!;
  }

  #createInstance(frame: number, heard: Instance['heard']): Instance {
    return new Instance(frame, heard, this.#context.nodes, this.#context.params.lingerRounds);
  }
}

/** What a vote for something stands for, in words that adversaries understand. */
function valueOf({ heard }: Instance): Value {
  return heard?.entries[0]?.value ?? NOTHING;
}

import {
  ContractError,
  type Conditions,
  type Emission,
  type ObservationRequest,
  type Replica,
  type Value,
} from '@dmct/core';
import type { Air } from './air.js';
import { EngineOut } from './engine-out.js';
import { EVENT } from './queue/event.js';
import type { PostOffice } from './post-office.js';
import { QuietDeliveries } from './quiet-deliveries.js';
import type { Races } from './races.js';
import type { RunLog } from './run-log.js';
import type { Schedule } from './schedule.js';
import { Timers } from './timers.js';
import { RECORD } from './trace-hash.js';
import type { EngineVoteBook } from './vote-book.js';

/** All that a run is made of. */
export interface EngineParts {
  readonly nodes: number;
  readonly replicas: readonly Replica[];
  /** Whose decisions the run waits for. */
  readonly isAwaited: (id: number) => boolean;
  readonly schedule: Schedule;
  readonly post: PostOffice;
  readonly races: Races;
  /** What votes are counted in for replicas that want to hear of few; null where all want to hear everything. */
  readonly votes: EngineVoteBook | null;
  /** Null where the strategy's medium is `messages`. */
  readonly air: Air | null;
  readonly log: RunLog;
  /** Each participant's clock minus global time, whole ns. */
  readonly skews: Float64Array;
  readonly crashes: Conditions['crashes'];
  /** When the run is cut, ns. */
  readonly horizon: number;
  /** How long to go on after the last decision, ns; Infinity: until nothing is left. */
  readonly watch: number;
  /** How many distinct instances each awaited replica is to decide. */
  readonly instances: number;
  /** Called now and then, for progress displays. */
  readonly onProgress: ((progress: EngineProgress) => void) | undefined;
}

/** How far a run is. */
export interface EngineProgress {
  readonly events: number;
  readonly simulatedSeconds: number;
}

/** Progress is told each time that so many events have been handled. */
const EVENTS_PER_PROGRESS = 16_384;

export type EndReason = 'quiet' | 'settled' | 'horizon';

/**
 * The run loop: takes events in (time, sequence) order, hands each to its replica, and turns the intents that the
 * replica records in `out` into later events. Deterministic: it draws nothing that isn't named by a stream or packet.
 */
export class Engine {
  readonly parts: EngineParts;
  /** Events handled so far. */
  events = 0;
  readonly #timers: Timers;
  readonly #out: EngineOut;
  readonly #down: Uint8Array;
  readonly #quiet: QuietDeliveries | null;
  /** Distinct instances that each replica has decided. */
  readonly #decided: Set<number>[];
  #awaitedUndecided: number;
  #settleAt = Infinity;

  constructor(parts: EngineParts) {
    this.parts = parts;
    const participants = parts.replicas.length;
    this.#timers = new Timers(participants);
    this.#out = new EngineOut(this);
    this.#down = new Uint8Array(participants);
    const { log, post, schedule, votes } = parts;
    // Who wants to see each delivery sees them made one by one.
    this.#quiet =
      votes === null || log.isListenedTo
        ? null
        : new QuietDeliveries(
            { envelopes: post.envelopes, hash: log.hash, queue: schedule.queue, votes },
            this.#down,
          );
    this.#decided = Array.from({ length: parts.nodes }, () => new Set<number>());
    this.#awaitedUndecided = this.#decided.filter((_, id) => parts.isAwaited(id)).length;
    if (this.#awaitedUndecided === 0) this.#settleAt = parts.watch;
  }

  run(): EndReason {
    const { crashes, horizon, replicas, schedule } = this.parts;
    for (const { atSeconds, replica, untilSeconds } of crashes) {
      schedule.after(Math.round(atSeconds * 1e9), EVENT.crash, replica, 0);
      if (untilSeconds !== undefined)
        schedule.after(Math.round(untilSeconds * 1e9), EVENT.recover, replica, 0);
    }
    replicas.forEach((replica, id) => replica.onStart?.(this.#out.as(id)));
    const { queue } = schedule;
    for (;;) {
      if (this.#quiet !== null) this.#deliverQuietly(this.#quiet);
      if (!queue.pop()) break;
      // An event past the end is taken and forgotten: to ask for its time first would cost every event a second look.
      if (queue.time > this.#settleAt || queue.time > horizon) return this.#cut();
      schedule.now = queue.time;
      this.events++;
      if (this.events % EVENTS_PER_PROGRESS === 0) this.#tellProgress();
      this.#handle(queue.kind, queue.participant, queue.index);
    }
    return this.#settleAt === Infinity ? 'quiet' : this.#cut();
  }

  /** Makes the deliveries that come next, as far as they are votes that nobody needs to hear of. */
  #deliverQuietly(quiet: QuietDeliveries): void {
    const { horizon, post, schedule } = this.parts;
    const timeMax = Math.min(this.#settleAt, horizon);
    let made: number;
    do {
      // The event that progress is told at is left to the loop.
      made = quiet.run(EVENTS_PER_PROGRESS - 1 - (this.events % EVENTS_PER_PROGRESS), timeMax);
      this.events += made;
      post.traffic.delivered += made;
      if (made > 0) schedule.now = quiet.lastTime;
    } while (made > 0 && schedule.queue.open.isEmpty);
  }

  /** The run lasts until the watch is over or the horizon is there, whichever comes first. */
  #cut(): EndReason {
    const { horizon, schedule } = this.parts;
    const end = Math.min(this.#settleAt, horizon);
    schedule.now = Math.max(schedule.now, end);
    return end === this.#settleAt ? 'settled' : 'horizon';
  }

  #handle(kind: number, participant: number, index: number): void {
    switch (kind) {
      case EVENT.deliver:
        return this.#deliver(participant, index);
      case EVENT.timer:
        return this.#fireTimer(participant, index);
      case EVENT.work:
        return this.#finishWork(participant, index);
      case EVENT.observation:
        return this.#finishObservation(participant, index);
      case EVENT.crash:
        return this.#crash(participant);
      default:
        return this.#recover(participant);
    }
  }

  #tellProgress(): void {
    const { onProgress, schedule } = this.parts;
    onProgress?.({ events: this.events, simulatedSeconds: schedule.now / 1e9 });
  }

  #deliver(to: number, envelope: number): void {
    const { post, replicas, votes } = this.parts;
    const message = post.arrive(envelope, to, this.#down[to] === 1);
    if (message !== null) {
      const from = post.senderOf(envelope);
      votes?.hears(post.envelopes.topic(envelope), to, from);
      (replicas[to] as Replica).onMessage?.(from, message, this.#out.as(to));
    }
    post.release(envelope);
  }

  setTimer(me: number, id: number, delay: number): void {
    if (!(Number.isInteger(id) && id >= 0)) {
      throw new ContractError(`participant ${String(me)} set a timer with the id ${String(id)}`);
    }
    this.parts.schedule.after(delay, EVENT.timer, me, this.#timers.set(me, id));
  }

  cancelTimer(me: number, id: number): void {
    this.#timers.cancel(me, id);
  }

  #fireTimer(me: number, slot: number): void {
    const timer = this.#timers.fire(me, slot);
    if (timer < 0 || this.#down[me] === 1) return;
    const { log, replicas, schedule } = this.parts;
    log.hash.record(schedule.now, RECORD.timer, me, 0, timer);
    if (log.isListenedTo) log.tell(schedule.now, { kind: 'timer', replica: me, timer });
    (replicas[me] as Replica).onTimer?.(timer, this.#out.as(me));
  }

  #finishWork(me: number, generation: number): void {
    const { log, races, replicas, schedule } = this.parts;
    const tag = races.finish(me, generation);
    if (tag < 0) return;
    log.hash.record(schedule.now, RECORD.work, me, 0, tag);
    if (log.isListenedTo) log.tell(schedule.now, { kind: 'work', replica: me, tag });
    (replicas[me] as Replica).onWork?.(tag, this.#out.as(me));
  }

  emit(me: number, emission: Emission): void {
    this.#air(me).emit(me, emission);
  }

  observe(me: number, request: ObservationRequest): void {
    this.#air(me).observe(me, request);
  }

  #finishObservation(me: number, index: number): void {
    if (this.#down[me] === 1) return;
    const observation = this.#air(me).finish(me, index);
    (this.parts.replicas[me] as Replica).onObservation?.(observation, this.#out.as(me));
  }

  #air(me: number): Air {
    const { air } = this.parts;
    if (air === null)
      throw new ContractError(`participant ${String(me)} uses waves, but its medium is messages`);
    return air;
  }

  decide(me: number, instance: number, value: Value): void {
    const { instances, isAwaited, log, schedule, watch } = this.parts;
    log.decide(schedule.now, me, instance, value);
    const decided = this.#decided[me];
    if (decided === undefined || !isAwaited(me) || decided.size >= instances) return;
    decided.add(instance);
    if (decided.size < instances) return;
    this.#awaitedUndecided--;
    if (this.#awaitedUndecided === 0) this.#settleAt = schedule.now + watch;
  }

  #crash(me: number): void {
    this.#down[me] = 1;
    this.#timers.cancelAll(me);
    this.parts.races.stop(me);
    this.#note(me, 'crash');
  }

  #recover(me: number): void {
    this.#down[me] = 0;
    this.#note(me, 'recover');
    (this.parts.replicas[me] as Replica).onRecover?.(this.#out.as(me));
  }

  #note(me: number, kind: 'crash' | 'recover'): void {
    const { log, schedule } = this.parts;
    log.hash.record(schedule.now, RECORD[kind], me, 0, 0);
    if (log.isListenedTo) log.tell(schedule.now, { kind, replica: me });
  }
}

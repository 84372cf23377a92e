import {
  ContractError,
  TIME_NANOSECONDS_MAX,
  type Conditions,
  type Message,
  type ObservationRequest,
  type RandomStream,
  type Replica,
  type Value,
  type WaveMedium,
} from '@dmct/core';
import { packetOf, type Gatekeeper } from '../adversary/gatekeeper.js';
import type { WaveField } from '../medium/wave-field.js';
import type { MessageNetwork } from '../network/message-network.js';
import { EngineOut } from './engine-out.js';
import { Envelopes } from './envelopes.js';
import { EVENT, EventQueue } from './event-queue.js';
import type { RunLog } from './run-log.js';
import { Timers } from './timers.js';
import { RECORD } from './trace-hash.js';
import { Traffic } from './traffic.js';

/** All that a run is made of. */
export interface EngineParts {
  readonly nodes: number;
  readonly replicas: readonly Replica[];
  readonly network: MessageNetwork;
  readonly gatekeeper: Gatekeeper;
  readonly isFaulty: (id: number) => boolean;
  readonly log: RunLog;
  readonly messageKinds: readonly string[];
  readonly valueOf: (message: Message) => Value | null;
  /** Each participant's clock minus global time, whole ns. */
  readonly skews: Float64Array;
  readonly shares: readonly number[];
  readonly raceOf: (id: number) => RandomStream;
  readonly waves: {
    readonly field: WaveField;
    readonly medium: WaveMedium;
    readonly noiseSeed: number;
  } | null;
  readonly crashes: Conditions['crashes'];
  readonly horizon: number;
  /** How long to go on after the last decision, ns; Infinity: until nothing is left. */
  readonly watch: number;
  /** How many distinct instances each honest replica is to decide. */
  readonly instances: number;
}

export type EndReason = 'quiet' | 'settled' | 'horizon';

/**
 * The run loop: takes events in (time, sequence) order, hands each to its replica, and turns the intents that the
 * replica records in `out` into later events. Deterministic: it draws nothing that isn't named by a stream or packet.
 */
export class Engine {
  readonly parts: EngineParts;
  readonly traffic: Traffic;
  time = 0;
  /** Events handled so far. */
  events = 0;
  /** Seconds of open windows, all participants together. */
  listeningSeconds = 0;

  readonly #queue = new EventQueue();
  readonly #envelopes = new Envelopes();
  readonly #timers: Timers;
  readonly #out: EngineOut;
  readonly #down: Uint8Array;
  readonly #jobs: { generation: number; tag: number; startedAt: number }[];
  readonly #observations: (ObservationRequest & { globalStart: number })[] = [];
  readonly #decided: Set<number>[];
  #replicasUndecided: number;
  #settleAt = Infinity;
  #workShareNanoseconds = 0;

  constructor(parts: EngineParts) {
    this.parts = parts;
    const participants = parts.replicas.length;
    this.traffic = new Traffic(parts.nodes, parts.messageKinds.length);
    this.#timers = new Timers(participants);
    this.#out = new EngineOut(this);
    this.#down = new Uint8Array(participants);
    this.#jobs = parts.replicas.map(() => ({ generation: 0, tag: -1, startedAt: -1 }));
    this.#decided = [];
    for (let id = 0; id < parts.nodes; id++) this.#decided.push(new Set());
    this.#replicasUndecided = 0;
    for (let id = 0; id < parts.nodes; id++) if (!parts.isFaulty(id)) this.#replicasUndecided++;
    if (this.#replicasUndecided === 0) this.#settleAt = parts.watch;
  }

  /** Sum over replicas of share x seconds worked, until now. */
  get workShareSeconds(): number {
    let sum = this.#workShareNanoseconds;
    this.#jobs.forEach((job, id) => {
      if (job.startedAt >= 0) sum += (this.time - job.startedAt) * (this.parts.shares[id] ?? 0);
    });
    return sum / 1e9;
  }

  run(): EndReason {
    for (const crash of this.parts.crashes) {
      this.#queue.push(Math.round(crash.atSeconds * 1e9), EVENT.crash, crash.replica, 0);
      if (crash.untilSeconds !== undefined) {
        this.#queue.push(Math.round(crash.untilSeconds * 1e9), EVENT.recover, crash.replica, 0);
      }
    }
    this.parts.replicas.forEach((replica, id) => replica.onStart?.(this.#out.as(id)));
    for (;;) {
      const next = this.#queue.nextTime;
      const limit = Math.min(this.#settleAt, this.parts.horizon);
      if (next > limit) {
        const isHorizon = this.parts.horizon < this.#settleAt;
        if (next === Infinity && (isHorizon || limit === Infinity)) return 'quiet';
        this.time = Math.max(this.time, limit);
        return isHorizon ? 'horizon' : 'settled';
      }
      this.#queue.pop();
      this.time = this.#queue.time;
      this.events++;
      this.#handle(this.#queue.kind, this.#queue.participant, this.#queue.index);
    }
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

  // ---- messages ----

  /** One envelope for a message of `from`, whatever the number of recipients; `closeEnvelope` when all are posted. */
  openEnvelope(from: number, message: Message): number {
    if (!(
      Number.isInteger(message.kind) &&
      message.kind >= 0 &&
      message.kind < this.parts.messageKinds.length
    )) {
      throw new ContractError(
        `participant ${String(from)} sent a message of unknown kind ${String(message.kind)}`,
      );
    }
    if (from < this.parts.nodes) this.traffic.envelopes++;
    return this.#envelopes.open(from, Object.freeze(message), this.time);
  }

  /** Closes an envelope for further recipients: the sender's own hold on it ends. */
  closeEnvelope(slot: number): void {
    this.#envelopes.release(slot);
  }

  post(slot: number, to: number): void {
    const { network, gatekeeper } = this.parts;
    const from = this.#envelopes.from(slot);
    const message = this.#envelopes.message(slot);
    if (to === from) {
      this.#envelopes.addCopy(slot);
      this.#queue.push(this.time, EVENT.deliver, to, slot);
      return;
    }
    if (!(to >= 0 && to < this.parts.replicas.length)) {
      throw new ContractError(
        `participant ${String(from)} sent a message to ${String(to)}, who doesn't exist`,
      );
    }
    this.traffic.count(from, message);
    const serial = this.#envelopes.serial(slot);
    let delay = network.delay(serial, from, to, message.bytes, this.time);
    if (network.isLost(serial, to)) return this.#drop(from, to, message, serial, 'loss');
    if (gatekeeper.rulesPackets) {
      const ruling = gatekeeper.rule(packetOf(from, to, message, this.time, delay));
      if (ruling.dropped) return this.#drop(from, to, message, serial, 'adversary');
      delay = ruling.delay;
      if (ruling.duplicateDelay >= 0) this.#schedule(slot, to, ruling.duplicateDelay);
    }
    gatekeeper.noteDelay(from, this.time, delay);
    this.#schedule(slot, to, delay);
  }

  #schedule(slot: number, to: number, delay: number): void {
    this.#envelopes.addCopy(slot);
    this.#queue.push(this.#later(delay), EVENT.deliver, to, slot);
  }

  #drop(
    from: number,
    to: number,
    message: Message,
    serial: number,
    cause: 'loss' | 'adversary' | 'crashed',
  ): void {
    const { log } = this.parts;
    log.hash.record(this.time, RECORD.drop, from, to, serial);
    if (log.isListenedTo) {
      log.tell(this.time, { kind: 'drop', from, to, message: this.#kindName(message), cause });
    }
  }

  #deliver(to: number, slot: number): void {
    const { log, replicas } = this.parts;
    const from = this.#envelopes.from(slot);
    const message = this.#envelopes.message(slot);
    const serial = this.#envelopes.serial(slot);
    if (this.#down[to] === 1) {
      this.#drop(from, to, message, serial, 'crashed');
    } else {
      log.hash.record(this.time, RECORD.deliver, from, to, serial);
      this.traffic.delivered++;
      if (log.isListenedTo) {
        log.tell(this.time, {
          kind: 'deliver',
          from,
          to,
          message: this.#kindName(message),
          bytes: message.bytes,
          sentAt: this.#envelopes.sent(slot),
          value: this.parts.valueOf(message),
        });
      }
      (replicas[to] as Replica).onMessage?.(from, message, this.#out.as(to));
    }
    this.#envelopes.release(slot);
  }

  #kindName(message: Message): string {
    return this.parts.messageKinds[message.kind] ?? String(message.kind);
  }

  // ---- timers and work ----

  setTimer(me: number, id: number, delay: number): void {
    if (!(Number.isInteger(id) && id >= 0)) {
      throw new ContractError(`participant ${String(me)} set a timer with the id ${String(id)}`);
    }
    this.#queue.push(this.#later(delay), EVENT.timer, me, this.#timers.set(me, id));
  }

  cancelTimer(me: number, id: number): void {
    this.#timers.cancel(me, id);
  }

  #fireTimer(me: number, slot: number): void {
    const id = this.#timers.fire(me, slot);
    if (id < 0 || this.#down[me] === 1) return;
    const { log } = this.parts;
    log.hash.record(this.time, RECORD.timer, me, 0, id);
    if (log.isListenedTo) log.tell(this.time, { kind: 'timer', replica: me, timer: id });
    (this.parts.replicas[me] as Replica).onTimer?.(id, this.#out.as(me));
  }

  work(me: number, tag: number, effortSeconds: number): void {
    const share = this.parts.shares[me] ?? 0;
    if (!(effortSeconds >= 0)) {
      throw new ContractError(`participant ${String(me)} works with an effort of ${String(effortSeconds)} s`);
    }
    const job = this.#stopWork(me);
    if (effortSeconds === Infinity || share === 0) return;
    job.tag = tag;
    job.startedAt = this.time;
    const seconds = (effortSeconds / share) * this.parts.raceOf(me).exponential();
    this.#queue.push(this.#later(Math.round(seconds * 1e9)), EVENT.work, me, job.generation);
  }

  #stopWork(me: number): { generation: number; tag: number; startedAt: number } {
    const job = this.#jobs[me] as { generation: number; tag: number; startedAt: number };
    if (job.startedAt >= 0) {
      this.#workShareNanoseconds += (this.time - job.startedAt) * (this.parts.shares[me] ?? 0);
    }
    job.generation = (job.generation + 1) % 0x10000000;
    job.startedAt = -1;
    return job;
  }

  #finishWork(me: number, generation: number): void {
    const job = this.#jobs[me] as { generation: number; tag: number; startedAt: number };
    if (job.generation !== generation || job.startedAt < 0) return;
    const { log } = this.parts;
    const tag = this.#stopWork(me).tag;
    log.hash.record(this.time, RECORD.work, me, 0, tag);
    if (log.isListenedTo) log.tell(this.time, { kind: 'work', replica: me, tag });
    (this.parts.replicas[me] as Replica).onWork?.(tag, this.#out.as(me));
  }

  // ---- waves ----

  emit(me: number, emission: Parameters<EngineOut['emit']>[0]): void {
    const { waves, log, gatekeeper, isFaulty, skews } = this.parts;
    if (waves === null)
      throw new ContractError(`participant ${String(me)} emits a wave, but its medium is messages`);
    const emissions = isFaulty(me) ? gatekeeper.emissions(emission, me) : [emission];
    for (const one of emissions) {
      const start = Math.round(one.startNanoseconds - (skews[me] as number));
      if (!(start >= this.time)) {
        throw new ContractError(`participant ${String(me)} emits at ${String(start)} ns, before now`);
      }
      waves.field.emit(me, start, one);
      const carriers = one.carriers.frequenciesHz;
      log.hash.record(start, RECORD.emit, me, carriers.length, Math.trunc((carriers[0] ?? 0) % 4294967296));
      if (log.isListenedTo) {
        const { amplitude, durationSeconds } = one;
        log.tell(start, { kind: 'emit', replica: me, amplitude, durationSeconds, carriers: carriers.length });
      }
    }
  }

  observe(me: number, request: ObservationRequest): void {
    if (this.parts.waves === null) {
      throw new ContractError(`participant ${String(me)} listens, but its medium is messages`);
    }
    const globalStart = Math.round(request.startNanoseconds - (this.parts.skews[me] as number));
    if (!(globalStart >= this.time && request.durationNanoseconds > 0)) {
      throw new ContractError(`participant ${String(me)} opens a window in the past or without length`);
    }
    this.#observations.push({ ...request, globalStart });
    const end = globalStart + Math.round(request.durationNanoseconds);
    this.#queue.push(this.#later(end - this.time), EVENT.observation, me, this.#observations.length - 1);
  }

  #finishObservation(me: number, index: number): void {
    const { waves, log } = this.parts;
    const request = this.#observations[index];
    if (waves === null || request === undefined || this.#down[me] === 1) return;
    const { tag, startNanoseconds, durationNanoseconds, globalStart, carrierHz } = request;
    this.listeningSeconds += durationNanoseconds / 1e9;
    log.hash.record(this.time, RECORD.observe, me, 0, tag);
    if (log.isListenedTo) {
      log.tell(this.time, { kind: 'observe', replica: me, tag, durationSeconds: durationNanoseconds / 1e9 });
    }
    const densityPerHz = waves.medium.noiseDensity(carrierHz);
    // Each window has noise of its own; its serial number names the draw.
    const field = waves.field.reading(me, globalStart, durationNanoseconds, {
      seed: waves.noiseSeed + index,
      densityPerHz,
    });
    (this.parts.replicas[me] as Replica).onObservation?.({ tag, startNanoseconds, field }, this.#out.as(me));
  }

  // ---- decisions ----

  decide(me: number, instance: number, value: Value): void {
    this.parts.log.decide(this.time, me, instance, value);
    const decided = this.#decided[me];
    if (decided === undefined || this.parts.isFaulty(me) || decided.size >= this.parts.instances) return;
    decided.add(instance);
    if (decided.size < this.parts.instances) return;
    this.#replicasUndecided--;
    if (this.#replicasUndecided === 0) this.#settleAt = this.time + this.parts.watch;
  }

  // ---- crash and recovery ----

  #crash(me: number): void {
    this.#down[me] = 1;
    this.#timers.cancelAll(me);
    this.#stopWork(me);
    this.parts.log.hash.record(this.time, RECORD.crash, me, 0, 0);
    if (this.parts.log.isListenedTo) this.parts.log.tell(this.time, { kind: 'crash', replica: me });
  }

  #recover(me: number): void {
    this.#down[me] = 0;
    this.parts.log.hash.record(this.time, RECORD.recover, me, 0, 0);
    if (this.parts.log.isListenedTo) this.parts.log.tell(this.time, { kind: 'recover', replica: me });
    (this.parts.replicas[me] as Replica).onRecover?.(this.#out.as(me));
  }

  #later(delay: number): number {
    const at = this.time + delay;
    if (!(delay >= 0 && at <= TIME_NANOSECONDS_MAX)) {
      throw new ContractError(`an event can't be ${String(delay)} ns after ${String(this.time)} ns`);
    }
    return at;
  }
}

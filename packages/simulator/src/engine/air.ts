import {
  ContractError,
  mix32,
  type Emission,
  type Observation,
  type ObservationRequest,
  type Value,
  type WaveMedium,
} from '@dmct/core';
import { radiatedPowerWatts, type FieldReading, type Position } from '@dmct/physics';
import type { Gatekeeper } from '../adversary/gatekeeper.js';
import type { ReceiverHardware } from '../medium/receiver-hardware.js';
import type { WaveField } from '../medium/wave-field.js';
import { EVENT } from './queue/event.js';
import type { RunLog } from './run-log.js';
import type { Schedule } from './schedule.js';
import { RECORD } from './trace-hash.js';

/** More antennas than this in one window are refused. */
const ANTENNAS_MAX = 256;

export interface AirParts {
  readonly field: WaveField;
  readonly medium: WaveMedium;
  readonly hardware: ReceiverHardware;
  /** 32 bits that name the receivers' noise in this run. */
  readonly noiseSeed: number;
  readonly gatekeeper: Gatekeeper;
  readonly isFaulty: (id: number) => boolean;
  readonly skews: Float64Array;
  readonly log: RunLog;
  /** The value that an emission sounds, for the trace's readers alone; null where it states none. */
  readonly valueOf: (emission: Emission) => Value | null;
}

/** A window that is open or yet to open. */
interface PendingRequest extends ObservationRequest {
  readonly globalStart: number;
  /** How many windows the participant had opened before. */
  readonly serial: number;
}

/** What the participants send into the air and hear from it. */
export class Air {
  /** Seconds of closed windows, all participants together. */
  listeningSeconds = 0;
  /** The largest field at one metre that an honest participant radiated, V/m. */
  #honestAmplitudeMax = 0;
  readonly #parts: AirParts;
  readonly #schedule: Schedule;
  readonly #requests: PendingRequest[] = [];
  /** Windows that each participant has opened so far. */
  readonly #opened = new Map<number, number>();

  constructor(parts: AirParts, schedule: Schedule) {
    this.#parts = parts;
    this.#schedule = schedule;
  }

  /** The largest power that an honest participant radiated, W. */
  get transmitWattsMax(): number {
    return radiatedPowerWatts(this.#honestAmplitudeMax);
  }

  emit(me: number, emission: Emission): void {
    const { field, gatekeeper, isFaulty, log, valueOf } = this.#parts;
    for (const one of isFaulty(me) ? gatekeeper.emissions(emission, me) : [emission]) {
      const start = this.#globalTime(me, one.startNanoseconds);
      if (!(start >= this.#schedule.now)) {
        throw new ContractError(`participant ${String(me)} emits at ${String(start)} ns, before now`);
      }
      field.emit(me, start, one);
      if (isFaulty(me)) gatekeeper.notePower(one.amplitude, this.#honestAmplitudeMax);
      else this.#honestAmplitudeMax = Math.max(this.#honestAmplitudeMax, one.amplitude);
      const { amplitude, carriers, durationSeconds } = one;
      const { frequenciesHz } = carriers;
      const { now } = this.#schedule;
      log.hash.record(now, RECORD.emit, me, frequenciesHz.length, waveWord(start, one));
      if (log.isListenedTo) {
        log.tell(now, {
          kind: 'emit',
          replica: me,
          start,
          amplitude,
          durationSeconds,
          carriers: frequenciesHz.length,
          value: valueOf(one),
        });
      }
    }
  }

  observe(me: number, request: ObservationRequest): void {
    const globalStart = this.#globalTime(me, request.startNanoseconds);
    const duration = Math.round(request.durationNanoseconds);
    if (!(globalStart >= this.#schedule.now && duration > 0)) {
      throw new ContractError(`participant ${String(me)} opens a window in the past or without length`);
    }
    if ((request.antennaOffsetsMetres?.length ?? 0) > ANTENNAS_MAX) {
      throw new ContractError(
        `participant ${String(me)} listens with more than ${String(ANTENNAS_MAX)} antennas`,
      );
    }
    const serial = this.#opened.get(me) ?? 0;
    this.#opened.set(me, serial + 1);
    this.#requests.push({ ...request, durationNanoseconds: duration, globalStart, serial });
    const untilEnd = globalStart + duration - this.#schedule.now;
    this.#schedule.after(untilEnd, EVENT.observation, me, this.#requests.length - 1);
  }

  /** What was heard in a window that has just closed. */
  finish(me: number, index: number): Observation {
    const { log } = this.#parts;
    const request = this.#requests[index];
    if (request === undefined) throw new RangeError(`no window ${String(index)}`);
    const { antennaOffsetsMetres, durationNanoseconds, startNanoseconds, tag } = request;
    const durationSeconds = durationNanoseconds / 1e9;
    this.listeningSeconds += durationSeconds;
    log.hash.record(this.#schedule.now, RECORD.observe, me, 0, tag);
    if (log.isListenedTo) {
      log.tell(this.#schedule.now, { kind: 'observe', replica: me, tag, durationSeconds });
    }
    const field = this.#hear(me, request, 0);
    if (antennaOffsetsMetres === undefined) return { tag, startNanoseconds, field };
    const antennas = antennaOffsetsMetres.map((offset, m) => this.#hear(me, request, m + 1, offset));
    return { tag, startNanoseconds, field, antennas };
  }

  /** The field of a window at one antenna, behind its front end; antenna 0 is the participant's own place. */
  #hear(me: number, request: PendingRequest, antenna: number, offset?: Position): FieldReading {
    const { field, hardware, medium, noiseSeed } = this.#parts;
    const { carrierHz, durationNanoseconds, globalStart, serial } = request;
    const densityPerHz = medium.noiseDensity(carrierHz);
    const window = { me, start: globalStart, durationNanoseconds };
    const reading = field.reading(offset === undefined ? window : { ...window, offset }, {
      // Each participant's windows are counted apart: a traitor's extra one moves nobody else's noise.
      seed: noiseSeed * 2097152 + (mix32(noiseWord(me, serial, antenna)) >>> 11),
      densityPerHz,
    });
    return hardware(reading, carrierHz, densityPerHz);
  }

  #globalTime(me: number, ownNanoseconds: number): number {
    return Math.round(ownNanoseconds - (this.#parts.skews[me] as number));
  }
}

/** What names the noise of a participant's window at one of its antennas. */
function noiseWord(me: number, serial: number, antenna: number): number {
  return Math.imul(me + 1, 0x9e3779b1) ^ serial ^ Math.imul(antenna, 0x85ebca6b);
}

/** 32 bits of what was radiated and when. */
function waveWord(start: number, { amplitude, carriers, durationSeconds }: Emission): number {
  const numbers = Float64Array.of(start, amplitude, durationSeconds);
  let word = 0;
  for (const list of [numbers, carriers.frequenciesHz, carriers.phasesRadians]) {
    const halves = new Int32Array(list.slice().buffer);
    for (const half of halves) word = Math.imul(word ^ half, 0x9e3779b1) + 1;
  }
  return word;
}

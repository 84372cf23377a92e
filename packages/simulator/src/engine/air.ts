import {
  ContractError,
  mix32,
  type Emission,
  type Observation,
  type ObservationRequest,
  type WaveMedium,
} from '@dmct/core';
import { radiatedPowerWatts } from '@dmct/physics';
import type { Gatekeeper } from '../adversary/gatekeeper.js';
import type { WaveField } from '../medium/wave-field.js';
import { EVENT } from './queue/event.js';
import type { RunLog } from './run-log.js';
import type { Schedule } from './schedule.js';
import { RECORD } from './trace-hash.js';

export interface AirParts {
  readonly field: WaveField;
  readonly medium: WaveMedium;
  /** 32 bits that name the receivers' noise in this run. */
  readonly noiseSeed: number;
  readonly gatekeeper: Gatekeeper;
  readonly isFaulty: (id: number) => boolean;
  readonly skews: Float64Array;
  readonly log: RunLog;
}

/** What the participants send into the air and hear from it. */
export class Air {
  /** Seconds of closed windows, all participants together. */
  listeningSeconds = 0;
  /** The largest field at one metre that an honest participant radiated, V/m. */
  #honestAmplitudeMax = 0;
  readonly #parts: AirParts;
  readonly #schedule: Schedule;
  readonly #requests: (ObservationRequest & { readonly globalStart: number; readonly serial: number })[] = [];
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
    const { field, gatekeeper, isFaulty, log } = this.#parts;
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
    const serial = this.#opened.get(me) ?? 0;
    this.#opened.set(me, serial + 1);
    this.#requests.push({ ...request, durationNanoseconds: duration, globalStart, serial });
    const untilEnd = globalStart + duration - this.#schedule.now;
    this.#schedule.after(untilEnd, EVENT.observation, me, this.#requests.length - 1);
  }

  /** What was heard in a window that has just closed. */
  finish(me: number, index: number): Observation {
    const { field, log, medium, noiseSeed } = this.#parts;
    const request = this.#requests[index];
    if (request === undefined) throw new RangeError(`no window ${String(index)}`);
    const { carrierHz, durationNanoseconds, globalStart, serial, startNanoseconds, tag } = request;
    const durationSeconds = durationNanoseconds / 1e9;
    this.listeningSeconds += durationSeconds;
    log.hash.record(this.#schedule.now, RECORD.observe, me, 0, tag);
    if (log.isListenedTo) {
      log.tell(this.#schedule.now, { kind: 'observe', replica: me, tag, durationSeconds });
    }
    const reading = field.reading(me, globalStart, durationNanoseconds, {
      // Each participant's windows are counted apart: a traitor's extra one moves nobody else's noise.
      seed: noiseSeed * 2097152 + (mix32(Math.imul(me + 1, 0x9e3779b1) ^ serial) >>> 11),
      densityPerHz: medium.noiseDensity(carrierHz),
    });
    return { tag, startNanoseconds, field: reading };
  }

  #globalTime(me: number, ownNanoseconds: number): number {
    return Math.round(ownNanoseconds - (this.#parts.skews[me] as number));
  }
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

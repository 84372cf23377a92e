import {
  ContractError,
  type Emission,
  type Observation,
  type ObservationRequest,
  type WaveMedium,
} from '@dmct/core';
import { radiatedPowerWatts } from '@dmct/physics';
import type { Gatekeeper } from '../adversary/gatekeeper.js';
import type { WaveField } from '../medium/wave-field.js';
import { EVENT } from './event-queue.js';
import type { RunLog } from './run-log.js';
import type { Schedule } from './schedule.js';
import { RECORD } from './trace-hash.js';

export interface AirParts {
  readonly field: WaveField;
  readonly medium: WaveMedium;
  /** Names the receivers' noise; each window takes the next number. */
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
  /** The largest power that an honest participant radiated, W. */
  transmitWattsMax = 0;
  readonly #parts: AirParts;
  readonly #schedule: Schedule;
  readonly #requests: (ObservationRequest & { readonly globalStart: number })[] = [];

  constructor(parts: AirParts, schedule: Schedule) {
    this.#parts = parts;
    this.#schedule = schedule;
  }

  emit(me: number, emission: Emission): void {
    const { field, gatekeeper, isFaulty, log } = this.#parts;
    for (const one of isFaulty(me) ? gatekeeper.emissions(emission, me) : [emission]) {
      const start = this.#globalTime(me, one.startNanoseconds);
      if (!(start >= this.#schedule.now)) {
        throw new ContractError(`participant ${String(me)} emits at ${String(start)} ns, before now`);
      }
      field.emit(me, start, one);
      if (!isFaulty(me)) {
        this.transmitWattsMax = Math.max(this.transmitWattsMax, radiatedPowerWatts(one.amplitude));
      }
      const { amplitude, carriers, durationSeconds } = one;
      const { frequenciesHz } = carriers;
      const { now } = this.#schedule;
      log.hash.record(
        now,
        RECORD.emit,
        me,
        frequenciesHz.length,
        Math.trunc((frequenciesHz[0] ?? 0) % 4294967296),
      );
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
    this.#requests.push({ ...request, durationNanoseconds: duration, globalStart });
    const untilEnd = globalStart + duration - this.#schedule.now;
    this.#schedule.after(untilEnd, EVENT.observation, me, this.#requests.length - 1);
  }

  /** What was heard in a window that has just closed. */
  finish(me: number, index: number): Observation {
    const { field, log, medium, noiseSeed } = this.#parts;
    const { carrierHz, durationNanoseconds, globalStart, startNanoseconds, tag } = this.#requests[
      index
    ] as ObservationRequest & { readonly globalStart: number };
    const durationSeconds = durationNanoseconds / 1e9;
    this.listeningSeconds += durationSeconds;
    log.hash.record(this.#schedule.now, RECORD.observe, me, 0, tag);
    if (log.isListenedTo) {
      log.tell(this.#schedule.now, { kind: 'observe', replica: me, tag, durationSeconds });
    }
    const reading = field.reading(me, globalStart, durationNanoseconds, {
      seed: noiseSeed + index,
      densityPerHz: medium.noiseDensity(carrierHz),
    });
    return { tag, startNanoseconds, field: reading };
  }

  #globalTime(me: number, ownNanoseconds: number): number {
    return Math.round(ownNanoseconds - (this.#parts.skews[me] as number));
  }
}

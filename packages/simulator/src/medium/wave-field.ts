import type { Emission, Place } from '@dmct/core';
import {
  createFieldReading,
  radiatedEnergyJoules,
  type Arrival,
  type FieldReading,
  type Medium,
  type NoiseModel,
  type Position,
  type TrustWave,
} from '@dmct/physics';
import { disturbedArrivals } from './disturbed-way.js';
import type { Disturbances } from './disturbances.js';

const NANOSECONDS = 1e9;

/** A wave on its way, as the engine keeps it. */
interface TravellingWave {
  readonly from: number;
  /** Global start, ns. */
  readonly start: number;
  readonly durationSeconds: number;
  readonly wave: TrustWave;
  readonly beam: readonly number[] | undefined;
}

/** Where the participants are, for waves. */
export interface WaveGeometry {
  readonly places: readonly Place[];
  /** Length of the path of a wave, m. */
  pathLengthMetres(a: number, b: number): number;
  readonly pathLengthMetresMax: number;
}

/** Who listens, where from its place (absent: there), and when: global ns. */
export interface Window {
  readonly me: number;
  readonly offset?: Position;
  readonly start: number;
  readonly durationNanoseconds: number;
}

/** All the waves of a run: remembers what was emitted, and superposes it at a place and in a window. */
export class WaveField {
  readonly #medium: Medium;
  readonly #geometry: WaveGeometry;
  readonly #disturbances: Disturbances | null;
  /** Ascending in start. */
  readonly #waves: TravellingWave[] = [];
  #longestSeconds = 0;
  #joules = 0;

  constructor(medium: Medium, geometry: WaveGeometry, disturbances: Disturbances | null = null) {
    this.#medium = medium;
    this.#geometry = geometry;
    this.#disturbances = disturbances;
  }

  /** Energy radiated so far, J. A beam moves energy, it makes none. */
  get joules(): number {
    return this.#joules;
  }

  emit(from: number, start: number, emission: Emission): void {
    const wave: TrustWave = {
      origin: { x: 0, y: 0, z: 0 },
      amplitude: emission.amplitude,
      carriers: emission.carriers,
      startSeconds: 0,
      durationSeconds: emission.durationSeconds,
      envelope: emission.envelope,
    };
    this.#joules += radiatedEnergyJoules(wave);
    this.#longestSeconds = Math.max(this.#longestSeconds, emission.durationSeconds);
    const entry = { from, start, durationSeconds: emission.durationSeconds, wave, beam: emission.beam };
    let at = this.#waves.length;
    while (at > 0 && (this.#waves[at - 1] as TravellingWave).start > start) at--;
    this.#waves.splice(at, 0, entry);
  }

  /**
   * What a participant may read of the field in a window, its own waves left out. Times relative to the window are
   * differences of whole nanoseconds, so that a late window loses no precision.
   */
  reading(window: Window, noise: NoiseModel): FieldReading {
    const arrivals: Arrival[] = [];
    const windowEnd = window.start + window.durationNanoseconds;
    for (let i = this.#firstFrom(this.#earliest(window.start, windowEnd)); i < this.#waves.length; i++) {
      const travelling = this.#waves[i] as TravellingWave;
      if (travelling.start >= windowEnd) break;
      if (travelling.from === window.me) continue;
      if (this.#disturbances === null) arrivals.push(this.#arrival(travelling, window));
      else arrivals.push(...this.#disturbed(travelling, window, this.#disturbances));
    }
    return createFieldReading({
      arrivals,
      durationSeconds: window.durationNanoseconds / NANOSECONDS,
      noise,
    });
  }

  #arrival({ from, start, wave, beam }: TravellingWave, window: Window): Arrival {
    const path = this.#pathMetres(from, window);
    return {
      wave,
      delaySeconds: (start - window.start) / NANOSECONDS + path / this.#medium.speedMetresPerSecond,
      gain: this.#medium.amplitudeAt(path) * (beam === undefined ? 1 : (beam[window.me] ?? 0)),
    };
  }

  #disturbed(
    { from, start, wave, beam }: TravellingWave,
    window: Window,
    disturbances: Disturbances,
  ): readonly Arrival[] {
    const way = {
      from,
      to: window.me,
      wave,
      startSeconds: start / NANOSECONDS,
      windowSeconds: window.start / NANOSECONDS,
      sinceStartSeconds: (window.start - start) / NANOSECONDS,
      durationSeconds: window.durationNanoseconds / NANOSECONDS,
      pathMetres: this.#pathMetres(from, window),
      origin: this.#place(from),
      antenna: antennaOf(this.#place(window.me), window.offset),
    };
    const gain = beam === undefined ? 1 : (beam[window.me] ?? 0);
    return disturbedArrivals(way, disturbances, this.#medium, gain);
  }

  #pathMetres(from: number, { me, offset }: Window): number {
    if (offset === undefined) return this.#geometry.pathLengthMetres(from, me);
    return this.#medium.pathLength(this.#place(from), antennaOf(this.#place(me), offset));
  }

  #place(participant: number): Position {
    return (this.#geometry.places[participant] as Place).position;
  }

  /** Waves that started before this have passed by every place when the window opens. */
  #earliest(windowStart: number, windowEnd: number): number {
    const { speedMetresPerSecond } = this.#medium;
    const slowest = this.#geometry.pathLengthMetresMax / speedMetresPerSecond;
    const earliest = windowStart - (slowest + this.#longestSeconds) * NANOSECONDS - 1;
    if (this.#disturbances === null) return earliest;
    // Both ends of a way may have moved apart since the run's start.
    const { echoSecondsMax, metresPerSecond } = this.#disturbances;
    const apart = (2 * metresPerSecond * windowEnd) / speedMetresPerSecond;
    return earliest - (1e-3 * this.#longestSeconds + echoSecondsMax) * NANOSECONDS - apart;
  }

  #firstFrom(time: number): number {
    let low = 0;
    let high = this.#waves.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#waves[middle] as TravellingWave).start < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function antennaOf(place: Position, offset: Position | undefined): Position {
  if (offset === undefined) return place;
  return { x: place.x + offset.x, y: place.y + offset.y, z: place.z + offset.z };
}

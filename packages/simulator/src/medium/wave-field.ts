import type { Emission } from '@dmct/core';
import {
  createFieldReading,
  radiatedEnergyJoules,
  type Arrival,
  type FieldReading,
  type Medium,
  type NoiseModel,
  type TrustWave,
} from '@dmct/physics';

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
  /** Length of the path of a wave, m. */
  pathLengthMetres(a: number, b: number): number;
  readonly pathLengthMetresMax: number;
}

/** All the waves of a run: remembers what was emitted, and superposes it at a place and in a window. */
export class WaveField {
  readonly #medium: Medium;
  readonly #geometry: WaveGeometry;
  /** Ascending in start. */
  readonly #waves: TravellingWave[] = [];
  #longestSeconds = 0;
  #joules = 0;

  constructor(medium: Medium, geometry: WaveGeometry) {
    this.#medium = medium;
    this.#geometry = geometry;
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
   * What participant `me` may read of the field in a window (global ns), its own waves left out. Times relative to
   * the window are differences of whole nanoseconds, so that a late window loses no precision.
   */
  reading(me: number, windowStart: number, durationNanoseconds: number, noise: NoiseModel): FieldReading {
    const arrivals: Arrival[] = [];
    const slowest = this.#geometry.pathLengthMetresMax / this.#medium.speedMetresPerSecond;
    const earliest = windowStart - (slowest + this.#longestSeconds) * NANOSECONDS - 1;
    const windowEnd = windowStart + durationNanoseconds;
    for (let i = this.#firstFrom(earliest); i < this.#waves.length; i++) {
      const { from, start, wave, beam } = this.#waves[i] as TravellingWave;
      if (start >= windowEnd) break;
      if (from === me) continue;
      const path = this.#geometry.pathLengthMetres(from, me);
      arrivals.push({
        wave,
        delaySeconds: (start - windowStart) / NANOSECONDS + path / this.#medium.speedMetresPerSecond,
        gain: this.#medium.amplitudeAt(path) * (beam === undefined ? 1 : (beam[me] ?? 0)),
      });
    }
    return createFieldReading({ arrivals, durationSeconds: durationNanoseconds / NANOSECONDS, noise });
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

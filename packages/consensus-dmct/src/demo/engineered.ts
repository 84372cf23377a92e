import {
  createCarriers,
  createField,
  createFieldReading,
  createTrustWave,
  distanceMetres,
  sphericalMedium,
  SPEED_OF_LIGHT,
  type FieldReading,
} from '@dmct/physics';
import { medianReading } from '../decision-level.js';
import type { Geometry } from '../geometry.js';
import { gateEnergy } from '../power.js';
import { createGateReader } from '../readings.js';
import { staggerSlots } from '../free-starts.js';
import { DOCUMENT } from './layout.js';
import { phaseOf, type Stage } from './stage.js';

/** Which reading each emitter leaves in its own gate (1: truth), their median, and whether it says truth. */
export interface EngineeredReading {
  readonly readings: readonly number[];
  readonly support: number;
  readonly concludes: boolean;
}

const POWER_FLOOR = 0.5;

/**
 * The same four emitters heard at the same point by the engineered protocol's receiver: each speaks in its own slot
 * and is heard in its own gate, so that the near traitor weighs one vote like everybody else. One round without a
 * coin: the median against one half.
 */
export function engineeredReading(stage: Stage, seed: number, clampRadiusMetres: number): EngineeredReading {
  const gateSeconds = stage.options.listeningSeconds;
  const slots = slotsSeconds(stage);
  const medium = sphericalMedium({ nearFieldRadiusMetres: clampRadiusMetres });
  const traitor = DOCUMENT.honest.length;
  const waves = stage.emitters.map((origin, index) =>
    createTrustWave({
      origin,
      amplitude: stage.options.amplitude,
      carriers: createCarriers(
        [index === traitor ? stage.lieFrequencyHz : stage.truthFrequencyHz],
        [phaseOf(seed, index)],
      ),
      startSeconds: slots[index]!,
      durationSeconds: gateSeconds,
    }),
  );
  const field: FieldReading = createFieldReading({
    arrivals: createField(waves, medium).arrivalsAt(stage.measuringPoint),
    durationSeconds: Math.max(...slots) + stage.propagationSeconds + 2 * gateSeconds,
    noise: { seed, densityPerHz: stage.noiseDensityPerHz },
  });
  const reader = createGateReader(Float64Array.of(stage.lieFrequencyHz, stage.truthFrequencyHz), [1], {
    noiseDensityPerHz: stage.noiseDensityPerHz,
    powerFloor: POWER_FLOOR,
  });
  const readings = new Float64Array(stage.emitters.length);
  stage.emitters.forEach((place, index) => {
    const metres = distanceMetres(place, stage.measuringPoint);
    const gate = {
      startSeconds: slots[index]! + metres / SPEED_OF_LIGHT,
      durationSeconds: gateSeconds,
      allowedEnergy: gateEnergy(stage.options.amplitude * medium.amplitudeAt(metres), gateSeconds),
    };
    reader.read(field, gate, readings, index);
  });
  const support = medianReading(readings);
  return { readings: [...readings], support, concludes: support > 0.5 };
}

function slotsSeconds(stage: Stage): readonly number[] {
  const nodes = stage.emitters.length;
  const travelNanoseconds = Float64Array.from(
    { length: nodes * nodes },
    (_, at) =>
      (distanceMetres(stage.emitters[Math.floor(at / nodes)]!, stage.emitters[at % nodes]!) /
        SPEED_OF_LIGHT) *
      1e9,
  );
  const geometry: Geometry = { nodes, travelNanoseconds, travelNanosecondsMax: 0, pathMetresMax: 0 };
  return staggerSlots(geometry, Math.ceil(stage.options.listeningSeconds * 1e9) + 1).map(
    (slot) => slot / 1e9,
  );
}

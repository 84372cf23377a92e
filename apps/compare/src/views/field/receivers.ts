import {
  antennaOffsets,
  createArrayReceiver,
  createCausalReceiver,
  createEnergyReceiver,
  createRangeGatedReceiver,
  createToneReceiver,
  distanceMetres,
  SPEED_OF_LIGHT,
  type ArrayReceiver,
  type Candidate,
  type FieldReading,
  type KnownEmitter,
  type Position,
} from '@dmct/physics';
import { looksOf, mediumOf, positionOf, type ReceiverName, type Stage } from './stage.js';

const NANO = 1e-9;
/** Antennas of the array, and the ball they stand in, in wavelengths of the truth. */
const ARRAY = { antennas: 12, apertureWavelengths: 4, seed: 1 } as const;

/** Strengths of the candidates, from the reading at the observer's place, or from those at an array's antennas. */
export type Strengths = (
  reading: FieldReading,
  candidates: readonly Candidate[],
  antennas: readonly FieldReading[],
) => Float64Array;

/** The receivers that can make something of the scene's waves at a place; gated ones where there is an array, and so gates. */
export function receiversAt(
  stage: Stage,
  observer: Place,
  array: ArrayHere | null,
): readonly (readonly [ReceiverName, Strengths])[] {
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const looks = looksOf(stage);
  const tone = createToneReceiver({ durationSeconds });
  const energy = createEnergyReceiver({ durationSeconds: durationSeconds / looks, looks });
  const always: readonly (readonly [ReceiverName, Strengths])[] = [
    ['tone', (reading, candidates) => tone.read(reading, candidates).strengths],
    ['energy', (reading, candidates) => energy.read(reading, candidates).strengths],
  ];
  return array === null ? always : [...always, ...gatedAt(stage, observer, array)];
}

/** Receivers that open gates in time: they need waves that begin and end. */
function gatedAt(
  stage: Stage,
  observer: Place,
  array: ArrayHere,
): readonly (readonly [ReceiverName, Strengths])[] {
  const { pulseSeconds } = array;
  const rangeGated = createRangeGatedReceiver({
    epochSeconds: epochSecondsOf(stage),
    pulseSeconds,
    rangeMetres:
      mediumOf(stage).speedMetresPerSecond * (stage.listen.durationNanoseconds * NANO - pulseSeconds),
    nearFieldRadiusMetres: stage.clampMetres,
  });
  const causal = createCausalReceiver({
    epochSeconds: epochSecondsOf(stage),
    pulseSeconds,
    emitters: knownEmitters(stage, observer),
  });
  return [
    ['range-gated', (reading, candidates) => rangeGated.read(reading, candidates).strengths],
    ['causal', (reading, candidates) => causal.read(reading, candidates).strengths],
    ['array', (_, candidates, antennas) => array.receiver.read(antennas, candidates).strengths],
  ];
}

type Place = Stage['observers'][number];

/** When the slots begin, in seconds of the window. */
function epochSecondsOf(stage: Stage): number {
  return -stage.listen.startNanoseconds * NANO;
}

/** What is publicly known of the generals: their places, slots, and how strong each can be here. */
function knownEmitters(stage: Stage, observer: Place): readonly KnownEmitter[] {
  const medium = mediumOf(stage);
  return stage.emitters.map((emitter) => {
    const pathMetres = distanceMetres(positionOf(emitter), positionOf(observer));
    return {
      pathMetres,
      slotSeconds: emitter.slotNanoseconds * NANO,
      allowedAmplitude: medium.amplitudeAt(pathMetres),
    };
  });
}

/** An array around an observer; its gates need waves that end. */
export interface ArrayHere {
  readonly receiver: ArrayReceiver;
  readonly antennas: readonly Position[];
  readonly pulseSeconds: number;
}

/** The array around an observer, or null where waves never end. */
export function arrayAt(stage: Stage, observer: Place): ArrayHere | null {
  if (stage.pulseNanoseconds === null) return null;
  const antennas = antennasAt(stage, positionOf(observer));
  const pulseSeconds = stage.pulseNanoseconds * NANO;
  const emitters = knownEmitters(stage, observer).map((known, index) => ({
    ...known,
    antennaPathsMetres: Float64Array.from(antennas, (antenna) =>
      distanceMetres(positionOf(stage.emitters[index]!), antenna),
    ),
  }));
  const receiver = createArrayReceiver({ epochSeconds: epochSecondsOf(stage), pulseSeconds, emitters });
  return { receiver, antennas, pulseSeconds };
}

/** The array's antennas, strewn around a place; antenna 0 stands on it. */
function antennasAt(stage: Stage, here: Position): readonly Position[] {
  const { antennas, apertureWavelengths, seed } = ARRAY;
  const apertureMetres = apertureWavelengths * (SPEED_OF_LIGHT / stage.truthHz);
  return antennaOffsets({ antennas, apertureMetres, seed }).map((offset) => ({
    x: here.x + offset.x,
    y: here.y + offset.y,
    z: here.z + offset.z,
  }));
}

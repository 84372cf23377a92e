import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  createCarriers,
  createField,
  createTrustWave,
  createUniformStream,
  distanceMetres,
  fieldNoiseDensity,
  magnitude,
  measureFieldAt,
  pinned,
  sphericalMedium,
  SPEED_OF_LIGHT,
  toneOf,
  type Band,
  type Position,
} from '@dmct/physics';
import { DOCUMENT, scaled } from './layout.js';

/** The physics around the document's example. */
export interface StageOptions {
  /** What one unit of the document's positions is, m; default 1. */
  readonly scaleMetres: number;
  readonly carrierHz: number;
  readonly bandwidthHz: number;
  readonly listeningSeconds: number;
  /** Field of each emitter at 1 m, V/m; default 1. */
  readonly amplitude: number;
  /** The hash of hash(data), to hexadecimal digits. Default: SHA-256 of the text. */
  digest(text: string): string;
}

/** The scene, computed once. */
export interface Stage {
  readonly options: StageOptions;
  readonly band: Band;
  /** Three honest, then the traitor. */
  readonly emitters: readonly Position[];
  readonly measuringPoint: Position;
  readonly truthFrequencyHz: number;
  readonly lieFrequencyHz: number;
  /** When every wave has reached the measuring point. */
  readonly propagationSeconds: number;
  readonly noiseDensityPerHz: number;
}

export function createStage(given: Partial<StageOptions>): Stage {
  const options: StageOptions = {
    scaleMetres: given.scaleMetres ?? 1,
    carrierHz: given.carrierHz ?? 1e9,
    bandwidthHz: given.bandwidthHz ?? 1e8,
    listeningSeconds: given.listeningSeconds ?? 1e-5,
    amplitude: given.amplitude ?? 1,
    digest: given.digest ?? sha256Hex,
  };
  const band: Band = {
    lowHz: options.carrierHz,
    bandwidthHz: options.bandwidthHz,
    windowSeconds: options.listeningSeconds,
  };
  const place = (position: Position): Position => scaled(position, options.scaleMetres);
  const emitters = [...DOCUMENT.honest, DOCUMENT.traitor].map(place);
  const measuringPoint = place(DOCUMENT.measuringPoint);
  const farthest = emitters.reduce((far, at) => Math.max(far, distanceMetres(at, measuringPoint)), 0);
  return {
    options,
    band,
    emitters,
    measuringPoint,
    truthFrequencyHz: toneOf(options.digest(DOCUMENT.truth.hash), band).frequencyHz,
    lieFrequencyHz: toneOf(options.digest(DOCUMENT.lie.hash), band).frequencyHz,
    propagationSeconds: farthest / SPEED_OF_LIGHT,
    noiseDensityPerHz: fieldNoiseDensity(290, options.carrierHz),
  };
}

/** The phase of emitter `index` at the epoch, in radians, by seed. */
export function phaseOf(seed: number, index: number): number {
  return pinned.TAU * createUniformStream(seed, index).nextUniform();
}

/** The document's two measurements: emit, wait, lock in at both frequencies. */
export function measureAsDocument(
  stage: Stage,
  seed: number,
  clampRadiusMetres: number,
): { truthStrength: number; lieStrength: number } {
  const traitor = DOCUMENT.honest.length;
  const waves = stage.emitters.map((origin, index) =>
    createTrustWave({
      origin,
      amplitude: stage.options.amplitude,
      carriers: createCarriers(
        [index === traitor ? stage.lieFrequencyHz : stage.truthFrequencyHz],
        [phaseOf(seed, index)],
      ),
      durationSeconds: stage.propagationSeconds + stage.options.listeningSeconds,
    }),
  );
  const field = createField(waves, sphericalMedium({ nearFieldRadiusMetres: clampRadiusMetres }));
  const window = {
    startSeconds: stage.propagationSeconds,
    durationSeconds: stage.options.listeningSeconds,
  };
  const strength = (frequencyHz: number): number =>
    magnitude(measureFieldAt(field, stage.measuringPoint, frequencyHz, window));
  return {
    truthStrength: strength(stage.truthFrequencyHz),
    lieStrength: strength(stage.lieFrequencyHz),
  };
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

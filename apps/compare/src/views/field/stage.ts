import {
  createCarriers,
  createTrustWave,
  SPEED_OF_LIGHT,
  sphericalMedium,
  type Medium,
  type Position,
  type TrustWave,
} from '@dmct/physics';

/** Whose word a wave is, or which word it sounds: what the honest hold, or what the traitors want. */
export type Side = 'truth' | 'lie';

/** One general with a transmitter. */
export interface Emitter {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  /** The frequency it sounds: a traitor may sound the truth's, out of step. */
  readonly carrier: Side;
  /** Radiated power over that of an ordinary general. */
  readonly power: number;
  /** Phase at the start of its wave, in turns. */
  readonly phaseTurns: number;
  /** When everybody expects it to begin, and how much later it does, ns. */
  readonly slotNanoseconds: number;
  readonly lateNanoseconds: number;
}

/** One scene: who radiates what, where it is heard, and which part of the plane is drawn. SI but for nanoseconds. */
export interface Stage {
  readonly emitters: readonly Emitter[];
  readonly observers: readonly { readonly x: number; readonly y: number }[];
  readonly truthHz: number;
  readonly lieHz: number;
  /** How long each wave lasts, ns; null for ever. */
  readonly pulseNanoseconds: number | null;
  /** Nearer than this a wave grows no stronger, m. */
  readonly clampMetres: number;
  /** When the receivers listen, ns. */
  readonly listen: { readonly startNanoseconds: number; readonly durationNanoseconds: number };
  /** The receiver whose decision counts. */
  readonly receiver: ReceiverName;
  /** Left and lower edge, width and height of the picture, m. */
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** When the film ends, ns. */
  readonly endNanoseconds: number;
  /** The moment that is shown where pictures are to keep still, ns. */
  readonly stillNanoseconds: number;
}

/** When everybody's wave has crossed the picture: later than the scene's own end where somebody emits late, ns. */
export function filmEnd({ emitters, endNanoseconds, frame, pulseNanoseconds }: Stage): number {
  const crossing = lightNanoseconds(Math.hypot(frame.width, frame.height)) + (pulseNanoseconds ?? 0);
  return emitters
    .filter(({ lateNanoseconds }) => lateNanoseconds > 0)
    .map(({ lateNanoseconds, slotNanoseconds }) => Math.ceil(slotNanoseconds + lateNanoseconds + crossing))
    .reduce((latest, each) => Math.max(latest, each), endNanoseconds);
}

export const RECEIVER_NAMES = ['tone', 'energy', 'range-gated', 'causal', 'array'] as const;
export type ReceiverName = (typeof RECEIVER_NAMES)[number];

/** More emitters than this aren't drawn. */
export const EMITTERS_MAX = 1000;
const NANO = 1e-9;
/** Looks of the energy receiver, where the window is long enough to tell the two tones apart in each. */
const LOOKS_MAX = 4;
/** A look this many periods of the tones' difference long tells them apart. */
const PERIODS_A_LOOK = 2;

export function mediumOf(stage: Stage): Medium {
  return sphericalMedium({ nearFieldRadiusMetres: stage.clampMetres });
}

export function frequencyOf(stage: Stage, carrier: Side): number {
  return carrier === 'truth' ? stage.truthHz : stage.lieHz;
}

export function positionOf({ x, y }: { readonly x: number; readonly y: number }): Position {
  return { x, y, z: 0 };
}

/** When the emitter's wave begins and ends, s. */
export function spanOf(stage: Stage, emitter: Emitter): { readonly start: number; readonly end: number } {
  const start = (emitter.slotNanoseconds + emitter.lateNanoseconds) * NANO;
  return { start, end: stage.pulseNanoseconds === null ? Infinity : start + stage.pulseNanoseconds * NANO };
}

/** The scene's waves, as @dmct/physics has them; an ordinary general's field is 1 V/m at 1 m. */
export function wavesOf(stage: Stage): readonly TrustWave[] {
  return stage.emitters.map((emitter) => {
    const { end, start } = spanOf(stage, emitter);
    return createTrustWave({
      origin: positionOf(emitter),
      amplitude: Math.sqrt(emitter.power),
      carriers: createCarriers([frequencyOf(stage, emitter.carrier)], [2 * Math.PI * emitter.phaseTurns]),
      startSeconds: start,
      durationSeconds: end - start,
    });
  });
}

/** Nanoseconds that light takes for a distance. */
export function lightNanoseconds(metres: number): number {
  return metres / SPEED_OF_LIGHT / NANO;
}

/** Metres that light goes in so many nanoseconds. */
export function lightMetres(nanoseconds: number): number {
  return nanoseconds * NANO * SPEED_OF_LIGHT;
}

/** How often the energy receiver looks in the window. */
export function looksOf(stage: Stage): number {
  const periods = Math.abs(stage.truthHz - stage.lieHz) * stage.listen.durationNanoseconds * NANO;
  return Math.max(1, Math.min(LOOKS_MAX, Math.floor(periods / PERIODS_A_LOOK)));
}

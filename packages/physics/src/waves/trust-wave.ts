import { assertFinite, assertNotNegative } from '../math/assert.js';
import type { Position } from '../spacetime/position.js';
import { assertCarriers, type Carriers } from './carriers.js';

/** How the amplitude runs over the emission: constant, or ½(1 − cos(2π t′/duration)). */
export type Envelope = 'rectangular' | 'raised-cosine';

/**
 * One emission: at `origin`, from `startSeconds` on for `durationSeconds`, the field that it would have at 1 m without
 * loss is Σ_l A_l·env(t′)·cos(2π f_l t′ + φ_l), t′ the time since the start.
 *
 * `amplitude` is that of a single tone at 1 m, in V/m (peak); a chord shares its power, see {@link Carriers}. A
 * rectangular wave may last for ever (`durationSeconds: Infinity`). `digest` is the emitter's own record of what the
 * carriers stand for; no receiver sees it.
 */
export interface TrustWave {
  readonly origin: Position;
  readonly amplitude: number;
  readonly carriers: Carriers;
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly envelope: Envelope;
  readonly digest?: Uint8Array | string;
}

/** What `createTrustWave` takes: a wave whose envelope defaults to 'rectangular' and its start to 0. */
export type TrustWaveInput = Omit<TrustWave, 'envelope' | 'startSeconds'> &
  Partial<Pick<TrustWave, 'envelope' | 'startSeconds'>>;

/** Checks a wave and fills its defaults; throws a RangeError of one line that says what was wrong. */
export function createTrustWave(input: TrustWaveInput): TrustWave {
  assertFinite('origin.x', input.origin.x);
  assertFinite('origin.y', input.origin.y);
  assertFinite('origin.z', input.origin.z);
  assertNotNegative('amplitude', input.amplitude);
  assertCarriers(input.carriers);
  const envelope = input.envelope ?? 'rectangular';
  if (envelope !== 'rectangular' && envelope !== 'raised-cosine') {
    throw new RangeError(`envelope must be 'rectangular' or 'raised-cosine', got '${String(envelope)}'`);
  }
  const endless = input.durationSeconds === Infinity && envelope === 'rectangular';
  if (!endless && !(input.durationSeconds > 0 && input.durationSeconds < Infinity)) {
    throw new RangeError(
      `durationSeconds must be above 0 (and finite unless rectangular), got ${input.durationSeconds}`,
    );
  }
  const startSeconds = input.startSeconds ?? 0;
  assertFinite('startSeconds', startSeconds);
  return { ...input, envelope, startSeconds };
}

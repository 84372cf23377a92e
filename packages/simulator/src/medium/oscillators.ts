import { createStream, mix32 } from '@dmct/core';
import { createOscillator, type Oscillator } from '@dmct/physics';

/** What the run's conditions say of oscillators. */
export interface OscillatorConditions {
  readonly frequencyErrorMax: number;
  readonly allanDeviation: number;
}

/** Below this an oscillator's phase runs straight, s. */
const RESOLUTION_SECONDS = 1e-7;

/**
 * Each participant's oscillator, drawn from the seed when first asked for; null where conditions have them perfect.
 * One oscillator makes a participant's carriers and its receiver's local tones.
 */
export function drawOscillators(
  conditions: OscillatorConditions,
  seed: number,
  spanSeconds: number,
): ((participant: number) => Oscillator) | null {
  const { frequencyErrorMax, allanDeviation } = conditions;
  if (frequencyErrorMax === 0 && allanDeviation === 0) return null;
  const made = new Map<number, Oscillator>();
  return (participant) => {
    const known = made.get(participant);
    if (known !== undefined) return known;
    const stream = createStream(seed, `oscillator ${String(participant)}`);
    const fresh = createOscillator({
      seed: mix32(stream.uint32()) >>> 0,
      frequencyError: frequencyErrorMax * (2 * stream.uniform() - 1),
      allanDeviation,
      spanSeconds,
      resolutionSeconds: RESOLUTION_SECONDS,
    });
    made.set(participant, fresh);
    return fresh;
  };
}

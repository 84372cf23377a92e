import { assertFinite, assertPositive } from '../math/assert.js';
import { magnitude } from '../field/phasor.js';
import type { Receiver } from './receiver.js';

/** When to listen, in seconds of the window. */
export interface ListeningOptions {
  readonly startSeconds?: number;
  readonly durationSeconds: number;
}

/**
 * The document's measure_field_at(point, frequency): one lock-in at each candidate's first carrier; strengths are
 * amplitudes in V/m. Needs a clock, as any lock-in does. Equal emitters make it a lottery: a sum of N random phasors
 * has exponential power, so that the lie wins with its share of the power. Throws a RangeError for a window without length, and
 * when it reads, for a candidate without a carrier.
 */
export function createToneReceiver(options: ListeningOptions): Receiver {
  const start = options.startSeconds ?? 0;
  assertFinite('startSeconds', start);
  assertPositive('durationSeconds', options.durationSeconds);
  return {
    name: 'tone',
    needs: ['clock'],
    read: (reading, candidates) => ({
      strengths: Float64Array.from(candidates, (candidate, m) => {
        const frequency = candidate.frequenciesHz[0];
        if (frequency === undefined) throw new RangeError(`candidate ${m} has no carrier`);
        return magnitude(reading.integrate(frequency, start, options.durationSeconds));
      }),
    }),
  };
}

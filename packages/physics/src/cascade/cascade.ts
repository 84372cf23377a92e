import { assertInteger, assertNotNegative, assertPositive } from '../math/assert.js';
import { exp } from '../math/exponential.js';

/** How trust cascades. Amplitudes are fields at 1 m, V/m. */
export interface CascadeOptions {
  /** How many messages there are. */
  readonly messages: number;
  /** A re-emission's amplitude over what the emitter had for that message. */
  readonly gain: number;
  /** τ: without re-emission an amplitude falls as e^{−t/τ}, s; Infinity for none. */
  readonly decaySeconds: number;
  readonly roundSeconds: number;
  /** What a transmitter can do; no message exceeds it. */
  readonly amplitudeMax: number;
  /** The document's CONFIDENCE_RATIO: how far the strongest must lead, in the receiver's strengths. */
  readonly confidenceRatio: number;
  /** Rounds in a row for which the same message must lead so. */
  readonly rounds: number;
}

/** One emitter of a cascade, between rounds. */
export interface CascadeState {
  /** What it radiates for each message in the next round, V/m. */
  readonly amplitudes: Float64Array;
  /** Index of the message that leads by the ratio; −1 if none does. */
  readonly leader: number;
  /** For how many rounds in a row it leads; 0 if none does. */
  readonly led: number;
  /** Index of the message that led for long enough, for good; −1 as long as there is none. */
  readonly decided: number;
}

/** Observe, re-emit the strongest with a gain, let the rest decay, until one stands out: DMCT's cascade, one emitter's part. */
export interface Cascade {
  /** An emitter that begins with one message; −1 for one that only listens. */
  begin(message: number, amplitude: number): CascadeState;
  /** The state after a round in which its receiver found these strengths, one a message. */
  next(state: CascadeState, strengths: ArrayLike<number>): CascadeState;
}

/**
 * The rule: every amplitude falls by e^{−T/τ}; then the strongest message heard rises to `gain` times what the emitter
 * had for it, or, if it had nothing, to `gain` times its largest amplitude so far; never above the transmitter's.
 * Ties and silence re-emit nothing. It loses nothing of who began: an emitter that hears its own message strongest
 * keeps it, so that lies are re-emitted as faithfully as truths.
 * Throws a RangeError for options that are out of their range.
 */
export function createCascade(options: CascadeOptions): Cascade {
  const { messages, gain, decaySeconds, roundSeconds, amplitudeMax, confidenceRatio, rounds } = options;
  assertInteger('messages', messages, 1, 1_000_000);
  assertPositive('gain', gain);
  if (!(decaySeconds > 0)) throw new RangeError(`decaySeconds must be above 0, got ${decaySeconds}`);
  assertNotNegative('roundSeconds', roundSeconds);
  assertPositive('amplitudeMax', amplitudeMax);
  if (!(confidenceRatio >= 1))
    throw new RangeError(`confidenceRatio must be at least 1, got ${confidenceRatio}`);
  assertInteger('rounds', rounds, 1, 1_000_000);
  const decay = exp(-roundSeconds / decaySeconds);
  return {
    begin(message, amplitude) {
      assertInteger('message', message, -1, messages - 1);
      assertNotNegative('amplitude', amplitude);
      const amplitudes = new Float64Array(messages);
      if (message >= 0) amplitudes[message] = Math.min(amplitude, amplitudeMax);
      return { amplitudes, leader: -1, led: 0, decided: -1 };
    },
    next(state, strengths) {
      const { first, second, strongest } = strongestTwo(strengths);
      const amplitudes = state.amplitudes.map((amplitude) => amplitude * decay);
      if (strongest >= 0) {
        const had = state.amplitudes[strongest]!;
        const base = had > 0 ? had : state.amplitudes.reduce((a, b) => Math.max(a, b), 0);
        amplitudes[strongest] = Math.min(amplitudeMax, gain * base);
      }
      const leader = strongest >= 0 && first >= confidenceRatio * second ? strongest : -1;
      const led = leader < 0 ? 0 : leader === state.leader ? state.led + 1 : 1;
      const decided = state.decided >= 0 || led < rounds ? state.decided : leader;
      return { amplitudes, leader, led, decided };
    },
  };
}

/** The two largest strengths and the index of the largest; −1 where two share it or nothing is above 0. */
function strongestTwo(strengths: ArrayLike<number>): {
  readonly first: number;
  readonly second: number;
  readonly strongest: number;
} {
  let [first, second, strongest] = [0, 0, -1];
  for (let m = 0; m < strengths.length; m++) {
    const strength = strengths[m]!;
    if (strength > first) [second, first, strongest] = [first, strength, m];
    else if (strength > second) second = strength;
  }
  return { first, second, strongest: first === second ? -1 : strongest };
}

import type { Emission, ReplicaContext, Value } from '@dmct/core';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Vote } from '../codebook.js';
import { NOTHING } from '../frame.js';
import { carriersOf } from '../messages.js';
import type { DmctParams } from '../params.js';
import type { LogFrame } from './log-frame.js';
import { encodeBatch, type Entry } from './payload-code.js';
import { tonesOfGate } from './symbols.js';

/** What a participant can say in a frame; times are ns on its own clock. */
export interface Speech {
  /** A vote in one lane on whether the instance decides `value` or nothing. */
  vote(startNanoseconds: number, vote: Vote, value: Value, slots: readonly number[]): Emission;
  /** The chord of a batch's digest, as a proposal. */
  proposal(startNanoseconds: number, bytes: Uint8Array, value: Value, slots: readonly number[]): Emission;
  /** A batch, symbol by symbol. */
  payload(startNanoseconds: number, entries: readonly Entry[]): readonly Emission[];
}

/**
 * Each emission keeps, for adversaries, which value it states and how another one would sound: a request stands for
 * "something", whatever nobody asked for stands for "nothing", and a batch with one request stands for that.
 */
export function createSpeech(
  context: ReplicaContext<DmctParams>,
  frame: LogFrame,
  phase: () => number,
): Speech {
  const [zero, one] = frame.book.voteFrequenciesHz;
  const digest = (text: string): string => context.crypto.digest(text);
  const chordHz = (bytes: Uint8Array): Float64Array =>
    Float64Array.from(frame.chordOf(bytes), (bin) => frame.binsHz[bin]!);
  const emission = (
    startNanoseconds: number,
    value: Value,
    tones: number,
    frequenciesOf: (other: Value) => Float64Array,
    slots?: readonly number[],
  ): Emission => ({
    startNanoseconds,
    durationSeconds: frame.gateSeconds,
    amplitude: frame.amplitude,
    envelope: 'rectangular',
    carriers: carriersOf(
      value,
      frequenciesOf,
      Float64Array.from({ length: tones }, () => phase()),
      slots,
    ),
  });
  return {
    vote(start, vote, value, slots) {
      const stated = vote === 1 ? value : NOTHING;
      const tonesOf = (other: Value): Float64Array => {
        if (other === NOTHING) return zero;
        return other === value || context.candidates.includes(other) ? one : zero;
      };
      return emission(start, stated, one.length, tonesOf, slots);
    },
    proposal(start, bytes, value, slots) {
      const own = chordHz(bytes);
      const tonesOf = (other: Value): Float64Array => (other === value ? own : chordHz(utf8ToBytes(other)));
      return emission(start, value, own.length, tonesOf, slots);
    },
    payload(start, entries) {
      const bytes = encodeBatch(entries, digest);
      const index = entries[0]?.index ?? 0;
      const value = entries[0]?.value ?? NOTHING;
      const gates = Math.ceil((8 * bytes.length) / frame.code.bitsPerGate);
      return Array.from({ length: gates }, (_, gate) => {
        const tonesOf = (other: Value): Float64Array =>
          tonesOfGate(
            other === value ? bytes : encodeBatch([{ index, value: other }], digest),
            gate,
            frame.code,
          );
        const at = start + gate * frame.gateNanoseconds;
        return emission(at, value, frame.code.symbolsPerGate, tonesOf);
      });
    },
  };
}

import { assertInteger } from '../math/assert.js';
import { binCount, binFrequencyHz, type Band } from './band.js';
import { streamOfDigest, type Digest } from './digest.js';

/** L distinct bins of a band, by index and middle frequency, in rising order. Both arrays have length L. */
export interface Chord {
  readonly bins: Uint32Array;
  readonly frequenciesHz: Float64Array;
}

const CHORD_LABEL = 2;

/**
 * A constant-weight code word: the digest picks `weight` of the band's K bins, every subset equally likely (Floyd's
 * sampling, Bentley & Floyd, CACM 1987). Two chords share L²/K bins on average. Throws a RangeError for a
 * weight that is no whole number from 1 to K.
 */
export function chordOf(digest: Digest, band: Band, weight: number): Chord {
  const count = binCount(band);
  assertInteger('the weight of a chord', weight, 1, count);
  const stream = streamOfDigest(digest, CHORD_LABEL);
  const chosen = new Set<number>();
  for (let top = count - weight; top < count; top++) {
    const draw = stream.nextBelow(top + 1);
    chosen.add(chosen.has(draw) ? top : draw);
  }
  const bins = Uint32Array.from(chosen).sort();
  return { bins, frequenciesHz: Float64Array.from(bins, (bin) => binFrequencyHz(band, bin)) };
}

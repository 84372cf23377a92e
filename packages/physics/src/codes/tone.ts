import { binCount, binFrequencyHz, type Band } from './band.js';
import { streamOfDigest, type Digest } from './digest.js';

/** One bin of a band. */
export interface Tone {
  /** Its index in the band, from 0. */
  readonly bin: number;
  readonly frequencyHz: number;
}

const TONE_LABEL = 1;

/**
 * The document's `frequency = hash(data)`: the digest picks one of the band's ⌊BT⌋ bins, each equally likely. It keeps
 * log₂(BT) bits of the hash, so that a colliding message is ground in about BT tries.
 */
export function toneOf(digest: Digest, band: Band): Tone {
  const bin = streamOfDigest(digest, TONE_LABEL).nextBelow(binCount(band));
  return { bin, frequencyHz: binFrequencyHz(band, bin) };
}

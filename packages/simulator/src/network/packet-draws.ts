import { mix32 } from '@dmct/core';
import { pinned } from '@dmct/physics';

/*
 * Draws that belong to one (seed, envelope, recipient), with no state between them: whether one message is dropped never
 * moves another's delay. Purposes keep the draws of one packet apart. The envelope's part of the mixing is done once for
 * all its recipients.
 */

/** What the draws of one envelope have in common, an int32. */
export function envelopeWord(seedWord: number, envelope: number): number {
  return mix32(seedWord ^ Math.imul(envelope + 1, 0x9e3779b1));
}

/** One packet's draw for one purpose: 32 random bits, unsigned. */
export function packetDraw(word: number, recipient: number, purpose: number): number {
  return mix32(word ^ Math.imul(recipient + 1, 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35)) >>> 0;
}

/** A packet draw as a uniform number in (0, 1). */
export function packetUniform(word: number, recipient: number, purpose: number): number {
  return (packetDraw(word, recipient, purpose) + 0.5) / 4294967296;
}

/**
 * Jitter is exponential, cut at this many means: so a bound on the delay exists, which the synchronous models
 * assume. The cut touches 3 packets in ten thousand.
 */
export const JITTER_MEANS_MAX = 8;

/** An exponential draw of mean 1 for one packet, cut at {@link JITTER_MEANS_MAX}. */
export function packetExponential(word: number, recipient: number, purpose: number): number {
  // Math.min and not a choice of two: a double that may as well be a small integer is put on the heap.
  return Math.min(-pinned.logOfUniform(packetDraw(word, recipient, purpose)), JITTER_MEANS_MAX);
}

/** The exponential draws of one envelope's copies for the recipients 0..count - 1, into `draws`. */
export function packetExponentials(word: number, purpose: number, count: number, draws: Float64Array): void {
  for (let to = 0; to < count; to++) draws[to] = packetExponential(word, to, purpose);
}

import { createStream } from '@dmct/core';
import type { SignatureScheme } from './scheme.js';

/**
 * Ideal signatures, as the proofs assume them: the functionality F_SIG (Canetti 2004, "Universally composable
 * signature, certification, and authentication", figure 2) keeps a record of what was signed, and a signature is
 * genuine if and only if it is in the record. Unforgeable by construction: no evidence of anything unsigned exists,
 * and evidence is a random draw, so that nobody who hasn't seen a signature can name it.
 */
export function createIdealScheme(seed: number, participants: number): SignatureScheme {
  const records = Array.from({ length: participants }, () => new Map<string, string>());
  const streams = records.map((_, signer) => createStream(seed, `crypto/ideal/${String(signer)}`));
  return {
    name: 'ideal',
    evidence: (signer, text) => {
      const record = records[signer];
      const stream = streams[signer];
      if (record === undefined || stream === undefined)
        throw new RangeError(`no participant ${String(signer)}`);
      const known = record.get(text);
      if (known !== undefined) return known;
      const evidence = hex32(stream.uint32()) + hex32(stream.uint32()) + hex32(stream.uint32());
      record.set(text, evidence);
      return evidence;
    },
    isGenuine: (signer, text, evidence) => records[signer]?.get(text) === evidence,
  };
}

function hex32(word: number): string {
  return word.toString(16).padStart(8, '0');
}

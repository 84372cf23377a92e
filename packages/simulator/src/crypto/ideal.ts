import { createStream } from '@dmct/core';
import type { SignatureScheme } from './scheme.js';

/**
 * Ideal signatures, as the proofs assume them: the functionality F_SIG (Canetti 2004, "Universally composable
 * signature, certification, and authentication", figure 2) keeps a record of what was signed, and a signature is
 * genuine if and only if it is in the record. Unforgeable by construction: no evidence of anything unsigned exists,
 * and evidence is a random draw, so that nobody who hasn't seen a signature can name it.
 */
export function createIdealScheme(seed: number, participants: number): SignatureScheme {
  /** By text: its signers' evidence. */
  const records = new Map<string, (string | undefined)[]>();
  const streams = Array.from({ length: participants }, (_, signer) =>
    createStream(seed, `crypto/ideal/${String(signer)}`),
  );
  // Votes come in crowds: whoever checks one signature of a text checks many.
  let lastText = '';
  let lastRecord: (string | undefined)[] | undefined;
  const recordOf = (text: string): (string | undefined)[] | undefined => {
    if (text !== lastText || lastRecord === undefined) {
      lastText = text;
      lastRecord = records.get(text);
    }
    return lastRecord;
  };
  return {
    name: 'ideal',
    evidence: (signer, text) => {
      const stream = streams[signer];
      if (stream === undefined) throw new RangeError(`no participant ${String(signer)}`);
      const record = recordOf(text) ?? [];
      if (record.length === 0) records.set(text, record);
      return (record[signer] ??= hex32(stream.uint32()) + hex32(stream.uint32()) + hex32(stream.uint32()));
    },
    isGenuine: (signer, text, evidence) => recordOf(text)?.[signer] === evidence,
  };
}

function hex32(word: number): string {
  return word.toString(16).padStart(8, '0');
}

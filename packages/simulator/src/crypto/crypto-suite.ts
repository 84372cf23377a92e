import type { Crypto, Signature } from '@dmct/core';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createEd25519Scheme } from './ed25519.js';
import { createIdealScheme } from './ideal.js';
import { createMemo } from './memo.js';

const DIGEST_MEMO_ENTRIES_MAX = 16_384;

export interface CryptoSuiteInput {
  readonly scheme: Crypto['scheme'];
  /** The run's seed: keys and ideal evidence come from it. */
  readonly seed: number;
  /** Replicas and clients: ids 0..participants-1 have keys. */
  readonly participants: number;
}

/** How often the participants computed what; a machine of theirs would know no memo, so every call counts. */
export interface CryptoCounters {
  readonly digests: number;
  readonly signs: number;
  readonly verifies: number;
}

export interface CryptoSuite {
  /** The cryptography of one participant: it signs as nobody else. Throws a RangeError for an unknown id. */
  of(id: number): Crypto;
  /** Live: read it when the run is over. */
  readonly counters: CryptoCounters;
}

/** The cryptography of all participants of one run. */
export function createCryptoSuite(input: CryptoSuiteInput): CryptoSuite {
  const { seed, participants } = input;
  const scheme =
    input.scheme === 'ed25519'
      ? createEd25519Scheme(seed, participants)
      : createIdealScheme(seed, participants);
  const counters = { digests: 0, signs: 0, verifies: 0 };
  const digests = createMemo<string>(DIGEST_MEMO_ENTRIES_MAX);
  const digest = (text: string): string => {
    counters.digests++;
    return digests.get(text, () => bytesToHex(sha256(utf8ToBytes(text))));
  };
  const verify = (text: string, signature: Signature): boolean => {
    counters.verifies++;
    return isGenuine(text, signature);
  };
  // A signature comes from whoever wrote the message: anything may be in its place, even objects that throw.
  const isGenuine = (text: unknown, signature: unknown): boolean => {
    try {
      if (typeof text !== 'string' || typeof signature !== 'object' || signature === null) return false;
      const { signer, evidence } = signature as Partial<Record<keyof Signature, unknown>>;
      if (typeof evidence !== 'string' || !isParticipant(signer)) return false;
      return scheme.isGenuine(signer, text, evidence);
    } catch {
      return false;
    }
  };
  const isParticipant = (id: unknown): id is number =>
    Number.isInteger(id) && (id as number) >= 0 && (id as number) < participants;
  const createCrypto = (id: number): Crypto =>
    Object.freeze({
      scheme: scheme.name,
      digest,
      sign: (text: string): Signature => {
        counters.signs++;
        return Object.freeze({ signer: id, evidence: scheme.evidence(id, text) });
      },
      verify,
    });
  const suite: Crypto[] = [];
  return {
    of: (id) => {
      if (!isParticipant(id)) throw new RangeError(`no participant ${String(id)}`);
      return (suite[id] ??= createCrypto(id));
    },
    counters,
  };
}

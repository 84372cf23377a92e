import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { createMemo } from './memo.js';
import type { SignatureScheme } from './scheme.js';

const MEMO_ENTRIES_MAX = 65_536;
const SIGNATURE_HEX = /^[0-9a-f]{128}$/;

/**
 * Ed25519 (RFC 8032) over the text's UTF-8 bytes. A participant's secret key is SHA-256 of (seed, id): real
 * signatures, reproducible, and of course no secret from whoever reads the seed.
 */
export function createEd25519Scheme(seed: number, participants: number): SignatureScheme {
  const keys: { readonly secret: Uint8Array; readonly public: Uint8Array }[] = [];
  const keyOf = (id: number): (typeof keys)[number] => {
    if (!(Number.isInteger(id) && id >= 0 && id < participants)) {
      throw new RangeError(`no participant ${String(id)}`);
    }
    const known = keys[id];
    if (known !== undefined) return known;
    const secret = sha256(utf8ToBytes(`dmct ed25519 key ${String(seed)} ${String(id)}`));
    return (keys[id] = { secret, public: ed25519.getPublicKey(secret) });
  };
  // A broadcast signature is checked by each recipient: the same question many times over.
  const signed = createMemo<string>(MEMO_ENTRIES_MAX);
  const checked = createMemo<boolean>(MEMO_ENTRIES_MAX);
  return {
    name: 'ed25519',
    evidence: (signer, text) =>
      signed.get(`${String(signer)} ${text}`, () =>
        bytesToHex(ed25519.sign(utf8ToBytes(text), keyOf(signer).secret)),
      ),
    isGenuine: (signer, text, evidence) => {
      if (!SIGNATURE_HEX.test(evidence)) return false;
      // zip215 off: the strict rules of RFC 8032, section 5.1.7.
      return checked.get(`${String(signer)} ${evidence} ${text}`, () =>
        ed25519.verify(hexToBytes(evidence), utf8ToBytes(text), keyOf(signer).public, { zip215: false }),
      );
    },
  };
}

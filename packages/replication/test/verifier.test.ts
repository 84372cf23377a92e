import type { Crypto, Signature } from '@dmct/core';
import {
  asRequest,
  requestText,
  restateRequest,
  signRequest,
  TEXT_LENGTH_MAX,
  Verifier,
} from '@dmct/replication';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Whoever holds it signs as `signer`; evidence is the text itself. */
const cryptoOf = (signer: number): Crypto => ({
  scheme: 'ideal',
  digest: (text) => `digest of ${text}`,
  sign: (text) => Object.freeze({ signer, evidence: text }),
  verify: (text, signature) => (signature as unknown as { evidence: unknown }).evidence === text,
});

const NODES = 4;
const CLIENT = 4;
const verifier = (quorum = 3): Verifier =>
  new Verifier({ nodes: NODES, clients: 1, quorum, crypto: cryptoOf(0) });
const request = signRequest(CLIENT, 0, 'attack', cryptoOf(CLIENT));

describe('a request', () => {
  it('has a digest if its client signed it', () => {
    expect(verifier().digestOf(request)).toBe(`digest of ${requestText(CLIENT, 0, 'attack')}`);
  });
  it.each([
    ['another value', { value: 'retreat' }],
    ['another timestamp', { timestamp: 1 }],
    ['a replica for a client', { client: 0 }],
    ['a client that is none', { client: 5 }],
    ['a timestamp that is no number of anything', { timestamp: 0.5 }],
    ['a negative timestamp', { timestamp: -1 }],
    ['a text too long', { value: 'x'.repeat(TEXT_LENGTH_MAX + 1) }],
    ['a signature of somebody else', { signature: cryptoOf(1).sign(requestText(CLIENT, 0, 'attack')) }],
    ['no signature', { signature: null }],
  ])('has none with %s', (_, change) => {
    expect(verifier().digestOf(Object.freeze({ ...request, ...change }))).toBeNull();
  });
  it('is not remembered where it can still change', () => {
    const loose = { ...request };
    const one = verifier();
    expect(one.digestOf(loose)).not.toBeNull();
    loose.value = 'retreat';
    expect(one.digestOf(loose)).toBeNull();
  });
  it('is restated by its client alone', () => {
    expect(restateRequest(request, 'retreat', cryptoOf(1))).toBeNull();
    expect(restateRequest(request, 'attack', cryptoOf(1))).toBe(request);
    const other = restateRequest(request, 'retreat', cryptoOf(CLIENT));
    expect(verifier().digestOf(other)).toBe(`digest of ${requestText(CLIENT, 0, 'retreat')}`);
  });
});

describe('a quorum', () => {
  const votes = (...signers: number[]): Signature[] => signers.map((signer) => cryptoOf(signer).sign('yes'));
  it.each([
    [true, votes(0, 1, 2)],
    [false, votes(0, 1)],
    [false, votes(0, 1, 1)],
    [false, votes(0, 1, CLIENT)],
    [false, [...votes(0, 1), cryptoOf(2).sign('no')]],
    [false, votes(0, 1, 2, 3, 3)],
    [false, 'yes'],
    [false, null],
  ])('%s', (expected, signatures) => {
    expect(verifier().isQuorumOf('yes', signatures)).toBe(expected);
  });
});

it('nothing makes a check throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), fc.integer(), (anything, text, from) => {
      const one = verifier();
      one.digestOf(anything);
      one.isQuorumOf(text, anything);
      one.isSignedBy(from, text, anything);
      asRequest(anything);
    }),
    { numRuns: 2000, seed: 1999 },
  );
});

import type { Crypto, Signature } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../src/crypto/crypto-suite.js';
import { createMemo } from '../../src/crypto/memo.js';

const SCHEMES = ['ideal', 'ed25519'] as const;
const suiteOf = (scheme: Crypto['scheme'], seed = 1) => createCryptoSuite({ scheme, seed, participants: 4 });

describe.each(SCHEMES)('%s signatures', (scheme) => {
  it('are accepted by everyone, also from a structural copy', () => {
    const suite = suiteOf(scheme);
    const signature = suite.of(2).sign('attack');
    const copy = JSON.parse(JSON.stringify(signature)) as Signature;
    for (let id = 0; id < 4; id++) {
      expect(suite.of(id).verify('attack', signature)).toBe(true);
      expect(suite.of(id).verify('attack', copy)).toBe(true);
    }
  });

  it('hold for one signer and one text alone', () => {
    const suite = suiteOf(scheme);
    const signature = suite.of(2).sign('attack');
    suite.of(1).sign('retreat');
    expect(suite.of(0).verify('retreat', signature)).toBe(false);
    expect(suite.of(0).verify('attack ', signature)).toBe(false);
    expect(suite.of(0).verify('attack', { ...signature, signer: 1 })).toBe(false);
    const other = suite.of(1).sign('attack');
    expect(suite.of(0).verify('attack', { ...signature, evidence: other.evidence })).toBe(false);
  });

  it('are the same again for the same seed, and others for another', () => {
    const sign = (seed: number) => suiteOf(scheme, seed).of(3).sign('attack');
    expect(sign(5)).toEqual(sign(5));
    expect(sign(5)).not.toEqual(sign(6));
    const suite = suiteOf(scheme);
    expect(suite.of(0).sign('attack')).toEqual(suite.of(0).sign('attack'));
  });

  it('survive garbage', () => {
    const suite = suiteOf(scheme);
    const genuine = suite.of(0).sign('attack');
    const trap = new Proxy({} as Signature, {
      get: () => {
        throw new Error('a trap');
      },
    });
    const garbage: unknown[] = [
      null,
      undefined,
      0,
      'signature',
      [],
      {},
      trap,
      { ...genuine, signer: '0' },
      { ...genuine, signer: NaN },
      { ...genuine, signer: 0.5 },
      { ...genuine, signer: -1 },
      { ...genuine, signer: 4 },
      { ...genuine, signer: 2 ** 60 },
      { ...genuine, evidence: null },
      { ...genuine, evidence: undefined },
      { ...genuine, evidence: '' },
      { ...genuine, evidence: 'f'.repeat(128) },
      { ...genuine, evidence: 'x'.repeat(2 ** 20) },
      { ...genuine, evidence: genuine.evidence.toUpperCase() + ' ' },
    ];
    for (const signature of garbage) {
      expect(suite.of(1).verify('attack', signature as Signature)).toBe(false);
    }
    for (const text of [null, undefined, 3, {}, trap]) {
      expect(suite.of(1).verify(text as string, genuine)).toBe(false);
    }
    expect(suite.of(1).verify('a'.repeat(2 ** 20), genuine)).toBe(false);
  });

  it('count what real nodes would compute, memo or not', () => {
    const suite = suiteOf(scheme);
    const signature = suite.of(0).sign('attack');
    suite.of(0).sign('attack');
    for (let id = 0; id < 4; id++) suite.of(id).verify('attack', signature);
    suite.of(1).verify('attack', null as unknown as Signature);
    suite.of(1).digest('attack');
    suite.of(2).digest('attack');
    expect(suite.counters).toEqual({ digests: 2, signs: 2, verifies: 5 });
  });

  it('know no other participants', () => {
    for (const id of [-1, 4, 0.5, NaN]) expect(() => suiteOf(scheme).of(id)).toThrow(RangeError);
  });
});

test.prop([
  fc.array(fc.tuple(fc.nat(3), fc.string()), { maxLength: 30 }),
  fc.nat(3),
  fc.string(),
  fc.string(),
])(
  'ideal signatures: only what was signed verifies, whatever evidence is offered',
  (signed, signer, text, evidence) => {
    const suite = suiteOf('ideal');
    const made = signed.map(([id, content]) => ({ id, content, signature: suite.of(id).sign(content) }));
    const wasSigned = made.some(({ id, content }) => id === signer && content === text);
    const offered = [evidence, ...made.map(({ signature }) => signature.evidence)];
    const accepted = offered.some((candidate) => suite.of(0).verify(text, { signer, evidence: candidate }));
    expect(accepted).toBe(wasSigned);
  },
);

describe('digest', () => {
  it('is SHA-256 of the UTF-8 bytes (FIPS 180-4, example "abc")', () => {
    const crypto = suiteOf('ideal').of(0);
    expect(crypto.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(crypto.digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(crypto.digest('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});

describe('a memo', () => {
  test.prop([fc.array(fc.nat(30), { maxLength: 300 })])(
    'never changes an answer, and stays small',
    (keys) => {
      const memo = createMemo<string>(10);
      for (const key of keys)
        expect(memo.get(String(key), () => `value ${String(key)}`)).toBe(`value ${String(key)}`);
    },
  );

  it('computes once while there is room', () => {
    const memo = createMemo<number>(10);
    let computed = 0;
    for (let i = 0; i < 20; i++) memo.get(String(i % 5), () => ++computed);
    expect(computed).toBe(5);
  });

  it('keeps what is asked for again and again', () => {
    const memo = createMemo<number>(10);
    let computed = 0;
    for (let i = 0; i < 100; i++) {
      memo.get('often', () => ++computed);
      memo.get(`once ${String(i)}`, () => 0);
    }
    expect(computed).toBe(1);
  });

  it('forgets the oldest when full', () => {
    const memo = createMemo<number>(4);
    const compute = (key: string) => memo.get(key, () => ++computed);
    let computed = 0;
    for (let i = 0; i < 10; i++) compute(String(i));
    compute('0');
    expect(computed).toBe(11);
  });
});

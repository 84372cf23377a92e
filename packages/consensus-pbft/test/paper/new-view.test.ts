import type { Signature } from '@dmct/core';
import { requestText } from '@dmct/replication';
import { describe, expect, it } from 'vitest';
import {
  createNewView,
  createViewChange,
  NULL_DIGEST,
  type Certificate,
  type PbftMessage,
  type Proposal,
} from '../../src/messages.js';
import { GENESIS_DIGEST } from '../../src/ledger.js';
import { newViewProposals } from '../../src/rules.js';
import { newViewText, prepareText, viewChangeText } from '../../src/statements.js';
import { PbftVerifier } from '../../src/verifier.js';
import { CLIENT, cryptoOf, requestFor } from '../lone.js';

function certificateOf(
  view: number,
  sequence: number,
  value: string,
  signers: readonly number[],
): Certificate {
  const digest = `digest of ${requestText(CLIENT, 0, value)}`;
  const prepares = signers.map((signer) => cryptoOf(signer).sign(prepareText(view, sequence, digest)));
  return { view, sequence, digest, request: requestFor(value), prepares };
}

function viewChangeOf(id: number, view: number, certificates: readonly Certificate[]): PbftMessage {
  return createViewChange(
    view,
    { sequence: 0, digest: GENESIS_DIGEST, proof: [] },
    [...certificates],
    cryptoOf(id).sign(viewChangeText(view, 0, certificates)),
  );
}

/** A new-view, signed by its primary. */
function newViewOf(
  view: number,
  viewChanges: readonly PbftMessage[],
  proposals: readonly Proposal[],
): PbftMessage {
  const signature = cryptoOf(view % 4).sign(newViewText(view, viewChanges, proposals));
  return createNewView(view, [...viewChanges], [...proposals], signature);
}

const verifier = (): PbftVerifier =>
  new PbftVerifier({ nodes: 4, clients: 1, quorum: 3, logSize: 100, crypto: cryptoOf(3) });

describe('section 4.4: the set O', () => {
  it('takes for each sequence number the certificate of the highest view', () => {
    const early = certificateOf(0, 1, 'attack', [1, 2]);
    const late = certificateOf(2, 1, 'retreat', [0, 1]);
    expect(newViewProposals([[early], [late], []], 0)).toEqual([
      { sequence: 1, digest: late.digest, request: late.request },
    ]);
    expect(newViewProposals([[late], [early]], 0)[0]?.digest).toBe(late.digest);
  });

  it('fills gaps with null requests', () => {
    const third = certificateOf(0, 3, 'attack', [1, 2]);
    expect(newViewProposals([[third]], 0).map(({ sequence, digest }) => [sequence, digest])).toEqual([
      [1, NULL_DIGEST],
      [2, NULL_DIGEST],
      [3, third.digest],
    ]);
    expect(newViewProposals([[third]], 2).map(({ sequence }) => sequence)).toEqual([3]);
  });

  it('is empty where nothing prepared', () => {
    expect(newViewProposals([[], [], []], 0)).toEqual([]);
  });
});

describe('section 4.4: view-change messages', () => {
  const good = certificateOf(0, 1, 'attack', [1, 2]);

  it('are accepted with valid certificates', () => {
    expect(verifier().isViewChange(viewChangeOf(2, 1, []), 1)).toBe(true);
    expect(verifier().isViewChange(viewChangeOf(2, 1, [good]), 1)).toBe(true);
  });

  const forged: Signature = { signer: 2, evidence: '1 signs something' };
  it.each<[string, Certificate]>([
    ['too few prepares', certificateOf(0, 1, 'attack', [1])],
    ['one backup twice', certificateOf(0, 1, 'attack', [1, 1])],
    ['the primary among the backups', certificateOf(0, 1, 'attack', [0, 1])],
    ['a forged prepare', { ...good, prepares: [good.prepares[0]!, forged] }],
    ['a request of another value', { ...good, request: requestFor('retreat') }],
    [
      'a request that its client never signed',
      { ...good, request: { ...requestFor('attack'), signature: forged } },
    ],
    ['a view that is not over', certificateOf(1, 1, 'attack', [2, 3])],
    ['a sequence above the high watermark', certificateOf(0, 101, 'attack', [1, 2])],
    ['a null request with another digest', { ...good, request: null }],
  ])('are refused with %s', (_name, certificate) => {
    expect(verifier().isViewChange(viewChangeOf(2, 1, [certificate]), 1)).toBe(false);
  });

  it('are refused with one sequence twice, with another view, or with a signature of another', () => {
    expect(verifier().isViewChange(viewChangeOf(2, 1, [good, good]), 1)).toBe(false);
    expect(verifier().isViewChange(viewChangeOf(2, 1, [good]), 2)).toBe(false);
    const stolen = { ...viewChangeOf(2, 1, [good]), certificates: [] };
    expect(verifier().isViewChange(stolen, 1)).toBe(false);
  });

  it.each([
    null,
    undefined,
    7,
    'x',
    {},
    { view: 1 },
    { view: 1, sequence: 0, signature: {}, certificates: [null] },
  ])('garbage is refused: %j', (garbage) => {
    expect(verifier().isViewChange(garbage, 1)).toBe(false);
  });
});

describe('section 4.4: new-view messages', () => {
  const good = certificateOf(0, 1, 'attack', [1, 2]);
  const v = [viewChangeOf(1, 1, [good]), viewChangeOf(2, 1, []), viewChangeOf(3, 1, [])];
  const o = newViewProposals([[good]], 0);

  it('are accepted with a quorum V and the O that follows from it', () => {
    expect(verifier().isNewView(newViewOf(1, [...v], [...o]))).toBe(true);
  });

  it.each<[string, PbftMessage]>([
    ['an O that leaves the prepared request out', newViewOf(1, [...v], [])],
    [
      'an O that states another request',
      newViewOf(1, [...v], [{ ...o[0]!, digest: certificateOf(0, 1, 'retreat', []).digest }]),
    ],
    [
      'an O with more than V asks for',
      newViewOf(1, [...v], [...o, { sequence: 2, digest: NULL_DIGEST, request: null }]),
    ],
    ['a V without a quorum', newViewOf(1, v.slice(0, 2), [...o])],
    ['a V with one replica twice', newViewOf(1, [v[0]!, v[1]!, v[1]!], [...o])],
    ['view-changes for another view', newViewOf(2, [...v], [...o])],
    ["another's signature than its primary's", { ...newViewOf(1, v, o), signature: cryptoOf(2).sign('it') }],
  ])('are refused with %s', (_name, message) => {
    expect(verifier().isNewView(message)).toBe(false);
  });
});

import type { Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';
import { describe, expect, it } from 'vitest';
import { createCommit, createPrepare, KIND } from '../../src/messages.js';
import { prepareText } from '../../src/statements.js';
import { createLone, cryptoOf, digestFor, prePrepareFor, requestFor, type Lone } from '../lone.js';

/** The prepare of `from`; with the signature of somebody else if asked. */
function prepare(
  lone: Lone,
  from: number,
  request: ClientRequest,
  sequence = 1,
  signature?: Signature,
): void {
  const digest = digestFor(request);
  const topic = lone.votes.topic(KIND.prepare, 0, sequence, digest);
  const own = cryptoOf(from).sign(prepareText(0, sequence, digest));
  lone.tell(from, createPrepare({ topic, view: 0, sequence, digest, request }, signature ?? own));
}

function commit(lone: Lone, from: number, request: ClientRequest, sequence = 1): void {
  const digest = digestFor(request);
  const topic = lone.votes.topic(KIND.commit, 0, sequence, digest);
  lone.tell(from, createCommit({ topic, view: 0, sequence, digest, request }));
}

const attack = requestFor('attack');
const retreat = requestFor('retreat');

describe('section 4.2: what a backup accepts', () => {
  it('one pre-prepare a view and sequence number', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    lone.tell(0, prePrepareFor(retreat));
    expect(lone.sentOf(KIND.prepare).map(({ digest }) => digest)).toEqual([digestFor(attack)]);
  });

  it('pre-prepares of the primary alone', () => {
    const lone = createLone();
    lone.tell(1, prePrepareFor(attack));
    expect(lone.sent).toEqual([]);
  });

  it('requests that their client signed', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor({ ...attack, value: 'retreat' }));
    lone.tell(0, prePrepareFor({ ...attack, signature: cryptoOf(0).sign('anything') }));
    expect(lone.sent).toEqual([]);
  });

  it('no sequence number outside the watermarks', () => {
    const lone = createLone();
    for (const sequence of [0, -1, 0.5, 257]) lone.tell(0, prePrepareFor(attack, sequence));
    expect(lone.sent).toEqual([]);
    lone.tell(0, prePrepareFor(attack, 256));
    expect(lone.sentOf(KIND.prepare)).toHaveLength(1);
  });

  it('prepared takes the pre-prepare and two prepares, its own included', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    expect(lone.sentOf(KIND.commit)).toEqual([]);
    prepare(lone, 1, attack);
    expect(lone.sentOf(KIND.commit)).toHaveLength(1);
  });

  it('prepares may come before the pre-prepare, but are nothing without it', () => {
    const lone = createLone();
    for (const from of [0, 1, 2]) prepare(lone, from, attack);
    expect(lone.sent).toEqual([]);
    lone.tell(0, prePrepareFor(attack));
    expect(lone.sentOf(KIND.commit)).toHaveLength(1);
  });

  it("neither forged prepares count, nor the primary's own, nor those for another digest", () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    prepare(lone, 1, attack, 1, { signer: 1, evidence: 'forged' });
    prepare(lone, 0, attack);
    prepare(lone, 2, retreat);
    expect(lone.sentOf(KIND.commit)).toEqual([]);
    prepare(lone, 2, attack);
    expect(lone.sentOf(KIND.commit)).toHaveLength(1);
  });

  it('committed takes a quorum of commits after it prepared', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    for (const from of [0, 1, 2]) commit(lone, from, attack);
    expect(lone.decided).toEqual([]);
    prepare(lone, 1, attack);
    expect(lone.decided).toEqual([[0, 'attack']]);
  });

  it('a request executes once, whatever its sequence numbers and values', () => {
    const lone = createLone();
    [attack, attack, retreat].forEach((request, index) => {
      lone.tell(0, prePrepareFor(request, index + 1));
      prepare(lone, 1, request, index + 1);
      for (const from of [0, 1]) commit(lone, from, request, index + 1);
    });
    expect(lone.decided).toEqual([[0, 'attack']]);
    expect(lone.sentOf(KIND.reply)).toHaveLength(1);
  });

  it('requests execute in the order of their sequence numbers', () => {
    const lone = createLone();
    const second = requestFor('stay', 1);
    for (const [request, sequence] of [
      [second, 2],
      [attack, 1],
    ] as const) {
      lone.tell(0, prePrepareFor(request, sequence));
      prepare(lone, 1, request, sequence);
      for (const from of [0, 1]) commit(lone, from, request, sequence);
    }
    expect(lone.decided).toEqual([
      [0, 'attack'],
      [1, 'stay'],
    ]);
  });
});

describe('section 4.4: a backup that asked for the next view', () => {
  it('accepts nothing more in the old one', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    lone.fire(0);
    expect(lone.sentOf(KIND.viewChange)).toHaveLength(1);
    prepare(lone, 1, attack);
    prepare(lone, 2, attack);
    lone.tell(0, prePrepareFor(requestFor('stay', 1), 2));
    expect(lone.sentOf(KIND.commit)).toEqual([]);
    expect(lone.sentOf(KIND.prepare)).toHaveLength(1);
  });

  it('hands over what it prepared', () => {
    const lone = createLone();
    lone.tell(0, prePrepareFor(attack));
    prepare(lone, 2, attack);
    lone.fire(0);
    const [viewChange] = lone.sentOf(KIND.viewChange);
    expect(viewChange?.view).toBe(1);
    expect(viewChange?.certificates).toMatchObject([{ view: 0, sequence: 1, digest: digestFor(attack) }]);
    expect(viewChange?.certificates[0]?.prepares.map(({ signer }) => signer).sort()).toEqual([2, 3]);
  });
});

import { createStream, type Crypto, type Out, type ReplicaContext } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createOrder, createSignedOrder, signedText, type GeneralsMessage } from '../../src/messages.js';
import { paramsSchema, type GeneralsParams } from '../../src/params.js';
import { createGeneral } from '../../src/replica.js';

/** Signatures that say what they sign: enough to see which checks are made. */
const cryptoOf = (id: number): Crypto => ({
  scheme: 'ideal',
  digest: (text) => text,
  sign: (text) => ({ signer: id, evidence: `${String(id)} signs ${text}` }),
  verify: (text, { signer, evidence }) => evidence === `${String(signer)} signs ${text}`,
});

/** Lieutenant 3 of 4 alone with the test, in OM(1) or SM(2). */
function createLone(raw: Readonly<Record<string, unknown>>): {
  tell(from: number, message: GeneralsMessage): void;
  endRound(round: number): void;
  readonly relayed: GeneralsMessage[];
  readonly decided: string[];
} {
  const params: GeneralsParams = paramsSchema.parse(raw);
  const context: ReplicaContext<GeneralsParams> = {
    id: 3,
    role: 'replica',
    nodes: 4,
    clients: 0,
    faultsTolerated: 1,
    params,
    places: [],
    pathLengthMetres: () => 0,
    shares: [0.25, 0.25, 0.25, 0.25],
    workload: { kind: 'orders', requests: 1, submitNanoseconds: () => 0 },
    valueOf: () => 'attack',
    candidates: ['attack', 'retreat'],
    network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
    stream: (label) => createStream(1, label),
    publicStream: (label) => createStream(1, label),
    votes: {
      topic: () => 0,
      isAbout: () => false,
      add: () => 0,
      count: () => 0,
      has: () => false,
      evidence: () => [],
      quietUntil: () => undefined,
      retire: () => undefined,
    },
    crypto: cryptoOf(3),
  };
  const relayed: GeneralsMessage[] = [];
  const decided: string[] = [];
  const ignore = (): void => undefined;
  const out: Out<GeneralsMessage> = {
    now: 0,
    send: (_, message) => void relayed.push(message),
    broadcast: (message) => void relayed.push(message),
    multicast: (message) => void relayed.push(message),
    setTimer: ignore,
    cancelTimer: ignore,
    submit: ignore,
    decide: (_, value) => void decided.push(value),
    emit: ignore,
    observe: ignore,
    work: ignore,
    retract: ignore,
  };
  const general = createGeneral(context);
  general.onStart?.(out);
  return {
    tell: (from, message) => general.onMessage?.(from, message, out),
    endRound: (round) => general.onTimer?.(round, out),
    relayed,
    decided,
  };
}

const attack = (...path: number[]): GeneralsMessage => createOrder(0, path, 'attack');

const signed = (value: string, ...path: number[]): GeneralsMessage =>
  createSignedOrder(
    0,
    path,
    value,
    path.map((id, position) => cryptoOf(id).sign(signedText(0, value, path, position))),
  );

describe('section 3: a lieutenant of OM(1)', () => {
  it('takes the majority of what it was told and what was relayed', () => {
    const lone = createLone({ m: 1 });
    lone.tell(0, attack(0));
    lone.endRound(1);
    expect(lone.relayed.map(({ path, value }) => [path, value])).toEqual([[[0, 3], 'attack']]);
    lone.tell(1, attack(0, 1));
    lone.endRound(2);
    expect(lone.decided).toEqual(['attack']);
  });

  it.each<[string, (lone: ReturnType<typeof createLone>) => void]>([
    ['comes after its round', (lone) => lone.tell(0, attack(0))],
    ['names another sender', (lone) => lone.tell(2, attack(0, 1))],
    ['names a general twice', (lone) => lone.tell(0, attack(0, 0))],
    ['does not begin with the commander', (lone) => lone.tell(1, attack(2, 1))],
    ['comes from the receiver itself', (lone) => lone.tell(1, attack(0, 3, 1))],
    ['is longer than the recursion is deep', (lone) => lone.tell(2, attack(0, 1, 2))],
    ['is no order', (lone) => lone.tell(1, createOrder(0, [0, 1], 'surrender'))],
    ['is of no known instance', (lone) => lone.tell(1, createOrder(1, [0, 1], 'attack'))],
  ])('ignores a message that %s', (_name, tell) => {
    const lone = createLone({ m: 1 });
    // With 2's relayed word alone, one more for the attack would be a majority of three.
    lone.endRound(1);
    lone.tell(2, attack(0, 2));
    tell(lone);
    lone.endRound(2);
    expect(lone.decided).toEqual(['retreat']);
    expect(lone.relayed.map(({ value }) => value)).toEqual(['retreat']);
  });

  it('keeps the first of two contradicting messages', () => {
    const lone = createLone({ m: 0 });
    lone.tell(0, attack(0));
    lone.tell(0, createOrder(0, [0], 'retreat'));
    lone.endRound(1);
    expect(lone.decided).toEqual(['attack']);
  });
});

describe('section 4: a lieutenant of SM(2)', () => {
  const params = { algorithm: 'sm', m: 2 };

  it('relays a new order with its signature added, to whoever has not signed', () => {
    const lone = createLone(params);
    lone.tell(1, signed('attack', 0, 1));
    lone.endRound(1);
    expect(lone.relayed).toMatchObject([{ path: [0, 1, 3], value: 'attack' }]);
    expect(lone.relayed[0]?.signatures.map(({ signer }) => signer)).toEqual([0, 1, 3]);
  });

  it('ignores an order with fewer signatures than the round has', () => {
    const lone = createLone(params);
    lone.tell(0, signed('retreat', 0));
    lone.endRound(1);
    lone.tell(0, signed('attack', 0));
    lone.endRound(2);
    lone.endRound(3);
    expect(lone.decided).toEqual(['retreat']);
    expect(lone.relayed).toHaveLength(1);
  });

  it.each<[string, (lone: ReturnType<typeof createLone>) => void]>([
    ['another sender passes on', (lone) => lone.tell(2, signed('attack', 0, 1))],
    ['one general signed twice', (lone) => lone.tell(1, signed('attack', 0, 1, 1))],
    ['lacks a signature', (lone) => lone.tell(1, { ...signed('attack', 0, 1), signatures: [] })],
    ['was signed for another order', (lone) => lone.tell(0, { ...signed('retreat', 0), value: 'attack' })],
    ['came as an oral message', (lone) => lone.tell(0, attack(0))],
  ])('ignores an order that %s', (_name, tell) => {
    const lone = createLone(params);
    tell(lone);
    for (const round of [1, 2, 3]) lone.endRound(round);
    expect(lone.decided).toEqual(['retreat']);
    expect(lone.relayed).toEqual([]);
  });

  it('obeys the default where two orders are signed', () => {
    const lone = createLone({ ...params, defaultOrder: 'stay' });
    lone.tell(0, signed('attack', 0));
    lone.endRound(1);
    lone.tell(1, signed('retreat', 0, 1));
    lone.endRound(2);
    lone.endRound(3);
    expect(lone.decided).toEqual(['stay']);
    expect(lone.relayed.map(({ value }) => value)).toEqual(['attack', 'retreat']);
  });
});

import {
  createStream,
  type Crypto,
  type Message,
  type Out,
  type ReplicaContext,
  type VoteBook,
} from '@dmct/core';
import { type ClientRequest, requestText } from '@dmct/replication';
import { createPrePrepare, type PbftMessage } from '../src/messages.js';
import { paramsSchema, type PbftParams } from '../src/params.js';
import { PbftReplica } from '../src/replica.js';

export const CLIENT = 4;

/** Signatures that say what they sign: enough to see which checks are made. */
export const cryptoOf = (id: number): Crypto => ({
  scheme: 'ideal',
  digest: (text) => `digest of ${text}`,
  sign: (text) => Object.freeze({ signer: id, evidence: `${String(id)} signs ${text}` }),
  verify: (text, { signer, evidence }) => evidence === `${String(signer)} signs ${text}`,
});

export function requestFor(value: string, timestamp = 0): ClientRequest {
  const signature = cryptoOf(CLIENT).sign(requestText(CLIENT, timestamp, value));
  return Object.freeze({ client: CLIENT, timestamp, value, signature });
}

export const digestFor = ({ client, timestamp, value }: ClientRequest): string =>
  cryptoOf(CLIENT).digest(requestText(client, timestamp, value));

export const prePrepareFor = (request: ClientRequest, sequence = 1, view = 0): PbftMessage =>
  createPrePrepare(view, sequence, digestFor(request), request);

/** The naive twin of the engine's book. */
function createBook(): VoteBook {
  const topics: string[] = [];
  const voters = new Map<string, Map<number, object | undefined>>();
  const of = (topic: number, me: number): Map<number, object | undefined> => {
    const key = `${String(topic)}/${String(me)}`;
    const map = voters.get(key) ?? new Map<number, object | undefined>();
    voters.set(key, map);
    return map;
  };
  return {
    topic: (...key) => {
      const text = key.join('|');
      return topics.includes(text) ? topics.indexOf(text) : topics.push(text) - 1;
    },
    isAbout: (topic, ...key) => topics[topic as number] === key.join('|'),
    add: (topic, me, from, evidence) => {
      const map = of(topic, me);
      return map.has(from) || from >= CLIENT ? 0 : map.set(from, evidence).size;
    },
    count: (topic, me) => of(topic, me).size,
    has: (topic, me, from) => of(topic, me).has(from),
    evidence: (topic, me) =>
      [...of(topic, me)].sort(([a], [b]) => a - b).flatMap(([, evidence]) => evidence ?? []),
    quietUntil: () => undefined,
    retire: () => undefined,
  };
}

/** Replica 3 of 4 alone with the test: what it is told, what it says, and its alarms. */
export interface Lone {
  readonly replica: PbftReplica;
  readonly votes: VoteBook;
  readonly sent: PbftMessage[];
  readonly decided: [number, string][];
  tell(from: number, message: PbftMessage): void;
  fire(timer: number): void;
  sentOf(kind: number): PbftMessage[];
}

export function createLone(): Lone {
  const votes = createBook();
  const context: ReplicaContext<PbftParams> = {
    id: 3,
    role: 'replica',
    nodes: CLIENT,
    clients: 1,
    faultsTolerated: 1,
    params: paramsSchema.parse({}),
    places: [],
    pathLengthMetres: () => 0,
    shares: [0.25, 0.25, 0.25, 0.25],
    workload: { kind: 'orders', requests: 1, submitNanoseconds: () => 0 },
    valueOf: () => 'attack',
    candidates: ['attack', 'retreat'],
    network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
    stream: (label) => createStream(1, label),
    publicStream: (label) => createStream(1, label),
    votes,
    crypto: cryptoOf(3),
  };
  const sent: PbftMessage[] = [];
  const decided: [number, string][] = [];
  const note = (message: Message): void => void sent.push(message as PbftMessage);
  const ignore = (): void => undefined;
  const out: Out<PbftMessage> = {
    now: 0,
    send: (_, message) => note(message),
    broadcast: note,
    multicast: note,
    setTimer: ignore,
    cancelTimer: ignore,
    submit: ignore,
    decide: (instance, value) => void decided.push([instance, value]),
    emit: ignore,
    observe: ignore,
    work: ignore,
    retract: ignore,
  };
  const replica = new PbftReplica(context);
  return {
    replica,
    votes,
    sent,
    decided,
    tell: (from, message) => replica.onMessage(from, message, out),
    fire: (timer) => replica.onTimer(timer, out),
    sentOf: (kind) => sent.filter((message) => message.kind === kind),
  };
}

import {
  createStream,
  type Crypto,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Value,
  type VoteBook,
} from '@dmct/core';
import type { GeneralsMessage } from '../messages.js';
import type { GeneralsParams } from '../params.js';
import { createGeneral } from '../replica.js';

/** The orders that traitors choose from, and a third one: silence. */
export const ORDERS: readonly [Value, Value] = ['attack', 'retreat'];

/** Signatures that say who signs what: nobody on this stage makes another's. */
export function cryptoOf(id: number): Crypto {
  return {
    scheme: 'ideal',
    digest: (text) => text,
    sign: (text) => ({ signer: id, evidence: `${String(id)} signs ${text}` }),
    verify: (text, { evidence, signer }) => evidence === `${String(signer)} signs ${text}`,
  };
}

/** Generals vote with messages, not with the engine's book. */
const NO_VOTES: VoteBook = {
  topic: () => -1,
  isAbout: () => false,
  add: () => 0,
  count: () => 0,
  has: () => false,
  evidence: () => [],
  quietUntil: () => undefined,
  retire: () => undefined,
};

/** One loyal general, the same code as in the simulator, with what it says and decides laid open. */
export interface Loyal {
  readonly id: number;
  /** Ends the round; what it sends then. */
  endRound(round: number): readonly Sent[];
  hear(from: number, message: GeneralsMessage): void;
  decided(): Value | null;
}

export interface Sent {
  readonly from: number;
  readonly to: readonly number[];
  readonly message: GeneralsMessage;
}

/** A loyal general in rounds of one second on a network without surprises. */
export function createLoyal(id: number, nodes: number, params: GeneralsParams, order: Value): Loyal {
  let sent: Sent[] = [];
  let decided: Value | null = null;
  const others = Array.from({ length: nodes }, (_, other) => other).filter((other) => other !== id);
  const say = (message: Message, to: readonly number[]): void =>
    void sent.push({ from: id, to, message: message as GeneralsMessage });
  const ignore = (): void => undefined;
  const out: Out<GeneralsMessage> = {
    now: 0,
    send: (to, message) => say(message, [to]),
    broadcast: (message) => say(message, others),
    multicast: say,
    decide: (_, value) => void (decided = value),
    emit: ignore,
    observe: ignore,
    setTimer: ignore,
    cancelTimer: ignore,
    work: ignore,
    submit: ignore,
    retract: ignore,
  };
  const context: ReplicaContext<GeneralsParams> = {
    id,
    role: 'replica',
    nodes,
    clients: 0,
    faultsTolerated: 0,
    params,
    places: [],
    pathLengthMetres: () => 0,
    shares: [],
    workload: { kind: 'orders', requests: 1, submitNanoseconds: () => 0 },
    valueOf: () => order,
    candidates: ORDERS,
    network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
    stream: (label) => createStream(1, label),
    publicStream: (label) => createStream(1, label),
    votes: NO_VOTES,
    crypto: cryptoOf(id),
  };
  const replica: Replica<GeneralsMessage> = createGeneral(context);
  return {
    id,
    endRound(round) {
      sent = [];
      // Round 0 ends where the run begins; later rounds by the alarm that bears their number (instance 0).
      if (round === 0) replica.onStart?.(out);
      else if (id !== 0) replica.onTimer?.(round, out);
      return sent;
    },
    hear: (from, message) => replica.onMessage?.(from, message, out),
    decided: () => decided,
  };
}

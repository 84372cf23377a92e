import { createStream, type Crypto, type Out, type ReplicaContext, type Value } from '@dmct/core';
import {
  blockId,
  createBlock,
  createGenesis,
  createTransaction,
  paramsSchema,
  type Block,
  type PowMessage,
  type PowParams,
  type Transaction,
} from '../../src/index.js';
import { GENESIS_TIME } from '../../src/timestamps.js';
import { Miner } from '../../src/replica.js';
import { startBits } from '../../src/rules.js';

/** What a node asked for, in words. */
export type Intent =
  | { readonly kind: 'send'; readonly to: readonly number[]; readonly message: PowMessage }
  | { readonly kind: 'decide'; readonly instance: number; readonly value: Value }
  | { readonly kind: 'retract'; readonly instance: number }
  | { readonly kind: 'timer' | 'cancel'; readonly id: number }
  | { readonly kind: 'work'; readonly effortSeconds: number };

export const NODES = 4;
export const CLIENT = NODES;

/** Signatures that name their signer and can be told from others. */
export function cryptoOf(id: number): Crypto {
  return {
    scheme: 'ideal',
    digest: (text) => text,
    sign: (text) => ({ signer: id, evidence: `${String(id)} signed ${text}` }),
    verify: (text, { signer, evidence }) => evidence === `${String(signer)} signed ${text}`,
  };
}

/** A node outside any engine, with a record of what it wanted. */
export class LoneNode {
  readonly intents: Intent[] = [];
  readonly miner: Miner;
  readonly params: PowParams;
  /** The node's clock, s. */
  seconds = 0;

  constructor(rawParams: Readonly<Record<string, unknown>> = {}, requests = 1) {
    this.params = paramsSchema.parse(rawParams);
    const context = {
      id: 0,
      role: 'replica',
      nodes: NODES,
      clients: 1,
      params: this.params,
      workload: { kind: 'orders', requests, submitNanoseconds: () => 0 },
      stream: (label: string) => createStream(1, label),
      crypto: cryptoOf(0),
    } as unknown as ReplicaContext<PowParams>;
    this.miner = new Miner(context, [1, 2, 3]);
    this.miner.onStart(this.out);
  }

  get out(): Out<PowMessage> {
    const intents = this.intents;
    const unused = (): never => {
      throw new Error('a node of proof of work never asks for this');
    };
    return {
      now: this.seconds * 1e9,
      send: (to, message) => intents.push({ kind: 'send', to: [to], message }),
      multicast: (message, to) => intents.push({ kind: 'send', to, message }),
      broadcast: unused,
      emit: unused,
      observe: unused,
      submit: unused,
      setTimer: (id) => intents.push({ kind: 'timer', id }),
      cancelTimer: (id) => intents.push({ kind: 'cancel', id }),
      work: (_tag, effortSeconds) => intents.push({ kind: 'work', effortSeconds }),
      decide: (instance, value) => intents.push({ kind: 'decide', instance, value }),
      retract: (instance) => intents.push({ kind: 'retract', instance }),
    };
  }

  receive(from: number, message: PowMessage): void {
    this.miner.onMessage(from, message, this.out);
  }

  get genesis(): Block {
    return createGenesis(startBits(NODES, this.params));
  }

  /** What was decided and taken back, in order: "0=attack", "-0". */
  get outcomes(): readonly string[] {
    return this.intents.flatMap((intent) => {
      if (intent.kind === 'decide') return [`${String(intent.instance)}=${intent.value}`];
      return intent.kind === 'retract' ? [`-${String(intent.instance)}`] : [];
    });
  }

  get sent(): readonly Extract<Intent, { kind: 'send' }>[] {
    return this.intents.filter((intent) => intent.kind === 'send');
  }
}

/** `count` blocks on top of `parent` by `miner`, the first of them with `transactions`. */
export function extend(
  parent: Block,
  count: number,
  miner: number,
  transactions: readonly Transaction[] = [],
): Block[] {
  const blocks: Block[] = [];
  let at = parent;
  for (let index = 0; index < count; index++) {
    const height = at.height + 1;
    at = createBlock({
      previous: blockId(at),
      time: GENESIS_TIME + height,
      bits: parent.header.bits,
      height,
      miner,
      transactions: index === 0 ? transactions : [],
    });
    blocks.push(at);
  }
  return blocks;
}

export function payment(value: Value, instance = 0, signer = CLIENT): Transaction {
  return createTransaction(instance, value, cryptoOf(signer));
}

import {
  defineStrategy,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Strategy,
  type Value,
} from '@dmct/core';
import { z } from 'zod';

interface Block {
  readonly id: string;
  readonly parent: string;
  readonly height: number;
  readonly values: readonly Value[];
}
interface ChainMessage extends Message {
  readonly value: Value | null;
  readonly block: Block | null;
}

const INTERVAL_SECONDS = 600;
export const CONFIRMATIONS = 3;

/** A toy longest chain: one client pays, miners race, a payment is final under CONFIRMATIONS blocks. */
export const toyChain: Strategy = defineStrategy<object, ChainMessage>({
  name: 'toy-chain',
  title: 'Toy chain',
  summary: 'The longest chain, with a race for each block.',
  citations: [],
  params: z.object({}),
  medium: 'messages',
  faultModel: { resource: 'hashrate', maxFaulty: (nodes) => Math.floor((nodes - 1) / 2) },
  assumptions: ['honest-majority-hashrate', 'synchrony'],
  surfaces: [
    { kind: 'messages' },
    {
      kind: 'values',
      valueOf: ({ value }) => value,
      withValue: (message, value) => (message.value === null ? null : { ...message, value }),
    },
    {
      kind: 'chain',
      blockOf: ({ block }) => (block === null ? null : { ...block, weight: 1 }),
      finalDepth: () => CONFIRMATIONS,
    },
  ],
  messageKinds: ['payment', 'block'],
  clients: () => 1,
  source: { client: true },
  horizonSeconds: () => 100 * INTERVAL_SECONDS,
  watchSeconds: () => 80 * INTERVAL_SECONDS,
  createReplica: (context) => (context.role === 'client' ? createClient(context) : new Miner(context)),
});

function createClient(context: ReplicaContext<object>): Replica<ChainMessage> {
  return {
    onStart(out) {
      const value = context.valueOf(0);
      out.submit(0, value);
      out.broadcast({ kind: 0, topic: -1, bytes: 100, value, block: null });
    },
    snapshot: () => ({}),
  };
}

class Miner implements Replica<ChainMessage> {
  private readonly blocks = new Map<string, Block>([
    ['genesis', { id: 'genesis', parent: '', height: 0, values: [] }],
  ]);
  private readonly waiting: Block[] = [];
  private tip = 'genesis';
  private payment: Value | null = null;
  private decided: Value | null = null;
  private mined = 0;

  constructor(private readonly context: ReplicaContext<object>) {}

  onStart(out: Out<ChainMessage>): void {
    out.work(0, INTERVAL_SECONDS);
  }
  onMessage(_from: number, { value, block }: ChainMessage, out: Out<ChainMessage>): void {
    if (value !== null) this.payment ??= value;
    if (block !== null) this.accept(block, out);
  }
  onWork(_tag: number, out: Out<ChainMessage>): void {
    const parent = this.blocks.get(this.tip) as Block;
    const isPaid = this.chain().some(({ values }) => values.length > 0);
    const block: Block = {
      id: `${String(this.context.id)}-${String(this.mined++)}`,
      parent: parent.id,
      height: parent.height + 1,
      values: isPaid || this.payment === null ? [] : [this.payment],
    };
    out.broadcast({ kind: 1, topic: -1, bytes: 1000, value: null, block });
    this.accept(block, out);
  }
  snapshot(): unknown {
    return { tip: this.tip, decided: this.decided };
  }

  private accept(arrived: Block, out: Out<ChainMessage>): void {
    this.waiting.push(arrived);
    for (let isDone = false; !isDone;) {
      const at = this.waiting.findIndex(({ parent }) => this.blocks.has(parent));
      isDone = at < 0;
      const [block] = isDone ? [] : this.waiting.splice(at, 1);
      if (block === undefined) continue;
      this.blocks.set(block.id, block);
      if (block.height > (this.blocks.get(this.tip) as Block).height) this.tip = block.id;
    }
    this.settle(out);
    out.work(0, INTERVAL_SECONDS);
  }

  /** From the tip back to the first block. */
  private chain(): readonly Block[] {
    const chain: Block[] = [];
    for (let at = this.blocks.get(this.tip); at !== undefined; at = this.blocks.get(at.parent))
      chain.push(at);
    return chain;
  }

  private settle(out: Out<ChainMessage>): void {
    const chain = this.chain();
    const depth = chain.findIndex(({ values }) => values.length > 0);
    const final = depth >= CONFIRMATIONS - 1 ? (chain[depth]?.values[0] ?? null) : null;
    if (this.decided !== null && !chain.some(({ values }) => values.includes(this.decided as Value))) {
      out.retract(0);
      this.decided = null;
    }
    if (this.decided !== null || final === null) return;
    this.decided = final;
    out.decide(0, final);
  }
}

import {
  defineAttack,
  findSurface,
  ForwardingOut,
  ForwardingReplica,
  type Adversary,
  type AdversaryContext,
  type ChainSurface,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import { z } from 'zod';
import { DEMBO_2020 } from '../citations.js';

const params = z.object({
  depth: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(6)
    .describe('a new private chain begins whenever the public one has grown by so many blocks'),
});

/**
 * The private attack of Dembo et al. 2020 as its race counts it, on a network: a corrupted miner that says nothing,
 * mines for itself, and keeps the score. No list has it, since it does nothing to anybody; rows A5 and A6 bring it.
 */
export const privateChain = defineAttack({
  name: 'private-chain',
  title: 'Private chain',
  summary: 'A corrupted miner mines a chain that nobody sees, and counts how it and the public one grow.',
  citations: [DEMBO_2020],
  params,
  needs: ['chain'],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'Nothing: the private chain is never published.' },
  createAdversary: (context) => createPrivateChain(context),
});

function createPrivateChain({
  params: { depth },
  surfaces,
}: AdversaryContext<z.output<typeof params>>): Adversary {
  const chain = findSurface(surfaces, 'chain');
  if (chain === undefined) return {};
  const score = new Score(depth);
  return {
    corrupt: (replica) => new PrivateMiner(replica, chain, score),
    measure: () => score.measure(),
  };
}

/** How many blocks the public chain has cost, how long it is, and how many were found in private meanwhile. */
class Score {
  readonly #seen = new Set<string>();
  #publicHeight = 0;
  #privateBlocks = 0;
  /** Private blocks since the present race began, and where it ends. */
  #own = 0;
  #end: number;
  #races = 0;
  #wins = 0;

  constructor(private readonly depth: number) {
    this.#end = depth;
  }

  findPrivate(): void {
    this.#privateBlocks++;
    this.#own++;
  }

  seePublic(id: string, height: number): void {
    this.#seen.add(id);
    if (height > this.#publicHeight) this.#publicHeight = height;
    if (this.#publicHeight < this.#end) return;
    this.#races++;
    if (this.#own >= this.depth) this.#wins++;
    this.#own = 0;
    this.#end = this.#publicHeight + this.depth;
  }

  measure(): Readonly<Record<string, number>> {
    return {
      publicBlocks: this.#seen.size,
      publicHeight: this.#publicHeight,
      privateBlocks: this.#privateBlocks,
      races: this.#races,
      racesWon: this.#wins,
    };
  }
}

/** Says nothing to anybody. */
class Mute extends ForwardingOut {
  override send(): void {
    // Not a word.
  }
  override broadcast(): void {
    // Not a word.
  }
  override multicast(): void {
    // Not a word.
  }
}

/** An honest miner that hears of no block but its own, so that all of them are on one chain. */
class PrivateMiner extends ForwardingReplica<Mute> {
  constructor(
    inner: Replica,
    private readonly chain: ChainSurface,
    private readonly score: Score,
  ) {
    super(inner, new Mute());
  }

  override onMessage(from: number, message: Message, out: Out): void {
    const block = this.chain.blockOf(message);
    if (block === null) super.onMessage(from, message, out);
    else this.score.seePublic(block.id, block.height);
  }

  override onWork(tag: number, out: Out): void {
    this.score.findPrivate();
    super.onWork(tag, out);
  }
}

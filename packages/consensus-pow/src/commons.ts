import type { Block } from './block.js';
import { createRoot, type ChainEntry } from './chain.js';
import { createBlockMessage, type PowMessage } from './messages.js';
import { SeenBlocks } from './seen-blocks.js';

/** What the nodes of one run hold in common, to save memory and time. No node learns anything from it. */
export class Commons {
  readonly seen = new SeenBlocks();
  #root: ChainEntry | null = null;
  #message: PowMessage | null = null;

  /** The genesis block's place, from which all start. */
  root(bits: number): ChainEntry {
    if (this.#root?.block.header.bits !== bits) this.#root = createRoot(bits);
    return this.#root;
  }

  /**
   * Nodes pass one block on, one after the other, and it is the same message for all: the last one is kept. `blockBytes` is
   * one size throughout a run.
   */
  blockMessage(block: Block, blockBytes: number): PowMessage {
    if (this.#message?.block !== block) this.#message = createBlockMessage(block, blockBytes);
    return this.#message;
  }
}

const ofRuns = new WeakMap<object, Commons>();

/** Those of a run, which all its nodes find under an object that they were all given. */
export function commonsOf(run: object): Commons {
  let commons = ofRuns.get(run);
  if (commons === undefined) ofRuns.set(run, (commons = new Commons()));
  return commons;
}

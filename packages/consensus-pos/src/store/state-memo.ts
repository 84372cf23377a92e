import type { FinalityState } from '../rules/finality-gadget.js';
import type { ChainState } from '../state/chain-state.js';

/** What a chain knows after a block, and what it would if the block's epoch ended with it. */
export interface PostState {
  readonly state: ChainState;
  readonly unrealized: FinalityState;
}

/**
 * Remembers states. They follow from a chain alone, and a root names a whole chain: all stores whose blocks bear digests
 * for roots may share one memo.
 */
export interface StateMemo {
  /** The state after a block, or null where the block breaks a rule of its chain. */
  afterBlock(root: string, compute: () => PostState | null): PostState | null;
  /** The state of the chain that ends in a block, at the start of an epoch. */
  atEpoch(root: string, epoch: number, compute: () => ChainState): ChainState;
}

export function createStateMemo(): StateMemo {
  const after = new Map<string, PostState | null>();
  const advanced = new Map<string, Map<number, ChainState>>();
  return {
    afterBlock: (root, compute) => {
      const known = after.get(root);
      if (known !== undefined) return known;
      const computed = compute();
      after.set(root, computed);
      return computed;
    },
    atEpoch: (root, epoch, compute) => {
      const byEpoch = advanced.get(root) ?? new Map<number, ChainState>();
      advanced.set(root, byEpoch);
      const state = byEpoch.get(epoch) ?? compute();
      byEpoch.set(epoch, state);
      return state;
    },
  };
}

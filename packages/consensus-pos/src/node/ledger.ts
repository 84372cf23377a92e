import type { Value } from '@dmct/core';
import type { BlockNode } from '../store/block-tree.js';

/** The finalised orders, in the order of the chain. Only grows. */
export interface Ledger {
  /** Orders that become final with `tip`, oldest first; a conflicting order later on the chain counts for nothing. */
  extendTo(tip: BlockNode): readonly Value[];
  /** Nonces that the chain ending in `tip` holds, the finalised ones included. */
  spentOn(tip: BlockNode): (nonce: number) => boolean;
  readonly length: number;
}

export function createLedger(anchor: BlockNode): Ledger {
  let final = anchor;
  let length = 0;
  const spent = new Set<number>();
  const since = (tip: BlockNode): BlockNode[] => {
    const nodes: BlockNode[] = [];
    for (let node: BlockNode | null = tip; node !== null && node !== final; node = node.parent) {
      nodes.push(node);
    }
    return nodes.reverse();
  };
  return {
    get length() {
      return length;
    },
    extendTo: (tip) => {
      const values: Value[] = [];
      for (const node of since(tip)) {
        for (const { nonce, value } of node.block?.transactions ?? []) {
          if (spent.has(nonce)) continue;
          spent.add(nonce);
          values.push(value);
        }
      }
      final = tip;
      length += values.length;
      return values;
    },
    spentOn: (tip) => {
      let pending: Set<number> | null = null;
      return (nonce) => {
        if (spent.has(nonce)) return true;
        pending ??= new Set(since(tip).flatMap(noncesOf));
        return pending.has(nonce);
      };
    },
  };
}

function noncesOf(node: BlockNode): number[] {
  return (node.block?.transactions ?? []).map(({ nonce }) => nonce);
}

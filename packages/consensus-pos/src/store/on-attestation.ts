import type { Attestation } from '../messages.js';
import type { AttestationData } from '../rules/slashing-conditions.js';
import type { BlockNode, BlockTree } from './block-tree.js';
import type { StoreData } from './store-data.js';

/** Counts a vote for the fork choice and returns true, if its blocks are known and agree (`on_attestation`). */
export function onAttestation(store: StoreData, { data, validators }: Attestation): boolean {
  const head = knownHead(store.tree, data);
  if (head === null) return false;
  store.cachedHead = null;
  store.latest.vote(validators, data.target.epoch, head.index);
  return true;
}

/** Takes an equivocator's weight out of the fork choice, for good (`on_attester_slashing`). */
export function onEquivocation(store: StoreData, validator: number): void {
  store.latest.discount(validator);
  store.cachedHead = null;
}

/** The block a vote names, if it and its target are known and belong together (`validate_on_attestation`). */
function knownHead(tree: BlockTree, data: AttestationData): BlockNode | null {
  const head = tree.get(data.head);
  if (head === undefined || head.slot > data.slot) return null;
  return tree.checkpointOf(head, data.target.epoch).root === data.target.root ? head : null;
}

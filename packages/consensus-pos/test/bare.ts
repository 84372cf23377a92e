import {
  createSlotCalendar,
  posParams,
  type Attestation,
  type Block,
  type Checkpoint,
} from '../src/index.js';

/** Blocks and votes without signatures: the store trusts that these were checked before. */
export const calendar = createSlotCalendar(posParams.parse({ slotsPerEpoch: 8 }));

const unsigned = { signer: 0, evidence: '' };

export function bareBlock(content: {
  readonly slot: number;
  readonly parent: string;
  readonly name: string;
  readonly attestations?: readonly Attestation[];
}): Block {
  const { slot, parent, name, attestations = [] } = content;
  return {
    slot,
    proposer: 0,
    parent,
    transactions: [],
    attestations,
    slashings: [],
    root: name,
    signature: unsigned,
  };
}

export function bareAttestation(content: {
  readonly slot: number;
  readonly head: string;
  readonly target: string;
  readonly validators: readonly number[];
  readonly source?: Checkpoint;
}): Attestation {
  const { slot, head, target, validators, source = { epoch: -1, root: 'anchor' } } = content;
  const data = { slot, head, source, target: { epoch: calendar.epochOf(slot), root: target } };
  return { data, validators, signature: unsigned };
}

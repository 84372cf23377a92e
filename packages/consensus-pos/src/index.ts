import {
  defineStrategy,
  nanosecondsToSeconds,
  SERVER_WATTS,
  type Figure,
  type ReplicaContext,
} from '@dmct/core';
import { createClient } from './node/client.js';
import { POS_MESSAGE_KINDS, type PosMessage } from './messages.js';
import { ATTESTATION_DUE_DIVISOR, posParams, type PosParams } from './params.js';
import { PosNode } from './node/node.js';
import { NodeView } from './node/node-view.js';
import { HonestValidator } from './node/validator.js';
import { posSurfaces } from './surfaces.js';

export * from './messages.js';
export * from './params.js';
export * from './rules.js';
export { submissionSlot } from './node/client.js';
export { posAttacks } from './attacks/index.js';
export { posValidations } from './validations/index.js';
export { createStakeLedger, type Cohort, type StakeLedger, type StakeLedgerOptions } from './stake-ledger.js';

const HOURS_A_YEAR = 365.25 * 24;

/**
 * Epochs from the order's own to the cut. Three are needed when all is well and up to six under silence below a
 * third; a fork that is withheld by a majority and then published needs the rest to become final.
 */
const HORIZON_EPOCHS = 10;
const WATCH_EPOCHS = 2;
/** In a full mesh each slot takes messages in the square of the nodes. */
const NODES_MAX = 1000;

const CCRI = 'CCRI, The Merge: Implications on the Electricity Consumption and Carbon Footprint of Ethereum';

/** A node whose validators keep the rules. */
function createNode(context: ReplicaContext<PosParams>): PosNode {
  const view = new NodeView(context);
  return new PosNode(view, new HonestValidator(view));
}

/** All of Ethereum after the Merge. */
const deployedWatts: Figure = {
  value: (2600.86 * 1e6) / HOURS_A_YEAR,
  unit: 'W',
  source: `${CCRI}: 2,600.86 MWh a year`,
  year: 2022,
};

/**
 * Gasper, the consensus of Ethereum's proof of stake, in a first honest form.
 *
 * Source: Buterin et al. 2020; constants and bookkeeping from the Ethereum consensus specifications.
 * Fault model: less than a third of the stake is Byzantine, so that no two conflicting checkpoints become final.
 * Timing model: synchronised clocks and slots; safe when messages are late, live once they arrive within a slot.
 * Quorum rule: two thirds of the whole stake make a supermajority link from source to target.
 *
 * Deviations, each kept because it changes no decision that is measured here:
 * - A run starts from a trusted recent checkpoint (the specifications' checkpoint sync), its past justified epoch by
 *   epoch, instead of at genesis, whose first two epochs justify nothing.
 * - Duties come from public randomness drawn by epoch number: RANDAO that nobody biases, known only as the epoch
 *   begins. Committees by a plain shuffle instead of swap-or-not; one committee a slot instead of up to 64. Duties are
 *   drawn for all seats, not for those that a branch still has: a seat that was slashed or has left leaves its turns
 *   empty, and its votes weigh nothing.
 * - All validators begin with 32 ETH: a node's stake is its number of validators. No rewards, and no penalty but the
 *   leak's and slashing's; nobody joins, and nobody leaves of its own will. Evidence is found by each node for itself and
 *   carried in blocks, whose proposer gets the whole reward; blocks take any number of slashings.
 * - A node sends one aggregate a slot for its own validators to all nodes directly: no subnets, no aggregators, no
 *   gossip hops. Blocks take any number of votes; equal votes are charged for as one aggregate.
 * - A node attests at a third of the slot, not earlier when the block comes early. Proposers build past a
 *   late head (REORG_HEAD, REORG_PARENT) only with `lateHeadReorg`: the specifications leave it to them. Blocks have no size limit.
 * - A vote is included only if it adds to its checkpoint's count; votes for other checkpoints would earn rewards.
 */
export const pos = defineStrategy<PosParams, PosMessage>({
  name: 'pos',
  title: 'Proof of stake (Gasper)',
  summary: 'Validators vote in slots and epochs: LMD-GHOST follows the chain, Casper FFG makes it final.',
  citations: [
    {
      authors:
        'V. Buterin, D. Hernandez, T. Kamphefner, K. Pham, Z. Qiao, D. Ryan, J. Sin, Y. Wang, Y. X. Zhang',
      title: 'Combining GHOST and Casper',
      year: 2020,
      url: 'https://arxiv.org/abs/2003.03052',
    },
    {
      authors: 'V. Buterin, V. Griffith',
      title: 'Casper the Friendly Finality Gadget',
      year: 2017,
      url: 'https://arxiv.org/abs/1710.09437',
    },
    {
      authors: 'Ethereum contributors',
      title: 'Ethereum Proof-of-Stake Consensus Specifications',
      year: 2024,
      url: 'https://github.com/ethereum/consensus-specs',
    },
  ],
  params: posParams,
  medium: 'messages',
  faultModel: { resource: 'stake', maxFaulty: (nodes) => Math.max(0, Math.ceil(nodes / 3) - 1) },
  assumptions: [
    'faulty-within-bound',
    'honest-two-thirds-stake',
    'partial-synchrony',
    'reliable-links',
    'synchronised-clocks',
    'known-membership',
    'authenticated-channels',
    'unforgeable-signatures',
  ],
  surfaces: posSurfaces,
  messageKinds: POS_MESSAGE_KINDS,
  createReplica: (context) => (context.role === 'client' ? createClient(context) : createNode(context)),
  clients: () => 1,
  source: { client: true },
  authentication: 'mac',
  signatureScheme: ({ signatures }) => signatures,
  documented: {
    energyCost: 'Low',
    finalityTime: '~15 min',
    hardware: 'None',
    assumptions: 'Honest majority stake',
  },
  energy: ({ nodeWatts }) => ({
    nodeWatts: { ...SERVER_WATTS, value: nodeWatts },
    deployedWatts,
  }),
  horizonSeconds: (params, { workload }) => {
    const epochSeconds = params.slotSeconds * params.slotsPerEpoch;
    const isLog = workload.kind === 'log';
    const lastSubmitSeconds = isLog
      ? nanosecondsToSeconds(workload.submitNanoseconds(workload.requests - 1))
      : (params.submitEpoch + (params.submitSlot ?? 0) / params.slotsPerEpoch) * epochSeconds;
    return params.slotSeconds + lastSubmitSeconds + HORIZON_EPOCHS * epochSeconds;
  },
  watchSeconds: (params) => WATCH_EPOCHS * params.slotSeconds * params.slotsPerEpoch,
  // A block must reach everybody before attestations are due, whatever the clocks say.
  brokenBy: (params, { clockSkewSeconds, network }) =>
    2 * clockSkewSeconds + network.delaySecondsMax > params.slotSeconds / ATTESTATION_DUE_DIVISOR
      ? ['synchronised-clocks']
      : [],
  refuse: (nodes, params) => {
    if (nodes > NODES_MAX) {
      return `at most ${String(NODES_MAX)} nodes are simulated: all hear all, slot by slot (given: ${String(nodes)})`;
    }
    const { submitSlot, slotsPerEpoch, keysPerNode } = params;
    if (submitSlot !== null && submitSlot >= slotsPerEpoch) {
      return `pos has no slot ${String(submitSlot)} in an epoch: submitSlot goes from 0 to ${String(slotsPerEpoch - 1)}`;
    }
    return nodes * keysPerNode < slotsPerEpoch
      ? `pos needs a validator in every slot's committee: nodes x keysPerNode must be at least slotsPerEpoch (${String(nodes)} x ${String(keysPerNode)} < ${String(slotsPerEpoch)})`
      : null;
  },
  hardware: (params) => ({ 'stake per validator (ETH)': 32, 'validators per node': params.keysPerNode }),
});

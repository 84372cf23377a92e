import { defineStrategy, TIME_NANOSECONDS_MAX, nanosecondsToSeconds, type ReplicaContext } from '@dmct/core';
import { energyProfile, hardware } from './energy.js';
import { MESSAGE_KINDS, type PowMessage } from './messages.js';
import { paramsSchema, type PowParams } from './params.js';
import { peersOf } from './peers.js';
import { Miner } from './replica.js';
import { maxFaulty } from './rules.js';
import { surfaces } from './surfaces.js';
import { Wallet } from './wallet.js';

/** Every miner keeps the whole chain and its peers. */
const NODES_MAX = 10_000;

/**
 * The default horizon in block intervals: long enough that half of the hashrate, the most that may stay silent, finds
 * the blocks all the same. One confirmation: no block in a mean of 15, 3e-7; six: five or fewer in a mean of 40, 2e-11.
 */
const horizonIntervals = (confirmations: number): number => 20 + 10 * confirmations;

/** Nakamoto consensus as a strategy. */
export const pow = defineStrategy<PowParams, PowMessage>({
  name: 'pow',
  title: 'Proof of work',
  summary:
    'Miners race to extend the chain with the most work; an order is final under six blocks (Nakamoto 2008).',
  citations: [
    {
      authors: 'S. Nakamoto',
      title: 'Bitcoin: a peer-to-peer electronic cash system',
      year: 2008,
      url: 'https://bitcoin.org/bitcoin.pdf',
    },
    {
      authors: 'C. Decker, R. Wattenhofer',
      title: 'Information propagation in the Bitcoin network',
      year: 2013,
      venue: 'IEEE P2P 2013',
      doi: '10.1109/P2P.2013.6688704',
    },
    {
      authors: 'J. Garay, A. Kiayias, N. Leonardos',
      title: 'The Bitcoin backbone protocol: analysis and applications',
      year: 2015,
      venue: 'EUROCRYPT 2015, 281-310',
      doi: '10.1007/978-3-662-46803-6_10',
    },
    {
      authors: 'R. Pass, L. Seeman, A. Shelat',
      title: 'Analysis of the blockchain protocol in asynchronous networks',
      year: 2017,
      venue: 'EUROCRYPT 2017, 643-673',
      doi: '10.1007/978-3-319-56614-6_22',
    },
  ],
  params: paramsSchema,
  medium: 'messages',
  faultModel: { resource: 'hashrate', maxFaulty },
  assumptions: [
    'faulty-within-bound',
    'honest-majority-hashrate',
    'synchrony',
    'reliable-links',
    'unforgeable-signatures',
  ],
  surfaces,
  messageKinds: MESSAGE_KINDS,
  createReplica: (context) => createParticipant(context),
  clients: () => 1,
  source: { client: true },
  authentication: 'none',
  signatureScheme: ({ signatures }) => signatures,
  documented: {
    energyCost: 'High',
    finalityTime: '~1 hour',
    hardware: 'Mining rigs',
    assumptions: 'Honest majority hashrate',
  },
  energy: energyProfile,
  horizonSeconds(params, { workload }) {
    const lastSubmission = nanosecondsToSeconds(workload.submitNanoseconds(workload.requests - 1));
    const intervals = horizonIntervals(params.confirmations) + params.watchIntervals;
    const longest = nanosecondsToSeconds(TIME_NANOSECONDS_MAX) / 2;
    return Math.min(lastSubmission + intervals * params.blockIntervalSeconds, longest);
  },
  watchSeconds: ({ watchIntervals, blockIntervalSeconds }) => watchIntervals * blockIntervalSeconds,
  hardware,
  refuse: (nodes) =>
    nodes > NODES_MAX ? `at most ${String(NODES_MAX)} miners are simulated (given: ${String(nodes)})` : null,
});

function createParticipant(context: ReplicaContext<PowParams>): Miner | Wallet {
  const peers = peersOf(context);
  return context.role === 'client' ? new Wallet(context, peers) : new Miner(context, peers);
}

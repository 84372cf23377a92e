import type { DelayMatrix } from '../race/spread-chain.js';

/*
 * The network of Gervais et al. 2016, section 4, as the source of their simulator has it (`bitcoin-test.cc` and
 * `bitcoin-topology-helper.cc`): pools that are linked to one another, each also to hundreds of nodes.
 */

const REGIONS = ['america', 'europe', 'southAmerica', 'asia', 'japan', 'australia'] as const;
type Region = (typeof REGIONS)[number];
type PoolRegion = 'america' | 'europe' | 'asia';

/** Hashrates of the sixteen pools. */
export const POOL_SHARES: readonly number[] = [
  0.289, 0.196, 0.159, 0.133, 0.066, 0.054, 0.029, 0.016, 0.012, 0.012, 0.012, 0.009, 0.005, 0.005, 0.002,
  0.002,
];

/** Where they are, in the same order. Asia is the Pacific's, without Japan; America the northern one. */
const POOL_REGIONS: readonly PoolRegion[] = [
  ...(['asia', 'asia', 'asia', 'america', 'asia', 'america', 'europe', 'europe'] as const),
  ...(['america', 'america', 'america', 'europe', 'america', 'america', 'america', 'america'] as const),
];

/** How many of a hundred nodes are in a region. */
const NODES_PERCENT: Readonly<Record<Region, number>> = {
  america: 38.69,
  europe: 51.59,
  southAmerica: 1.13,
  asia: 5.74,
  japan: 1.19,
  australia: 1.66,
};

/** Mean time that one message takes from a pool's region to another, ms. */
const LATENCY_MILLISECONDS: Readonly<Record<PoolRegion, Readonly<Record<Region, number>>>> = {
  america: {
    ...{ america: 35.5, europe: 119.49, southAmerica: 254.79 },
    ...{ asia: 310.11, japan: 154.36, australia: 207.91 },
  },
  europe: {
    ...{ america: 119.49, europe: 11.61, southAmerica: 221.08 },
    ...{ asia: 241.9, japan: 266.45, australia: 350.07 },
  },
  asia: {
    ...{ america: 310.11, europe: 241.9, southAmerica: 346.65 },
    ...{ asia: 99.46, japan: 172.24, australia: 277.8 },
  },
};

/** The standard relay: a block is announced (inv), asked for (getdata) and sent. */
const MESSAGES_A_HOP = 3;

function handshakeSeconds(from: PoolRegion, to: Region): number {
  return (MESSAGES_A_HOP * LATENCY_MILLISECONDS[from][to]) / 1000;
}

/** The median, over who finds a block and which node waits for it, of what these three messages take, s. */
export function medianHandshakeSeconds(): number {
  const ways = POOL_REGIONS.flatMap((from, pool) =>
    REGIONS.map((to) => ({
      seconds: handshakeSeconds(from, to),
      weight: (POOL_SHARES[pool] ?? 0) * NODES_PERCENT[to],
    })),
  ).sort((a, b) => a.seconds - b.seconds);
  const half = ways.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  return ways.find(({ weight }) => (below += weight) >= half)?.seconds ?? NaN;
}

/**
 * How long a block takes from pool to pool, s, given the median time that it takes to a node. That time is the three
 * messages, whose latencies are known, and the transfer: the rest. A block is transferred to a pool as to a node.
 */
export function poolDelaysSeconds(medianSeconds: number): DelayMatrix {
  const transferSeconds = medianSeconds - medianHandshakeSeconds();
  return POOL_REGIONS.map((from) => POOL_REGIONS.map((to) => handshakeSeconds(from, to) + transferSeconds));
}

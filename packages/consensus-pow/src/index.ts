/**
 * Proof of work: Nakamoto consensus.
 *
 * Citation: S. Nakamoto, "Bitcoin: a peer-to-peer electronic cash system", 2008.
 * Fault model: Byzantine nodes with less than half of the hashrate.
 * Timing model: synchrony, with delays small beside the block interval (Pass, Seeman and Shelat 2017): the longer the
 * delay, the less than a half is tolerated.
 * Quorum rule: none. A value is final when its block has k confirmations on the chain with the most work, its own
 * block counted; a heavier chain can still take it back, with a probability that falls with k.
 *
 * Deviations from the paper and from Bitcoin:
 * - a transaction records a value for an instance instead of spending coins; double spend = two values, one instance;
 * - no coins, fees, scripts or subsidies; other people's traffic is bytes in a block;
 * - `mining: race` takes the engine's race for hashrate as the proof of work, `mining: real` really searches the
 *   nonce once the race has said who finds a block and when, and all verify every header;
 * - a miner sends its own block unasked (the paper's "broadcasts the block to all nodes"), relays announce by hash;
 * - header times count in 1/600 of the block interval (seconds at Bitcoin's ten minutes), so that Bitcoin's rules for
 *   times and difficulty hold at any interval; the first difficulty fits N machines; the chain may become easier than
 *   difficulty 1;
 * - peers are drawn once from public randomness, there is no discovery and no churn of connections.
 */
export { pow } from './strategy.js';
export { paramsSchema, type PowParams } from './params.js';
export { blockId, createBlock, createGenesis, type Block, type BlockTemplate } from './block.js';
export { Chain, type AddResult, type ChainEntry, type ChainRules, type TipChange } from './chain.js';
export { decodeCompact, encodeCompact, type CompactTarget } from './compact-bits.js';
export {
  bitsForWork,
  DIFFICULTY_ONE_BITS,
  difficultyOf,
  EASIEST_BITS,
  meetsTarget,
  targetOf,
  workOf,
} from './difficulty.js';
export { BITCOIN_TERAWATT_HOURS, bitcoinWatts, joulesPerBlock, MINING_EFFICIENCY } from './energy.js';
export { fromDisplayHex, toDisplayHex, doubleSha256 } from './hash.js';
export { decodeHeader, encodeHeader, HEADER_BYTES, headerHash, type Header } from './header.js';
export { merkleRoot } from './merkle.js';
export { MESSAGE_KINDS, type PowMessage } from './messages.js';
export { isSolved, solve } from './mine.js';
export { createPeerGraph, type PeerGraph } from './peer-graph.js';
export { BITCOIN_RETARGET, clampTimespan, retarget, targetTimespan, type RetargetRules } from './retarget.js';
export { confirmationsOf, effortSeconds, finalHeight, isHeavier, maxFaulty } from './rules.js';
export { createTransaction, transactionId, type Transaction } from './transaction.js';
export {
  raceDoubleSpends,
  raceNakamoto,
  ROSENFELD,
  type RaceConvention,
  type RaceTrials,
} from './race/double-spend-race.js';
export {
  raceNakamotoTilted,
  raceTilted,
  type LikelihoodRatio,
  type RaceBlocks,
  type WeightedTrials,
} from './race/tilted-race.js';
export { racePrivateChains, raceWithDelay, type DelayRace, type Growth } from './race/delay-race.js';
export { type DelayMatrix } from './race/spread-chain.js';
export { playWithholding, type Revenue, type WithholdingRace } from './race/play-withholding.js';
export { solveWithholding, type OptimalWithholding } from './withholding/optimal.js';
export {
  honestMining,
  type Action,
  type Fork,
  type TieBreak,
  type WithholdingPolicy,
} from './withholding/policy.js';
export { NOT_STUBBORN, selfishMining, stubbornMining, type Stubbornness } from './withholding/stubborn.js';
export { powAttacks, optimalSelfishMining, selfishMiningAttack, timestamps } from './attacks/index.js';
export { powValidations } from './validations/index.js';

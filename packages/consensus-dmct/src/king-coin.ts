import type { Observation, ReplicaContext } from '@dmct/core';
import { coinShares } from './codebook.js';
import { clippedBit, coinSum, coinWeights, commonThreshold } from './decision-level.js';
import type { Ears } from './ears.js';
import { gateOf, type Frame } from './frame.js';
import { coinsOf, coinWeight } from './derived-params.js';
import type { DmctParams } from './params.js';
import { createGateReader } from './readings.js';
import type { Ranks } from './rules.js';
import type { Schedule } from './schedule.js';

/** Who tosses in a round, and what a participant hears of it. */
export interface Coin {
  tossersOf(round: number): readonly number[];
  /** The round's rank and level, for one whose own bits were these. */
  threshold(
    observation: Observation,
    round: number,
    schedule: Schedule,
    bits: Uint8Array,
  ): { readonly rank: number; readonly level: number };
}

/** A lone tosser's bits are the level itself: with weight 1 they reach all of it alike. */
const KING_WEIGHT = Float64Array.of(1);

/** The coin as `params.coin` has it: a king's, everybody's, or none. */
export function createCoin(
  context: ReplicaContext<DmctParams>,
  frame: Frame,
  ears: Ears,
  ranks: Ranks,
): Coin {
  const { id, nodes, params } = context;
  const { coinBits, coinFrequenciesHz } = frame.book;
  const coins = coinsOf(params);
  const everybody = Array.from({ length: nodes }, (_, j) => j);
  const weights = coins === 'all' ? coinWeights(nodes, coinWeight(nodes, params)) : KING_WEIGHT;
  const heard = new Float64Array(nodes * coinBits);
  const coinSeconds = frame.coinPulseNanoseconds / 1e9;
  const reader = createGateReader(coinFrequenciesHz, coinShares(coinBits), {
    noiseDensityPerHz: frame.noiseDensityPerHz,
    powerFloor: params.powerFloor,
  });
  const tossersOf = (round: number): readonly number[] =>
    coins === 'all' ? everybody : coins === 'one' ? [frame.kings[(round - 1) % nodes]!] : [];
  return {
    tossersOf,
    threshold(observation, round, schedule, bits) {
      if (coinBits === 0) return { rank: ranks.lowest, level: 0.5 };
      tossersOf(round).forEach((j, index) => {
        const at = index * coinBits;
        if (j === id) {
          heard.set(bits, at);
          return;
        }
        const start = coinStartOf(schedule, j);
        const gate = gateOf(frame, id, j, start, coinSeconds);
        const gain = ears.noiseGain(j, coinFrequenciesHz);
        reader.read(ears.towards(observation, j), { ...gate, noiseGain: gain }, heard, at);
        for (let m = at; m < at + coinBits; m++) heard[m] = clippedBit(heard[m]!, params.coinMargin);
      });
      return commonThreshold(coinSum(heard, coinBits, weights), params.margin, ranks);
    },
  };
}

/** When a general begins its coin, ns after the round's start. */
export function coinStartOf(schedule: Schedule, general: number): number {
  return schedule.coinStartNanoseconds + schedule.coinSlotsNanoseconds[general]!;
}

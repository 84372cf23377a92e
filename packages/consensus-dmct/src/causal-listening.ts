import type { Emission, ReplicaContext, Value } from '@dmct/core';
import type { FieldReading } from '@dmct/physics';
import { coinCarriers, coinShares } from './codebook.js';
import {
  clippedBit,
  coinSum,
  coinWeights,
  commonThreshold,
  rankedReading,
  readingRange,
} from './decision-level.js';
import { gradedRanks, medianRank, type Ranks } from './rules.js';
import type { Frame } from './frame.js';
import { requireWaves } from './geometry.js';
import type { Listening } from './listening.js';
import { coinsOf, coinWeight, faultsOf, ruleOf, type DmctParams } from './params.js';
import { gateEnergy } from './power.js';
import { createGateReader, type EmitterGate } from './readings.js';
import type { Schedule } from './schedule.js';
import { carriersOf } from './messages.js';

/**
 * The engineered receiver: one gate per known general and phase, a median over all, and a common random level that
 * nobody knew when it radiated its vote.
 */
export function createCausalListening(context: ReplicaContext<DmctParams>, frame: Frame): Listening {
  const { id, nodes, params } = context;
  const { book, timetable } = frame;
  const { coinBits } = book;
  const coinSeconds = frame.coinPulseNanoseconds / 1e9;
  const readings = new Float64Array(nodes);
  const before = new Float64Array(nodes).fill(0.5);
  const doubts = new Float64Array(nodes);
  const coinReadings = new Float64Array(nodes * coinBits);
  const [zero, one] = book.voteFrequenciesHz;
  const options = { noiseDensityPerHz: frame.noiseDensityPerHz, powerFloor: params.powerFloor };
  const voteReader = createGateReader(Float64Array.of(...zero, ...one), [1], {
    ...options,
    ...(ruleOf(params) === 'graded' ? { powerCeiling: params.powerCeiling } : {}),
  });
  const coinReader = createGateReader(book.coinFrequenciesHz, coinShares(coinBits), options);
  const ranks = ranksOf(nodes, params);
  const remembers = ruleOf(params) === 'graded' && params.silence === 'last-word';
  const coins = coinsOf(params);
  const everybody = Array.from({ length: nodes }, (_, j) => j);
  const weights = coins === 'all' ? coinWeights(nodes, coinWeight(nodes, params)) : KING_WEIGHT;
  const wave = {
    amplitude: frame.amplitude,
    envelope: 'rectangular' as const,
  };

  return {
    startNanoseconds: (round) => timetable.startNanoseconds(round),
    windowOffsetNanoseconds: 0,
    windowNanoseconds: (round) => timetable.scheduleOf(round).roundNanoseconds,
    coinBits,
    emissions(round, roundStart, vote, bits, phase) {
      const schedule = timetable.scheduleOf(round);
      const spoken: Emission[] = [
        {
          ...wave,
          startNanoseconds: roundStart + schedule.slotsNanoseconds[id]!,
          durationSeconds: frame.gateSeconds,
          carriers: carriersOf(
            context.candidates[vote] as Value,
            (value) => book.frequenciesOf(value),
            Float64Array.from(zero, () => phase()),
            schedule.slotsNanoseconds,
          ),
        },
      ];
      if (tossersOf(round).includes(id)) {
        spoken.push({
          ...wave,
          startNanoseconds: roundStart + coinStartsOf(schedule)[id]!,
          durationSeconds: coinSeconds,
          carriers: coinCarriers(book, bits, phase),
        });
      }
      return spoken;
    },
    judge(field, round, vote, bits) {
      const schedule = timetable.scheduleOf(round);
      const voteGates = gatesAt(context, frame, schedule.slotsNanoseconds, frame.gateSeconds);
      for (let j = 0; j < nodes; j++) {
        if (j === id) readings[j] = vote;
        else doubts[j] = voteReader.read(field, voteGates[j]!, readings, j, remembers ? before[j] : 0.5);
      }
      const unsettled = readings.some((reading, j) => doubts[j]! > 0 || Math.abs(reading - before[j]!) > 0.5);
      before.set(readings);
      const { least, most } = readingRange(readings, doubts);
      const { rank, level } = thresholdOf(field, round, bits);
      return {
        low: rankedReading(least, rank),
        high: rankedReading(most, rank),
        level,
        sureOne: rankedReading(least, ranks.one),
        sureZero: rankedReading(most, ranks.zero),
        unsettled,
      };
    },
  };

  function tossersOf(round: number): readonly number[] {
    return coins === 'all' ? everybody : coins === 'one' ? [frame.kings[(round - 1) % nodes]!] : [];
  }

  function thresholdOf(
    field: FieldReading,
    round: number,
    bits: Uint8Array,
  ): { rank: number; level: number } {
    if (coinBits === 0) return { rank: ranks.lowest, level: 0.5 };
    const tossers = tossersOf(round);
    const coinGates = gatesAt(context, frame, coinStartsOf(timetable.scheduleOf(round)), coinSeconds);
    tossers.forEach((j, index) => {
      const at = index * coinBits;
      if (j === id) {
        coinReadings.set(bits, at);
        return;
      }
      coinReader.read(field, coinGates[j]!, coinReadings, at);
      for (let m = at; m < at + coinBits; m++) {
        coinReadings[m] = clippedBit(coinReadings[m]!, params.coinMargin);
      }
    });
    return commonThreshold(coinSum(coinReadings, coinBits, weights), params.margin, ranks);
  }
}

/** When each general begins its coin, after the round's start. */
function coinStartsOf(schedule: Schedule): readonly number[] {
  return schedule.coinSlotsNanoseconds.map((slot) => schedule.coinStartNanoseconds + slot);
}

/** The ranks of the graded rule; the others go by the median alone. */
function ranksOf(nodes: number, params: DmctParams): Ranks {
  if (ruleOf(params) === 'graded') return gradedRanks(nodes, faultsOf(nodes, params), params.spread);
  const median = medianRank(nodes);
  return { lowest: median, highest: median, one: median, zero: median };
}

/** A lone tosser's bits are the level itself: with weight 1 they reach all of it alike. */
const KING_WEIGHT = Float64Array.of(1);

/** The gates of all generals at this one, for emissions at these times of the round; its own entry is unused. */
function gatesAt(
  context: ReplicaContext<DmctParams>,
  frame: Frame,
  startsNanoseconds: readonly number[],
  pulseSeconds: number,
): readonly EmitterGate[] {
  const { id, nodes } = context;
  const { geometry } = frame;
  const waves = requireWaves(context);
  return startsNanoseconds.map((start, j) => {
    const field = j === id ? 0 : frame.amplitude * waves.amplitudeAt(context.pathLengthMetres(j, id));
    return {
      startSeconds: (start + geometry.travelNanoseconds[id * nodes + j]!) / 1e9,
      durationSeconds: pulseSeconds,
      allowedEnergy: gateEnergy(field, pulseSeconds),
    };
  });
}

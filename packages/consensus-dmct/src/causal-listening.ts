import type { Emission, ReplicaContext, Value } from '@dmct/core';
import { coinCarriers } from './codebook.js';
import { judgeReadings } from './decision-level.js';
import { createEars } from './ears.js';
import { gateOf, type Frame } from './frame.js';
import { coinStartOf, createCoin } from './king-coin.js';
import type { Listening } from './listening.js';
import { carriersOf } from './messages.js';
import { faultsOf, ruleOf, type DmctParams } from './params.js';
import { createGateReader, readDoubly } from './readings.js';
import { gradedRanks, medianRank, type Ranks } from './rules.js';

/**
 * The engineered receiver: one gate per known general and phase, a median over all, and a common random level that
 * nobody knew when it radiated its vote. With one antenna, or through the beams of an array.
 */
export function createCausalListening(context: ReplicaContext<DmctParams>, frame: Frame): Listening {
  const { id, nodes, params } = context;
  const { book, timetable } = frame;
  const readings = new Float64Array(nodes);
  const before = new Float64Array(nodes).fill(0.5);
  const doubts = new Float64Array(nodes);
  const [zero, one] = book.voteFrequenciesHz;
  const voteFrequenciesHz = Float64Array.of(...zero, ...one);
  const voteReader = createGateReader(voteFrequenciesHz, [1], {
    noiseDensityPerHz: frame.noiseDensityPerHz,
    powerFloor: params.powerFloor,
    ...(ruleOf(params) === 'graded' ? { powerCeiling: params.powerCeiling } : {}),
  });
  const ranks = ranksOf(nodes, params);
  const ears = createEars(context, frame);
  const coin = createCoin(context, frame, ears, ranks);
  const remembers = ruleOf(params) === 'graded' && params.silence === 'last-word';
  const wave = { amplitude: frame.amplitude, envelope: 'rectangular' as const };

  return {
    startNanoseconds: (round) => timetable.startNanoseconds(round),
    windowOffsetNanoseconds: 0,
    windowNanoseconds: (round) => timetable.scheduleOf(round).roundNanoseconds,
    request: ears.request,
    coinBits: book.coinBits,
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
      if (coin.tossersOf(round).includes(id)) {
        spoken.push({
          ...wave,
          startNanoseconds: roundStart + coinStartOf(schedule, id),
          durationSeconds: frame.coinPulseNanoseconds / 1e9,
          carriers: coinCarriers(book, bits, phase),
        });
      }
      return spoken;
    },
    judge(observation, round, vote, bits) {
      const schedule = timetable.scheduleOf(round);
      for (let j = 0; j < nodes; j++) {
        if (j === id) {
          readings[j] = vote;
          continue;
        }
        const gate = gateOf(frame, id, j, schedule.slotsNanoseconds[j]!, frame.gateSeconds);
        const noiseGain = ears.noiseGain(j, voteFrequenciesHz);
        const last = remembers ? before[j]! : 0.5;
        const heard = {
          gate: { ...gate, noiseGain },
          field: ears.towards(observation, j),
          oneAntenna: ears.isDoubtful ? observation.field : null,
        };
        doubts[j] = readDoubly(voteReader, heard, readings, j, last);
      }
      const threshold = coin.threshold(observation, round, schedule, bits);
      const judgement = judgeReadings(readings, doubts, before, ranks, threshold);
      before.set(readings);
      return judgement;
    },
  };
}

/** The ranks of the graded rule; the others go by the median alone. */
function ranksOf(nodes: number, params: DmctParams): Ranks {
  if (ruleOf(params) === 'graded') return gradedRanks(nodes, faultsOf(nodes, params), params.spread);
  const median = medianRank(nodes);
  return { lowest: median, highest: median, one: median, zero: median };
}

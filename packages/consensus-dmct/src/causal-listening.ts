import type { Emission, ReplicaContext, Value } from '@dmct/core';
import { coinCarriers } from './codebook.js';
import { judgeReadings } from './decision-level.js';
import { createEars } from './ears.js';
import type { Frame } from './frame.js';
import { createInterferenceMeter, votesAndCoins } from './interference.js';
import { coinStartOf, createCoin } from './king-coin.js';
import type { Listening } from './listening.js';
import { carriersOf } from './messages.js';
import { faultsOf, ruleOf } from './derived-params.js';
import type { DmctParams } from './params.js';
import { gradedRanks, medianRank, type Ranks } from './rules.js';
import { createVoteGateReader, createVoteGates } from './vote-gates.js';

/**
 * The engineered receiver: one gate per known general and phase, a median over all, and a common random level that
 * nobody knew when it radiated its vote. With one antenna, or through the beams of an array.
 */
export function createCausalListening(context: ReplicaContext<DmctParams>, frame: Frame): Listening {
  const { id, nodes, params } = context;
  const { book, timetable } = frame;
  const gates = createVoteGates(nodes);
  const before = new Float64Array(nodes).fill(0.5);
  const nothing = new Float64Array(nodes).fill(0.5);
  const [zero] = book.voteFrequenciesHz;
  const ranks = ranksOf(nodes, params);
  const ears = createEars(context, frame);
  const readVotes = createVoteGateReader(context, frame, ears);
  const interferenceIn = createInterferenceMeter(frame, id, {
    count: ruleOf(params) === 'graded' ? params.quietGates : 0,
    pulsesIn: (schedule) => votesAndCoins(schedule, frame.gateNanoseconds),
  });
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
      gates.readings[id] = vote;
      gates.lastWords[id] = vote;
      const silence = remembers ? before : nothing;
      const interferenceEnergy = interferenceIn(observation.field, schedule);
      const slotOf = (j: number): number => schedule.slotsNanoseconds[j]!;
      readVotes(observation, { interferenceEnergy, slotOf }, silence, gates);
      const threshold = coin.threshold(observation, round, schedule, bits);
      const judgement = judgeReadings(gates.readings, gates.doubts, before, ranks, threshold);
      before.set(remembers ? gates.lastWords : gates.readings);
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

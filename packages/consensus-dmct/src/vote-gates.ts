import type { Observation, ReplicaContext } from '@dmct/core';
import type { Ears } from './ears.js';
import { gateOf, type Frame } from './frame.js';
import { doubtByInterference, lastWord } from './interference.js';
import { ruleOf } from './derived-params.js';
import type { DmctParams } from './params.js';
import { createGateReader, type EmitterGate, type GateStrength } from './readings.js';

/** What a round's gates said of the votes; one entry a general. */
export interface VoteGates {
  /** ρ. */
  readonly readings: Float64Array;
  /** u. */
  readonly doubts: Float64Array;
  /** What stands for whoever is silent in the next round. */
  readonly lastWords: Float64Array;
}

/** What is known of a round's gates before they are read. */
export interface Round {
  /** When a general's vote was radiated, ns after the start of the window. */
  readonly slotOf: (general: number) => number;
  /** What a gate holds in which nobody sounds, (V/m)²·s; see `createInterferenceMeter`. */
  readonly interferenceEnergy: number;
}

/** Nothing heard: one half for everybody. */
export function createVoteGates(nodes: number): VoteGates {
  return {
    readings: new Float64Array(nodes).fill(0.5),
    doubts: new Float64Array(nodes),
    lastWords: new Float64Array(nodes).fill(0.5),
  };
}

/** Reads the others' votes into `into`; its own entry is left alone. Silence stands for `before`. */
export type VoteGateReader = (
  observation: Observation,
  round: Round,
  before: Float64Array,
  into: VoteGates,
) => void;

/**
 * Every other general's gate, as these ears hear it. An array with antennas to spare nulls whoever sounds where he
 * shouldn't; the others compare each gate, at one antenna, with what the quiet ones hold.
 */
export function createVoteGateReader(
  context: ReplicaContext<DmctParams>,
  frame: Frame,
  ears: Ears,
): VoteGateReader {
  const { id, nodes, params } = context;
  const { gateSeconds, noiseDensityPerHz } = frame;
  const { powerCeiling, powerFloor } = params;
  const [zero, one] = frame.book.voteFrequenciesHz;
  const frequenciesHz = Float64Array.of(...zero, ...one);
  const isGraded = ruleOf(params) === 'graded';
  const reader = createGateReader(frequenciesHz, [1], {
    noiseDensityPerHz,
    powerFloor,
    ...(isGraded ? { powerCeiling } : {}),
  });
  const isOneAntenna = params.receiver !== 'array';
  /** Of a gate's energy in 2L tones, each N₀ on average and exponential, (V/m)²·s. */
  const noiseDeviation = Math.sqrt(frequenciesHz.length) * noiseDensityPerHz;
  const scratch = new Float64Array(1);
  /** What one antenna makes of a gate, if it is to be asked. */
  const atOneAntenna = (
    observation: Observation,
    gate: EmitterGate,
    word: GateStrength,
    before: number,
  ): GateStrength | null => {
    if (isOneAntenna) return word;
    return ears.isDoubtful ? reader.read(observation.field, gate, scratch, 0, before) : null;
  };

  return (observation, { interferenceEnergy, slotOf }, before, { readings, doubts, lastWords }) => {
    for (let j = 0; j < nodes; j++) {
      if (j === id) continue;
      const gate = gateOf(frame, id, j, slotOf(j), gateSeconds);
      const heard = { ...gate, noiseGain: ears.noiseGain(j, frequenciesHz) };
      const word = reader.read(ears.towards(observation, j), heard, readings, j, before[j]);
      const antenna = isGraded ? atOneAntenna(observation, gate, word, before[j]!) : null;
      const strays =
        antenna === null
          ? 0
          : doubtByInterference(
              antenna.strength,
              interferenceEnergy / gate.allowedEnergy,
              noiseDeviation / gate.allowedEnergy,
            );
      const doubt = Math.max(word.doubt, antenna?.doubt ?? 0, strays);
      doubts[j] = doubt;
      lastWords[j] = lastWord(before[j]!, readings[j]!, { ...word, doubt }, powerFloor);
    }
  };
}

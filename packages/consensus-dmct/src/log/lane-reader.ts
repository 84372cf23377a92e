import type { Observation, ReplicaContext } from '@dmct/core';
import type { Ears } from '../ears.js';
import { gateOf } from '../frame.js';
import { createInterferenceMeter } from '../interference.js';
import type { DmctParams } from '../params.js';
import type { EmitterGate } from '../readings.js';
import { createVoteGateReader, type VoteGates } from '../vote-gates.js';
import { pulsesOfFrame, type LogFrame, type LogSchedule } from './log-frame.js';
import { readPayload, type Heard } from './payload-reader.js';

/** What a participant, general or client, reads in a frame. */
export interface LaneReader {
  /**
   * The votes of one lane into `gates`, one entry a general; one's own is left alone. Silence stands for `before`.
   */
  votes(
    observation: Observation,
    schedule: LogSchedule,
    lane: number,
    before: Float64Array,
    gates: VoteGates,
  ): void;
  /** Of the others' proposals: how many clearly state these tones (null: not looked for), and whether anybody spoke. */
  proposals(
    observation: Observation,
    schedule: LogSchedule,
    chord: Uint32Array | null,
  ): { readonly clear: number; readonly isAnybody: boolean };
  payload(observation: Observation, schedule: LogSchedule): Heard | null;
}

/** Less than this share of the allowed energy is nobody's proposal: honest ones bring all of it. */
const SILENCE = 0.25;

export function createLaneReader(
  context: ReplicaContext<DmctParams>,
  frame: LogFrame,
  ears: Ears,
): LaneReader {
  const { crypto, id, nodes, params } = context;
  const { binsHz, gateSeconds, noiseDensityPerHz } = frame;
  const { powerFloor } = params;
  const readVotes = createVoteGateReader(context, frame, ears);
  const interferenceIn = createInterferenceMeter(frame, id, {
    count: params.quietGates,
    pulsesIn: (schedule: LogSchedule) => pulsesOfFrame(frame, schedule),
  });
  // All lanes of a frame are heard in one window, and under the same interference.
  let measuredIn: Observation | null = null;
  let interferenceEnergy = 0;
  const re = new Float64Array(binsHz.length);
  const im = new Float64Array(binsHz.length);
  const others = Array.from({ length: nodes }, (_, j) => j).filter((j) => j !== id);
  const gateAt = (from: number, start: number): EmitterGate => gateOf(frame, id, from, start, gateSeconds);

  return {
    votes(observation, schedule, lane, before, gates) {
      const offset = lane * frame.laneNanoseconds;
      const slotOf = (j: number): number => schedule.slotsNanoseconds[j]! + offset;
      if (observation !== measuredIn) interferenceEnergy = interferenceIn(observation.field, schedule);
      measuredIn = observation;
      readVotes(observation, { interferenceEnergy, slotOf }, before, gates);
    },
    proposals(observation, schedule, chord) {
      let clear = 0;
      let isAnybody = false;
      for (const j of others) {
        const gate = gateAt(j, schedule.slotsNanoseconds[j]!);
        const field = ears.towards(observation, j);
        if (gate.startSeconds < 0 || gate.startSeconds + gateSeconds > field.durationSeconds) continue;
        field.integrateMany(binsHz, gate.startSeconds, gateSeconds, re, im);
        const noise = noiseDensityPerHz * ears.noiseGain(j, binsHz);
        const energies = binsHz.map(
          (_, k) => 0.5 * gateSeconds * (re[k]! * re[k]! + im[k]! * im[k]!) - noise,
        );
        const whole = energies.reduce((sum, energy) => sum + energy, 0);
        if (whole >= SILENCE * gate.allowedEnergy) isAnybody = true;
        if (chord === null) continue;
        const stated = chord.reduce((sum, bin) => sum + energies[bin]!, 0);
        const share = stated / Math.max(whole, powerFloor * gate.allowedEnergy);
        if (share >= params.confidence) clear++;
      }
      return { clear, isAnybody };
    },
    payload(observation, schedule) {
      const { client, code, payloadGates } = frame;
      const gate = gateAt(client, schedule.payloadStartNanoseconds);
      const gates = {
        startSeconds: gate.startSeconds,
        gateSeconds,
        gatesMax: payloadGates,
        allowedEnergy: gate.allowedEnergy,
        noiseDensityPerHz: noiseDensityPerHz * ears.noiseGain(client, code.frequenciesHz),
        powerFloor,
      };
      return readPayload(ears.towards(observation, client), gates, code, (text) => crypto.digest(text));
    },
  };
}

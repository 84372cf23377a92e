import type { ReplicaContext, Value } from '@dmct/core';
import { coinCarriers, coinShares } from './codebook.js';
import { clippedBit, coinSum, commonLevel, medianReading } from './decision-level.js';
import type { Frame } from './frame.js';
import { requireWaves } from './geometry.js';
import type { Listening } from './listening.js';
import { coinNanoseconds, coinWeight, type DmctParams } from './params.js';
import { gateEnergy } from './power.js';
import { createGateReader, type EmitterGate } from './readings.js';
import { carriersOf } from './messages.js';

/**
 * The engineered receiver: one gate per known general and phase, a median over all, and a common random level that
 * nobody knew when it radiated its vote.
 */
export function createCausalListening(context: ReplicaContext<DmctParams>, frame: Frame): Listening {
  const { id, nodes, params } = context;
  const { schedule, book } = frame;
  const slot = schedule.slotsNanoseconds[id]!;
  const coinSeconds = coinNanoseconds(params) / 1e9;
  const readings = new Float64Array(nodes);
  const coinReadings = new Float64Array(nodes * params.coinBits);
  const voteGates = gatesAt(context, frame, 0, frame.gateSeconds);
  const coinGates = gatesAt(context, frame, schedule.coinStartNanoseconds, coinSeconds);
  const [zero, one] = book.voteFrequenciesHz;
  const options = { noiseDensityPerHz: frame.noiseDensityPerHz, powerFloor: params.powerFloor };
  const voteReader = createGateReader(Float64Array.of(...zero, ...one), [1], options);
  const coinReader = createGateReader(book.coinFrequenciesHz, coinShares(params.coinBits), options);
  const weight = coinWeight(nodes, params);
  const wave = {
    amplitude: frame.amplitude,
    envelope: 'rectangular' as const,
  };

  return {
    roundNanoseconds: schedule.roundNanoseconds,
    windowOffsetNanoseconds: 0,
    windowNanoseconds: schedule.roundNanoseconds,
    coinBits: params.coinBits,
    emissions: (roundStart, vote, bits, phase) => [
      {
        ...wave,
        startNanoseconds: roundStart + slot,
        durationSeconds: frame.gateSeconds,
        carriers: carriersOf(
          context.candidates[vote] as Value,
          (value) => book.frequenciesOf(value),
          Float64Array.from(zero, () => phase()),
        ),
      },
      {
        ...wave,
        startNanoseconds: roundStart + schedule.coinStartNanoseconds + slot,
        durationSeconds: coinSeconds,
        carriers: coinCarriers(book, bits, phase),
      },
    ],
    judge(field, vote, bits) {
      for (let j = 0; j < nodes; j++) {
        const at = j * params.coinBits;
        if (j === id) {
          readings[j] = vote;
          coinReadings.set(bits, at);
          continue;
        }
        voteReader.read(field, voteGates[j]!, readings, j);
        coinReader.read(field, coinGates[j]!, coinReadings, at);
        for (let m = at; m < at + params.coinBits; m++) {
          coinReadings[m] = clippedBit(coinReadings[m]!, params.margin);
        }
      }
      return {
        support: medianReading(readings),
        level: commonLevel(coinSum(coinReadings, params.coinBits, weight), params.margin),
      };
    },
  };
}

/** The gates of all generals at this one, for emissions at `phaseStart` plus their slots; its own entry is unused. */
function gatesAt(
  context: ReplicaContext<DmctParams>,
  frame: Frame,
  phaseStartNanoseconds: number,
  pulseSeconds: number,
): readonly EmitterGate[] {
  const { id, nodes } = context;
  const { schedule, geometry } = frame;
  const waves = requireWaves(context);
  return schedule.slotsNanoseconds.map((slot, j) => {
    const field = j === id ? 0 : frame.amplitude * waves.amplitudeAt(context.pathLengthMetres(j, id));
    return {
      startSeconds: (phaseStartNanoseconds + slot + geometry.travelNanoseconds[id * nodes + j]!) / 1e9,
      durationSeconds: pulseSeconds,
      allowedEnergy: gateEnergy(field, pulseSeconds),
    };
  });
}

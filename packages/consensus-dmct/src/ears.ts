import type { Observation, ObservationRequest, ReplicaContext } from '@dmct/core';
import { antennaOffsets, createBeamformer, misplaced, pinned, type Position } from '@dmct/physics';
import { createBeam, type GateField } from './beam.js';
import type { Frame } from './frame.js';
import { requireWaves } from './geometry.js';
import { antennasOf } from './derived-params.js';
import type { DmctParams } from './params.js';

/** With what a general listens. */
export interface Ears {
  /** What an observation must ask for, besides the field at the general's own place. */
  readonly request: Pick<ObservationRequest, 'antennaOffsetsMetres'>;
  /** What is heard in the direction of a participant: the field itself, or an array's beam. */
  towards(observation: Observation, from: number): GateField;
  /**
   * Whether doubt about a gate must also be taken from the field at the general's own place. An array of no more antennas
   * than known places lets some through weakened, below the ceiling by which they would be noticed: with fewer there are
   * no weights that null all others; with as many there are, but what is left of an antenna's error is 1/|h|² of it, |h|²
   * exponential (one dimension is left to hear with), whose mean is infinite. One more, and the mean is the error's half.
   */
  readonly isDoubtful: boolean;
  /** Noise energy at these tones in that direction, over what one antenna has: 1, or the mean square of the weights. */
  noiseGain(from: number, frequenciesHz: Float64Array): number;
}

const ONE_ANTENNA: Ears = {
  request: {},
  towards: (observation) => observation.field,
  isDoubtful: false,
  noiseGain: () => 1,
};

/** The ears of a general, or of a client, as `receiver` says. */
export function createEars(context: ReplicaContext<DmctParams>, frame: Frame): Ears {
  return context.params.receiver === 'array' ? createArrayEars(context, frame) : ONE_ANTENNA;
}

/**
 * An array around the general's own place with a beam on every public place, deaf to all the others as far as it has
 * antennas to spare. The antennas stand where installation left them, each off by a Gaussian error that the general doesn't
 * know; its weights are for the places it meant. The field at the real ones is what it gets.
 */
function createArrayEars(context: ReplicaContext<DmctParams>, frame: Frame): Ears {
  const { id, params, places } = context;
  const waves = requireWaves(context);
  const participants = frame.geometry.nodes;
  const seed = Math.floor(context.stream('antennas').uniform() * 4294967296);
  const planned = antennaOffsets({
    antennas: antennasOf(params, participants),
    apertureMetres: params.apertureMetres,
    seed,
  });
  const wavelength = waves.speed / params.carrierHz;
  const real = misplaced(planned, (params.calibrationRadians * wavelength) / pinned.TAU, seed);
  const here = places[id]!.position;
  const others = Array.from({ length: participants }, (_, j) => j).filter((j) => j !== id);
  const pathsMetres = others.map((j) =>
    Float64Array.from(planned, (offset) => waves.pathMetres(places[j]!.position, sum(here, offset))),
  );
  const beamformer = createBeamformer({ pathsMetres, speedMetresPerSecond: waves.speed });
  const leadsSeconds = pathsMetres.map((paths, at) => {
    const straight = context.pathLengthMetres(others[at]!, id);
    return paths.map((metres) => (metres - straight) / waves.speed);
  });
  const indexOf = (from: number): number => (from < id ? from : from - 1);
  return {
    request: { antennaOffsetsMetres: real },
    isDoubtful: beamformer.antennas <= others.length,
    towards(observation, from) {
      const at = indexOf(from);
      return createBeam(observation.antennas ?? [], beamformer, at, leadsSeconds[at]!);
    },
    noiseGain(from, frequenciesHz) {
      const { antennas } = beamformer;
      const begin = indexOf(from) * antennas;
      let gain = 0;
      for (const frequency of frequenciesHz) {
        const { re, im } = beamformer.weights(frequency);
        for (let m = begin; m < begin + antennas; m++) gain += re[m]! * re[m]! + im[m]! * im[m]!;
      }
      return gain / frequenciesHz.length;
    },
  };
}

function sum(a: Position, b: Position): Position {
  return { x: a.x + b.x, y: a.y + b.y, z: a.z + b.z };
}

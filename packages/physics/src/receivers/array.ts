import { assertNotNegative, assertPositive } from '../math/assert.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import type { FieldReading } from '../field/field-reading.js';
import { createBeamformer, type Steering } from './beamformer.js';
import { beamEnergies, beamNoiseGain } from './beam-energies.js';
import { causalGates, type CausalOptions, type KnownEmitter } from './causal.js';
import { tabulateCarriers } from './chord-energy.js';
import type { Candidate, Evidence, ReceiverNeed } from './receiver.js';
import { shareVote } from './vote-share.js';

/** A public emitter as an array knows it; `pathMetres` is the way to antenna 0. */
export interface KnownArrayEmitter extends KnownEmitter {
  /** Metres of the way from its place to each antenna, antenna 0 first. */
  readonly antennaPathsMetres: Float64Array;
}

/** A causal receiver's options, and how its antennas are steered. */
export interface ArrayOptions extends Omit<CausalOptions, 'emitters'> {
  readonly emitters: readonly KnownArrayEmitter[];
  /** Default 'null': deaf to the other known emitters as far as there are antennas for it. */
  readonly steering?: Steering;
  /** See `BeamformerOptions.loading`. */
  readonly loading?: number;
}

/** A receiver that reads the field at several antennas: `antennas[m]` is the reading of antenna m in one common window. */
export interface ArrayReceiver {
  readonly name: 'array';
  readonly needs: readonly ReceiverNeed[];
  read(antennas: readonly FieldReading[], candidates: readonly Candidate[]): Evidence;
}

/**
 * The causal receiver with a direction: in each known emitter's gate the antennas' phasors are added so that a wave
 * from its place comes through whole, and waves from elsewhere as little as antennas, aperture and calibration allow.
 * What is suppressed, and by how much, comes out of the field at the antennas; nothing here is told where a wave came
 * from. Delay-and-sum leaves about 1/M of the power from elsewhere; nulls on the known places leave about σ²/M, σ the
 * antennas' phase errors in radians, as long as there are more antennas than places.
 *
 * Gates open at each antenna when light must arrive there. Evidence is the causal receiver's. Throws a RangeError for
 * options that are out of their range and, when it reads, for another number of readings than antennas.
 */
export function createArrayReceiver(options: ArrayOptions): ArrayReceiver {
  const { emitters, pulseSeconds } = options;
  const speed = options.speedMetresPerSecond ?? SPEED_OF_LIGHT;
  const noiseDensity = options.noiseDensityPerHz ?? 0;
  const powerFloor = options.powerFloor ?? 0.5;
  assertPositive('pulseSeconds', pulseSeconds);
  assertNotNegative('noiseDensityPerHz', noiseDensity);
  assertPositive('powerFloor', powerFloor);
  const pathsMetres = emitters.map((emitter) => emitter.antennaPathsMetres);
  const { steering, loading } = options;
  const beamformer = createBeamformer({
    pathsMetres,
    speedMetresPerSecond: speed,
    ...(steering === undefined ? {} : { steering }),
    ...(loading === undefined ? {} : { loading }),
  });
  const gates = causalGates(options);
  const leads = pathsMetres.map((paths) => paths.map((metres) => (metres - paths[0]!) / speed));
  const allowedEnergies = Float64Array.from(
    emitters,
    ({ allowedAmplitude }) => 0.5 * allowedAmplitude * allowedAmplitude * pulseSeconds,
  );
  return {
    name: 'array',
    needs: ['clock', 'bandwidth', 'common epoch', 'known places', 'disjoint gates', 'antennas'],
    read(antennas, candidates) {
      if (antennas.length !== beamformer.antennas) {
        throw new RangeError(
          `the array has ${beamformer.antennas} antennas, got readings of ${antennas.length}`,
        );
      }
      const table = tabulateCarriers(candidates);
      const energies = new Float64Array(gates.length * candidates.length);
      const weights = new Float64Array(energies.length);
      const strengths = new Float64Array(candidates.length);
      gates.forEach((gate, g) => {
        const beam = { beamformer, emitter: g, leadsSeconds: leads[g]! };
        const offset = g * candidates.length;
        beamEnergies(antennas, gate, beam, table, energies, offset);
        const noiseOf = (m: number): number => noiseDensity * beamNoiseGain(beam, table, m);
        shareVote(energies, weights, offset, candidates, noiseOf, powerFloor * allowedEnergies[g]!);
        for (let m = 0; m < candidates.length; m++) {
          strengths[m] = strengths[m]! + weights[offset + m]!;
        }
      });
      return { strengths, gates: { energies, weights, allowedEnergies } };
    },
  };
}
